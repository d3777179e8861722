// 日历订阅: the reader's feeds with their last use, new ones, and the address of one just made, which is shown once.
import type { FeedView } from '../../services/feeds.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Clock } from '../components/day.tsx';
import { type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface FeedsPageProps {
  readonly shell: Shell;
  readonly feeds: readonly FeedView[];
  /** Whole address, right after the feed was made. */
  readonly made: { readonly address: string; readonly feed: FeedView } | null;
  /** Name of the reader's department, for those who may follow it. */
  readonly department: string | null;
  /** The project that a feed is offered of. */
  readonly project: { readonly id: string; readonly name: string } | null;
  readonly form: FormState;
}

export function FeedsPage({ shell, feeds, made, department, project, form }: FeedsPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'feeds.title')} active="feeds">
      <PageHead
        title={t(lang, 'feeds.title')}
        sub={t(lang, 'feeds.sub')}
        crumbs={project === null ? [] : [{ text: project.name, href: paths.project(project.id) }]}
      />
      <Problems lang={lang} form={form} />
      {made === null ? null : <Made lang={lang} made={made} />}
      <div class="columns feeds-page">
        <div class="main-panel">
          <Card title={t(lang, 'feeds.list')} remark={t(lang, 'feeds.count', { n: feeds.length })}>
            {feeds.length === 0 ? (
              <Empty title={t(lang, 'feeds.empty')} body={t(lang, 'feeds.emptyBody')} />
            ) : (
              <FeedTable lang={lang} feeds={feeds} year={shell.now} />
            )}
          </Card>
        </div>
        <aside class="side-column">
          <Card title={t(lang, 'feeds.new')}>
            <div class="card-form">
              {project === null ? null : (
                <Choice
                  lang={lang}
                  kind="project"
                  project={project.id}
                  text={t(lang, 'feeds.newProject', { name: project.name })}
                  hint={t(lang, 'feeds.newProjectHint')}
                  main
                />
              )}
              <Choice
                lang={lang}
                kind="mine"
                text={t(lang, 'feeds.newMine')}
                hint={t(lang, 'feeds.newMineHint')}
                main={project === null}
              />
              {department === null ? null : (
                <Choice
                  lang={lang}
                  kind="department"
                  text={t(lang, 'feeds.newDepartment', { name: department })}
                  hint={t(lang, 'feeds.newDepartmentHint')}
                />
              )}
              {project === null ? <p class="hint">{t(lang, 'feeds.forProject')}</p> : null}
            </div>
          </Card>
        </aside>
      </div>
    </Layout>
  );
}

/** The address can be copied from its field without any script. */
function Made({ lang, made }: { lang: Lang; made: NonNullable<FeedsPageProps['made']> }) {
  return (
    <section class="panel one-time" role="status" aria-label={t(lang, 'feeds.made.title')}>
      <h2>{t(lang, 'feeds.made.title')}</h2>
      <p>
        <b>{nameOf(lang, made.feed)}</b>
      </p>
      <p class="sub">{t(lang, 'feeds.made.body')}</p>
      <input
        class="form-control"
        type="text"
        readonly
        value={made.address}
        aria-label={t(lang, 'feeds.made.address')}
      />
      <p>
        <a href={made.address.replace(/^https?:/, 'webcal:')}>{t(lang, 'feeds.made.open')}</a>
      </p>
    </section>
  );
}

/** null where the subject is out of sight by now. */
function nameOf(lang: Lang, { kind, subject }: FeedView): string {
  if (kind === 'mine') return t(lang, 'feeds.kind.mine');
  return subject === null
    ? `${t(lang, `feeds.${kind}`)}（${t(lang, 'feeds.gone')}）`
    : t(lang, `feeds.kind.${kind}`, { name: named(lang, subject) });
}

const columns = ['what', 'made', 'used', 'action'] as const;

function FeedTable({ lang, feeds, year }: { lang: Lang; feeds: readonly FeedView[]; year: string }) {
  return (
    <table class="sheet rows feeds">
      <caption class="visually-hidden">{t(lang, 'feeds.list')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `feeds.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => {
          const name = nameOf(lang, feed);
          return (
            <tr>
              <th scope="row" class="k-what k-name">
                {name}
              </th>
              <td class="k-made">
                <Clock lang={lang} at={feed.createdAt} year={year} />
              </td>
              <td class="k-used">
                {feed.lastUsedAt === null ? (
                  <span class="sub">{t(lang, 'feeds.never')}</span>
                ) : (
                  <>
                    <span class="phone-label">{t(lang, 'feeds.col.used')} </span>
                    <Clock lang={lang} at={feed.lastUsedAt} year={year} />
                  </>
                )}
              </td>
              <td class="k-action">
                <form method="post" action={paths.revokeFeed(feed.id)}>
                  <button class="link" type="submit" aria-label={t(lang, 'feeds.revokeOf', { name })}>
                    {t(lang, 'feeds.revoke')}
                  </button>
                </form>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface ChoiceProps {
  readonly lang: Lang;
  readonly kind: FeedView['kind'];
  readonly project?: string;
  readonly text: string;
  readonly hint: string;
  readonly main?: boolean;
}

function Choice({ kind, project, text, hint, main = false }: ChoiceProps) {
  return (
    <form class="feed-choice" method="post" action={paths.feeds()}>
      <input type="hidden" name="kind" value={kind} />
      {project === undefined ? null : <input type="hidden" name="project" value={project} />}
      <button class={main ? 'btn btn-primary' : 'btn'} type="submit">
        {text}
      </button>
      <p class="hint">{hint}</p>
    </form>
  );
}

// 提前介入: what can be filed, booked or reviewed today, of one project and of all that the reader sees.
import type { EarlyWay } from '../../domain/start-early.ts';
import { earlyWays } from '../../domain/start-early.ts';
import type { EarlyEntryView, EarlyPage, ProjectEarlyView } from '../../services/early-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Counters } from '../components/counters.tsx';
import { EarlyList, markOfWay } from '../components/early-list.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullWidth, listed, named } from '../words/names.ts';

/** Entries whose papers stand open: those that matter most. */
const OPEN = 3;

export function ProjectEarlyPage({ shell, early }: { shell: Shell; early: ProjectEarlyView }) {
  const { lang } = shell;
  const { entries, projectId, projectName, asOf } = early;
  const title = t(lang, 'early.title');
  return (
    <Layout shell={shell} title={`${title} · ${projectName}`} active="projects">
      <PageHead
        title={title}
        sub={t(lang, 'early.sub')}
        crumbs={[{ text: projectName, href: paths.project(projectId) }]}
      >
        {entries.length === 0 ? null : <Download lang={lang} href={paths.projectEarlyFile(projectId)} />}
      </PageHead>
      <Card
        title={t(lang, 'early.today')}
        remark={t(lang, 'early.count', { n: entries.length })}
        aside={entries.length === 0 ? undefined : <span class="sub">{chainWhy(lang, entries)}</span>}
      >
        {entries.length === 0 ? (
          <Empty title={t(lang, 'early.empty.title')} body={whyNothing(lang, early)} />
        ) : (
          <EarlyList lang={lang} entries={entries} asOf={asOf} open={OPEN} />
        )}
      </Card>
      {early.waiting.length === 0 ? null : <Waiting lang={lang} early={early} />}
    </Layout>
  );
}

/** What the days at the right are. */
function chainWhy(lang: Lang, entries: readonly EarlyEntryView[]): string {
  const target = entries[0]?.towards ?? null;
  return target === null
    ? t(lang, 'early.chainWhyEnd')
    : t(lang, 'early.chainWhy', { target: fullWidth(target.name) });
}

function whyNothing(lang: Lang, { waiting }: ProjectEarlyView): string {
  if (waiting.length === 0) return t(lang, 'early.empty.done');
  const before = [...new Map(waiting.flatMap(({ on }) => on).map((one) => [one.item, one])).values()];
  const names = before.slice(0, 4).map(({ name }) => named(lang, name));
  return t(lang, 'early.empty.waiting', { n: waiting.length, items: listed(lang, names) });
}

function Waiting({ lang, early }: { lang: Lang; early: ProjectEarlyView }) {
  return (
    <Card
      title={t(lang, 'early.waiting')}
      remark={t(lang, 'early.count', { n: early.waiting.length })}
      aside={<span class="sub">{t(lang, 'early.waitingSub')}</span>}
    >
      <ul class="early-waiting">
        {early.waiting.map(({ name, on }) => (
          <li>
            <span>{named(lang, name)}</span>
            <span class="sub">
              {t(lang, 'early.waitsOn', {
                items: listed(
                  lang,
                  on.map((one) => named(lang, one.name)),
                ),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export interface EarlyPageProps {
  readonly shell: Shell;
  readonly page: EarlyPage;
  readonly way: EarlyWay | null;
  /** Whether this is the first page. */
  readonly first: boolean;
}

export function EarlyListPage({ shell, page, way, first }: EarlyPageProps) {
  const { lang } = shell;
  const counters = [
    {
      mark: null,
      label: t(lang, 'early.all'),
      note: t(lang, 'early.note.all'),
      count: page.total,
      way: null,
    },
    ...earlyWays.map((one) => ({
      mark: markOfWay[one],
      label: t(lang, `early.way.${one}`),
      note: t(lang, `early.note.${one}`),
      count: page.counts[one],
      way: one,
    })),
  ];
  return (
    <Layout shell={shell} title={t(lang, 'early.title')} active="early">
      <PageHead title={t(lang, 'early.title')} sub={t(lang, 'early.subMany')}>
        {page.items.length === 0 ? null : <Download lang={lang} href={paths.earlyFile({ way })} />}
      </PageHead>
      <Counters
        label={t(lang, 'early.filter')}
        counters={counters.map((one) => ({
          ...one,
          href: paths.early({ way: one.way }),
          current: one.way === way,
        }))}
      />
      {page.bounded ? <p class="notice">{t(lang, 'early.bounded', { n: page.projects })}</p> : null}
      <div class="panel">
        {page.items.length > 0 ? (
          <EarlyList lang={lang} entries={page.items} asOf={page.asOf} ofMany />
        ) : way === null ? (
          <Empty title={t(lang, 'early.empty.title')} body={t(lang, 'early.empty.all')} />
        ) : (
          <Empty title={t(lang, 'early.empty.filtered')}>
            <a href={paths.early()}>{t(lang, 'early.empty.showAll')}</a>
          </Empty>
        )}
        {first && page.next === null ? null : (
          <nav class="pager" aria-label={t(lang, 'pager.label')}>
            {first ? null : <a href={paths.early({ way })}>{t(lang, 'early.first')}</a>}
            {page.next === null ? null : (
              <a href={paths.early({ way, cursor: page.next })} rel="next">
                {t(lang, 'early.more')}
              </a>
            )}
          </nav>
        )}
      </div>
    </Layout>
  );
}

const Download = ({ lang, href }: { lang: Lang; href: string }) => (
  <a class="btn" href={href} download>
    {icon('download')}
    {t(lang, 'early.download')}
  </a>
);

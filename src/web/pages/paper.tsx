// One paper as it is printed, with what can be done with it beside: print, take a Word copy, check, take back, print anew.
import type { PaperView } from '../../services/paper-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Clock } from '../components/day.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PaperSheet } from '../components/paper-sheet.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { momentOf, paperDay } from '../words/dates.ts';
import { named } from '../words/names.ts';

export interface PaperPageProps {
  readonly shell: Shell;
  readonly paper: PaperView;
  /** Where codes lead: `https://tracker.example`. */
  readonly origin: string;
  readonly form: FormState;
  readonly formKey: string;
}

export function PaperPage({ shell, paper, origin, form, formKey }: PaperPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={`${paper.title} ${paper.number}`} sheet>
      <PageHead
        title={t(lang, `paper.kind.${paper.kind}`)}
        sub={paper.number}
        crumbs={[
          { text: paper.project.name, href: paths.project(paper.project.id) },
          { text: t(lang, 'papers.title'), href: paths.papers(paper.project.id) },
        ]}
      >
        <a class="btn btn-primary" href={paths.paperWord(paper.id)}>
          {t(lang, 'paper.word')}
        </a>
      </PageHead>
      <div class="columns paper-columns">
        <div class="main-panel desk-of-paper">
          <PaperSheet
            content={paper.content}
            stamp={stampOf(paper)}
            foot={{
              check: paper.check,
              checkUrl: `${origin}${paper.checkPath}`,
              progressUrl: paper.progressPath === null ? null : `${origin}${paper.progressPath}`,
            }}
          />
        </div>
        <aside class="side-column">
          <About lang={lang} paper={paper} />
          {paper.mayVoid ? <VoidCard lang={lang} paper={paper} form={form} formKey={formKey} /> : null}
        </aside>
      </div>
    </Layout>
  );
}

/** On the paper itself, in Chinese whatever the page speaks. */
export function stampOf({ voidedAt, replacedBy }: Pick<PaperView, 'voidedAt' | 'replacedBy'>) {
  if (voidedAt === null) return null;
  const day = paperDay('zh-CN', momentOf(voidedAt).date);
  const line =
    replacedBy === null ? `本文书已于${day}作废` : `本文书已于${day}作废，由${replacedBy.number}替代`;
  return { word: '作废', line };
}

function About({ lang, paper }: { lang: Lang; paper: PaperView }) {
  return (
    <Card title={t(lang, 'paper.about')}>
      <dl class="paper-facts">
        <dt>{t(lang, 'papers.col.state')}</dt>
        <dd>
          <Marked mark={paper.state === 'valid' ? 'done' : 'ended'}>
            {t(lang, `paper.state.${paper.state}`)}
          </Marked>
        </dd>
        {paper.itemName === null ? null : (
          <>
            <dt>{t(lang, 'papers.col.item')}</dt>
            <dd>{named(lang, paper.itemName)}</dd>
          </>
        )}
        <dt>{t(lang, 'paper.issued')}</dt>
        <dd>
          <Clock lang={lang} at={paper.issuedAt} /> {paper.issuedBy}
        </dd>
        {paper.voidReason === null || paper.voidedAt === null ? null : (
          <>
            <dt>{t(lang, 'paper.voided')}</dt>
            <dd>
              <Clock lang={lang} at={paper.voidedAt} /> {paper.voidReason}
            </dd>
          </>
        )}
        {(['replaces', 'replacedBy'] as const).map((side) => {
          const other = paper[side];
          return other === null ? null : (
            <>
              <dt>{t(lang, `paper.${side}`)}</dt>
              <dd>
                <a href={paths.paper(other.id)}>{other.number}</a>
              </dd>
            </>
          );
        })}
        <dt>{t(lang, 'paper.check')}</dt>
        <dd>
          <a href={paper.checkPath}>{paper.check}</a>
        </dd>
        <dt>{t(lang, 'paper.fingerprint')}</dt>
        <dd class="hash">
          {paper.hashAlgorithm.toUpperCase()} {paper.hash}
        </dd>
      </dl>
      <p class="card-note">{t(lang, 'paper.printHint')}</p>
    </Card>
  );
}

function VoidCard({ lang, paper, form, formKey }: Omit<PaperPageProps, 'shell' | 'origin'> & { lang: Lang }) {
  return (
    <Card title={t(lang, 'paper.void.title')} remark={t(lang, 'paper.void.remark')}>
      <form class="card-form" method="post" action={paths.voidPaper(paper.id)}>
        <Problems
          lang={lang}
          form={form}
          labelOf={(path) => (path === 'reason' ? t(lang, 'paper.void.reason') : null)}
        />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Field
          lang={lang}
          name="reason"
          label={t(lang, 'paper.void.reason')}
          hint={t(lang, 'paper.void.hint')}
          form={form}
          required
          attributes={{ maxlength: 500 }}
        />
        <div class="form-actions">
          <button class="btn" type="submit" name="then" value="reprint">
            {t(lang, 'paper.void.reprint')}
          </button>
          <button class="btn" type="submit" name="then" value="nothing">
            {t(lang, 'paper.void.only')}
          </button>
        </div>
      </form>
    </Card>
  );
}

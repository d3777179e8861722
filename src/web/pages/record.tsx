// 记录事项: what may be recorded for one case now. Each kind of event is a small form of its own, with what follows from it.
import type { ContradictionView } from '../../services/commitment-views.ts';
import type { OwedPaper } from '../../services/owed-papers.ts';
import type { CaseView, ProjectView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty, Fact } from '../components/card.tsx';
import { Consultations } from '../components/consultation-lines.tsx';
import { Contradictions } from '../components/contradictions.tsx';
import { Day } from '../components/day.tsx';
import { DebtLines } from '../components/debt-lines.tsx';
import { type EventChoice, EventForm } from '../components/event-form.tsx';
import { type FormState, Problems } from '../components/form.tsx';
import { IssueButton } from '../components/issue-button.tsx';
import { MockLines } from '../components/mock-lines.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { markOfCase, wordOfCase } from '../words/marks.ts';
import { named, partyFull } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';

export type { EventChoice, EventField } from '../components/event-form.tsx';

export interface RecordPageProps {
  readonly shell: Shell;
  readonly project: Pick<ProjectView, 'id' | 'name' | 'asOf'>;
  readonly case: CaseView;
  readonly choices: readonly EventChoice[];
  /** Papers that events of the case should have and the reader may issue, latest first. */
  readonly owed: readonly OwedPaper[];
  /** What speaks against a promise, before the decision. */
  readonly against: readonly ContradictionView[];
  /** Whether the item may be granted on a promise. */
  readonly offersPromise: boolean;
  /** The form that stands open: asked for, or sent back with its faults. */
  readonly open: { readonly type: string; readonly form: FormState } | null;
  /** Proposed day and time: the program's now. */
  readonly occurred: { readonly date: string; readonly time: string };
  /** Makes a repeated submit harmless; sent as `idempotencyKey`. */
  readonly formKey: string;
}

export function RecordPage(props: RecordPageProps) {
  const { shell, project, case: c, choices, against, offersPromise, open, occurred, formKey } = props;
  const { lang } = shell;
  const title = t(lang, 'record.title');
  return (
    <Layout shell={shell} title={`${title} · ${named(lang, c.name)}`} active="projects">
      <PageHead
        title={title}
        sub={t(lang, 'record.sub')}
        crumbs={[
          { text: project.name, href: paths.project(project.id) },
          { text: named(lang, c.name), href: `${paths.project(project.id)}#stage-${c.stage}` },
        ]}
      />
      <div class="columns">
        <Card title={t(lang, 'record.choose')} class="main-panel">
          {open === null || choices.some(({ type }) => type === open.type) ? null : (
            <Problems lang={lang} form={open.form} />
          )}
          {choices.some(({ type }) => type === 'decide') ? (
            <Contradictions lang={lang} against={against} asOf={project.asOf} />
          ) : null}
          {choices.length === 0 ? (
            <Empty title={t(lang, 'record.none.title')} body={t(lang, 'record.none.body')} />
          ) : (
            <div class="choices">
              {choices.map((choice) => (
                <EventForm
                  lang={lang}
                  choice={choice}
                  isOpen={open?.type === choice.type || choices.length === 1}
                  form={open?.type === choice.type ? open.form : null}
                  occurred={occurred}
                  action={paths.record(project.id, c.item)}
                  version={c.version}
                  formKey={formKey}
                  asOf={project.asOf}
                />
              ))}
            </div>
          )}
        </Card>
        <aside class="side-column">
          <CaseCard
            lang={lang}
            c={c}
            asOf={project.asOf}
            projectId={project.id}
            promises={offersPromise || c.commitment !== null}
          />
          <OwedPapers {...props} />
        </aside>
      </div>
    </Layout>
  );
}

/** More than these are issued on the page of papers. */
const OFFERED = 5;

function OwedPapers({ shell: { lang }, project, owed, formKey }: RecordPageProps) {
  if (owed.length === 0) return null;
  return (
    <Card
      title={t(lang, 'papers.owed')}
      aside={<a href={paths.papers(project.id)}>{t(lang, 'papers.title')}</a>}
    >
      <ul class="plain-list owed-papers">
        {owed.slice(0, OFFERED).map((paper) => (
          <li>
            <IssueButton lang={lang} projectId={project.id} paper={paper} formKey={formKey} says />
            <Day lang={lang} date={paper.on} year={project.asOf} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CaseCard({
  lang,
  c,
  asOf,
  projectId,
  promises,
}: {
  lang: Lang;
  c: CaseView;
  asOf: string;
  projectId: string;
  promises: boolean;
}) {
  const mark = markOfCase(c);
  const clock = c.mainClock;
  const watch = clock === null ? null : dayToWatch(clock);
  return (
    <section class="panel answer" aria-label={t(lang, 'record.now')}>
      <h2 class="label">{t(lang, 'record.now')}</h2>
      <p class="holder">
        {c.pause !== null
          ? named(lang, c.pause.name)
          : c.status === 'ready'
            ? t(lang, 'party.OWN')
            : partyFull(lang, c.holder, c.holderName)}
      </p>
      <p class="due-line">
        <Tag lang={lang} mark={mark} word={wordOfCase(lang, c, mark)} />
        <Left words={remainingOf(lang, clock)} />
      </p>
      <dl class="facts">
        <Fact label={t(lang, 'project.col.accepted')}>
          <Day lang={lang} date={c.acceptedOn ?? c.receivedOn} year={asOf} />
        </Fact>
        <Fact label={t(lang, 'project.col.promised')}>{limitWords(lang, c.promised)}</Fact>
        {watch === null ? null : (
          <Fact label={t(lang, 'project.col.due')}>
            <Day lang={lang} date={watch} year={asOf} provisional={clock?.provisional} />
          </Fact>
        )}
      </dl>
      {c.mock === null ? null : (
        <MockLines lang={lang} mock={c.mock} asOf={asOf} href={paths.ledger(projectId, c.item, 'mock')} />
      )}
      <Consultations lang={lang} case={c} asOf={asOf} />
      <DebtLines lang={lang} c={c} />
      <p class="links">
        {clock === null ? null : (
          <a href={paths.ledger(projectId, c.item, clock)}>{t(lang, 'project.why')}</a>
        )}
        <a href={paths.materials(projectId, c.item)}>{t(lang, 'material.title')}</a>
        {promises ? <a href={paths.commitment(projectId, c.item)}>{t(lang, 'commitment.see')}</a> : null}
      </p>
      <p class="sub">{t(lang, 'record.version', { instance: c.instance, version: c.version })}</p>
    </section>
  );
}

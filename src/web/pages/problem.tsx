// One problem: what was reported, which unit answers by when and why that day, every step, and what the reader may do now.

import { keyOf } from '../../services/ledger-words.ts';
import type { ProblemMove, ProblemStep, ProblemView } from '../../services/problem-views.ts';
import type { ProblemPageView } from '../../services/problems.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Fact } from '../components/card.tsx';
import { Clock, Day } from '../components/day.tsx';
import { type FormState, Problems } from '../components/form.tsx';
import { LedgerTable } from '../components/ledger-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemForms } from '../components/problem-forms.tsx';
import { shape } from '../components/shapes.ts';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { eventWord } from '../words/event-lines.ts';
import { isLate, markOfLight } from '../words/marks.ts';
import { fullWidth, named } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';

export interface ProblemPageProps extends ProblemPageView {
  readonly shell: Shell;
  /** Units it may be passed to. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** The form that was sent and refused. */
  readonly sent: { readonly move: ProblemMove; readonly form: FormState } | null;
  readonly formKey: string;
}

export function ProblemPage({ shell, problem, ledger, contact, units, sent, formKey }: ProblemPageProps) {
  const { lang } = shell;
  const title = t(lang, 'problem.title', { id: problem.problem });
  return (
    <Layout shell={shell} title={`${title} · ${problem.projectName}`} active="problems">
      <PageHead
        title={title}
        sub={t(lang, `problems.kind.${problem.kind}`)}
        crumbs={[
          { text: t(lang, 'problems.title'), href: paths.problems() },
          { text: problem.projectName, href: paths.project(problem.projectId) },
        ]}
      />
      {sent === null ? null : <Problems lang={lang} form={sent.form} scope={sent.move} />}
      <div class="columns problem-page">
        <div class="main-panel">
          <Card title={t(lang, 'problem.text')} remark={<Reporter lang={lang} problem={problem} />}>
            <p class="told">{problem.text}</p>
            {problem.answer === null ? null : (
              <div class="told answer-told">
                <p class="sub">
                  {t(lang, 'problem.answer')} · {t(lang, `problem.outcome.${problem.answer.outcome}`)}{' '}
                  <Day lang={lang} date={problem.answer.on} year={shell.now} />
                </p>
                <p>{problem.answer.text}</p>
              </div>
            )}
          </Card>
          <Card title={t(lang, 'problem.trail')}>
            <ol class="history">
              {problem.trail.map((step) => (
                <Step lang={lang} step={step} year={shell.now} />
              ))}
            </ol>
          </Card>
          <Card title={t(lang, 'problem.ledger')}>
            <LedgerTable
              ledger={keyOf(lang, ledger)}
              days={ledger.days}
              caption={t(lang, 'problem.ledger')}
              fold
            />
            <p class="links card-form">
              {(['csv', 'json'] as const).map((ending) => (
                <a href={paths.problemLedger(problem.projectId, problem.problem, ending)} download>
                  {t(lang, ending === 'csv' ? 'ledger.export' : 'ledger.exportJson')}
                </a>
              ))}
            </p>
          </Card>
        </div>
        <aside class="side-column">
          <State lang={lang} problem={problem} contact={contact} />
          <Card title={t(lang, 'problem.actions')}>
            {problem.may.length === 0 ? (
              <p class="card-form sub">{t(lang, 'problem.nothing')}</p>
            ) : (
              <ProblemForms lang={lang} problem={problem} units={units} sent={sent} formKey={formKey} />
            )}
          </Card>
        </aside>
      </div>
    </Layout>
  );
}

const Reporter = ({ lang, problem }: { lang: Lang; problem: ProblemView }) => (
  <>
    {problem.openedBy} <Day lang={lang} date={problem.openedOn} />
  </>
);

function State({ lang, problem, contact }: Pick<ProblemPageProps, 'problem' | 'contact'> & { lang: Lang }) {
  const { clock } = problem;
  const left = remainingOf(lang, clock);
  const mark =
    problem.status === 'closed' ? 'done' : clock.light === 'none' ? 'notice' : markOfLight(clock.light);
  return (
    <section class={isLate(mark) ? 'panel answer late' : 'panel answer'} aria-label={t(lang, 'problem.unit')}>
      <h2 class="label">{t(lang, 'problem.unit')}</h2>
      <p class="holder">{named(lang, problem.unitName)}</p>
      <p class="due-line">
        <Tag lang={lang} mark={mark} word={t(lang, `problems.status.${problem.status}`)} />
        {left.tone === 'quiet' ? null : <Left words={left} />}
      </p>
      <dl class="facts">
        <Fact label={t(lang, 'problem.due')}>
          <Day lang={lang} date={dayToWatch(clock)} provisional={clock.provisional} />{' '}
          <span class="sub">{limitWords(lang, extended(clock))}</span>
        </Fact>
        {problem.contact === null ? null : (
          <Fact label={t(lang, 'problem.contactDue')}>
            {problem.contact.stoppedOn === null ? (
              <Day lang={lang} date={problem.contact.dueOn} />
            ) : (
              <Day lang={lang} date={problem.contact.stoppedOn} />
            )}
          </Fact>
        )}
        <Fact label={t(lang, 'problem.about')}>
          {problem.itemName === null
            ? t(lang, 'problem.wholeProject')
            : fullWidth(named(lang, problem.itemName))}
        </Fact>
        {problem.may.length === 0 ? null : (
          <Fact label={t(lang, 'problem.contact')}>
            {contact === null
              ? t(lang, 'problem.noContact')
              : [contact.name, contact.phone].filter((one) => one !== null).join(' ')}
          </Fact>
        )}
        {problem.round === 1 ? null : (
          <Fact label={t(lang, 'problem.trail')}>{t(lang, 'problem.round', { n: problem.round })}</Fact>
        )}
      </dl>
    </section>
  );
}

const extended = ({ limit, extendedBy }: ProblemView['clock']): ProblemView['clock']['limit'] =>
  limit === null ? null : { ...limit, days: limit.days + extendedBy };

function Step({ lang, step, year }: { lang: Lang; step: ProblemStep; year: string }) {
  return (
    <li>
      <span class="bullet c-notice">{shape('consultation', 12)}</span>
      <div class="line">
        <b>{eventWord(lang, step.type)}</b> <span class="who">{step.by}</span>
        <Clock lang={lang} at={step.at} year={year} />
      </div>
      <p>
        {[step.unitName === null ? null : `→ ${named(lang, step.unitName)}`, step.text]
          .filter((word) => word !== null)
          .join(' ')}
      </p>
    </li>
  );
}

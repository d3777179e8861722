// 您反映的问题: which unit answers by when, how late it is, what was answered, and a way to say that it is not solved.
import type { ProblemView } from '../../services/problem-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { below, type OwnerShell } from '../pages/owner-frame.tsx';
import { fullDay } from '../words/dates.ts';
import { named } from '../words/names.ts';
import { Tied } from './day.tsx';

interface Props {
  readonly shell: OwnerShell;
  readonly problems: readonly ProblemView[];
}

const SHOWN = 5;

export function OwnProblems({ shell, problems }: Props) {
  const { lang } = shell;
  if (problems.length === 0) return null;
  return (
    <section class="card" id="problems">
      <h2>{t(lang, 'owner.problems')}</h2>
      {problems.slice(0, SHOWN).map((problem) => (
        <div class="also">
          <p>
            <small>{problem.problem}</small> {excerpt(problem.text)}
          </p>
          <Standing lang={lang} problem={problem} />
          {problem.may.includes('reopen_problem') ? <Again shell={shell} problem={problem} /> : null}
        </div>
      ))}
    </section>
  );
}

const LONGEST = 80;
const excerpt = (text: string): string => {
  const all = [...text];
  return all.length > LONGEST ? `${all.slice(0, LONGEST).join('')}…` : text;
};

function Standing({ lang, problem }: { lang: Lang; problem: ProblemView }) {
  const unit = named(lang, problem.unitName);
  const date = fullDay(lang, problem.clock.dueOn ?? problem.openedOn);
  if (problem.answer !== null)
    return (
      <p class="pre">
        <b>{t(lang, 'owner.problem.answered', { unit })}</b>
        {problem.answer.text}
      </p>
    );
  const late = problem.clock.overdueDays?.working ?? 0;
  return (
    <p class={late > 0 ? 'late' : 'sub'}>
      <Tied
        text={t(lang, late > 0 ? 'owner.problem.late' : 'owner.problem.waiting', { unit, date, n: late })}
      />
    </p>
  );
}

function Again({ shell, problem }: { shell: OwnerShell; problem: ProblemView }) {
  const { lang } = shell;
  const id = `again-${problem.problem}`;
  return (
    <details>
      <summary>{t(lang, 'owner.problem.reopen')}</summary>
      <form method="post" action={below(shell, `/problems/${problem.problem}`)}>
        <label for={id}>{t(lang, 'owner.problem.reopenReason')}</label>
        <textarea id={id} name="reason" maxlength={2000} rows={3} required />
        <button class="btn" type="submit">
          {t(lang, 'owner.problem.again')}
        </button>
      </form>
    </details>
  );
}

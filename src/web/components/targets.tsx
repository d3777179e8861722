// The promises on the whole project: budget, used, left. One target stands in figures, further ones in a line each.

import type { Child } from 'hono/jsx';
import type { ProjectView, TargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { openCases } from '../words/answer.ts';
import { isLate, markOfTarget } from '../words/marks.ts';
import { fullWidth } from '../words/names.ts';
import { dayToWatch, leftOf, limitWords, remainingOf } from '../words/remaining.ts';
import { Day, Provisional, Rich } from './day.tsx';
import { Left, Marked } from './tag.tsx';

interface FigureProps {
  readonly label: Child;
  readonly value: Child;
  readonly unit?: string | undefined;
  readonly note?: Child;
  readonly class?: string | undefined;
}

export function Figure({ label, value, unit, note, class: className }: FigureProps) {
  return (
    <div class={className === undefined ? 'figure-cell' : `figure-cell ${className}`}>
      <dt>{label}</dt>
      <dd>
        <span class="value">
          <b>{value}</b>
          {unit === undefined ? null : <small>{unit}</small>}
        </span>
        <span class="note">{note ?? '\u00a0'}</span>
      </dd>
    </div>
  );
}

interface TargetsProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  /** Further figures beside those of the first target. */
  readonly children?: Child;
}

export function Targets({ lang, project, children }: TargetsProps) {
  const [first, ...others] = project.targets;
  return (
    <dl class="figures">
      {first === undefined ? (
        <Progress lang={lang} project={project} />
      ) : (
        <Main lang={lang} projectId={project.id} target={first} asOf={project.asOf} />
      )}
      {children}
      {others.length === 0 ? null : (
        <div class="figure-cell others">
          <dt>{t(lang, 'project.target.others')}</dt>
          <dd>
            {others.map((target) => (
              <span class="other">
                {target.startedOn === null ? (
                  fullWidth(target.name)
                ) : (
                  <a href={paths.targetLedger(project.id, target.id)}>{fullWidth(target.name)}</a>
                )}{' '}
                <b>
                  {t(lang, 'project.target.other', {
                    used: target.usedDays,
                    budget: limitWords(lang, target.budget),
                  })}
                </b>{' '}
                <OtherLeft lang={lang} target={target} />
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** 超 3 天, or what is left once the light is on; nothing while there is time. */
function OtherLeft({ lang, target }: { lang: Lang; target: TargetView }) {
  const { budget, remainingDays: left } = target;
  if (left < 0) {
    const key = budget.unit === 'working' ? 'time.late.working' : 'time.late.natural';
    return <Left words={{ text: t(lang, key, { n: -left }), tone: 'late' }} />;
  }
  return markOfTarget(target) === 'due_soon' ? <Left words={leftOf(lang, budget.unit, left, true)} /> : null;
}

/** The unit alone, as it stands after a large figure: 天, 个工作日. */
const unitWord = (lang: Lang, target: TargetView, n: number): string =>
  limitWords(lang, { days: n === 0 ? 2 : n, unit: target.budget.unit })
    .replace(/^\d+/, '')
    .trim();

interface MainProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly target: TargetView;
  readonly asOf: string;
}

function Main({ lang, projectId, target, asOf }: MainProps) {
  const mark = markOfTarget(target);
  const late = isLate(mark);
  const left = late ? -target.remainingDays : target.remainingDays;
  const end = target.reachedOn ?? asOf;
  return (
    <>
      <Figure
        label={t(lang, 'project.target.budget')}
        value={target.budget.days}
        unit={unitWord(lang, target, target.budget.days)}
        note={
          target.startedOn === null ? (
            t(lang, 'project.target.notStarted')
          ) : (
            <Rich
              lang={lang}
              k="project.target.since"
              facts={{ date: <Day lang={lang} date={target.startedOn} year={asOf} /> }}
            />
          )
        }
      />
      <Figure
        label={t(lang, 'project.target.used')}
        value={target.usedDays}
        unit={unitWord(lang, target, target.usedDays)}
        note={
          target.startedOn === null ? undefined : (
            <Rich
              lang={lang}
              k="project.target.until"
              facts={{ date: <Day lang={lang} date={end} year={asOf} /> }}
            />
          )
        }
      />
      <Figure
        class={`c-${mark}`}
        label={
          <>
            {t(lang, late ? 'project.target.late' : 'project.target.left')}{' '}
            {mark === 'normal' || mark === 'not_started' ? null : (
              <Marked mark={mark}>{t(lang, `mark.${mark}`)}</Marked>
            )}
          </>
        }
        value={leftOf(lang, target.budget.unit, left, false).tone === 'soon' ? 0 : left}
        unit={unitWord(lang, target, left)}
        note={
          target.dueOn === null ? undefined : (
            <a
              href={paths.targetLedger(projectId, target.id)}
              class="why"
              aria-label={t(lang, 'project.whyOf', { item: fullWidth(target.name), date: target.dueOn })}
            >
              <Rich
                lang={lang}
                k="project.target.due"
                facts={{
                  date: <Day lang={lang} date={target.dueOn} year={asOf} provisional={target.provisional} />,
                }}
              />
            </a>
          )
        }
      />
    </>
  );
}

/** Without a target: how far it is, and the next date to mind. */
function Progress({ lang, project }: { lang: Lang; project: ProjectView }) {
  const applying = project.stages.reduce((sum, stage) => sum + stage.total, 0);
  const done = project.stages.reduce((sum, stage) => sum + stage.done, 0);
  const clock = openCases(project.cases)[0]?.mainClock ?? null;
  const watch = clock === null ? null : dayToWatch(clock);
  const left = remainingOf(lang, clock);
  return (
    <>
      <Figure
        label={t(lang, 'project.figure.done')}
        value={done}
        note={t(lang, 'project.figure.items', { total: applying })}
      />
      <Figure
        class={left.tone === 'late' ? 'c-overdue' : left.tone === 'soon' ? 'c-due_soon' : undefined}
        label={
          clock !== null && clock.dueOn === null
            ? bracketed(lang, t(lang, 'project.figure.next'), t(lang, 'time.expected'))
            : t(lang, 'project.figure.next')
        }
        value={watch === null ? '—' : <Day lang={lang} date={watch} year={project.asOf} />}
        note={
          watch === null ? (
            t(lang, 'project.figure.none')
          ) : (
            <>
              {left.text} {clock?.provisional === true ? <Provisional lang={lang} /> : null}
            </>
          )
        }
      />
    </>
  );
}

const bracketed = (lang: Lang, text: string, remark: string): string =>
  lang === 'en' ? `${text} (${remark})` : `${text}（${remark}）`;

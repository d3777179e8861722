// The cases of a project by stage: what, who, accepted, promised, due, decided, days taken. Each due date opens its ledger.
import type { CaseView, ProjectView, StageView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortened } from '../../texts/short-names.ts';
import { fits } from '../charts/text.ts';
import { paths } from '../paths.ts';
import { isLate, markOfCase, wordOfCase } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';
import { AwaitedOpinions } from './consultation-lines.tsx';
import { Day } from './day.tsx';
import { MockWords } from './mock-lines.tsx';
import { stageCount } from './stage-band.tsx';
import { Left, Tag } from './tag.tsx';

export interface CaseTableProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  /** Items for which the reader may record something. */
  readonly recordable: readonly string[];
}

const columns = ['status', 'item', 'department', 'accepted', 'promised', 'due', 'decided', 'took'] as const;

export function CaseTable({ lang, project, recordable }: CaseTableProps) {
  const width = columns.length + (recordable.length > 0 ? 1 : 0);
  return (
    <table class="sheet rows cases">
      <caption class="visually-hidden">{t(lang, 'project.cases')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `project.col.${column}`)}
            </th>
          ))}
          {recordable.length > 0 ? (
            <th scope="col" class="k-action">
              {t(lang, 'project.col.action')}
            </th>
          ) : null}
        </tr>
      </thead>
      {project.stages.map((stage) => (
        <tbody id={`stage-${stage.code}`}>
          <StageRow lang={lang} stage={stage} width={width} />
          {project.cases
            .filter((c) => c.stage === stage.code)
            .map((c) => (
              <CaseRow lang={lang} project={project} c={c} recordable={recordable} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function StageRow({ lang, stage, width }: { lang: Lang; stage: StageView; width: number }) {
  return (
    <tr class="stage">
      <th colspan={width} scope="rowgroup">
        {named(lang, stage.name)}
        <span>
          {stage.overdue > 0 ? stageCount(lang, { ...stage, overdue: 0 }) : stageCount(lang, stage)}
          {stage.overdue > 0 ? <b class="t-late">{t(lang, 'project.late', { n: stage.overdue })}</b> : null}
          <span>{t(lang, 'project.stage.lead', { name: partyShort(lang, stage.lead, stage.leadName) })}</span>
        </span>
      </th>
    </tr>
  );
}

function CaseRow({ lang, project, c, recordable }: CaseTableProps & { c: CaseView }) {
  const mark = markOfCase(c);
  const late = isLate(mark);
  const idle = c.status === 'blocked' || c.status === 'waived';
  const name = named(lang, c.name);
  return (
    <tr class={late ? 'late' : idle ? 'waiting' : undefined} id={`item-${c.item}`}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} word={wordOfCase(lang, c, mark)} />
      </td>
      <th scope="row" class="k-item">
        <a href={paths.materials(project.id, c.item)} title={t(lang, 'material.of', { item: name })}>
          {name}
        </a>
        {c.instance > 1 ? <small>{t(lang, 'project.instance', { n: c.instance })}</small> : null}
        {c.owes.length > 0 ? (
          <small>
            {t(lang, 'project.owes', {
              materials: listed(
                lang,
                c.owes.map((owed) => owed.name),
              ),
            })}
          </small>
        ) : null}
        {c.mock === null ? null : <MockWords lang={lang} mock={c.mock} asOf={project.asOf} />}
        <AwaitedOpinions lang={lang} case={c} asOf={project.asOf} />
        {c.pause === null ? null : (
          <small>
            {named(lang, c.pause.name)} {c.pause.document}
          </small>
        )}
      </th>
      <td class="k-department">{partyShort(lang, c.department, c.departmentName)}</td>
      <td class="k-accepted">
        <Day lang={lang} date={c.acceptedOn ?? c.receivedOn} year={project.asOf} />
      </td>
      <td class="k-promised">{limitWords(lang, c.promised)}</td>
      <td class="k-due">
        <Due lang={lang} project={project} c={c} late={late} />
      </td>
      <td class="k-decided">
        <Outcome lang={lang} project={project} c={c} />
      </td>
      <td class="k-took">
        {c.tookDays === null ? (
          <span class="none">—</span>
        ) : c.tookDays === 0 ? (
          t(lang, 'time.onTheSpot')
        ) : (
          c.tookDays
        )}
      </td>
      {recordable.length > 0 ? (
        <td class="k-action">
          {recordable.includes(c.item) ? (
            <a
              href={paths.record(project.id, c.item)}
              aria-label={t(lang, 'project.recordOf', { item: name })}
            >
              {t(lang, 'project.record')}
            </a>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Due({ lang, project, c, late }: { lang: Lang; project: ProjectView; c: CaseView; late: boolean }) {
  const clock = c.mainClock;
  const watch = clock === null ? null : dayToWatch(clock);
  if (clock === null || watch === null) {
    return c.status === 'ready' ? (
      <span class="quiet">{t(lang, 'project.dueAfter')}</span>
    ) : (
      <span class="none">—</span>
    );
  }
  const label = t(lang, 'project.whyOf', { item: named(lang, c.name), date: watch });
  return (
    <a class={late ? 'why t-late' : 'why'} href={paths.ledger(project.id, c.item, clock)} aria-label={label}>
      {clock.dueOn === null ? <small>{t(lang, 'time.expected')} </small> : null}
      <Day lang={lang} date={watch} year={project.asOf} provisional={clock.provisional} />
    </a>
  );
}

/** The day it was decided; before that, how much time is left or what it waits for. */
function Outcome({ lang, project, c }: { lang: Lang; project: ProjectView; c: CaseView }) {
  if (c.decidedOn !== null) {
    // A late decision stays late, however long ago it was.
    const promise = c.clocks.findLast(({ kind }) => kind === 'promised' || kind === 'intermediary') ?? null;
    return (
      <>
        <Day lang={lang} date={c.decidedOn} year={project.asOf} />
        {promise === null || promise.overdueDays === null ? null : (
          <>
            {' '}
            <Left words={remainingOf(lang, promise)} />
          </>
        )}
      </>
    );
  }
  switch (c.status) {
    case 'ready':
      return <span class="c-ready">{t(lang, 'project.readyNow')}</span>;
    case 'waived':
      return <span class="quiet">{t(lang, 'project.waived')}</span>;
    case 'blocked':
      return <Waits lang={lang} project={project} c={c} />;
    case 'received':
    case 'correcting':
    case 'running':
    case 'paused':
      return <Left words={remainingOf(lang, c.mainClock)} />;
    default:
      return <span class="none">—</span>;
  }
}

/** Pixels of a name in the column: one line of it, and of 等. */
const WAITS = 130;

/** Short: the stage when it is another one, how many when there are several, else the item itself. */
function Waits({ lang, project, c }: { lang: Lang; project: ProjectView; c: CaseView }) {
  const first = c.waitsFor[0];
  if (first === undefined) return <span class="none">—</span>;
  const stage = project.cases.find((one) => one.item === first.item)?.stage;
  const other = stage === c.stage ? undefined : project.stages.find((one) => one.code === stage);
  const all = c.waitsFor.map(({ name }) => named(lang, name));
  const what =
    other === undefined
      ? shortened(lang, named(lang, first.name), (text) => fits(text, WAITS, 13))
      : named(lang, other.name);
  const key = all.length > 1 && other === undefined ? 'project.waitsMore' : 'project.waits';
  return (
    <span class="quiet waits" title={t(lang, 'project.waits', { what: listed(lang, all) })}>
      {t(lang, key, { what, n: all.length })}
    </span>
  );
}

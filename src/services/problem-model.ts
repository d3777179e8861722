// The problems of a project folded from its stored events, and the rows that lists read.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { dayOfInstant } from '../domain/day.ts';
import {
  contactClock,
  foldProblems,
  isComplex,
  type OwnerProblem,
  type ProblemEntry,
  problemClock,
  readProblemClock,
} from '../domain/owner-problem.ts';
import { type ProblemAct, problemActs } from '../domain/problem-acts.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { type OwnerProblemRow, replaceOwnerProblems } from '../store/owner-problems.ts';
import type { ActModel } from './act-models.ts';

/** In order of opening. */
export const problemsIn = (events: readonly StoredEvent[]): readonly OwnerProblem[] =>
  foldProblems(
    events.flatMap((event): ProblemEntry[] => {
      if (event.item !== null || !Object.hasOwn(problemActs, event.type)) return [];
      const act = projectAct(event);
      if (act === null || act.type === 'rate_matter') return [];
      const { seq, occurredAt, recordedAt, actor, actorName } = event;
      return [{ act: act as ProblemAct, seq, on: dayOfInstant(occurredAt), recordedAt, actor, actorName }];
    }),
  );

/** Every unit that has or had one, in order. */
export const unitsOfProblem = ({ trail }: OwnerProblem): readonly string[] =>
  trail.flatMap(({ act }) =>
    act.type === 'open_problem' || act.type === 'transfer_problem' ? [act.unit] : [],
  );

export const unitsOf = (events: readonly StoredEvent[]): readonly string[] =>
  problemsIn(events).flatMap(unitsOfProblem);

export const writeProblems: ActModel = async (tx, project, events, calendar) => {
  const problems = problemsIn(events);
  if (problems.length === 0) return;
  await replaceOwnerProblems(
    tx,
    project.id,
    problems.map((problem) => problemRow(project.id, problem, calendar)),
  );
};

const SUMMARY = 120;

export function problemRow(
  projectId: string,
  problem: OwnerProblem,
  calendar: WorkingDayCalendar,
): OwnerProblemRow {
  const asOf = problem.closedOn ?? problem.startedOn;
  const reading = readProblemClock(
    problemClock(problem),
    calendar,
    Math.max(asOf, problem.complexOn ?? asOf),
  );
  const contact = contactClock(problem);
  const contacted = problem.contactedOn !== null || problem.closedOn !== null;
  if (reading.dueOn === null) throw new Error('a problem always has a day');
  return {
    projectId,
    problem: problem.problem,
    kind: problem.kind,
    item: problem.item,
    unit: problem.unit,
    status: problem.status,
    named: problem.named,
    complex: isComplex(problem),
    round: problem.round,
    summary: [...problem.text].slice(0, SUMMARY).join(''),
    openedOn: problem.openedOn,
    startedOn: problem.startedOn,
    dueOn: reading.dueOn,
    yellowOn: reading.lightDays?.yellowOn ?? null,
    lateOn: reading.lightDays?.lateOn ?? null,
    provisional: reading.provisional,
    edition: calendar.edition,
    contactDueOn:
      contact === null || contacted ? null : readProblemClock(contact, calendar, problem.startedOn).dueOn,
    answeredOn: problem.answer?.on ?? null,
    outcome: problem.answer?.outcome ?? null,
    closedOn: problem.closedOn,
    overdueWorking: problem.closedOn === null ? null : (reading.overdueDays?.working ?? 0),
  };
}

// One problem of an owner, folded from its acts: which unit has it, whether it is answered and closed, and the clock that runs
// meanwhile (rules §7.4: five working days, ten where it is complex). Pure.
import type { WorkingDayCalendar } from './calendar.ts';
import type { CaseClock } from './clock-parts.ts';
import { at, between, working } from './clock-parts.ts';
import type { Day } from './day.ts';
import { conflict, invalidField, type Refusal } from './errors.ts';
import { type ClockReading, readClock } from './legal-clock.ts';
import type { OpenProblem, ProblemAct, ProblemOutcome } from './problem-acts.ts';

export const SIMPLE_DAYS = 5;
export const COMPLEX_DAYS = 10;
/** A named negative rating is answered by a call first (安阳条例 52). */
export const CONTACT_DAYS = 1;

/** An act with what the record adds to it. */
export interface ProblemEntry {
  readonly act: ProblemAct;
  readonly seq: number;
  readonly on: Day;
  readonly recordedAt: number;
  readonly actor: string;
  readonly actorName: string;
}

export type ProblemStatus = 'open' | 'answered' | 'closed';

export interface OwnerProblem extends Omit<OpenProblem, 'type' | 'complex'> {
  readonly status: ProblemStatus;
  readonly openedOn: Day;
  /** Username, or `link:…` of whoever came by a link. */
  readonly openedBy: string;
  /** 1, and one more for each time it was opened again. */
  readonly round: number;
  /** Of this round. */
  readonly startedOn: Day;
  readonly complexFromStart: boolean;
  /** The day on which it proved complex, where that was found later. */
  readonly complexOn: Day | null;
  readonly contactedOn: Day | null;
  readonly answer: { readonly on: Day; readonly text: string; readonly outcome: ProblemOutcome } | null;
  readonly closedOn: Day | null;
  readonly trail: readonly ProblemEntry[];
}

/** In order of opening. */
export function foldProblems(entries: readonly ProblemEntry[]): readonly OwnerProblem[] {
  const problems = new Map<string, OwnerProblem>();
  for (const entry of entries) {
    const { problem } = entry.act;
    const next = evolve(problems.get(problem), entry);
    if (next !== null) problems.set(problem, next);
  }
  return [...problems.values()];
}

function evolve(before: OwnerProblem | undefined, entry: ProblemEntry): OwnerProblem | null {
  const { act, on } = entry;
  if (act.type === 'open_problem') return opened(act, entry);
  if (before === undefined) return null;
  const state: OwnerProblem = { ...before, trail: [...before.trail, entry] };
  switch (act.type) {
    case 'transfer_problem':
      return {
        ...state,
        unit: act.unit,
        status: 'open',
        answer: null,
        complexOn: act.complex === true ? on : state.complexOn,
      };
    case 'contact_problem':
      return { ...state, contactedOn: state.contactedOn ?? on };
    case 'answer_problem':
      return { ...state, status: 'answered', answer: { on, text: act.text, outcome: act.outcome } };
    case 'close_problem':
      return { ...state, status: 'closed', closedOn: on };
    case 'reopen_problem':
      return {
        ...state,
        status: 'open',
        round: state.round + 1,
        startedOn: on,
        complexFromStart: isComplex(state),
        complexOn: null,
        contactedOn: null,
        answer: null,
        closedOn: null,
      };
  }
}

function opened(act: OpenProblem, entry: ProblemEntry): OwnerProblem {
  const { type: _, complex, ...facts } = act;
  return {
    ...facts,
    status: 'open',
    openedOn: entry.on,
    openedBy: entry.actor,
    round: 1,
    startedOn: entry.on,
    complexFromStart: complex,
    complexOn: null,
    contactedOn: null,
    answer: null,
    closedOn: null,
    trail: [entry],
  };
}

export const isComplex = ({ complexFromStart, complexOn }: OwnerProblem): boolean =>
  complexFromStart || complexOn !== null;

/** Only where somebody left a name after a negative rating. */
export const owesContact = ({ kind, named }: Pick<OwnerProblem, 'kind' | 'named'>): boolean =>
  kind === 'rating' && named;

/** The clock of the present round; it stops when the problem is struck off. */
export function problemClock(problem: OwnerProblem): CaseClock {
  const { startedOn, closedOn, complexOn, complexFromStart, unit } = problem;
  const events = between(startedOn, at(closedOn ?? undefined));
  const extended = {
    type: 'extended',
    on: complexOn ?? startedOn,
    days: COMPLEX_DAYS - SIMPLE_DAYS,
  } as const;
  return {
    kind: 'problem',
    subject: problem.problem,
    holder: unit,
    limit: working(complexFromStart ? COMPLEX_DAYS : SIMPLE_DAYS),
    actedOn: startedOn,
    events: complexOn === null ? events : [...events.slice(0, 1), extended, ...events.slice(1)],
  };
}

/** The call within one working day; null where none is owed. */
export function contactClock(problem: OwnerProblem): CaseClock | null {
  if (!owesContact(problem)) return null;
  const { startedOn, contactedOn, closedOn, unit } = problem;
  return {
    kind: 'problem',
    subject: `${problem.problem}:contact`,
    holder: unit,
    limit: working(CONTACT_DAYS),
    actedOn: startedOn,
    events: between(startedOn, at(contactedOn ?? closedOn ?? undefined)),
  };
}

/** Throws where the clock has not begun: a problem is read no earlier than on the day it was opened. */
export function readProblemClock(clock: CaseClock, calendar: WorkingDayCalendar, asOf: Day): ClockReading {
  const reading = readClock(clock.events, clock.limit, calendar, asOf);
  if (reading === null) throw new Error('a problem is read no earlier than it was opened');
  return reading;
}

/** Why the act may not happen now; null where it may. */
export function problemRefusal(
  problem: OwnerProblem,
  act: Exclude<ProblemAct, OpenProblem>,
  isLate: boolean,
): Refusal | null {
  const about = { problem: problem.problem };
  if (act.type === 'reopen_problem')
    return problem.status === 'closed' ? null : conflict('problem_not_closed', about);
  if (problem.status === 'closed') return conflict('problem_closed', about);
  switch (act.type) {
    case 'transfer_problem':
      if (act.unit === problem.unit && act.complex !== true)
        return invalidField('unit', 'problem_same_unit', about);
      if (act.complex !== true) return null;
      if (isComplex(problem)) return invalidField('complex', 'problem_complex_already', about);
      return isLate ? conflict('problem_late_for_complex', about) : null;
    case 'close_problem':
      if (problem.answer === null) return conflict('problem_needs_answer', about);
      return owesContact(problem) && !act.calledBack ? conflict('problem_needs_call_back', about) : null;
    default:
      return null;
  }
}

// One case of a forecast: what is known of when it begins, and when it ends if it begins on a day. All that is uncertain is
// said here; forecast.ts only follows the chain.
import type { ApprovalPlan, PlannedItem } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptanceDays, type CaseState } from './case.ts';
import { decisionDue, decisionDueIfAccepted, rollsFrom } from './case-limits.ts';
import { doneOn } from './case-reading.ts';
import type { CaseRules } from './case-rules.ts';
import type { Day } from './day.ts';
import { acceptedAs } from './filing-day.ts';
import { pausedDays, pausesOf, type Resumption, type Running, resumptionOf } from './forecast-pause.ts';
import type { PlacedCase } from './project-reading.ts';
import { type ItemRun, runOf } from './target.ts';
import { dueOn, type PauseInterval } from './time-limit.ts';
import { isToBegin, type WhatIf } from './what-if.ts';

/** What finished cases of an item took, in working days, at the share of them that was asked for. */
export interface ItemHistory {
  /** From the day on which it could be filed to its end. */
  readonly whole: number;
  /** From acceptance to its end; never more than `whole`. */
  readonly handling: number;
  readonly samples: number;
}
/** null: too few finished cases, or none asked for; the limit is taken. */
export type HistoryOf = (item: PlannedItem) => ItemHistory | null;

export type LengthSource = 'fact' | 'limit' | 'history' | 'what_if' | 'none';

export interface Step {
  readonly placed: PlacedCase;
  readonly state: 'done' | 'running' | 'waiting' | 'waived';
  /** The day that its acceptance bears, where that no longer depends on others. */
  readonly beganOn: Day | null;
  /** The day of its end, where that is past; of a waived case the day of the waiver. */
  readonly endedOn: Day | null;
  /** Working days that it usually lies between being ready and being accepted. */
  readonly waiting: number;
  /** Ready no earlier than this, whatever stands before it. */
  readonly readyFrom: Day | null;
  /** Its end if it begins on that working day, before what is supposed beyond it. */
  readonly endFrom: (start: Day) => Day;
  /** When what has stopped its clock is over, and how that is known; null where nothing has. */
  readonly resumes: Resumption | null;
  /** Working days that are supposed beyond that. */
  readonly longer: number;
  readonly source: LengthSource;
  /** Finished cases that the length rests on; null where it rests on something else. */
  readonly samples: number | null;
  /** What targets need to know of it once it has run so. */
  readonly runIf: (start: Day, end: Day) => ItemRun;
}

export interface StepGround {
  readonly plan: ApprovalPlan;
  readonly asOf: Day;
  /** The first working day from `asOf` on: nothing is accepted or decided before it. */
  readonly from: Day;
  readonly historyOf: HistoryOf;
  readonly whatIf: WhatIf;
}

export function stepOf(placed: PlacedCase, ground: StepGround): Step {
  const { state } = placed.reading;
  if (state.status === 'waived') return past(placed, 'waived', null, state.on, placed.run);
  const ended = doneOn(state);
  if (ended === null) return openStep(placed, ground);
  const { run } = placed;
  // What was granted and not handed over yet is handed over today at the earliest.
  const ran: ItemRun = { ...run, deliveredOn: run.deliveredOn ?? ground.from };
  return past(placed, 'done', 'acceptedOn' in state ? state.acceptedOn : ended, ended, ran);
}

const past = (
  placed: PlacedCase,
  state: 'done' | 'waived',
  beganOn: Day | null,
  endedOn: Day,
  ran: ItemRun,
): Step => ({
  placed,
  state,
  beganOn,
  endedOn,
  waiting: 0,
  readyFrom: null,
  endFrom: () => endedOn,
  resumes: null,
  longer: 0,
  source: state === 'done' ? 'fact' : 'none',
  samples: null,
  runIf: () => ran,
});

/** How an open case goes on; the rest of a step does not depend on where it stands. */
type Course = Pick<Step, 'beganOn' | 'waiting' | 'endFrom' | 'runIf'>;

function openStep(placed: PlacedCase, ground: StepGround): Step {
  const { reading, item, rules } = placed;
  const { state } = reading;
  const { whatIf } = ground;
  const longer = whatIf.longer.find((one) => one.item === item.code)?.workingDays ?? 0;
  const pause = whatIf.pauses.find((one) => one.item === item.code) ?? null;
  const startsToday = whatIf.startToday.includes(item.code);
  const history = ground.historyOf(item);
  const course =
    state.status === 'running' || state.status === 'paused'
      ? whileRunning(placed, state, ground, history, pause)
      : state.status === 'received'
        ? onceReceived(placed, state, ground, history)
        : onceFiled(placed, ground, history, startsToday);
  const hasLimit = rules.promised !== null || rules.statutory !== null;
  const supposed = longer > 0 || pause !== null || startsToday;
  // Written out, because spreading this many fields costs more than all the dates.
  return {
    placed,
    state: isToBegin(placed) ? 'waiting' : 'running',
    beganOn: course.beganOn,
    endedOn: null,
    waiting: course.waiting,
    readyFrom: 'before' in state ? state.endedOn : state.status === 'refused' ? state.decidedOn : null,
    endFrom: course.endFrom,
    resumes: state.status === 'paused' ? resumptionOf(state, rules, ground) : null,
    longer,
    source: supposed ? 'what_if' : history !== null ? 'history' : hasLimit ? 'limit' : 'none',
    samples: history?.samples ?? null,
    runIf: course.runIf,
  };
}

const plus = (calendar: WorkingDayCalendar, start: Day, days: number): Day =>
  days === 0 ? start : calendar.shift(start, days);

/** In time it ends on its due date; overdue, or paused beyond it, at the first chance. */
function whileRunning(
  placed: PlacedCase,
  state: Running,
  ground: StepGround,
  history: ItemHistory | null,
  supposed: WhatIf['pauses'][number] | null,
): Course {
  const { rules } = placed;
  const { from, plan } = ground;
  const pauses = pausesOf(state, rules, ground, supposed?.workingDays ?? 0);
  const own =
    history === null
      ? decisionDue(state, rules, pauses)
      : plus(
          rules.calendar,
          state.acceptedOn,
          // What a procedure took is not what is usual, so it comes on top.
          history.handling + pausedDays(rules.calendar, pauses, state.acceptedOn),
        );
  const end = Math.max(from, own ?? from, latestDebt(placed), ...pauses.map(({ to }) => to));
  return {
    beganOn: state.acceptedOn,
    waiting: 0,
    endFrom: () => end,
    runIf: (_, to) => ranUntil(placed, state, pauses, supposed?.procedure ?? null, to, plan),
  };
}

/** Accepted today. */
function onceReceived(
  { rules, run }: PlacedCase,
  state: Extract<CaseState, { status: 'received' | 'correcting' }>,
  { from }: StepGround,
  history: ItemHistory | null,
): Course {
  const own =
    history === null
      ? decisionDueIfAccepted(state, from, rules)
      : plus(rules.calendar, from, history.handling);
  const end = Math.max(from, own ?? from);
  const { acceptedOn } = acceptanceDays(state, from, acceptedAs(from, rules));
  return { beganOn: acceptedOn, waiting: 0, endFrom: () => end, runIf: runFrom(run) };
}

/** Filed when its turn comes, or back from the applicant on the day that the notice names, today where that has passed. */
function onceFiled(
  { reading: { state }, rules, run }: PlacedCase,
  { asOf, from }: StepGround,
  history: ItemHistory | null,
  startsToday: boolean,
): Course {
  const { calendar } = rules;
  const back =
    state.status === 'correcting'
      ? calendar.nextOrSame(Math.max(asOf, state.corrections.at(-1)?.correctBy ?? asOf))
      : null;
  return {
    beganOn: back ?? (startsToday ? from : null),
    waiting: history === null ? 0 : history.whole - history.handling,
    endFrom: (start) => (history === null ? limitEnd(rules, start) : plus(calendar, start, history.handling)),
    runIf: runFrom(run),
  };
}

const runFrom =
  (run: ItemRun) =>
  (start: Day, to: Day): ItemRun => ({
    ...milestonesOf(run, start, to),
    runs: to > start ? [...run.runs, { from: start, to }] : run.runs,
  });

/** The whole promised limit is used, or where nothing is promised the law's; without either it ends as it begins. */
export function limitEnd(rules: CaseRules, start: Day): Day {
  const limit = rules.promised ?? rules.statutory;
  if (limit === null) return start;
  return dueOn(rules.calendar, start, limit, { roll: rollsFrom(rules, start) });
}

/** A result that waits for what is owed does not come before the day on which that is due. */
function latestDebt({ reading, rules }: PlacedCase): Day {
  if (rules.item.tolerate_missing.release === 'after_decision') return 0;
  return reading.clocks.reduce(
    (latest, { clock, reading: { state, dueOn: due } }) =>
      clock.kind === 'supplement' && state !== 'stopped' ? Math.max(latest, due ?? 0) : latest,
    0,
  );
}

/** The case as if it had been decided on `to`: the same rule as for facts takes out what a target does not count. */
function ranUntil(
  { history, run, rules }: PlacedCase,
  state: Running,
  pauses: readonly PauseInterval[],
  procedure: string | null,
  to: Day,
  plan: ApprovalPlan,
): ItemRun {
  const told = state.pauses.map((pause, i) => ({ ...pause, to: pauses[i]?.to ?? to }));
  const begun = pauses.slice(told.length).map((pause) => ({
    ...pause,
    procedure: procedure ?? rules.item.pausable_by[0] ?? '',
    document: '',
    until: null,
  }));
  const decided: CaseState = {
    ...state,
    pauses: [...told, ...begun],
    status: 'decided',
    decidedOn: to,
    result: 'approve',
    deliveredOn: null,
    ground: null,
    verification: null,
  };
  const { runs } = runOf([...history.instances.slice(0, -1), decided], plan);
  return { ...milestonesOf(run, state.acceptedOn, to), runs };
}

/** Received and accepted on one day, handed over on the day of the decision; what has happened stays. */
const milestonesOf = (run: ItemRun, start: Day, to: Day) => ({
  receivedOn: run.receivedOn ?? start,
  acceptedOn: run.acceptedOn ?? start,
  decidedOn: run.decidedOn ?? to,
  deliveredOn: run.deliveredOn ?? to,
});

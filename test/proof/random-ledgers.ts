// Ledgers as the API gives them, of random clocks and random targets, made from a seed and a number alone.
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { type CaseState, initialState, type Pause } from '../../src/domain/case.ts';
import type { CaseReading } from '../../src/domain/case-reading.ts';
import { rulesFor } from '../../src/domain/case-rules.ts';
import type { Day } from '../../src/domain/day.ts';
import { type ClockEvent, readClock } from '../../src/domain/legal-clock.ts';
import type { PlacedCase } from '../../src/domain/project-reading.ts';
import { noRun, readTarget, runOf } from '../../src/domain/target.ts';
import { targetWork } from '../../src/domain/target-ledger.ts';
import type { TargetSpec } from '../../src/domain/template.ts';
import { ledgerView } from '../../src/services/ledger-view.ts';
import type { LedgerView } from '../../src/services/ledger-views.ts';
import { targetLedgerView } from '../../src/services/target-ledger-view.ts';
import { calendarSet } from '../support/calendar.ts';
import { policies } from '../support/policies.ts';
import { readTemplate } from '../support/story.ts';
import { type Chance, chanceOf, clockCase, type Field, fieldOf, oneIn } from './random-cases.ts';

const plan: ApprovalPlan = planFor(readTemplate('yk-filing-50wd'), {});
const { template } = plan;
const procedures = template.special_procedures.map(({ code }) => code);
const project = { id: 'p1', name: '永丰精密厂房' };
const [item] = plan.items;
if (item === undefined) throw new Error('a template has items');

/** The nation's calendar and those of places, each with all its papers. */
const calendars = calendarSet.all;
const fields: readonly Field[] = calendars.map(({ years, from, to }) => fieldOf(years, from + 40, to - 900));

/** The pauses of a case as its clock's events tell them, each with a paper. */
const pausesOf = (events: readonly ClockEvent[], asOf: Day): readonly Pause[] => {
  const pauses: Pause[] = [];
  for (const event of events) {
    if (event.on > asOf) continue;
    if (event.type === 'paused') {
      const procedure = procedures[pauses.length % procedures.length] ?? '';
      pauses.push({
        procedure,
        document: `告〔2026〕${pauses.length + 1}号`,
        from: event.on,
        until: event.until,
        to: null,
      });
    }
    const last = pauses.at(-1);
    if (event.type === 'resumed' && last !== undefined) pauses[pauses.length - 1] = { ...last, to: event.on };
  }
  return pauses;
};

const placedWith = (pauses: readonly Pause[], calendar: WorkingDayCalendar): PlacedCase => {
  const rules = rulesFor(plan, item, calendar, policies.in('330784'));
  const state = { status: 'running', acceptedOn: 0, pauses } as unknown as CaseState;
  const reading = { state, status: 'running', clocks: [] } as unknown as CaseReading;
  return {
    item,
    rules,
    reading,
    history: { instances: [state], moves: [] },
    run: noRun,
    gate: null,
    waitsFor: [],
  };
};

/** null when the clock has not started by the day of asking. */
export function clockLedger(seed: number, number: number): LedgerView | null {
  const { edition, limit, events, asOf } = clockCase(seed, number, fields);
  const calendar = calendars[edition];
  if (calendar === undefined) throw new Error('no calendar');
  const reading = readClock(events, limit, calendar, asOf);
  if (reading === null) return null;
  const clock = {
    kind: 'promised',
    subject: null,
    holder: null,
    limit,
    events,
    actedOn: reading.startedOn,
  } as const;
  const placed = placedWith(pausesOf(events, asOf), calendar);
  return ledgerView(project, template, placed, { key: 'promised', run: { clock, reading } }, asOf, []);
}

/** A case that was accepted, perhaps paused once or twice, perhaps decided. */
function randomCase(from: Day, chance: Chance): CaseState {
  let last = from;
  const pauses = Array.from({ length: Math.max(0, chance(-1, 2)) }, (): Pause => {
    const on = last + chance(0, 6);
    last = on + chance(0, 8);
    const procedure = procedures[chance(0, procedures.length - 1)] ?? '';
    return { procedure, document: '告知书', from: on, until: null, to: last };
  });
  const decidedOn = last + chance(0, 20);
  const ends = !oneIn(chance, 3);
  return {
    status: ends ? 'decided' : 'running',
    acceptedOn: from,
    pauses,
    owed: [],
    ...(ends ? { decidedOn, result: 'approve' } : {}),
  } as unknown as CaseState;
}

/** A budget of either measure and unit over a few cases that run beside and after one another. */
export function targetLedger(seed: number, number: number): LedgerView {
  const chance = chanceOf(seed ^ 0x2545f491, number);
  const edition = chance(0, calendars.length - 1);
  const [calendar, field] = [calendars[edition], fields[edition]];
  if (calendar === undefined || field === undefined) throw new Error('no calendar');
  const start = chance(field.from, field.to);
  const items = plan.items.slice(0, 12).map(({ code }) => code);
  const states = new Map<string, CaseState>();
  for (const [i, code] of items.entries())
    if (i === 0 || oneIn(chance, 3))
      states.set(code, randomCase(i === 0 ? start : start + chance(0, 60), chance));
  const [first = ''] = items;
  const spec: TargetSpec = {
    code: 'T',
    zh: '全流程承诺',
    days: chance(1, 60),
    unit: oneIn(chance, 2) ? 'working' : 'natural',
    measure: oneIn(chance, 3) ? 'span' : 'counted',
    from: { item: first, event: 'accepted' },
    to: { item: items[chance(1, 5)] ?? '', event: 'decided' },
    counts: { kinds: [...new Set(plan.items.map(({ spec: { kind } }) => kind))], intermediaries: 'all' },
  };
  const asOf = start + chance(0, 120);
  const instances = (code: string): readonly CaseState[] => {
    const state = states.get(code);
    return state === undefined ? [] : [asSeen(state, asOf)];
  };
  const run = (code: string) => runOf(instances(code), plan);
  const reading = readTarget(spec, plan, run, calendar, asOf);
  return targetLedgerView(project, plan, reading, targetWork(reading, plan, run, instances), calendar, asOf);
}

/** What had happened to the case by the end of that day. */
function asSeen(state: CaseState, asOf: Day): CaseState {
  if (!('pauses' in state)) return state;
  if (state.acceptedOn > asOf) return initialState;
  const pauses = state.pauses
    .filter(({ from }) => from <= asOf)
    .map((pause) => ({ ...pause, to: pause.to !== null && pause.to <= asOf ? pause.to : null }));
  const { status, acceptedOn, owed } = state;
  const decided = 'decidedOn' in state && state.decidedOn <= asOf;
  const rest = decided ? { decidedOn: state.decidedOn, result: state.result } : {};
  return { status: decided ? status : 'running', acceptedOn, pauses, owed, ...rest } as unknown as CaseState;
}

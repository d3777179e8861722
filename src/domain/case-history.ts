// From the record to the state: rectifications applied, events put in the order in which they happened, time passed
// between them so that a silent receipt is accepted by itself. Refuses an event that makes that order impossible.
import { type CaseState, facts, initialState } from './case.ts';
import type { CaseEvent, CaseEventType, CaseFact } from './case-events.ts';
import { acceptHandedOver, deemAccepted, evolve } from './case-evolve.ts';
import { type CaseRules, decide, deemedFrom, refusalFor } from './case-rules.ts';
import { type Day, dayOfInstant, type Instant, isoDay } from './day.ts';
import { conflict, Refusal } from './errors.ts';
import { countsAs } from './filing-day.ts';

/** An event after rectification; ordered by `occurredAt`, then by entry. */
export interface EffectiveEvent {
  readonly seq: number;
  readonly occurredAt: Instant;
  readonly on: Day;
  readonly fact: CaseFact;
}

/** What each event says now: taken-back ones left out, mended ones replaced; the last rectification of an event holds. */
export function effectiveEvents(events: readonly CaseEvent[]): readonly EffectiveEvent[] {
  const mended = new Map<number, CaseEvent['body'] & { type: 'rectify_event' }>();
  for (const { body } of events) if (body.type === 'rectify_event') mended.set(body.target, body);
  const effective: EffectiveEvent[] = [];
  for (const event of events) {
    if (event.body.type === 'rectify_event' || event.body.type === 'calendar_revised') continue;
    const mend = mended.get(event.seq);
    if (mend?.replacement === null) continue;
    const occurredAt = mend?.replacement?.occurredAt ?? event.occurredAt;
    const fact = mend?.replacement?.fact ?? event.body;
    effective.push({ seq: event.seq, occurredAt, on: dayOfInstant(occurredAt), fact });
  }
  return effective.sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq);
}

/** The state when the day `to` begins its acts: acceptance by silence has happened if its day has come. */
export function passTime(state: CaseState, to: Day, rules: CaseRules): CaseState {
  const from = deemedFrom(state, rules);
  return from !== null && to >= from && state.status === 'received' ? deemAccepted(state) : state;
}

/** What an event of the record makes of the state, by the calendar and the policies of its day. */
function after(state: CaseState, event: EffectiveEvent, rules: CaseRules): CaseState {
  const { fact, on, occurredAt } = event;
  const next = evolve(state, fact, on, countsAs(fact.type, occurredAt, rules));
  const accepts = fact.type === 'hand_over' && rules.policies.on(on).handOver.value === 'accepts';
  return accepts && next !== state ? acceptHandedOver(next) : next;
}

/** A state that a case entered on that day; where it entered several on one day, the last is how the day ended. */
export interface Move {
  readonly on: Day;
  readonly state: CaseState;
}

export interface CaseHistory {
  /** The last state of every instance (first filing, re-filings), the present one last. */
  readonly instances: readonly CaseState[];
  /** In order; empty while nothing has happened. */
  readonly moves: readonly Move[];
}

/** What has become of a case by the end of `asOf`, as known from these events. Events of the record are not judged again. */
export function historyAsOf(events: readonly CaseEvent[], asOf: Day, rules: CaseRules): CaseHistory {
  const ended: CaseState[] = [];
  const moves: Move[] = [];
  let state = initialState;
  const enter = (on: Day, next: CaseState): void => {
    if (next !== state) moves.push({ on, state: next });
    state = next;
  };
  const pass = (to: Day): void => {
    const next = passTime(state, to, rules);
    if (next !== state) enter(deemedFrom(state, rules) ?? to, next);
  };
  for (const event of effectiveEvents(events)) {
    if (event.on > asOf) break;
    pass(event.on);
    const before = state;
    enter(event.on, after(before, event, rules));
    if (facts(before) !== null && facts(state)?.instance !== facts(before)?.instance) ended.push(before);
  }
  pass(asOf);
  return { instances: [...ended, state], moves };
}

/** The last state of every instance at the end of `asOf`, the present one last. */
export const instancesAsOf = (
  events: readonly CaseEvent[],
  asOf: Day,
  rules: CaseRules,
): readonly CaseState[] => historyAsOf(events, asOf, rules).instances;

/** The state at the end of `asOf`, as known from these events. */
export const stateAsOf = (events: readonly CaseEvent[], asOf: Day, rules: CaseRules): CaseState =>
  instancesAsOf(events, asOf, rules).at(-1) ?? initialState;

/** Written by the program alone: nobody records or mends them by hand. */
export const byProgram: readonly CaseEventType[] = ['deemed_accept', 'calendar_revised'];

interface Impossible {
  readonly event: EffectiveEvent;
  readonly refusal: Refusal;
}

/** Every event of a history that could not have happened where it stands, in order. */
export function impossibleEvents(events: readonly EffectiveEvent[], rules: CaseRules): readonly Impossible[] {
  const impossible: Impossible[] = [];
  let state = initialState;
  for (const event of events) {
    const before = passTime(state, event.on, rules);
    // The program's own note of a deemed acceptance falls away when a notice turns out to have been given in time.
    const refusal =
      event.fact.type === 'deemed_accept' ? null : refusalFor(before, event.fact, event.on, rules);
    if (refusal !== null) impossible.push({ event, refusal });
    state = after(before, event, rules);
  }
  return impossible;
}

/**
 * The facts to record for a command that happened at `at`, which may lie before events already recorded.
 * Throws the refusal of the command itself, or `order_impossible` naming the later event that it would contradict.
 */
export function decideInOrder(
  events: readonly CaseEvent[],
  command: CaseFact,
  at: Instant,
  rules: CaseRules,
): readonly CaseFact[] {
  const effective = effectiveEvents(events);
  const on = dayOfInstant(at);
  const earlier = effective.filter((event) => event.occurredAt <= at);
  const later = effective.slice(earlier.length);
  let state = initialState;
  for (const event of earlier) state = after(passTime(state, event.on, rules), event, rules);
  const decided = decide(passTime(state, on, rules), command, on, rules);
  const seq = Math.max(0, ...events.map((event) => event.seq));
  const added = decided.map((fact, index) => ({ seq: seq + 1 + index, occurredAt: at, on, fact }));
  refuseImpossible(effective, [...earlier, ...added, ...later], rules);
  return decided;
}

/**
 * Checks that a rectification leaves a possible history. Throws `event_unknown`, an `invalid` refusal of what the
 * replacement says, or `order_impossible` naming the event that could not have happened.
 */
export function checkRectification(
  events: readonly CaseEvent[],
  rectification: CaseEvent & { readonly body: { readonly type: 'rectify_event' } },
  rules: CaseRules,
): void {
  const { target, replacement } = rectification.body;
  const mended = events.find((event) => event.seq === target);
  const byHand = (type: CaseEventType) => !byProgram.includes(type) && type !== 'rectify_event';
  if (mended === undefined || !byHand(mended.body.type)) throw conflict('event_unknown', { target });
  if (replacement !== null && !byHand(replacement.fact.type))
    throw conflict('not_recorded_by_hand', { item: rules.item.code, type: replacement.fact.type });
  refuseImpossible(effectiveEvents(events), effectiveEvents([...events, rectification]), rules, target);
}

/** Events that were impossible before (a calendar or template has changed since) are not held against this change. */
function refuseImpossible(
  before: readonly EffectiveEvent[],
  after: readonly EffectiveEvent[],
  rules: CaseRules,
  mended: number | null = null,
): void {
  const known = new Set(impossibleEvents(before, rules).map(({ event }) => event.seq));
  const broken = impossibleEvents(after, rules).find(
    ({ event }) => event.seq === mended || !known.has(event.seq),
  );
  if (broken === undefined) return;
  const { event, refusal } = broken;
  if (event.seq === mended && refusal.kind === 'invalid') throw refusal;
  throw new Refusal('conflict', 'order_impossible', {
    item: rules.item.code,
    seq: event.seq,
    type: event.fact.type,
    on: isoDay(event.on),
    because: refusal.code === 'invalid_input' ? (refusal.issues[0]?.code ?? refusal.code) : refusal.code,
  });
}

// Acts that several departments do on one case: for which department each is recorded, and what it must rest on.
import { isDeepStrictEqual } from 'node:util';
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import { facts } from '../domain/case.ts';
import type {
  CaseEvent,
  CaseEventBody,
  CaseEventType,
  CaseFact,
  RectifyEvent,
} from '../domain/case-events.ts';
import { effectiveEvents, stateAsOf } from '../domain/case-history.ts';
import { type CaseRules, rulesFor } from '../domain/case-rules.ts';
import { type Day, dayOfInstant } from '../domain/day.ts';
import { conflict, invalidField } from '../domain/errors.ts';
import { filingsOf, groupOf, waitsFor } from '../domain/joint-filing.ts';
import type { Parties, PartyType } from '../domain/parties.ts';
import type { GroupSpec } from '../domain/template.ts';
import type { StoredEvent } from '../store/event-chain.ts';
import type { CaseRecord } from '../store/records.ts';
import { mayRecord, type Reach } from './access.ts';
import { isOnPromise } from './commitment-ground.ts';
import { type ServiceContext, today } from './context.ts';
import type { RectifyCommand } from './event-input.ts';

/** The department whose act it is: the case's own, the one that was asked, or the one that hands over. */
export function departmentActing(
  body: CaseEventBody | RectifyCommand,
  item: PlannedItem,
  { template }: ApprovalPlan,
): string {
  const own = item.spec.department.lead;
  switch (body.type) {
    case 'answer_consultation':
      return body.department;
    case 'hand_over':
      return template.items.find(({ code }) => code === body.from)?.department.lead ?? own;
    default:
      return own;
  }
}

const consultable: readonly PartyType[] = ['government', 'public_institution', 'utility'];

/** Who can be asked for an opinion about a case of `lead`: every department but that one; never the window or the owner. */
export const consultableParties = (parties: Parties, lead: string): readonly string[] =>
  [...parties.values()]
    .filter(({ code, type }) => consultable.includes(type) && code !== lead)
    .map(({ code }) => code);

export function demandKnownDepartment(fact: CaseFact, parties: Parties): void {
  if (fact.type !== 'consult') return;
  const type = parties.get(fact.department)?.type;
  if (type === undefined || !consultable.includes(type))
    throw invalidField('department', 'department_unknown', { department: fact.department });
}

/** What an act on one case of a joint filing is judged by. */
export interface Ground {
  readonly ctx: ServiceContext;
  readonly reach: Reach;
  readonly plan: ApprovalPlan;
  readonly item: PlannedItem;
  readonly cases: readonly CaseRecord[];
  readonly stored: readonly CaseEvent[];
  /** All events of the project, where `restsOnOthers` says so. */
  readonly around: readonly StoredEvent[];
}

/** Whether an act can only be judged by what happened to other cases of the project. */
export const restsOnOthers = (
  command: {
    readonly type: CaseEventType;
    readonly result?: unknown;
    readonly replacement?: { readonly fact: CaseFact } | null;
  },
  stored: readonly CaseEvent[],
): boolean =>
  command.type === 'hand_over' ||
  isOnPromise(command.replacement?.fact ?? command) ||
  (['accept', 'rectify_event'].includes(command.type) &&
    stored.some(({ body }) => body.type === 'receive' && body.filing !== undefined));

const eventsOf = ({ around }: Ground, code: string): readonly CaseEvent[] =>
  around.filter(({ item }) => item === code);

/** A hand-over needs a joint filing that left the case to follow, and comes from the one that it waited for longest. */
export function demandFollowing(fact: CaseFact, ground: Ground): void {
  if (fact.type !== 'hand_over') return;
  const { plan, item, cases } = ground;
  const filings = filingsOf(plan, (code) => eventsOf(ground, code));
  if (!filings.some(({ awaiting }) => awaiting.includes(item.code)))
    throw conflict('hand_over_not_awaited', { item: item.code });
  const allowed = endedLast(item.prerequisites, cases);
  if (!allowed.includes(fact.from))
    throw invalidField('from', 'hand_over_from_other', { from: fact.from, allowed });
}

/** Several where they ended on one day; all of them while one has not ended. A waived one hands nothing over. */
function endedLast(codes: readonly string[], cases: readonly CaseRecord[]): readonly string[] {
  const ends = codes.flatMap((code) => {
    const found = cases.find(({ item }) => item === code);
    return found === undefined || found.status === 'waived' ? [] : [{ code, on: found.doneOn }];
  });
  if (ends.some(({ on }) => on === null)) return codes;
  const last = Math.max(...ends.map(({ on }) => on ?? 0));
  return ends.filter(({ on }) => on === last).map(({ code }) => code);
}

const acceptedTogether = (filing: string, { zh, en }: GroupSpec) =>
  conflict('accepted_together', { filing, zh, en });

/**
 * Cases of one application are accepted together, on one day (`merged_handling`). Where the place takes the window's
 * acceptance for that of all agencies (浙规定 5(3)), the window accepts all that wait; an agency accepts its own.
 */
export function demandTogether(ground: Ground, on: Day, rules: CaseRules): void {
  const { ctx, plan, item, stored } = ground;
  const state = stateAsOf(stored, on, rules);
  const filing = facts(state)?.filing ?? null;
  const group = filing === null ? null : groupOf(plan, filing);
  if (state.status !== 'received' || filing === null || group === null) return;
  if (group.type === 'merged_handling') throw acceptedTogether(filing, group);
  if (rules.policies.on(on).handOver.value !== 'accepts' || !actsAsWindow(ground)) return;
  const items = plan.items
    .filter(({ code }) => code !== item.code)
    .filter((other) => {
      const own = eventsOf(ground, other.code);
      const its = rulesFor(plan, other, rules.calendar, rules.policies);
      return waitsFor(filing, stateAsOf(own, on, its), stateAsOf(own, today(ctx), its));
    })
    .map(({ code }) => code);
  if (items.length > 0) throw conflict('accept_together', { filing, items, zh: group.zh, en: group.en });
}

/** Whether nothing but the window's right lets the actor accept the case. */
function actsAsWindow({ ctx, item, reach }: Ground): boolean {
  const others = ctx.actor.roles.filter((role) => role !== 'window');
  return !mayRecord({ ...ctx.actor, roles: others }, 'accept', item.spec.department.lead, reach);
}

/** What was accepted together keeps its one day: no part of it is taken back, replaced or made by a rectification alone. */
export function demandMendedTogether({ target, replacement }: RectifyEvent, ground: Ground): void {
  const { plan, item, stored } = ground;
  const effective = effectiveEvents(stored);
  const mended = effective.find(({ seq }) => seq === target);
  const said = mended?.fact ?? null;
  const says = replacement?.fact ?? null;
  if (said?.type !== 'accept' && says?.type !== 'accept') return;
  const isSame =
    mended !== undefined &&
    replacement !== null &&
    mended.on === dayOfInstant(replacement.occurredAt) &&
    isDeepStrictEqual(said, says);
  if (isSame) return;
  const at = mended?.occurredAt ?? replacement?.occurredAt ?? 0;
  const receipt = effective.findLast(({ occurredAt, fact }) => fact.type === 'receive' && occurredAt <= at);
  const filing = receipt?.fact.type === 'receive' ? (receipt.fact.filing ?? null) : null;
  const group = filing === null ? null : groupOf(plan, filing);
  if (filing === null || group?.type !== 'merged_handling') return;
  const others = filingsOf(plan, (code) => eventsOf(ground, code)).find(({ id }) => id === filing)?.items;
  if (others?.some((code) => code !== item.code) === true) throw acceptedTogether(filing, group);
}

// Acts that several departments do on one case: for which department each is recorded, and what it must rest on.
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import { type CaseState, facts } from '../domain/case.ts';
import type { CaseEventBody, CaseFact } from '../domain/case-events.ts';
import { conflict, invalidField } from '../domain/errors.ts';
import { type Filing, filingsOf } from '../domain/joint-filing.ts';
import type { Parties, PartyType } from '../domain/parties.ts';
import type { Tx } from '../store/db.ts';
import { readEvents } from '../store/event-log.ts';
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

/** The joint filings of a project that the caller holds. */
export async function filingsIn(tx: Tx, projectId: string, plan: ApprovalPlan): Promise<readonly Filing[]> {
  const events = await readEvents(tx, projectId);
  return filingsOf(plan, (code) => events.filter(({ item }) => item === code));
}

/** A hand-over needs a joint filing that left the case to follow, and comes from one of those that it waited for. */
export function demandFollowing(
  fact: CaseFact,
  { code, prerequisites }: PlannedItem,
  filings: readonly Filing[],
): void {
  if (fact.type !== 'hand_over') return;
  if (!filings.some(({ awaiting }) => awaiting.includes(code)))
    throw conflict('hand_over_not_awaited', { item: code });
  if (!prerequisites.includes(fact.from))
    throw invalidField('from', 'hand_over_from_other', { from: fact.from, allowed: prerequisites });
}

/** Cases of one application are accepted together, on one day (`merged_handling`). */
export function demandTogether(state: CaseState, { template }: ApprovalPlan): void {
  const filing = facts(state)?.filing ?? null;
  if (state.status !== 'received' || filing === null) return;
  const group = template.groups.find(({ code }) => code === filing.slice(0, filing.lastIndexOf('-')));
  if (group?.type === 'merged_handling')
    throw conflict('accepted_together', { filing, zh: group.zh, en: group.en });
}

// Whether something may happen to a case now: `decide(state, command)` gives the facts to record or a named refusal.
// The rules are those of rules §1.3–§2.2 and design §6; each refusal code has its sentence in the language tables.
import type { ApprovalPlan, PlannedItem, ResolvedLimit } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, brokenPromise, type CaseState, decidedFacts, runningMock } from './case.ts';
import type { CaseFact } from './case-events.ts';
import { factTypes, mayHappen } from './case-life.ts';
import { intakeDue } from './case-limits.ts';
import { specialRefusal } from './case-refusals.ts';
import { openConsultations } from './consultation.ts';
import { type Day, isoDay } from './day.ts';
import { isReviewed } from './early-review.ts';
import { conflict, type Facts, type Refusal } from './errors.ts';
import { extensionOf, extensionOn } from './extension.ts';
import { mayBeginMock } from './mock-approval.ts';
import type { ExtensionRule, PlacePolicies } from './policy.ts';
import { isTaskKind } from './task-kinds.ts';
import type { ItemSpec, SpecialProcedureSpec } from './template.ts';

/** A limit as it applies to one project's item, conditions resolved. */
export type ItemLimit = Pick<ResolvedLimit, 'days' | 'unit' | 'starts'>;

/** Everything the life of one case depends on besides its events. */
export interface CaseRules {
  readonly item: Pick<
    ItemSpec,
    | 'code'
    | 'kind'
    | 'department'
    | 'tolerate_missing'
    | 'commitment'
    | 'pausable_by'
    | 'materials'
    | 'output'
  >;
  readonly promised: ItemLimit | null;
  readonly statutory: ItemLimit | null;
  /** Under which rule an extension is granted, and the days that the template sets itself; null when none is allowed. */
  readonly extension: { readonly rule: ExtensionRule; readonly ownDays: number | null } | null;
  readonly procedures: readonly SpecialProcedureSpec[];
  readonly calendar: WorkingDayCalendar;
  /** Of the project's place; an act is judged by those of its own day. */
  readonly policies: PlacePolicies;
}

/** The rules of one planned item in the place whose calendar and policies these are. */
export const rulesFor = (
  plan: ApprovalPlan,
  item: PlannedItem,
  calendar: WorkingDayCalendar,
  policies: PlacePolicies,
): CaseRules => ({
  item: { ...item.spec, materials: item.materials },
  promised: item.promised,
  statutory: item.statutory,
  extension: extensionOf(item),
  procedures: plan.template.special_procedures,
  calendar,
  policies,
});

/** From this day on a silent receipt is accepted by law; null where the law says no such thing. */
export function deemedFrom(state: CaseState, rules: CaseRules): Day | null {
  if (state.status !== 'received' || !isReviewed(rules.item.kind)) return null;
  return intakeDue(state, rules) + 1;
}

/**
 * The facts that follow from a command on the day `on`, in order. A decision during a pause first ends the pause
 * (rules, trap 16). Throws a Refusal of kind `conflict` or `invalid`.
 */
export function decide(state: CaseState, command: CaseFact, on: Day, rules: CaseRules): readonly CaseFact[] {
  const refusal = refusalFor(state, command, on, rules);
  if (refusal !== null) throw refusal;
  const endsPause = state.status === 'paused' && (command.type === 'decide' || command.type === 'finish');
  return endsPause ? [{ type: 'resume' }, command] : [command];
}

/** The events that may happen to a case in this state, in the order people look for them. */
export function possibleEvents(state: CaseState, rules: CaseRules, on: Day): readonly CaseFact['type'][] {
  return factTypes.filter((type) => {
    if (!mayHappen(type, state.status)) return false;
    switch (type) {
      case 'deemed_accept':
        return false;
      case 'mock_start':
        return mayBeginMock(state, rules);
      case 'mock_finish':
        return runningMock(state) !== null;
      case 'start':
        return isTaskKind(rules.item.kind);
      case 'finish':
        return acceptedFacts(state)?.task === true;
      case 'decide':
        return acceptedFacts(state)?.task === false;
      case 'pause':
        return rules.item.pausable_by.length > 0;
      case 'consult':
        return acceptedFacts(state)?.task === false;
      case 'answer_consultation':
        return openConsultations(state).length > 0;
      case 'extend':
        return extensionOn(rules, on) !== null && acceptedFacts(state)?.extension === null;
      case 'postpone_supplement':
      case 'supplement':
        return (acceptedFacts(state)?.owed ?? []).some((material) => material.suppliedOn === null);
      case 'verify':
        return brokenPromise(state) === null;
      case 'deliver':
        if (brokenPromise(state) !== null) return false;
        return decidedFacts(state)?.deliveredOn === null && acceptedFacts(state)?.task === false;
      default:
        return true;
    }
  });
}

/** Told at intake, these come too late once silence has accepted. */
const answers: readonly CaseFact['type'][] = [
  'accept',
  'correction_notice',
  'not_accept',
  'refuse_acceptance',
];

/** Why `fact` may not happen to a case in `state` on that day; null when it may. */
export function refusalFor(state: CaseState, fact: CaseFact, on: Day, rules: CaseRules): Refusal | null {
  const about: Facts = { item: rules.item.code, type: fact.type, status: state.status };
  // Only the calendar says so, and it has spoken when the state is no longer `received`.
  if (fact.type === 'deemed_accept') return conflict('not_recorded_by_hand', about);
  if (mayHappen(fact.type, state.status)) return specialRefusal(state, fact, on, rules, about);
  const isLive = state.status === 'running' || state.status === 'paused';
  return isLive && state.deemed && answers.includes(fact.type)
    ? conflict('already_deemed_accepted', { ...about, acceptedOn: isoDay(state.acceptedOn) })
    : conflict('wrong_state', about);
}

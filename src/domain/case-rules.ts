// Whether something may happen to a case now: `decide(state, command)` gives the facts to record or a named refusal.
// The rules are those of rules §1.3–§2.2 and design §6; each refusal code has its sentence in the language tables.
import type { ApprovalPlan, PlannedItem, ResolvedLimit } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import {
  type Accepted,
  acceptedFacts,
  type CaseState,
  decidedFacts,
  openPause,
  type Received,
  stillOwed,
} from './case.ts';
import type { CaseFact } from './case-events.ts';
import { type Day, isoDay } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';
import type { ItemSpec, SpecialProcedureSpec } from './template.ts';
import { dueOn } from './time-limit.ts';

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
  /** The most days one extension may add; null when the item allows none. */
  readonly extensionCap: number | null;
  readonly procedures: readonly SpecialProcedureSpec[];
  readonly calendar: WorkingDayCalendar;
}

/** What 许可法 42(1) lets an agency's head add where the template says nothing: ten working days, to licences only. */
const LAWFUL_EXTENSION = 10;

/** The rules of one planned item. */
export function rulesFor(plan: ApprovalPlan, item: PlannedItem, calendar: WorkingDayCalendar): CaseRules {
  const lawful = item.spec.kind === 'licence' && item.statutory?.unit === 'working' ? LAWFUL_EXTENSION : null;
  return {
    item: { ...item.spec, materials: item.materials },
    promised: item.promised,
    statutory: item.statutory,
    extensionCap: item.extension?.days ?? lawful,
    procedures: plan.template.special_procedures,
    calendar,
  };
}

/** Days within which all that is missing must be told, once (许可法 32(4)). */
export const INTAKE_DAYS = 5;

const deemable: readonly string[] = [
  'licence',
  'filing',
  'confirmation',
  'public_service',
  'technical_review',
];
const tasks: readonly string[] = ['intermediary', 'technical_review', 'owner_task', 'utility', 'milestone'];

/** The last day to tell what is missing. */
export const intakeDue = (state: Received, calendar: WorkingDayCalendar): Day =>
  calendar.shift(state.filedOn, INTAKE_DAYS);

/** From this day on a silent receipt is accepted by law; null where the law says no such thing. */
export function deemedFrom(state: CaseState, rules: CaseRules): Day | null {
  if (state.status !== 'received' || !deemable.includes(rules.item.kind)) return null;
  return intakeDue(state, rules.calendar) + 1;
}

export function promisedDue(state: Accepted, rules: CaseRules): Day | null {
  if (rules.promised === null) return null;
  const start = rules.promised.starts === 'received' ? state.receivedOn : state.acceptedOn;
  const days = rules.promised.days + (state.extension?.days ?? 0);
  const pauses = state.pauses.map((pause) => ({
    from: pause.from,
    to: pause.to ?? pause.until ?? pause.from,
  }));
  return dueOn(rules.calendar, start, { days, unit: rules.promised.unit }, { pauses });
}

/**
 * The facts that follow from a command on the day `on`, in order. A decision during a pause first ends the pause
 * (rules, trap 16). Throws a Refusal of kind `conflict` or `invalid`.
 */
export function decide(state: CaseState, command: CaseFact, on: Day, rules: CaseRules): readonly CaseFact[] {
  if (command.type === 'decide' && state.status === 'paused') {
    return [{ type: 'resume' }, ...decide({ ...state, status: 'running' }, command, on, rules)];
  }
  const refusal = refusalFor(state, command, on, rules);
  if (refusal !== null) throw refusal;
  return [command];
}

/** Statuses in which each event may happen; null = any. */
const allowedFrom: Readonly<Record<CaseFact['type'], readonly CaseState['status'][]>> = (() => {
  const over = [
    'not_accepted',
    'acceptance_refused',
    'withdrawn',
    'terminated',
    'refused',
    'acceptance_revoked',
    'licence_revoked',
    'licence_recalled',
    'licence_cancelled',
  ] as const;
  const fresh = ['not_started', ...over] as const;
  const intake = ['received', 'correcting'] as const;
  const live = ['running', 'paused'] as const;
  const granted = [
    'decided',
    'decided_tolerant',
    'delivered',
    'verifying',
    'verified',
    'rectifying',
  ] as const;
  return {
    receive: fresh,
    start: fresh,
    waive: ['not_started'],
    correction_notice: ['received'],
    resubmit: ['correcting'],
    accept: ['received'],
    deemed_accept: ['received'],
    not_accept: ['received'],
    refuse_acceptance: intake,
    pause: ['running'],
    resume: ['paused'],
    extend: live,
    supplement: [...live, 'decided_tolerant'],
    decide: ['running'],
    finish: ['running'],
    deliver: ['decided', 'decided_tolerant', 'verifying', 'verified', 'rectifying'],
    verify: ['verifying', 'rectifying'],
    terminate: [...intake, ...live],
    withdraw: [...intake, ...live],
    revoke: [...live, ...granted],
  };
})();

/** The events that may happen to a case in this state, in the order people look for them. */
export function possibleEvents(state: CaseState, rules: CaseRules): readonly CaseFact['type'][] {
  const types = (Object.keys(allowedFrom) as CaseFact['type'][]).filter((type) =>
    allowedFrom[type].includes(state.status),
  );
  return types.filter((type) => {
    switch (type) {
      case 'deemed_accept':
        return false;
      case 'start':
        return tasks.includes(rules.item.kind);
      case 'finish':
        return acceptedFacts(state)?.task === true;
      case 'decide':
        return acceptedFacts(state)?.task === false;
      case 'pause':
        return rules.item.pausable_by.length > 0;
      case 'extend':
        return rules.extensionCap !== null && acceptedFacts(state)?.extension === null;
      case 'supplement':
        return (acceptedFacts(state)?.owed ?? []).some((material) => material.suppliedOn === null);
      case 'deliver':
        return decidedFacts(state)?.deliveredOn === null && acceptedFacts(state)?.task === false;
      default:
        return true;
    }
  });
}

/** Why `fact` may not happen to a case in `state` on that day; null when it may. */
export function refusalFor(state: CaseState, fact: CaseFact, on: Day, rules: CaseRules): Refusal | null {
  const about: Facts = { item: rules.item.code, type: fact.type, status: state.status };
  if (!allowedFrom[fact.type].includes(state.status)) {
    if (
      acceptedFacts(state)?.deemed === true &&
      ['accept', 'correction_notice', 'not_accept'].includes(fact.type)
    ) {
      return conflict('already_deemed_accepted', {
        ...about,
        acceptedOn: isoDay(acceptedFacts(state)?.acceptedOn ?? on),
      });
    }
    return conflict('wrong_state', about);
  }
  const special = specialRule(state, fact, on, rules, about);
  return special;
}

function specialRule(
  state: CaseState,
  fact: CaseFact,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  const { item } = rules;
  const accepted = acceptedFacts(state);
  switch (fact.type) {
    case 'start':
      return tasks.includes(item.kind) ? null : conflict('not_a_task', about);
    case 'finish':
      return accepted?.task === true ? null : conflict('not_started_as_task', about);
    case 'correction_notice':
      return fact.correctBy !== undefined && fact.correctBy < on
        ? invalidField('correctBy', 'date_before_event', { on: isoDay(on) })
        : null;
    case 'accept':
      return acceptRule(fact, on, rules);
    case 'pause':
      if (!item.pausable_by.includes(fact.procedure)) {
        return invalidField('procedure', 'procedure_not_allowed', {
          procedure: fact.procedure,
          allowed: item.pausable_by,
        });
      }
      return fact.until !== undefined && fact.until < on
        ? invalidField('until', 'date_before_event', { on: isoDay(on) })
        : null;
    case 'extend':
      return extendRule(accepted, fact.days, on, rules, about);
    case 'supplement': {
      const known = new Set(accepted?.owed.map((material) => material.material));
      const unknown = (fact.materials ?? []).filter((material) => !known.has(material));
      if (unknown.length > 0) return invalidField('materials', 'material_not_owed', { materials: unknown });
      return accepted !== null && stillOwed(accepted).length === 0 ? conflict('nothing_owed', about) : null;
    }
    case 'decide':
      return accepted === null ? null : decisionRule(accepted, fact.result, rules, about);
    case 'deliver':
      return decidedFacts(state)?.deliveredOn === null ? null : conflict('already_delivered', about);
    case 'verify':
      if (fact.result === 'fail' && fact.rectifyBy === undefined)
        return invalidField('rectifyBy', 'required');
      return fact.rectifyBy !== undefined && fact.rectifyBy < on
        ? invalidField('rectifyBy', 'date_before_event', { on: isoDay(on) })
        : null;
    case 'revoke':
      return (fact.what === 'acceptance_revoked') === (decidedFacts(state) === null)
        ? null
        : conflict('wrong_revocation', { ...about, what: fact.what });
    default:
      return null;
  }
}

/** Only listed secondary material may be missing; a promise never outlives the decision it delays (rules §4, trap 36). */
function acceptRule(fact: Extract<CaseFact, { type: 'accept' }>, on: Day, rules: CaseRules): Refusal | null {
  const missing = fact.missing ?? [];
  if (missing.length === 0) return null;
  const tolerance = rules.item.tolerate_missing;
  if (!tolerance.allowed) return invalidField('missing', 'tolerance_not_allowed', { item: rules.item.code });
  const decisionDue =
    rules.promised === null || tolerance.release !== 'before_decision'
      ? null
      : dueOn(rules.calendar, on, { days: rules.promised.days, unit: rules.promised.unit });
  for (const [index, owed] of missing.entries()) {
    const material = rules.item.materials.find((candidate) => candidate.code === owed.material);
    const path = `missing[${index}]`;
    if (material === undefined)
      return invalidField(`${path}.material`, 'material_unknown', { material: owed.material });
    if (!material.tolerable)
      return invalidField(`${path}.material`, 'material_not_tolerable', { material: material.zh });
    if (owed.promisedBy === null) continue;
    if (owed.promisedBy < on)
      return invalidField(`${path}.promisedBy`, 'date_before_event', { on: isoDay(on) });
    if (decisionDue !== null && owed.promisedBy > decisionDue) {
      return invalidField(`${path}.promisedBy`, 'supplement_after_decision', { latest: isoDay(decisionDue) });
    }
  }
  return null;
}

/** Once, within the cap, and not after the promised due date (许可法 42; rules, traps 17 and 18). */
function extendRule(
  accepted: Accepted | null,
  days: number,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  if (accepted === null || rules.extensionCap === null) return conflict('extension_not_allowed', about);
  if (accepted.extension !== null) return conflict('already_extended', about);
  if (days > rules.extensionCap || days < 1)
    return invalidField('days', 'extension_over_cap', { cap: rules.extensionCap });
  const promised = openPause(accepted) === null ? promisedDue(accepted, rules) : null;
  return promised !== null && on > promised
    ? conflict('extension_after_due', { ...about, dueOn: isoDay(promised) })
    : null;
}

function decisionRule(accepted: Accepted, result: string, rules: CaseRules, about: Facts): Refusal | null {
  if (accepted.task) return conflict('task_is_finished_not_decided', about);
  const owed = stillOwed(accepted);
  const mayIssue = rules.item.tolerate_missing.release === 'after_decision';
  if (result === 'approve_by_commitment' && !rules.item.commitment.allowed)
    return conflict('commitment_not_allowed', about);
  if (result === 'approve_tolerant' && owed.length === 0) return conflict('nothing_owed', about);
  if (owed.length === 0 || result === 'refuse' || (result === 'approve_tolerant' && mayIssue)) return null;
  return conflict('material_owed', {
    ...about,
    materials: owed.map((material) => material.material),
    tolerantPossible: mayIssue,
  });
}

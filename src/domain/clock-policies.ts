// Which values of the place's policies a clock rests on, with their sources: what a ledger says besides calendar and law.
import type { CaseClock } from './case-clocks.ts';
import type { CaseRules } from './case-rules.ts';
import { extensionCode, type PolicyCode, type PolicyUse, policyUse } from './policy.ts';
import { resultWaits } from './tolerance.ts';

/** Of the day of the act that began the clock; an extension by the policy of the day on which it was granted. */
export function policiesOf(clock: CaseClock, rules: CaseRules): readonly PolicyUse[] {
  const policy = rules.policies.on(clock.actedOn);
  const rolling: readonly PolicyCode[] =
    clock.limit.kind === 'days' && clock.limit.unit !== 'working' ? ['rollNaturalLimits'] : [];
  const uses = [...begun(clock, rules), ...rolling].map((code) => policyUse(policy, code));
  const extended = clock.events.find((event) => event.type === 'extended');
  if (extended === undefined || rules.extension === null) return uses;
  const granting = rules.policies.on(extended.on);
  return [...uses, policyUse(granting, extensionCode[rules.extension.rule])];
}

/** Values that decide by when or from when a clock of that kind counts. */
function begun(clock: CaseClock, rules: CaseRules): readonly PolicyCode[] {
  const filing: readonly PolicyCode[] = ['receiptOnRestDay', 'receiptAfterHours'];
  switch (clock.kind) {
    case 'intake':
      return ['intakeDays', ...filing];
    case 'correction':
      return ['lapsedCorrection'];
    case 'supplement':
      return [resultWaits(rules) ? 'lapsedSupplement' : 'lapsedDeferred'];
    case 'delivery':
      return ['deliveryDays'];
    case 'promised':
    case 'statutory': {
      const limit = clock.kind === 'promised' ? rules.promised : rules.statutory;
      return limit?.starts === 'received' ? filing : ['receiptOnRestDay'];
    }
    default:
      return [];
  }
}

// Mock approval (模拟审批): a department reviews before the case may be filed and gives its opinion. It is told of the case
// ever after; it decides nothing, nobody may go on from it, and its clock has no light.
import { type CaseState, type Mock, mocksOf, runningMock } from './case.ts';
import type { CaseFact } from './case-events.ts';
import { rollsFrom } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { at, between, type CaseClock, days } from './clock-parts.ts';
import { type Day, isoDay } from './day.ts';
import { isReviewed } from './early-review.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';

type MockFact = Extract<CaseFact, { type: 'mock_start' | 'mock_finish' }>;

/** A round still open when the case is filed, or waived, ends without an opinion. */
export const overtaken = (state: CaseState, on: Day): readonly Mock[] =>
  mocksOf(state).map((mock) => ({ ...mock, finishedOn: mock.finishedOn ?? on }));

export function mocksAfter(mocks: readonly Mock[], fact: MockFact, on: Day): readonly Mock[] {
  if (fact.type === 'mock_start') {
    const open = { finishedOn: null, result: null, opinion: null, document: null };
    return [...mocks, { startedOn: on, until: fact.until ?? null, ...open }];
  }
  const { result, opinion, document = null } = fact;
  return mocks.map((mock) =>
    mock.finishedOn === null ? { ...mock, finishedOn: on, result, opinion, document } : mock,
  );
}

/** Whether a round may begin in this state; what the case waits for is asked by `hardPrerequisites`. */
export const mayBeginMock = (state: CaseState, { item }: CaseRules): boolean =>
  state.status === 'not_started' &&
  isReviewed(item.kind) &&
  runningMock(state) === null &&
  mocksOf(state).at(-1)?.result !== 'pass';

/** One round at a time, another only after the last one failed; an opinion only where a round waits for it. */
export function mockRefusal(
  state: CaseState,
  fact: MockFact,
  on: Day,
  { item }: CaseRules,
  about: Facts,
): Refusal | null {
  const running = runningMock(state);
  if (fact.type === 'mock_finish') return running === null ? conflict('mock_not_running', about) : null;
  if (!isReviewed(item.kind)) return conflict('mock_not_reviewed', about);
  if (running !== null) return conflict('mock_running', { ...about, since: isoDay(running.startedOn) });
  const last = mocksOf(state).at(-1);
  if (last?.result === 'pass')
    return conflict('mock_passed', { ...about, passedOn: isoDay(last.finishedOn ?? last.startedOn) });
  return fact.until !== undefined && fact.until < on
    ? invalidField('until', 'date_before_event', { on: isoDay(on) })
    : null;
}

/** The item's own limit from the day after the round began, without light or consequence. */
export const mockClocks = (state: CaseState, rules: CaseRules): readonly CaseClock[] =>
  state.status === 'waived'
    ? []
    : mocksOf(state).map(
        ({ startedOn, finishedOn, result }): CaseClock => ({
          kind: 'mock',
          subject: null,
          holder: rules.item.department.lead,
          limit:
            rules.promised === null
              ? { kind: 'none' }
              : { ...days(rules.promised, rollsFrom(rules, startedOn)), unlit: true },
          actedOn: startedOn,
          events: between(startedOn, at(finishedOn, result !== null)),
        }),
      );

/** The day by which the opinion is expected: the one told, else the end of the item's own limit; null with neither. */
export function mockExpectedOn(
  state: CaseState,
  clocks: readonly { readonly clock: CaseClock; readonly reading: { readonly dueOn: Day | null } }[],
): Day | null {
  const last = mocksOf(state).at(-1);
  if (last === undefined) return null;
  return last.until ?? clocks.findLast(({ clock }) => clock.kind === 'mock')?.reading.dueOn ?? null;
}

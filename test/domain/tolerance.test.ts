// Tolerant intake as properties: whatever is promised, proposed or put off, the decision never outruns what it waits for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedFacts, decidedFacts, facts, type Received, stillOwed } from '../../src/domain/case.ts';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { decisionDue, decisionDueIfAccepted } from '../../src/domain/case-limits.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { proposedSupplementDay } from '../../src/domain/tolerance.ts';
import { caseOn, clockOf, given, record, rulesWith, workingDays } from '../support/one-case.ts';

const first = day('2026-03-02');
const release = fc.constantFrom('before_decision' as const, 'after_decision' as const);
const rulesOf = (promised: number, deadline: number | null, when: 'before_decision' | 'after_decision') =>
  rulesWith({
    promised: workingDays(promised),
    item: {
      tolerate_missing: {
        allowed: true,
        deadline: deadline === null ? { days: null, unit: 'none' } : { days: deadline, unit: 'working' },
        release: when,
        on_lapse: 'revoke_acceptance',
      },
    },
  });

describe('a proposed day', () => {
  it('is the template’s, cut short at the decision limit while the result waits', () => {
    const on = day('2026-05-11');
    const waits = rulesOf(5, 10, 'before_decision');
    expect(proposedSupplementDay(on, day('2026-05-18'), waits)).toEqual({
      on: day('2026-05-18'),
      basis: 'decision_limit',
      capped: day('2026-05-25'),
    });
    expect(proposedSupplementDay(on, day('2026-05-18'), rulesOf(5, 3, 'before_decision'))).toEqual({
      on: day('2026-05-14'),
      basis: 'template',
      capped: null,
    });
  });

  it('counts from the last day to decide where the result comes first, and goes with the gate where no days are told', () => {
    const later = rulesOf(3, 10, 'after_decision');
    expect(proposedSupplementDay(day('2026-05-20'), day('2026-05-25'), later)?.on).toBe(day('2026-06-08'));
    const none = rulesOf(3, null, 'after_decision');
    expect(proposedSupplementDay(day('2026-05-20'), day('2026-05-25'), none)).toBeNull();
    expect(proposedSupplementDay(day('2026-05-20'), day('2026-05-25'), none, day('2026-09-01'))).toEqual({
      on: day('2026-09-01'),
      basis: 'gate',
      capped: null,
    });
  });

  it('is always one that the acceptance takes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 20 }),
        fc.option(fc.integer({ min: 0, max: 40 })),
        release,
        (after, promised, deadline, when) => {
          const rules = rulesOf(promised, deadline, when);
          const on = isoDay(first + after);
          const filed = given([[on, { type: 'receive' }]], rules);
          const state = facts(caseOn(filed, on, rules).state) as Received;
          const due = decisionDueIfAccepted(state, day(on), rules);
          const proposed = proposedSupplementDay(day(on), due, rules);
          const missing = [{ material: 'M2', promisedBy: proposed?.on ?? null }];
          expect(record(filed, on, { type: 'accept', missing }, rules)).toHaveLength(2);
          if (when === 'before_decision' && proposed !== null && due !== null)
            expect(proposed.on).toBeLessThanOrEqual(due);
        },
      ),
    ));
});

describe('whatever is recorded', () => {
  const fact = (body: CaseFact) => fc.constant(body);
  const someDay = fc.integer({ min: 0, max: 60 }).map((after) => first + after);
  const act: fc.Arbitrary<CaseFact> = fc.oneof(
    someDay.map((promisedBy): CaseFact => ({ type: 'accept', missing: [{ material: 'M2', promisedBy }] })),
    someDay.map((until): CaseFact => ({ type: 'postpone_supplement', until, reason: '停电' })),
    fact({ type: 'supplement' }),
    fact({ type: 'extend', days: 5, approver: '局长', reason: '复杂' }),
    fact({ type: 'pause', procedure: 'EXPERT', document: '告知书1号' }),
    fact({ type: 'resume' }),
    fact({ type: 'decide', result: 'approve' }),
    fact({ type: 'decide', result: 'approve_tolerant' }),
  );

  it('a supplement is never due after the decision that waits for it, and nothing is granted while it is owed', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), act), { maxLength: 12 }),
        release,
        (acts, when) => {
          const rules = rulesOf(10, 5, when);
          let events = given([[isoDay(first), { type: 'receive' }]], rules);
          for (const [after, body] of acts.toSorted((a, b) => a[0] - b[0])) {
            try {
              events = record(events, isoDay(first + after), body, rules);
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
          }
          const reading = caseOn(events, isoDay(first + 60), rules);
          const accepted = acceptedFacts(reading.state);
          if (accepted === null) return;
          const decided = decidedFacts(reading.state);
          if (decided !== null && stillOwed(decided).length > 0)
            expect([when, decided.result]).toEqual(['after_decision', 'approve_tolerant']);
          const due = clockOf(reading, 'supplement', 'M2')?.dueOn ?? null;
          const pauses = accepted.pauses.map(({ from, to }) => ({ from, to: to ?? first + 60 }));
          const limit = decisionDue(accepted, rules, pauses);
          if (when === 'before_decision' && due !== null && limit !== null)
            expect(due).toBeLessThanOrEqual(limit);
        },
      ),
    ));
});

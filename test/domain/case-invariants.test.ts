// Whatever people enter, in whatever order: what is let in leaves a case that never contradicts itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { ledgerOf } from '../../src/domain/ledger.ts';
import { caseOn, record, rulesWith } from '../support/one-case.ts';

const first = day('2026-03-02');
const reason = '见案卷';
const fact = (body: CaseFact) => fc.constant(body);
const anything: fc.Arbitrary<CaseFact> = fc.oneof(
  fact({ type: 'receive' }),
  fact({ type: 'accept' }),
  fact({ type: 'accept', missing: [{ material: 'M2', promisedBy: null }] }),
  fact({ type: 'correction_notice', text: '缺图', again: '另有不符', correctBy: day('2026-12-01') }),
  fact({ type: 'resubmit' }),
  fact({ type: 'pause', procedure: 'EXPERT', document: '告知书1号' }),
  fact({ type: 'resume' }),
  fact({ type: 'extend', days: 5, approver: '局长', reason }),
  fact({ type: 'supplement' }),
  fact({ type: 'postpone_supplement', until: day('2026-05-20'), reason }),
  fact({ type: 'decide', result: 'approve' }),
  fact({ type: 'decide', result: 'approve_by_commitment' }),
  fact({ type: 'decide', result: 'approve_tolerant' }),
  fact({ type: 'decide', result: 'refuse' }),
  fact({ type: 'deliver' }),
  fact({ type: 'verify', result: 'pass' }),
  fact({ type: 'verify', result: 'false' }),
  fact({ type: 'verify', result: 'not_kept' }),
  fact({ type: 'verify', result: 'fail', rectifyBy: day('2026-12-01') }),
  fact({ type: 'withdraw', reason }),
  fact({ type: 'terminate', reason }),
  fact({ type: 'revoke', what: 'acceptance_revoked', reason }),
  fact({ type: 'revoke', what: 'licence_revoked', reason }),
  fact({ type: 'start' }),
  fact({ type: 'finish' }),
);
/** Twelve to thirty acts on any of eighty days, half of the time entered in order. */
const attempts = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), anything), { minLength: 12, maxLength: 30 }),
    fc.boolean(),
  )
  .map(([acts, inOrder]) => (inOrder ? acts.toSorted((a, b) => a[0] - b[0]) : acts));

/** Records what is let in. */
function enter(acts: readonly (readonly [number, CaseFact])[], rules: ReturnType<typeof rulesWith>) {
  let events: readonly CaseEvent[] = [];
  for (const [after, act] of acts) {
    try {
      events = record(events, isoDay(first + after), act, rules);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return events;
}

const ends = [
  'not_accepted',
  'acceptance_refused',
  'withdrawn',
  'terminated',
  'refused',
  'acceptance_revoked',
];

describe('on every day of any case', () => {
  const release = fc.constantFrom('before_decision' as const, 'after_decision' as const);

  it('its status, clocks and lights agree', () =>
    fc.assert(
      fc.property(attempts, release, (acts, when) => {
        const deadline = { days: 5, unit: 'working' } as const;
        const rules = rulesWith({
          item: { kind: 'technical_review', tolerate_missing: { allowed: true, release: when, deadline } },
        });
        const events = enter(acts, rules);
        for (let asOf = first; asOf < first + 120; asOf += 9) {
          const { status, light, clocks } = caseOn(events, isoDay(asOf), rules);
          const running = clocks.filter(({ reading }) => reading.state === 'running');
          const kinds = running.map(({ clock }) => clock.kind);
          if (ends.includes(status)) expect(kinds).toEqual([]);
          if (status === 'paused') expect(light).toBe('none');
          if (kinds.includes('intake')) expect(status).toBe('received');
          if (kinds.includes('correction')) expect(status).toBe('correcting');
          if (kinds.includes('promised')) expect(status).toBe('running');
          if (kinds.includes('verification')) expect(status).toBe('verifying');
          if (kinds.includes('rectification')) expect(status).toBe('rectifying');
          for (const { clock, reading } of clocks) {
            const isLate = reading.light === 'red' || reading.light === 'breach';
            expect(reading.startedOn).toBeLessThanOrEqual(reading.stoppedOn ?? asOf);
            expect((reading.overdueDays?.natural ?? 1) > 0).toBe(true);
            if (reading.state === 'running') expect(isLate).toBe(reading.overdueDays !== null);
            const ledger = ledgerOf(clock.limit, reading, rules.calendar, asOf);
            expect(ledger.days[0]?.day).toBe(reading.startedOn);
          }
        }
      }),
      { numRuns: 150 },
    ));

  it('looking back gives what was said then, as long as nothing was entered late', () =>
    fc.assert(
      fc.property(attempts, (acts) => {
        const rules = rulesWith();
        const inOrder = acts.toSorted((a, b) => a[0] - b[0]);
        const events = enter(inOrder, rules);
        const half = Math.floor(events.length / 2);
        const then = events.slice(0, half);
        const next = events[half];
        if (next === undefined) return;
        const dayBefore = isoDay(Math.floor((next.occurredAt + 8 * 3_600_000) / 86_400_000) - 1);
        expect(caseOn(events, dayBefore, rules)).toEqual(caseOn(then, dayBefore, rules));
      }),
      { numRuns: 100 },
    ));
});

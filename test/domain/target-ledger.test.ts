// Why a promise on the whole project stands where it stands: each day with whose work counted it, or why it did not count.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { type ItemRun, noRun, readTarget } from '../../src/domain/target.ts';
import { type TargetWork, targetLedgerOf } from '../../src/domain/target-ledger.ts';
import type { TargetSpec } from '../../src/domain/template.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { readTemplate } from '../support/story.ts';

const plan = planFor(readTemplate('yk-filing-50wd'), {});
const t50 = plan.template.targets.find(({ code }) => code === 'T50') as TargetSpec;
const filed: ItemRun = { acceptedOn: day('2026-05-11'), decidedOn: day('2026-05-11'), runs: [] };

/** The permit runs in these stretches; what lies between was left out by a review. */
function open(spec: TargetSpec, stretches: readonly (readonly [string, string | null])[], asOf: string) {
  const runs = stretches.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) }));
  const ends = runs.at(-1)?.to ?? null;
  const permit: ItemRun = { acceptedOn: runs[0]?.from ?? null, decidedOn: ends, runs };
  const runOf = (item: string) => (item === 'LX01' ? filed : item === 'YD02' ? permit : noRun);
  const reading = readTarget(spec, plan, runOf, calendar, day(asOf));
  const leftOut = runs.slice(1).map(({ from }, i) => ({
    from: runs[i]?.to ?? 0,
    to: from,
    procedure: 'EXPERT',
    document: '评审告知书',
  }));
  const work: TargetWork[] = spec.measure === 'span' ? [] : [{ item: 'YD02', runs, leftOut }];
  const ledger = targetLedgerOf(reading, work, calendar, day(asOf));
  if (ledger === null) throw new Error('it has not begun');
  return {
    ...ledger,
    dueOn: reading.dueOn === null ? null : isoDay(reading.dueOn),
    shown: ledger.days.map(({ day: d, number, kind, by }) =>
      `${isoDay(d).slice(5)} ${number ?? '–'} ${kind} ${by.join()}`.trimEnd(),
    ),
  };
}

describe('three counted working days from Monday 11 May 2026', () => {
  const three: TargetSpec = { ...t50, days: 3 };

  it('count the days on which the permit ran, and take those to come for counted', () => {
    const ledger = open(three, [['2026-05-12', null]], '2026-05-14');
    expect(ledger.dueOn).toBe('2026-05-15');
    expect(ledger.shown).toEqual([
      '05-11 – start',
      '05-12 – idle',
      '05-13 1 counted YD02',
      '05-14 2 counted YD02',
      '05-15 3 due',
    ]);
    expect(ledger.totals).toMatchObject({ counted: 3, idleDays: 1, naturalDays: 4 });
  });

  it('leave out the review that the template does not count', () => {
    const ledger = open(
      three,
      [
        ['2026-05-11', '2026-05-13'],
        ['2026-05-14', null],
      ],
      '2026-05-15',
    );
    expect(ledger.shown).toEqual([
      '05-11 – start',
      '05-12 1 counted YD02',
      '05-13 2 counted YD02',
      '05-14 – paused',
      '05-15 3 due YD02',
    ]);
    expect(ledger.days[3]?.gap?.document).toBe('评审告知书');
  });

  it('are late from the fourth counted day on, whatever stands still after it', () => {
    const ledger = open(
      three,
      [
        ['2026-05-12', '2026-05-18'],
        ['2026-05-20', '2026-05-21'],
      ],
      '2026-05-25',
    );
    expect(ledger.dueOn).toBe('2026-05-15');
    expect(ledger.shown.slice(4)).toEqual([
      '05-15 3 due YD02',
      '05-16 – off YD02',
      '05-17 – off YD02',
      '05-18 1 late YD02',
      '05-19 – paused',
      '05-20 – paused',
      '05-21 2 late YD02',
      '05-22 – idle',
      '05-23 – off',
      '05-24 – off',
      '05-25 – idle',
    ]);
    expect(ledger.overdueDays).toEqual({ working: 2, natural: 4 });
  });
});

describe('a span', () => {
  const span: TargetSpec = { ...t50, days: 5, measure: 'span' };

  it('in natural days counts each of them and never moves off a rest day (trap 31)', () => {
    const ledger = open({ ...span, unit: 'natural' }, [['2026-05-12', null]], '2026-05-13');
    expect(ledger.shown.at(-1)).toBe('05-16 5 due');
    expect(ledger.totals).toMatchObject({ counted: 5, restDays: 0, naturalDays: 5 });
  });

  it('in working days leaves out rest days, and is late from 00:00 of the next day', () => {
    const ledger = open({ ...span, unit: 'working' }, [['2026-05-12', null]], '2026-05-19');
    expect(ledger.shown.slice(-5)).toEqual([
      '05-15 4 counted',
      '05-16 – off',
      '05-17 – off',
      '05-18 5 due',
      '05-19 1 late',
    ]);
  });
});

describe('any target', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 5,
  });

  it('counts as many days as the reading says were used, ends on its due date or later, and adds up', () =>
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('working' as const, 'natural' as const),
        fc.constantFrom('counted' as const, 'span' as const),
        fc.integer({ min: 0, max: 80 }),
        (told, days, unit, measure, after) => {
          let last = day('2026-01-05');
          const stretches = told.map(([gap, length]): readonly [string, string] => {
            const from = last + gap;
            last = from + length;
            return [isoDay(from), isoDay(last)];
          });
          const asOf = isoDay(Math.max(last, day('2026-05-11')) + after);
          const spec: TargetSpec = { ...t50, days, unit, measure };
          const filedEarly = { ...spec, from: { item: 'YD02', event: 'accepted' as const } };
          const { totals, days: lines, dueOn, overdueDays } = open(filedEarly, stretches, asOf);
          const { naturalDays, ...parts } = totals;
          expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(naturalDays);
          expect(totals.counted).toBeLessThanOrEqual(days);
          expect(lines.filter(({ kind }) => kind === 'due').map(({ day: d }) => isoDay(d))).toEqual([dueOn]);
          if (overdueDays !== null) expect(totals.lateDays).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    ));
});

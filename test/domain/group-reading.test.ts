// A group that is handled together: each department has its own count, and the one for whom all waited is named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tookDays } from '../../src/domain/case-reading.ts';
import { day, isoDay, isoDayOrNull } from '../../src/domain/day.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { toldProject } from '../support/joint.ts';

const together = ['JG03', 'JG04', 'JG05', 'JG07'] as const;

/** The inspections of a building, filed on 12 May and accepted on the 13th; the rest are waived. */
function inspected(ends: Readonly<Record<string, string>>, accepted: Readonly<Record<string, string>> = {}) {
  const project = toldProject('nb-completion-30');
  project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
  const codes = project.plan.items.map(({ code }) => code);
  for (const item of ['JG06', 'JG12', 'JG13'].filter((code) => codes.includes(code)))
    project.tell('2026-05-11', item, { type: 'waive', reason: '并入他项' });
  for (const item of together) {
    project.tell('2026-05-12', item, { type: 'receive', filing: 'JOINT-1' });
    project.tell(accepted[item] ?? '2026-05-13', item, { type: 'accept' });
  }
  for (const [item, on] of Object.entries(ends).sort(([, a], [, b]) => a.localeCompare(b)))
    project.tell(on, item, { type: 'decide', result: 'approve' });
  return project;
}
const lastOn = (ends: Readonly<Record<string, string>>, asOf: string) => {
  const { last } = inspected(ends).groupOn('JOINT', asOf);
  return last === null
    ? null
    : [last.item, isoDayOrNull(last.endedOn), isoDay(last.aloneFrom), last.workingDays, last.naturalDays];
};

describe('a group', () => {
  it('tells who could act since when, and how many have ended', () => {
    const group = inspected({ JG03: '2026-05-15' }).groupOn('JOINT', '2026-05-18');
    expect([group.done, group.members.length, isoDayOrNull(group.filedOn), group.finishedOn]).toEqual([
      1,
      4,
      '2026-05-12',
      null,
    ]);
    expect(
      group.members.map(({ placed, actsFrom, endedOn, filing }) => [
        placed.item.code,
        isoDayOrNull(actsFrom),
        isoDayOrNull(endedOn),
        filing,
      ]),
    ).toEqual([
      ['JG03', '2026-05-13', '2026-05-15', 'JOINT-1'],
      ['JG04', '2026-05-13', null, 'JOINT-1'],
      ['JG05', '2026-05-13', null, 'JOINT-1'],
      ['JG07', '2026-05-13', null, 'JOINT-1'],
    ]);
  });

  it('is finished when the last has ended', () => {
    const ends = { JG03: '2026-05-15', JG04: '2026-05-18', JG05: '2026-05-18', JG07: '2026-05-22' };
    expect(isoDayOrNull(inspected(ends).groupOn('JOINT', '2026-05-27').finishedOn)).toBe('2026-05-22');
    expect(inspected(ends).groupOn('JOINT', '2026-05-21').finishedOn).toBeNull();
  });
});

describe('the last one', () => {
  const others = { JG03: '2026-05-15', JG04: '2026-05-18', JG05: '2026-05-18' };

  it('alone cost the days since all others had ended, in working and in natural days', () =>
    expect(lastOn({ ...others, JG07: '2026-05-25' }, '2026-05-27')).toEqual([
      'JG07',
      '2026-05-25',
      '2026-05-18',
      5,
      7,
    ]));

  it('costs more every day while it is still open', () => {
    expect(lastOn(others, '2026-05-18')).toEqual(['JG07', null, '2026-05-18', 0, 0]);
    expect(lastOn(others, '2026-05-22')).toEqual(['JG07', null, '2026-05-18', 4, 4]);
    expect(lastOn(others, '2026-05-24')).toEqual(['JG07', null, '2026-05-18', 4, 6]);
  });

  it('is the one for whom those wait that follow it', () => {
    const project = toldProject('nb-completion-30');
    project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
    for (const item of together)
      project.tell('2026-05-12', item, { type: 'receive', filing: 'JOINT-1', following: ['JG13'] });
    for (const item of together) project.tell('2026-05-13', item, { type: 'accept' });
    for (const item of ['JG03', 'JG05', 'JG07'])
      project.tell('2026-05-18', item, { type: 'decide', result: 'approve' });
    const { last, members, done } = project.groupOn('JOINT', '2026-05-22');
    expect([last?.item, last?.workingDays, done, members.length]).toEqual(['JG04', 4, 3, 5]);
  });

  it('is nobody while several are open, or when the last two ended together', () => {
    expect(lastOn({ JG03: '2026-05-15' }, '2026-05-20')).toBeNull();
    expect(lastOn({}, '2026-05-20')).toBeNull();
    expect(lastOn({ ...others, JG03: '2026-05-18', JG07: '2026-05-18' }, '2026-05-20')).toBeNull();
  });
});

describe('who is not to blame', () => {
  const three = { JG03: '2026-05-15', JG04: '2026-05-18', JG05: '2026-05-18' };

  it('for an applicant who has not corrected, the department is not named but the applicant', () => {
    const project = toldProject('nb-completion-30');
    project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
    for (const item of ['JG06', 'JG12', 'JG13'].filter((code) =>
      project.plan.items.some((one) => one.code === code),
    ))
      project.tell('2026-05-11', item, { type: 'waive', reason: '并入他项' });
    for (const item of together) project.tell('2026-05-12', item, { type: 'receive', filing: 'JOINT-1' });
    for (const item of ['JG03', 'JG04', 'JG05'] as const) {
      project.tell('2026-05-13', item, { type: 'accept' });
      project.tell('2026-05-18', item, { type: 'decide', result: 'approve' });
    }
    expect(project.groupOn('JOINT', '2026-05-18').last).toMatchObject({ item: 'JG07', holder: 'ARC' });
    project.tell('2026-05-19', 'JG07', { type: 'correction_notice', text: '缺检测报告' });
    expect(project.groupOn('JOINT', '2026-05-22').last).toMatchObject({ item: 'JG07', holder: 'OWN' });
  });

  it('a case that ended without a grant is nobody’s to finish', () => {
    const project = inspected(three);
    project.tell('2026-05-20', 'JG07', { type: 'withdraw', reason: '重新申报' });
    const group = project.groupOn('JOINT', '2026-05-27');
    expect([group.last, group.done, group.finishedOn]).toEqual([null, 3, null]);
    const refused = inspected({ JG04: '2026-05-18', JG05: '2026-05-18' });
    refused.tell('2026-05-20', 'JG03', { type: 'decide', result: 'refuse', reason: '不符合' });
    // The one that is still open costs days from when the refusal left it alone.
    const { last } = refused.groupOn('JOINT', '2026-05-22');
    expect([last?.item, isoDayOrNull(last?.aloneFrom ?? null), last?.workingDays]).toEqual([
      'JG07',
      '2026-05-20',
      2,
    ]);
  });

  it('a member that waits for one that was refused holds up nobody', () => {
    const project = toldProject('nb-completion-30');
    project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
    for (const item of together)
      project.tell('2026-05-12', item, { type: 'receive', filing: 'JOINT-1', following: ['JG13'] });
    for (const item of together) project.tell('2026-05-13', item, { type: 'accept' });
    for (const item of ['JG03', 'JG05', 'JG07'])
      project.tell('2026-05-18', item, { type: 'decide', result: 'approve' });
    project.tell('2026-05-20', 'JG04', { type: 'decide', result: 'refuse', reason: '不符合' });
    expect(project.groupOn('JOINT', '2026-05-22').last).toBeNull();
  });
});

describe('a member that was to be handed over', () => {
  it('is awaited no longer once it was waived, and again when it is needed after all', () => {
    const project = toldProject('nb-completion-30');
    project.end('2026-05-11', 'JG01', 'ZJ08', 'JG02');
    for (const item of together)
      project.tell('2026-05-12', item, { type: 'receive', filing: 'JOINT-1', following: ['JG13'] });
    const awaiting = () => project.filings()[0]?.awaiting;
    expect(awaiting()).toEqual(['JG13']);
    project.tell('2026-05-13', 'JG13', { type: 'waive', reason: '并入他项' });
    expect(awaiting()).toEqual([]);
    project.tell('2026-05-14', 'JG13', { type: 'reinstate', reason: '仍须办理' });
    expect(awaiting()).toEqual(['JG13']);
  });
});

describe('the order in which departments answer', () => {
  const first = day('2026-05-14');
  const days = fc.array(
    fc.nat(60).map((n) => calendar.nextOrSame(first + n)),
    {
      minLength: together.length,
      maxLength: together.length,
    },
  );
  const permuted = days.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      fc.array(fc.constantFrom('2026-05-12', '2026-05-13', '2026-05-14'), {
        minLength: together.length,
        maxLength: together.length,
      }),
    ),
  );
  const took = (ends: readonly number[], accepted: readonly string[]) => {
    const pairs = <T>(list: readonly T[]) => Object.fromEntries(together.map((item, i) => [item, list[i]]));
    const project = inspected(
      pairs(ends.map((on) => isoDay(on))) as Record<string, string>,
      pairs(accepted) as Record<string, string>,
    );
    const { cases } = project.on('2026-07-31');
    return together.map((item) => {
      const placed = cases.find((one) => one.item.code === item);
      return placed === undefined ? null : tookDays(placed.reading);
    });
  };

  it('changes nobody’s own count', () => {
    fc.assert(
      fc.property(permuted, ([ends, shuffled, accepted]) => {
        const own = (list: readonly number[]) =>
          together.map((_, i) =>
            calendar.workingDaysBetween(day(accepted[i] ?? '2026-05-13'), list[i] ?? first),
          );
        expect(took(ends, accepted)).toEqual(own(ends));
        expect(took(shuffled, accepted)).toEqual(own(shuffled));
        // Who answers on the same day as before has the same count, whatever the others did.
        const before = took(ends, accepted);
        const after = took(shuffled, accepted);
        together.forEach((_, i) => {
          if (ends[i] === shuffled[i]) expect(after[i]).toBe(before[i]);
        });
      }),
      { numRuns: 30 },
    );
  });
});

// When a project will be done, walked by hand on the real calendar: worked runs of the published chains, and real projects.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { doneOn } from '../../src/domain/case-reading.ts';
import { day, isoDay, isoDayOrNull } from '../../src/domain/day.ts';
import { plannedRun } from '../../src/domain/forecast-plan.ts';
import { nothingSupposed } from '../../src/domain/what-if.ts';
import { stateCouncil } from '../support/calendar.ts';
import { ahead, demoOn, emptyOn, planOf, slackOf, told } from '../support/forecast.ts';
import { readStory, replay } from '../support/story.ts';
import { template } from '../support/template-files.ts';

/** Filed on Monday 3 March 2025, default profile; Sunday 27 April is a make-up day, 1 to 5 May and 31 May to 2 June are off. */
const workedRuns = {
  'nb-industrial-59': `
    YD01 2025-03-03 2025-03-06
    ZJ04 2025-03-06 2025-03-20
    GH01 2025-03-20 2025-03-27
    ZJ05 2025-03-27 2025-04-18
    SG01 2025-04-18 2025-04-27
    SG07 2025-04-27 2025-04-30
    KG01 2025-04-30 2025-04-30`,
  'nb-realestate-95': `
    YD01 2025-03-03 2025-03-10
    ZJ04 2025-03-10 2025-04-08
    ZJ09 2025-04-08 2025-04-22
    PG07 2025-04-22 2025-04-27
    GH01 2025-04-27 2025-05-12
    ZJ06 2025-05-12 2025-06-03
    GH03 2025-06-03 2025-06-12
    ZJ05 2025-06-12 2025-07-17
    SG01 2025-07-17 2025-07-29
    SG02 2025-07-29 2025-08-04
    SG07 2025-08-04 2025-08-07
    KG01 2025-08-07 2025-08-07`,
  'yk-filing-50wd': `
    LX01 2025-03-03 2025-03-03
    YD02 2025-03-03 2025-03-05
    ZJ04 2025-03-05 2025-03-17
    GH01 2025-03-17 2025-03-20
    ZJ06 2025-03-20 2025-04-01
    GH03 2025-04-01 2025-04-07
    ZJ05 2025-04-07 2025-04-21
    ZJ10 2025-04-21 2025-04-29
    SG01 2025-04-29 2025-05-07
    GH02 2025-05-07 2025-05-12
    SG07 2025-05-12 2025-05-15`,
  'zj-standard-land-commit': `
    BZ01 2025-03-03 2025-03-04
    ZJ04 2025-03-04 2025-03-18
    BZ05 2025-03-18 2025-03-25
    ZJ05 2025-03-25 2025-04-16
    BZ06 2025-04-16 2025-04-23
    YD01 2025-04-23 2025-04-24
    YD02 2025-04-24 2025-04-25
    GH02 2025-04-25 2025-04-27
    SG07 2025-04-27 2025-04-28
    KG01 2025-04-28 2025-04-28`,
  'nat-social-120wd': `
    YD01 2025-03-03 2025-03-10
    ZJ04 2025-03-10 2025-03-31
    GH01 2025-03-31 2025-04-22
    ZJ05 2025-04-22 2025-05-22
    SG01 2025-05-22 2025-06-06
    SG02 2025-06-06 2025-06-20
    SG07 2025-06-20 2025-06-27
    KG01 2025-06-27 2025-06-27
    KG02 2025-06-27 2025-06-27
    JG02 2025-06-27 2025-07-11
    JG04 2025-07-11 2025-08-01
    JG13 2025-08-01 2025-08-01
    JG08 2025-08-01 2025-08-12
    JG11 2025-08-12 2025-08-19
    BJ01 2025-08-19 2025-08-19`,
  'nb-completion-30': `
    ZJ08 2025-03-03 2025-03-10
    JG04 2025-03-10 2025-03-17
    JG13 2025-03-17 2025-03-18
    JG08 2025-03-18 2025-03-19
    JG11 2025-03-19 2025-03-20
    BJ01 2025-03-20 2025-03-20`,
} as const;

const linesOf = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

describe('a published chain filed on 3 March 2025', () => {
  it.each(Object.entries(workedRuns))('%s', (name, expected) => {
    const plan = planOf(name, 'default');
    const reading = emptyOn(plan, day('2025-03-03'));
    const found = ahead(plan, reading);
    const lines = linesOf(expected);
    const items = lines.map((line) => line.slice(0, line.indexOf(' ')));
    expect(items.map((item) => told(found, item))).toEqual(lines);
    const planned = plannedRun(plan, reading, stateCouncil);
    expect(planned.map((one) => one?.finishOn)).toEqual(found.cases.map(({ finishOn }) => finishOn));
    // Where the promise ends at an earlier item, so does the path.
    const end = items.indexOf(found.towards);
    expect(found.criticalPath).toEqual(items.slice(0, end + 1));
    for (const item of found.criticalPath) expect([item, slackOf(found, item)]).toEqual([item, 0]);
  });
});

describe('P1 on Wednesday 27 May 2026, its planning permit a day late', () => {
  const { plan, reading } = demoOn('永丰', day('2026-05-27'));
  const found = ahead(plan, reading);

  it('gets the permit today and the construction permit three working days later, four days after its promise', () => {
    expect(told(found, 'GH02')).toBe('GH02 2026-05-11 2026-05-27');
    expect(told(found, 'SG07')).toBe('SG07 2026-05-27 2026-06-01');
    expect([found.towards, isoDayOrNull(found.finishOn)]).toEqual(['SG07', '2026-06-01']);
    const [target] = found.targets;
    expect(isoDayOrNull(target?.reading.dueOn ?? null)).toBe('2026-05-28');
    expect(isoDayOrNull(target?.forecastOn ?? null)).toBe('2026-06-01');
    expect([target?.expectedUsedDays, target?.expectedLeftDays, target?.because]).toEqual([63, -4, 'GH02']);
  });

  it('leaves no day to spare on the way, and does not care about what nothing waits for', () => {
    expect([slackOf(found, 'GH02'), slackOf(found, 'SG07')]).toEqual([0, 0]);
    expect(['SG05', 'SG04', 'SG08'].map((item) => slackOf(found, item))).toEqual([null, null, null]);
    expect(found.criticalPath).toEqual(['LX01', 'YD01', 'ZJ04', 'GH01', 'GH02', 'SG07']);
  });

  it('keeps what is past as it was, and begins the day after tomorrow what waits for a Saturday', () => {
    expect(told(found, 'ZJ05')).toBe('ZJ05 2026-04-28 2026-05-14');
    const saturday = demoOn('永丰', day('2026-05-30'));
    const later = ahead(saturday.plan, saturday.reading);
    expect(told(later, 'GH02')).toBe('GH02 2026-05-11 2026-06-01');
    expect(told(later, 'SG07')).toBe('SG07 2026-06-01 2026-06-04');
  });

  it('was planned to end on 1 June: the drawings, fifteen working days over the holidays of May, are its longest way', () => {
    const planned = plannedRun(plan, reading, stateCouncil);
    const at = (item: string) => planned[found.cases.findIndex(({ placed }) => placed.item.code === item)];
    expect(isoDay(at('LX01')?.startOn ?? 0)).toBe('2026-03-30');
    expect(isoDay(at('GH01')?.finishOn ?? 0)).toBe('2026-04-24');
    expect(isoDay(at('ZJ05')?.finishOn ?? 0)).toBe('2026-05-19');
    expect(isoDay(at('SG07')?.finishOn ?? 0)).toBe('2026-06-01');
  });
});

describe('P6 on 27 May 2026, in expert review until 4 June (A4)', () => {
  const { plan, reading } = demoOn('芝英', day('2026-05-27'));
  const found = ahead(plan, reading);
  const asked = ahead(plan, reading, {
    whatIf: { ...nothingSupposed, pauses: [{ item: 'GH01', workingDays: 5, procedure: null }] },
  });

  it('resumes on the day told in writing: scheme on 16 June, permit ten working days later', () => {
    expect(told(found, 'GH01')).toBe('GH01 2026-05-19 2026-06-16');
    // 19 to 21 June are off.
    expect(told(found, 'GH02')).toBe('GH02 2026-06-16 2026-07-01');
    expect(found.towards).toBe('GH02');
  });

  it('ends on 8 July if the review takes five working days more, to 11 June', () => {
    expect(told(asked, 'GH01')).toBe('GH01 2026-05-19 2026-06-24');
    expect(told(asked, 'GH02')).toBe('GH02 2026-06-24 2026-07-08');
    expect(['GH01', 'GH02'].map((item) => slackOf(asked, item))).toEqual([0, 0]);
  });
});

describe('the stories', () => {
  const names = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];

  it.each(names)(
    '%s: on every day told, what is over stands as it happened and nothing else ends before',
    (name) => {
      const story = readStory(name);
      const plan = planFor(template(story.template), story.profile_overrides);
      const asOf = replay(story);
      for (const { as_of } of story.expect) {
        const on = day(as_of);
        const reading = asOf(on);
        const found = ahead(plan, reading);
        for (const { placed, state, startOn, finishOn } of found.cases) {
          const done = doneOn(placed.reading.state);
          if (done !== null)
            expect([as_of, placed.item.code, state, finishOn]).toEqual([
              as_of,
              placed.item.code,
              'done',
              done,
            ]);
          else if (state !== 'waived') expect(finishOn).toBeGreaterThanOrEqual(stateCouncil.nextOrSame(on));
          if (startOn !== null) expect(finishOn).toBeGreaterThanOrEqual(startOn);
        }
        for (const { reading: target, expectedUsedDays, forecastOn } of found.targets) {
          if (target.reachedOn !== null)
            expect([forecastOn, expectedUsedDays]).toEqual([target.reachedOn, target.usedDays]);
          else expect(expectedUsedDays).toBeGreaterThanOrEqual(target.usedDays);
        }
      }
    },
  );

  it.each(names)('%s: a running case that is in time ends on its due date', (name) => {
    const story = readStory(name);
    const plan = planFor(template(story.template), story.profile_overrides);
    const asOf = replay(story);
    for (const { as_of } of story.expect) {
      const found = ahead(plan, asOf(day(as_of)));
      for (const { placed, finishOn, source } of found.cases) {
        if (placed.reading.status !== 'running' || source !== 'limit') continue;
        const clock = placed.reading.clocks.find(
          ({ clock: { kind } }) => kind === 'promised' || kind === 'intermediary',
        );
        const due = clock?.reading.dueOn ?? 0;
        if (due >= day(as_of)) expect([placed.item.code, finishOn]).toEqual([placed.item.code, due]);
      }
    }
  });
});

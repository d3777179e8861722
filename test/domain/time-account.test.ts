// Whose the days of a project were: stories worked out by hand, and random histories in which every day must add up.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { stateAsOf } from '../../src/domain/case-history.ts';
import { holderOf } from '../../src/domain/case-reading.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import type { ProjectReading } from '../../src/domain/project-reading.ts';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { accountsOfTargets, timeAccount } from '../../src/domain/time-account.ts';
import { bucketOf } from '../../src/domain/time-buckets.ts';
import { stateCouncil } from '../support/calendar.ts';
import { type RandomHistory, randomHistory } from '../support/random-history.ts';
import { readStory, readTemplate, replay } from '../support/story.ts';
import { demoProject } from '../web/demo-views.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function lengths(reading: ProjectReading) {
  const { whole } = timeAccount(reading);
  if (whole === null) throw new Error('before day zero');
  return whole.stretches.map(({ from, to, holder, procedure, item }) => [
    procedure ?? holder,
    to - from,
    item,
    isoDay(to),
  ]);
}

/** Working days of the project's lane, by bucket. */
function workingBuckets(reading: ProjectReading, template: ApprovalTemplate): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const stretch of timeAccount(reading).whole?.stretches ?? []) {
    const spec = template.items.find(({ code }) => code === stretch.item) ?? null;
    const bucket = bucketOf(stretch, spec, template.special_procedures);
    sums[bucket] = (sums[bucket] ?? 0) + stateCouncil.workingDaysBetween(stretch.from, stretch.to);
  }
  return sums;
}

describe.each(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])('the time account of story %s', (name) => {
  const story = readStory(name);
  const template = readTemplate(story.template);
  const plan = planFor(template, story.profile_overrides);
  const asOf = replay(story);

  it.each(story.expect.map((view) => [view.as_of, view] as const))('as of %s', (date, view) => {
    const reading = asOf(day(date));
    const account = timeAccount(reading);
    expect(sum((account.whole?.stretches ?? []).map(({ from, to }) => to - from))).toBe(view.span_natural);
    const accounts = accountsOfTargets(reading, plan, stateCouncil, account);
    reading.targets.forEach(({ usedDays }, i) => {
      expect(sum((accounts[i] ?? []).map(({ days }) => days))).toBe(usedDays);
    });
  });
});

describe('story S2, in which a designer is late and no department is', () => {
  const story = readStory('S2');
  const template = readTemplate(story.template);
  const asOf = replay(story);

  it.each(story.expect.map((view) => [view.as_of, view.targets] as const))(
    'as of %s the days of departments and of intermediaries are T17 and T33',
    (date, { T17, T33 }) => {
      const { government = 0, owner_intermediary = 0 } = workingBuckets(asOf(day(date)), template);
      expect([government, owner_intermediary]).toEqual([T17?.used, T33?.used]);
    },
  );

  it('gives the days of the expert review to the procedure', () => {
    expect(lengths(asOf(day('2025-07-14'))).slice(-3)).toEqual([
      ['HUD', 1, 'GH03', '2025-07-03'],
      ['EXPERT', 7, 'GH03', '2025-07-10'],
      ['HUD', 4, 'GH03', '2025-07-14'],
    ]);
  });
});

describe('P1 on the morning of 27 May 2026, as worked out by hand', () => {
  const { placed, reading, plan } = demoProject('永丰');

  it('has been held for 58 days by four holders', () => {
    expect(lengths(reading)).toEqual([
      ['OWN', 1, null, '2026-03-31'],
      ['NRP', 2, 'YD01', '2026-04-02'],
      ['OWN', 1, null, '2026-04-03'],
      ['INT-DES', 17, 'ZJ04', '2026-04-20'],
      ['OWN', 1, null, '2026-04-21'],
      ['NRP', 7, 'GH01', '2026-04-28'],
      ['OWN', 13, null, '2026-05-11'],
      ['NRP', 4, 'GH02', '2026-05-15'],
      ['EXPERT', 3, 'GH02', '2026-05-18'],
      ['NRP', 9, 'GH02', '2026-05-27'],
    ]);
  });

  it('splits the 58 used days of its promise among them', () => {
    const [accounts] = accountsOfTargets(reading, plan, stateCouncil, timeAccount(reading));
    expect(accounts).toEqual([
      { holder: 'NRP', procedure: null, days: 22 },
      { holder: 'INT-DES', procedure: null, days: 17 },
      { holder: 'OWN', procedure: null, days: 16 },
      { holder: 'procedure', procedure: 'EXPERT', days: 3 },
    ]);
    expect(placed('GH02').reading.status).toBe('running');
  });
});

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
const histories = SEEDS.map(randomHistory);
const historyOf = (seed: number): RandomHistory => histories[seed] ?? randomHistory(seed);

describe('a random history', () => {
  it.each(SEEDS)(
    '%i: every day of every lane has the one holder who had the case the evening before',
    (seed) => {
      const history = historyOf(seed);
      const asOf = history.from + Math.floor((history.to - history.from) * ((seed % 5) + 1) * 0.25);
      const { lane, whole } = timeAccount(history.asOf(asOf));
      for (const [item, one] of lane.cases) {
        const rules = history.rulesOf(item);
        const told = one.held.flatMap(({ from, to, holder }) =>
          Array.from({ length: to - from }, () => holder),
        );
        const slow = Array.from({ length: one.to - one.from }, (_, i) => {
          const evening = stateAsOf(history.eventsOf(item), one.from + i, rules);
          return holderOf(evening, rules).holder;
        });
        expect(told, item).toEqual(slow);
      }
      if (whole === null) return;
      let at = whole.from;
      for (const { from, to, holder, item } of whole.stretches) {
        expect(from).toBe(at);
        at = to;
        const held = item === null ? [] : (lane.cases.get(item)?.held ?? []);
        const lies = held.some((one) => one.holder === holder && one.from <= from && one.to >= to);
        expect(item === null ? holder === 'OWN' : lies).toBe(true);
      }
      expect(at).toBe(whole.to);
    },
  );

  it.each(SEEDS)('%i: the accounts of every target add up to its used days', (seed) => {
    const history = historyOf(seed);
    for (let asOf = history.from; asOf <= history.to + 9; asOf += 7) {
      const reading = history.asOf(asOf);
      const accounts = accountsOfTargets(reading, history.plan, stateCouncil, timeAccount(reading));
      const sums = accounts.map((one) => sum(one.map(({ days }) => days)));
      expect(sums, isoDay(asOf)).toEqual(reading.targets.map(({ usedDays }) => usedDays));
    }
  });

  it('is rich: all holders, several instances and whole chains come up', () => {
    const readings = histories.map(({ asOf, to }) => asOf(to));
    const holders = new Set(
      readings
        .flatMap((one) => [...timeAccount(one).lane.cases.values()].flatMap(({ held }) => held))
        .map(({ holder }) => holder),
    );
    for (const holder of ['OWN', 'ASC', 'procedure', 'NRP', 'INT-DES', null])
      expect(holders).toContain(holder);
    const instances = readings.flatMap(({ cases }) => cases.map(({ history }) => history.instances.length));
    expect(Math.max(...instances)).toBeGreaterThan(2);
    const items = readings.map(
      (one) => new Set(timeAccount(one).lane.stretches.map(({ item }) => item)).size,
    );
    expect(items.filter((n) => n > 3).length).toBeGreaterThan(12);
  });
});

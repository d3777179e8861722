// What departments used of a stage, what procedures took, and the owner's reasonable time: by hand, and day by day.
import { describe, expect, it } from 'vitest';
import { facts } from '../../src/domain/case.ts';
import { stateAsOf } from '../../src/domain/case-history.ts';
import { holderOf } from '../../src/domain/case-reading.ts';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { type StageAccount, stageAccounts } from '../../src/domain/stage-account.ts';
import { stateCouncil } from '../support/calendar.ts';
import { randomHistory } from '../support/random-history.ts';
import { readStory, replay } from '../support/story.ts';

const told = ({ spec, startedOn, endedOn, elapsed, approval, special, owner }: StageAccount) => [
  spec.code,
  isoDayOrNull(startedOn),
  isoDayOrNull(endedOn),
  { elapsed, approval, special, owner },
];

describe('the stages of story S2', () => {
  const asOf = replay(readStory('S2'));

  it('the second: two reviews, an expert review of five working days, and the designer in between', () => {
    const [, second] = stageAccounts(asOf(day('2025-08-19')), stateCouncil);
    expect(second === undefined ? null : told(second)).toEqual([
      'S2',
      '2025-06-06',
      '2025-07-14',
      { elapsed: 26, approval: 6, special: 5, owner: 15 },
    ]);
  });

  it('while the review runs, days are told up to that evening', () => {
    const [, second] = stageAccounts(asOf(day('2025-07-04')), stateCouncil);
    expect(second === undefined ? null : told(second)).toEqual([
      'S2',
      '2025-06-06',
      null,
      { elapsed: 20, approval: 4, special: 1, owner: 15 },
    ]);
  });

  it('the third has not begun by then', () => {
    const [, , third] = stageAccounts(asOf(day('2025-07-04')), stateCouncil);
    expect(third).toMatchObject({ startedOn: null, elapsed: 0, approval: 0, overdue: false });
  });
});

describe('the stages of story S6, in which a tolerated gap lapses and a department is late', () => {
  const story = readStory('S6');
  const asOf = replay(story);

  it('a terminated filing is left out, and a late decision makes the stage late whatever its budget', () => {
    const last = asOf(day(story.expect.at(-1)?.as_of ?? ''));
    const stages = stageAccounts(last, stateCouncil);
    expect(stages.filter(({ overdue }) => overdue).flatMap(({ lateItems }) => lateItems)).not.toEqual([]);
    for (const { elapsed, approval, special, owner } of stages)
      expect(approval + special + owner).toBe(elapsed);
  });
});

const approvals = ['licence', 'filing', 'confirmation', 'public_service', 'technical_review'];

describe('a random history', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    '%i: a day counts as approval when a case waits for a department, and nothing is interrupted',
    (seed) => {
      const history = randomHistory(seed);
      const asOf = history.from + Math.floor((history.to - history.from) * ((seed % 4) + 1) * 0.25);
      const reading = history.asOf(asOf);
      for (const stage of stageAccounts(reading, stateCouncil)) {
        const { elapsed, approval, special, owner, startedOn, endedOn, spec, unit } = stage;
        expect(approval + special + owner).toBe(elapsed);
        if (startedOn === null) continue;
        const kept = reading.cases
          .filter(({ item }) => item.spec.stage === spec.code)
          .filter(
            ({ item: { spec: one } }) =>
              approvals.includes(one.kind) ||
              (one.kind === 'intermediary' && one.commissioned_by === 'government'),
          )
          .flatMap(({ item, history: { instances } }) =>
            instances
              .filter((state) => !('before' in state) && state.status !== 'refused')
              .flatMap((state) => facts(state)?.instance ?? [])
              .map((instance) => ({ code: item.code, instance })),
          );
        let slow = 0;
        for (let on = startedOn + 1; on <= (endedOn ?? asOf); on += 1) {
          if (unit === 'working' && !stateCouncil.isWorkingDay(on)) continue;
          const evenings = kept.flatMap(({ code, instance }) => {
            const state = stateAsOf(history.eventsOf(code), on - 1, history.rulesOf(code));
            return facts(state)?.instance === instance ? [{ state, rules: history.rulesOf(code) }] : [];
          });
          const interrupted = evenings.some(({ state }) => ['correcting', 'paused'].includes(state.status));
          const atWork = evenings.some(
            ({ state, rules }) =>
              ['received', 'running'].includes(state.status) && holderOf(state, rules).holder !== null,
          );
          if (atWork && !interrupted) slow += 1;
        }
        expect(approval, spec.code).toBe(slow);
      }
    },
  );
});

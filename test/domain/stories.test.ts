// Six projects followed day by day on the real calendar: every state, date, count, holder, light and target as worked out.
import { describe, expect, it } from 'vitest';
import { acceptedFacts, decidedFacts, initialState, openPause } from '../../src/domain/case.ts';
import { instanceOf, owedMaterials } from '../../src/domain/case-reading.ts';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import type { PlacedCase } from '../../src/domain/project-reading.ts';
import {
  asTold,
  type ExpectedItem,
  readStory,
  readTemplate,
  replay,
  unreadWords,
  whole,
} from '../support/story.ts';

/** The story's words for a state, from the program's. */
const storyState = (status: string): string =>
  ({ blocked: 'not_started', ready: 'not_started', delivered: 'decided' })[status] ?? status;

function told(placed: PlacedCase, expected: ExpectedItem): object {
  const { reading } = placed;
  const clock = (...kinds: string[]) =>
    reading.clocks.findLast((run) => kinds.includes(run.clock.kind))?.reading ?? null;
  const decision = clock('promised', 'intermediary');
  const verification = clock('verification');
  const supplement = clock('supplement');
  const accepted = acceptedFacts(reading.state);
  const owes = owedMaterials(reading).map(({ material }) => material);
  const known = {
    state: storyState(reading.status),
    due: isoDayOrNull(decision?.dueOn ?? null),
    statutory_due: isoDayOrNull(clock('statutory')?.dueOn ?? null),
    remaining: decision?.remainingDays ?? null,
    holder: reading.holder,
    light: reading.light,
    verify_due: isoDayOrNull(verification?.dueOn ?? null),
    verify_remaining: verification?.remainingDays ?? null,
    supplement_due: isoDayOrNull(supplement?.dueOn ?? null),
    supplement_overdue: supplement?.state === 'running' && supplement.overdueDays !== null,
    owes,
    decided: isoDayOrNull(decidedFacts(reading.state)?.decidedOn ?? null),
    late_working_days: decision?.overdueDays?.working ?? 0,
    procedure:
      reading.status === 'paused' && accepted !== null ? (openPause(accepted)?.procedure ?? null) : null,
    instance: instanceOf(reading.state),
  };
  return asTold(known, expected);
}

describe.each(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])('story %s', (name) => {
  const story = readStory(name);
  const asOf = replay(story);
  const dayZero = readTemplate(story.template).day_zero.item;

  it('is read to its last word', () => {
    expect(unreadWords(story)).toEqual([]);
  });

  it.each(story.expect.map((view) => [view.as_of, view] as const))('as of %s', (date, view) => {
    const reading = asOf(day(date));
    const items = Object.fromEntries(
      Object.entries(view.items).map(([code, expected]) => {
        const placed = reading.cases.find(({ item }) => item.code === code);
        if (placed === undefined) throw new Error(`${code} is not in the plan`);
        return [code, told(placed, expected)];
      }),
    );
    expect(items).toStrictEqual(
      Object.fromEntries(Object.entries(view.items).map(([code, expected]) => [code, whole(expected)])),
    );
    const targets = Object.fromEntries(
      reading.targets.map(({ spec, usedDays, remainingDays, reachedOn }) => [
        spec.code,
        { used: usedDays, left: remainingDays, reached: isoDayOrNull(reachedOn) },
      ]),
    );
    expect(targets).toMatchObject(view.targets);
    expect(reading.span?.days).toBe(view.span_natural);
    const zero = acceptedFacts(
      reading.cases.find(({ item }) => item.code === dayZero)?.reading.state ?? initialState,
    );
    expect(day(date) - (zero?.acceptedOn ?? 0)).toBe(view.span_natural);
  });
});

// A target begins and ends with things that can happen, and a stage is closed by its own items, within its budget.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { changed, partyCodes, readYaml } from '../support/template-files.ts';
import { at, expectEach, good } from '../support/template-mistakes.ts';

describe('a target whose events do not exist', () => {
  expectEach([
    ['begins with an unknown item', 'targets[0].from.item', 'YD99', 'unknown_item', { code: 'YD99' }],
    ['ends with an unknown item', 'targets[0].to.item', 'KG99', 'unknown_item', { code: 'KG99' }],
    [
      'ends with an event that no item has',
      'targets[0].to.event',
      'printed',
      'not_allowed',
      { found: 'printed', allowed: ['received', 'accepted', 'decided', 'delivered'] },
    ],
    [
      'ends with the delivery of a milestone',
      'targets[0].to.event',
      'delivered',
      'target_event_impossible',
      { target: 'T59', item: 'KG01', event: 'delivered' },
    ],
    [
      'begins with the receipt of a milestone',
      'targets[0].from',
      { item: 'KG01', event: 'received' },
      'target_event_impossible',
      { target: 'T59', item: 'KG01', event: 'received' },
      'targets[0].from.event',
    ],
    [
      'begins with the delivery of what an intermediary draws',
      'targets[0].from',
      { item: 'ZJ04', event: 'delivered' },
      'target_event_impossible',
      { target: 'T59', item: 'ZJ04', event: 'delivered' },
      'targets[0].from.event',
    ],
    [
      'ends before it begins',
      'targets[0].from',
      { item: 'KG01', event: 'decided' },
      'target_end_unreachable',
      { target: 'T59', from: 'KG01', to: 'KG01' },
      'targets[0].to',
    ],
    [
      'ends on another branch',
      'targets[0].to',
      { item: 'YD01', event: 'decided' },
      'target_end_unreachable',
      { target: 'T59', from: 'LX01', to: 'YD01' },
    ],
    [
      'is counted from a day zero that never comes',
      'day_zero',
      { item: 'KG01', event: 'delivered' },
      'day_zero_event_impossible',
      { item: 'KG01', event: 'delivered' },
      'day_zero.event',
    ],
  ]);

  it('may run from the receipt of a permit to its delivery', () => {
    const span = { ...Object(good).targets[0], measure: 'span', counts: undefined };
    const own = {
      ...span,
      from: { item: 'SG07', event: 'received' },
      to: { item: 'SG07', event: 'delivered' },
    };
    delete own.counts;
    expect(checkTemplate(changed(good, 'targets[0]', own), partyCodes)).toMatchObject({ ok: true });
  });
});

describe('what closes a stage', () => {
  const closing = (closes: unknown) => checkTemplate(changed(good, 'stages[0].closes', closes), partyCodes);
  const own = Object(good).items.find((item: { stage: string }) => item.stage === 'S1').code;

  it('are items of the stage, all of them or any', () => {
    expect(closing({ rule: 'all', items: [own] }).ok).toBe(true);
    expect(closing({ rule: 'any', items: [own] }).ok).toBe(true);
  });

  expectEach([
    [
      'is no item of another stage',
      'stages[0].closes',
      { rule: 'all', items: ['KG01'] },
      'closes_item_elsewhere',
      { item: 'KG01', stage: 'S1', own: 'S3' },
      'stages[0].closes.items[0]',
    ],
    [
      'is no unknown item',
      'stages[0].closes',
      { rule: 'any', items: ['KG99'] },
      'unknown_item',
      { code: 'KG99' },
      'stages[0].closes.items[0]',
    ],
    [
      'is one item at least',
      'stages[0].closes',
      { rule: 'any', items: [] },
      'too_few',
      { min: 1 },
      'stages[0].closes.items',
    ],
    [
      'is by a rule that is known',
      'stages[0].closes',
      { rule: 'most', items: ['LX01'] },
      'not_allowed',
      { found: 'most', allowed: ['all', 'any'] },
      'stages[0].closes.rule',
    ],
  ]);
});

describe('early review', () => {
  it('is the only thing that a prerequisite may allow early', () => {
    const path = at('items[GH02].prerequisites[0].early');
    expect(checkTemplate(changed(good, path, 'review'), partyCodes).ok).toBe(true);
    expect(checkTemplate(changed(good, path, 'decide'), partyCodes)).toMatchObject({
      issues: [{ path, code: 'not_allowed', facts: { found: 'decide', allowed: ['review'] } }],
    });
  });
});

describe('a stage that its items cannot keep', () => {
  const national = readYaml('templates/nat-social-120wd.yaml');

  it('is told with the days needed and the items that need them, utilities and designers left out', () => {
    expect(checkTemplate(changed(national, 'stages[2].budget.days', 24), partyCodes)).toEqual({
      ok: false,
      issues: [
        {
          path: 'stages[2].budget.days',
          code: 'stage_budget_too_small',
          facts: {
            stage: 'S3',
            days: 24,
            unit: 'working',
            needed: 25,
            profile: 'default_profile',
            path: ['SG01', 'SG02', 'SG04'],
          },
        },
      ],
    });
    expect(checkTemplate(changed(national, 'stages[2].budget.days', 30), partyCodes).ok).toBe(true);
  });

  it('may be so for the heavier project only', () => {
    expect(checkTemplate(changed(national, 'stages[2].budget.days', 29), partyCodes)).toMatchObject({
      issues: [{ facts: { needed: 30, profile: 'max_profile' } }],
    });
  });

  it('is weighed in natural days too', () => {
    const natural = (days: number) =>
      checkTemplate(
        changed(national, 'stages[2].budget', { days, unit: 'natural', assumed: true }),
        partyCodes,
      );
    expect(natural(42).ok).toBe(true);
    expect(natural(41)).toMatchObject({ issues: [{ facts: { needed: 42, unit: 'natural' } }] });
  });
});

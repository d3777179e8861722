// Every published template is clean, and figures and chains that contradict themselves are told at their place.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { changed, partyCodes, readYaml, templateFiles } from '../support/template-files.ts';
import { at, expectEach, good } from '../support/template-mistakes.ts';

describe('the published templates', () => {
  it.each(templateFiles)('%s is clean', (file) => {
    const checked = checkTemplate(readYaml(file), partyCodes);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
  });

  it('are given back as they were read', () => {
    const checked = checkTemplate(good, partyCodes);
    expect(checked.ok && checked.value).toEqual(good);
  });
});

describe('a template whose figures contradict each other', () => {
  expectEach([
    [
      'a promise above the law',
      'items[GH02].limits.committed.days',
      25,
      'promised_above_statutory',
      { promised: 25, statutory: 20, unit: 'working' },
    ],
    [
      'a promise above the law in a variant',
      'items[PG03].limits.variants[0].committed.days',
      11,
      'promised_above_statutory',
      { promised: 11, statutory: 10, unit: 'working' },
    ],
    [
      'an extension in another unit',
      'items[GH02].limits.extension.unit',
      'natural',
      'extension_unit',
      { extension: 'natural', limit: 'working' },
    ],
    [
      'a permit that says who pays for it',
      'items[GH02].commissioned_by',
      'owner',
      'commissioned_by_misplaced',
      { kind: 'licence' },
    ],
    [
      'a principal material that may be missing',
      'items[GH02].materials[0].tolerable',
      true,
      'tolerable_principal',
      { material: 'GH02-M1', item: 'GH02' },
    ],
    [
      'a material that may be missing where nothing may',
      'items[LX01].materials[2].tolerable',
      true,
      'tolerable_not_allowed',
      { material: 'LX01-M3', item: 'LX01' },
    ],
    [
      'a material exempt though nobody shares it',
      'items[GH02].materials[0].exempt',
      true,
      'exempt_without_sharing',
      { material: 'GH02-M1', item: 'GH02' },
    ],
    [
      'a target that does not say what it counts',
      'targets[0].counts',
      undefined,
      'target_needs_counts',
      { measure: 'counted' },
    ],
    [
      'an unreadable condition',
      'items[PG02].applies.when',
      "eia_class = 'register'",
      'condition_syntax',
      { position: 11, expected: ['==', '!=', 'in'], found: '=' },
    ],
    [
      'a condition on an impossible value',
      'items[PG01].limits.variants[0].when',
      "eia_class == 'big'",
      'condition_value',
      {
        attribute: 'eia_class',
        found: 'big',
        allowed: ['report', 'form', 'register', 'exempt'],
        position: 14,
      },
    ],
    [
      'an attribute that the default profile leaves open',
      'default_profile.agent',
      undefined,
      'profile_lacks_attribute',
      { attribute: 'agent' },
      'default_profile',
    ],
  ]);

  it('a condition on an unknown attribute', () => {
    const checked = checkTemplate(
      changed(good, at('items[LX01].materials[4].condition.when'), 'agnet == true'),
      partyCodes,
    );
    expect(checked).toMatchObject({
      issues: [
        {
          path: at('items[LX01].materials[4].condition.when'),
          code: 'condition_attribute',
          facts: { attribute: 'agnet', position: 1 },
        },
      ],
    });
  });

  it('a natural promise beside a working limit is not compared', () => {
    const natural = changed(good, at('items[SG07].limits.committed'), {
      days: 9,
      unit: 'natural',
      assumed: true,
    });
    expect(checkTemplate(natural, partyCodes).ok).toBe(true);
  });
});

describe('a chain that runs in a circle', () => {
  const waits = (item: string, j: number, before: string): readonly [string, unknown] => [
    at(`items[${item}].prerequisites[${j}]`),
    { item: before, type: 'FS', assumed: true },
  ];

  it('is told with the items in their order, at the prerequisite that begins it', () => {
    const checked = checkTemplate(changed(good, ...waits('YD01', 0, 'GH02')), partyCodes);
    expect(checked).toEqual({
      ok: false,
      issues: [
        {
          path: at('items[YD01].prerequisites[0].item'),
          code: 'prerequisite_cycle',
          facts: { cycle: ['YD01', 'GH02', 'GH01', 'YD01'] },
        },
      ],
    });
  });

  it('may be one item that waits for itself', () => {
    const checked = checkTemplate(changed(good, ...waits('YD01', 0, 'YD01')), partyCodes);
    expect(checked).toMatchObject({ issues: [{ facts: { cycle: ['YD01', 'YD01'] } }] });
  });

  it('is told for every separate circle', () => {
    const two = changed(changed(good, ...waits('YD01', 0, 'YD01')), ...waits('LX01', 0, 'ZJ02'));
    const checked = checkTemplate(two, partyCodes);
    expect(checked.ok ? [] : checked.issues.map(({ facts }) => facts['cycle'])).toEqual([
      ['LX01', 'ZJ02', 'LX01'],
      ['YD01', 'YD01'],
    ]);
  });
});

describe('a target that the promised limits cannot keep', () => {
  const path = ['YD01', 'GH01', 'ZJ05', 'SG01', 'SG07', 'KG01'];

  it('is told with the days needed and the items that need them', () => {
    const checked = checkTemplate(changed(good, 'targets[0].days', 23), partyCodes);
    expect(checked).toEqual({
      ok: false,
      issues: [
        {
          path: 'targets[0].days',
          code: 'target_below_critical_path',
          facts: { target: 'T59', days: 23, unit: 'natural', needed: 24, profile: 'default_profile', path },
        },
      ],
    });
  });

  it('is told for the heavier profile when only that one is too long', () => {
    const checked = checkTemplate(changed(good, 'targets[0].days', 24), partyCodes);
    expect(checked).toMatchObject({
      issues: [
        {
          facts: { needed: 27, profile: 'max_profile', path: [...path.slice(0, 4), 'SG02', 'SG07', 'KG01'] },
        },
      ],
    });
    expect(checkTemplate(changed(good, 'targets[0].days', 27), partyCodes).ok).toBe(true);
  });

  it('is not burdened with the designer, whom a counted target leaves out', () => {
    const slow = changed(good, at('items[ZJ05].limits.committed.days'), 200);
    expect(checkTemplate(slow, partyCodes).ok).toBe(true);
  });

  it('carries everybody when it is a span', () => {
    const span = readYaml('demo/templates/yk-industrial-59.yaml');
    const checked = checkTemplate(changed(span, 'items[8].limits.committed.days', 6), partyCodes);
    expect(checked).toMatchObject({
      issues: [
        {
          path: 'targets[0].days',
          code: 'target_below_critical_path',
          facts: { needed: 61, path: ['LX01', 'YD01', 'ZJ04', 'GH01', 'ZJ05', 'SG01', 'SG07'] },
        },
      ],
    });
  });
});

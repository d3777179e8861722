// Codes of a template that stand for nothing, or for two things.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { changed, partyCodes, template } from '../support/template-files.ts';
import { at, expectEach, good } from '../support/template-mistakes.ts';

const { special_procedures, sources } = template('nb-industrial-59');
const procedure = special_procedures.find(({ code }) => code === 'EXPERT');
const source = sources.find(({ id }) => id === 'XKF');

describe('a template whose codes lead nowhere', () => {
  expectEach([
    ['an unknown stage', 'items[GH02].stage', 'S9', 'unknown_stage', { code: 'S9' }],
    [
      'an unknown prerequisite',
      'items[GH02].prerequisites[0].item',
      'GH99',
      'unknown_item',
      { code: 'GH99' },
    ],
    [
      'an unknown group',
      'items[ZJ03].groups',
      ['X'],
      'unknown_group',
      { code: 'X' },
      'items[ZJ03].groups[0]',
    ],
    ['an unknown procedure', 'items[GH02].pausable_by[1]', 'NAP', 'unknown_procedure', { code: 'NAP' }],
    ['an unknown department', 'items[GH02].department.lead', 'XYZ', 'unknown_party', { code: 'XYZ' }],
    [
      'an unknown assistant',
      'items[GH02].department.assist',
      ['XYZ'],
      'unknown_party',
      { code: 'XYZ' },
      'items[GH02].department.assist[0]',
    ],
    ['an unknown leader of a stage', 'stages[1].lead', 'XYZ', 'unknown_party', { code: 'XYZ' }],
    ['an unknown leader of a group', 'groups[1].lead', 'XYZ', 'unknown_party', { code: 'XYZ' }],
    [
      'an unknown source of a limit',
      'items[GH02].limits.statutory.source',
      'LAW',
      'unknown_source',
      { code: 'LAW' },
    ],
    [
      'an unknown source of a variant',
      'items[PG01].limits.variants[0].committed.source',
      'LAW',
      'unknown_source',
      { code: 'LAW' },
    ],
    [
      'a fact promised about a paper that is not listed',
      'items[PG03].commitment.facts[0].about',
      'GH02-M1',
      'unknown_material',
      { code: 'GH02-M1', item: 'PG03' },
    ],
    [
      'a fact contradicted by an item that is not there',
      'items[PG03].commitment.facts[0].contradicted_by[0].item',
      'GH99',
      'unknown_item',
      { code: 'GH99' },
    ],
    [
      'a fact contradicted by its own case',
      'items[PG03].commitment.facts[0].contradicted_by[0].item',
      'PG03',
      'contradiction_of_itself',
      { code: 'PG03' },
    ],
    [
      'two facts of one code',
      'items[PG03].commitment.facts[1].code',
      'PG03-F1',
      'duplicate_code',
      { code: 'PG03-F1', first: 'items[PG03].commitment.facts[0]' },
    ],
    [
      'an unknown source of a verification',
      'items[GH02].commitment.verify.source',
      'LAW',
      'unknown_source',
      { code: 'LAW' },
    ],
    [
      'an unknown source of a material',
      'items[GH02].materials[0].source',
      'LAW',
      'unknown_source',
      { code: 'LAW' },
    ],
    ['an unknown source of a target', 'targets[0].days_source', 'LAW', 'unknown_source', { code: 'LAW' }],
    [
      'a material from an unknown item',
      'items[GH02].materials[1].from_item',
      'GH99',
      'unknown_item',
      { code: 'GH99' },
    ],
    ['a target that ends nowhere', 'targets[0].to.item', 'KG99', 'unknown_item', { code: 'KG99' }],
    ['a target that begins nowhere', 'targets[0].from.item', 'KG99', 'unknown_item', { code: 'KG99' }],
    ['a day zero nowhere', 'day_zero.item', 'KG99', 'unknown_item', { code: 'KG99' }],
    ['a group with an unknown item', 'groups[0].items[4]', 'PG99', 'unknown_item', { code: 'PG99' }],
    [
      'a group whose item does not say so',
      'groups[0].items[4]',
      'GH01',
      'item_lacks_group',
      { group: 'EVAL', item: 'GH01' },
    ],
    [
      'an item whose group does not say so',
      'items[GH01].groups',
      ['EVAL'],
      'group_lacks_item',
      { group: 'EVAL', item: 'GH01' },
      'items[GH01].groups[0]',
    ],
    [
      'a stage code given twice',
      'stages[3]',
      { code: 'S2', order: 4, zh: '验收', en: 'completion', lead: 'HUD' },
      'duplicate_code',
      { code: 'S2', first: 'stages[1]' },
      'stages[3].code',
    ],
    ['a stage order given twice', 'stages[2].order', 1, 'duplicate_order', { order: 1, first: 'stages[0]' }],
    [
      'a procedure code given twice',
      'special_procedures[7]',
      procedure,
      'duplicate_code',
      { code: 'EXPERT', first: 'special_procedures[0]' },
      'special_procedures[7].code',
    ],
    [
      'a source id given twice',
      'sources[24]',
      source,
      'duplicate_code',
      { code: 'XKF', first: 'sources[4]' },
      'sources[24].id',
    ],
    [
      'a material code given twice',
      'items[GH02].materials[1].code',
      'GH02-M1',
      'duplicate_code',
      { code: 'GH02-M1', first: 'items[GH02].materials[0]' },
    ],
    [
      'a prerequisite given twice',
      'items[GH02].prerequisites[1].item',
      'GH01',
      'duplicate_entry',
      { entry: 'GH01' },
      'items[GH02].prerequisites[1]',
    ],
    [
      'a group given twice',
      'items[SG07].groups',
      ['PERMIT', 'PERMIT'],
      'duplicate_entry',
      { entry: 'PERMIT' },
      'items[SG07].groups[1]',
    ],
  ]);

  it('an item code given twice', () => {
    const twice = changed(good, at('items[ZJ03].code'), 'ZJ04');
    const checked = checkTemplate(twice, partyCodes);
    expect(
      checked.ok ? [] : checked.issues.map(({ path, code, facts }) => [path, code, facts]),
    ).toContainEqual([at('items[ZJ04].code'), 'duplicate_code', { code: 'ZJ04', first: at('items[ZJ03]') }]);
  });
});

// A template with a wrong, missing or unknown field is told so at the field.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { changed, partyCodes } from '../support/template-files.ts';
import { at, expectEach, good } from '../support/template-mistakes.ts';

describe('a template of the wrong shape', () => {
  expectEach([
    ['lacks a name', 'name', undefined, 'missing_field', {}],
    ['has a number for text', 'items[GH02].zh', 5, 'wrong_type', { expected: 'text', found: 'number' }],
    ['has nothing for a list', 'items[GH02].groups', null, 'wrong_type', { expected: 'list', found: 'null' }],
    [
      'has text for an object',
      'items[GH02].limits',
      '3',
      'wrong_type',
      { expected: 'object', found: 'text' },
    ],
    [
      'has "yes" for true',
      'items[GH02].materials[0].exempt',
      'yes',
      'wrong_type',
      { expected: 'yes_no', found: 'text' },
    ],
    ['has blank text', 'items[GH02].zh', ' ', 'empty_text', {}],
    ['has very long text', 'items[GH02].note', '长'.repeat(1001), 'text_too_long', { max: 1000 }],
    ['has a character no database keeps', 'items[GH02].zh', '规划\u0000许可', 'unprintable_text', {}],
    ['has an identifier with spaces', 'id', 'nb 59', 'not_a_code', { found: 'nb 59' }],
    [
      'is of another schema',
      'schema',
      'approval-template/2',
      'not_allowed',
      { found: 'approval-template/2', allowed: ['approval-template/1'] },
    ],
    [
      'has an unknown status',
      'status',
      'open',
      'not_allowed',
      { found: 'open', allowed: ['active', 'draft', 'retired'] },
    ],
    ['has a region of five digits', 'region.code', '33020', 'region_shape', { found: '33020' }],
    [
      'starts on a day that does not exist',
      'effective.from',
      '2018-02-30',
      'not_a_date',
      { found: '2018-02-30' },
    ],
    [
      'ends before it starts',
      'effective.to',
      '2018-01-01',
      'ends_before_start',
      { from: '2018-06-21', to: '2018-01-01' },
    ],
    [
      'has a link that is a script',
      'sources[1].url',
      'javascript:alert(1)',
      'not_a_web_address',
      { found: 'javascript:alert(1)' },
    ],
    ['has no items', 'items', [], 'too_few', { min: 1 }],
    [
      'has a negative limit',
      'items[GH02].limits.committed.days',
      -1,
      'not_whole',
      { found: '-1', min: 0, max: 3650 },
    ],
    [
      'has half a day',
      'items[GH02].limits.committed.days',
      2.5,
      'not_whole',
      { found: '2.5', min: 0, max: 3650 },
    ],
    [
      'has a limit past all dates',
      'items[GH02].limits.committed.days',
      99999,
      'not_whole',
      { found: '99999', min: 0, max: 3650 },
    ],
    ['has a target of no days', 'targets[0].days', 0, 'not_whole', { found: '0', min: 1, max: 3650 }],
    [
      'has days without a unit',
      'items[GH02].limits.committed.unit',
      'none',
      'limit_days_and_unit',
      { days: 3, unit: 'none' },
      'items[GH02].limits.committed',
    ],
    [
      'has a unit without days',
      'items[GH02].limits.committed.days',
      null,
      'limit_days_and_unit',
      { days: null, unit: 'working' },
      'items[GH02].limits.committed',
    ],
    [
      'has a figure from nowhere',
      'items[GH02].limits.committed.assumed',
      undefined,
      'mark_missing',
      {},
      'items[GH02].limits.committed',
    ],
    [
      'has a figure both assumed and sourced',
      'items[GH02].limits.committed.source',
      'XKF',
      'mark_double',
      { source: 'XKF' },
      'items[GH02].limits.committed',
    ],
    [
      'has a material from nowhere',
      'items[GH02].materials[1].assumed',
      undefined,
      'mark_missing',
      {},
      'items[GH02].materials[1]',
    ],
    [
      'has a prerequisite from nowhere',
      'items[GH02].prerequisites[0].assumed',
      undefined,
      'mark_missing',
      {},
      'items[GH02].prerequisites[0]',
    ],
    [
      'has a prerequisite of another type',
      'items[GH02].prerequisites[0].type',
      'SS',
      'not_allowed',
      { found: 'SS', allowed: ['FS'] },
    ],
    ['has a condition nobody can read', 'items[PG02].applies.zh', undefined, 'missing_field', {}],
    ['tolerates without a deadline', 'items[GH02].tolerate_missing.deadline', undefined, 'missing_field', {}],
    ['promises without a way to fail', 'items[GH02].commitment.on_failure', undefined, 'missing_field', {}],
    [
      'says neither yes nor no to tolerance',
      'items[GH02].tolerate_missing',
      {},
      'missing_field',
      {},
      'items[GH02].tolerate_missing.allowed',
    ],
    [
      'applies in an unknown way',
      'items[GH02].applies.default',
      'never',
      'not_allowed',
      { found: 'never', allowed: ['required', 'conditional'] },
    ],
    [
      'has a profile with an unknown attribute',
      'max_profile.colour',
      'red',
      'unknown_attribute',
      { attribute: 'colour' },
    ],
    [
      'has a profile value out of range',
      'default_profile.soil_class',
      'big',
      'attribute_value',
      { attribute: 'soil_class', found: 'big', allowed: ['report', 'form', 'none'] },
    ],
  ]);

  it.each([
    [
      'targets[0].speed',
      'speed',
      ['code', 'zh', 'days', 'unit', 'measure', 'from', 'to', 'counts', 'days_source', 'basis'],
    ],
    ['items[GH02].limits.committed.day', 'day', ['days', 'unit', 'starts', 'source', 'assumed']],
    ['items[GH02].applies.when', 'when', ['default']],
    ['items[LX01].tolerate_missing.deadline', 'deadline', ['allowed']],
    ['items[GH02].output.__proto', '__proto', ['zh', 'en']],
  ])('names the unknown field %s', (path, field, allowed) => {
    const checked = checkTemplate(changed(good, at(path), 1), partyCodes);
    expect(checked).toEqual({
      ok: false,
      issues: [{ path: at(path), code: 'unknown_field', facts: { field, allowed } }],
    });
  });

  it.each([null, 5, 'text', [], undefined])('%j is no template at all', (input) => {
    const checked = checkTemplate(input, partyCodes);
    expect(checked.ok ? [] : checked.issues.map(({ path, code }) => [path, code])).toEqual([
      ['', input === undefined ? 'missing_field' : 'wrong_type'],
    ]);
  });

  it('with an object that pretends to be a word gets an answer, not a crash', () => {
    const odd = { toString: 1 };
    const spoilt = changed(changed(good, 'status', odd), 'items[0].applies.default', odd);
    const checked = checkTemplate(changed(spoilt, 'max_profile.agent', odd), partyCodes);
    expect(checked.ok ? [] : checked.issues.map(({ path, facts }) => [path, facts['found']])).toEqual([
      ['status', 'object'],
      ['max_profile.agent', 'object'],
      ['items[0].applies.default', 'object'],
    ]);
  });

  it('is told at most two hundred things', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, 1]));
    const checked = checkTemplate(many, partyCodes);
    expect(checked.ok ? 0 : checked.issues.length).toBe(200);
  });

  it('is told everything at once', () => {
    const twice = changed(changed(good, 'id', undefined), 'items[0].zh', 1);
    const checked = checkTemplate(twice, partyCodes);
    expect(checked.ok ? [] : checked.issues.map(({ path }) => path)).toEqual(['id', 'items[0].zh']);
  });
});

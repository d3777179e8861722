// The national project code as people type it.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { readProjectCode } from '../../src/domain/project-code.ts';

const current = {
  form: 'current',
  normalised: '2603-330784-04-01-100059',
  year: 2026,
  month: 3,
  region: '330784',
  department: '04',
  type: '01',
};

describe('a project code of the current form (GB/T 40058-2021)', () => {
  it.each([
    ['as printed', '2603-330784-04-01-100059'],
    ['with spaces around it', '  2603-330784-04-01-100059 '],
    ['with spaces instead of dashes', '2603 330784 04 01 100059'],
    ['without dashes', '26033307840401100059'],
    ['in full-width digits and dashes', '２６０３－３３０７８４－０４－０１－１０００５９'],
    ['with Chinese dashes', '2603——330784—04–01−100059'],
    ['with an invisible character from a copied page', '2603-330784\u200b-04-01-100059'],
  ])('is read %s', (_how, typed) => {
    expect(readProjectCode(typed)).toEqual({ ok: true, value: current, warnings: [] });
  });

  it('takes every last digit, because the check rule is not published', () => {
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(readProjectCode(`2603-330784-04-01-10005${digit}`).ok).toBe(true);
    }
  });

  it('keeps the code of a district that no longer exists', () => {
    expect(readProjectCode('2011-330204-04-01-100059')).toMatchObject({
      ok: true,
      value: { form: 'current', year: 2020, month: 11, region: '330204' },
    });
  });

  it('refuses a code of next month only when told which day it is', () => {
    expect(readProjectCode('2606-330784-04-01-100059').ok).toBe(true);
    expect(readProjectCode('2605-330784-04-01-100059', day('2026-05-27')).ok).toBe(true);
    expect(readProjectCode('2606-330784-04-01-100059', day('2026-05-31'))).toEqual({
      ok: false,
      problem: {
        code: 'project_code_future',
        facts: { timeCode: '2606', applied: '2026-06', asOf: '2026-05' },
      },
    });
  });
});

describe('a project code of the form before 2020', () => {
  it.each([
    ['2017-330203-48-03-012345-000', '2017-330203-48-03-012345-000'],
    ['2017-330203-48-03-012345', '2017-330203-48-03-012345'],
    ['２０１７　330203 48 03 012345 000', '2017-330203-48-03-012345-000'],
    ['20173302034803012345000', '2017-330203-48-03-012345-000'],
  ])('is read: %s', (typed, normalised) => {
    expect(readProjectCode(typed)).toEqual({
      ok: true,
      value: {
        form: 'pre2020',
        normalised,
        year: 2017,
        month: null,
        region: '330203',
        department: '48',
        type: '03',
      },
      warnings: [],
    });
  });

  it('is told from the current form by its first four digits: 2013–2020 are years, 2012 is December 2020', () => {
    const formOf = (time: string) => {
      const read = readProjectCode(`${time}-330203-48-03-012345`);
      return read.ok ? [read.value.form, read.value.year, read.value.month] : read.problem.code;
    };
    expect(formOf('2012')).toEqual(['current', 2020, 12]);
    expect(formOf('2013')).toEqual(['pre2020', 2013, null]);
    expect(formOf('2020')).toEqual(['pre2020', 2020, null]);
    expect(formOf('2021')).toBe('project_code_month');
    expect(formOf('2101')).toEqual(['current', 2021, 1]);
  });
});

describe('a project code that cannot be right', () => {
  it.each([
    [
      'one digit short',
      '2603-330784-04-01-10005',
      'project_code_length',
      { length: 23, expected: 24, digits: 19, found: '4-6-2-2-5' },
    ],
    [
      'one digit long, typed without dashes',
      '260333078404011000590',
      'project_code_length',
      { length: 21, expected: 24, digits: 21, found: '21' },
    ],
    [
      'old form with a short tail',
      '2017-330203-48-03-012345-00',
      'project_code_length',
      { length: 27, expected: 28, digits: 22, found: '4-6-2-2-6-2' },
    ],
    ['empty', '', 'project_code_length', { length: 0, expected: 24, digits: 0, found: '0' }],
    [
      'with a dash in the wrong place',
      '2603-3307840-4-01-100059',
      'project_code_shape',
      { found: '4-7-1-2-6', expected: '4-6-2-2-6' },
    ],
    ['with letters', '2603-33O784-04-01-1OOO59元', 'project_code_characters', { found: ['O', '元'] }],
    ['of month 13', '2613-330784-04-01-100059', 'project_code_month', { timeCode: '2613', month: '13' }],
    ['of month 00', '2600-330784-04-01-100059', 'project_code_month', { timeCode: '2600', month: '00' }],
    [
      'of a year before the form existed',
      '1503-330784-04-01-100059',
      'project_code_year',
      { year: 2015, from: 2020, to: null },
    ],
    [
      'of the old form after it ended',
      '2023-330203-48-03-012345-000',
      'project_code_year',
      { year: 2023, from: 2013, to: 2020 },
    ],
  ])('is refused %s', (_why, typed, code, facts) => {
    expect(readProjectCode(typed)).toEqual({ ok: false, problem: { code, facts } });
  });
});

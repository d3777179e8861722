// The unified social credit code: examples of the standard and of real offices.
import { describe, expect, it } from 'vitest';
import { readCreditCode } from '../../src/domain/credit-code.ts';

describe('a unified social credit code', () => {
  it.each([
    '11331002002673575G',
    '91350100M000100Y43',
    '113325000026455663',
    '52100000500000784G',
    '91330203MA2ABCDEX1',
  ])('%s is read without a warning', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, value: code, warnings: [] });
  });

  it.each([
    ['small letters', '91350100m000100y43'],
    ['full-width letters and digits', '９１３５０１００Ｍ０００１００Ｙ４３'],
    ['groups with spaces and dashes', '91 350100-M000100Y4-3'],
  ])('is evened out from %s', (_how, typed) => {
    expect(readCreditCode(typed)).toEqual({ ok: true, value: '91350100M000100Y43', warnings: [] });
  });

  it('with a failed check digit is taken with a warning that names the right one', () => {
    expect(readCreditCode('91350100M000100Y4A')).toEqual({
      ok: true,
      value: '91350100M000100Y4A',
      warnings: [{ code: 'credit_code_check_digit', facts: { expected: '3', found: 'A' } }],
    });
  });

  it('of the pilot years that fails the check is legal, so it is only warned about', () => {
    const read = readCreditCode('91350100M0001TGQXM');
    expect(read.ok && read.warnings.map((warning) => warning.code)).toEqual(['credit_code_check_digit']);
  });

  it.each([
    ['17 characters', '91350100M000100Y4', 'credit_code_length', { length: 17, expected: 18 }],
    ['19 characters', '91350100M000100Y430', 'credit_code_length', { length: 19, expected: 18 }],
    ['nothing', ' ', 'credit_code_length', { length: 0, expected: 18 }],
    [
      'letters that the alphabet leaves out',
      '9135O1OOMIOO1OOYZ3',
      'credit_code_characters',
      { found: ['O', 'I', 'Z'] },
    ],
    ['letters in the region', '91A50100M000100Y43', 'credit_code_region', { found: 'A50100' }],
  ])('of %s is refused', (_why, typed, code, facts) => {
    expect(readCreditCode(typed)).toEqual({ ok: false, problem: { code, facts } });
  });
});

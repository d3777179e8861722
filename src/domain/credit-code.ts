// The unified social credit code (统一社会信用代码, GB 32100-2015): shape is demanded, the check digit only warned about.
import { type Reading, readAs, unreadable } from './problem.ts';
import { evenOut, strangeCharacters } from './typed-text.ts';

/** 31 symbols; the letters I O S V Z are left out because they look like digits or each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const length = weights.length + 1;

/**
 * Reads a credit code as typed and gives its 18 characters. A failed check digit is a warning, because some codes
 * issued in the pilot years are valid and fail it. Problems: `credit_code_length`, `_characters`, `_region`.
 */
export function readCreditCode(text: string): Reading<string> {
  const code = evenOut(text).replaceAll('-', '');
  const strange = strangeCharacters(code, new RegExp(`[${alphabet}]`));
  if (strange.length > 0) return unreadable('credit_code_characters', { found: strange });
  if (code.length !== length)
    return unreadable('credit_code_length', { length: code.length, expected: length });
  const region = code.slice(2, 8);
  if (!/^\d{6}$/.test(region)) return unreadable('credit_code_region', { found: region });
  const expected = checkSymbol(code);
  const found = code.slice(-1);
  if (found === expected) return readAs(code);
  return readAs(code, [{ code: 'credit_code_check_digit', facts: { expected, found } }]);
}

function checkSymbol(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code.charAt(i)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

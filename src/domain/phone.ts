// Telephone numbers of people who come to the counter: read as typed, and kept without their middle digits.
import { type Reading, readAs, unreadable } from './problem.ts';
import { evenOut } from './typed-text.ts';

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(0\d{2,3})-?(\d{7,8})$/;
const masked = /^(1[3-9]\d|0\d{2,3}-?)\*{4}\d{3,4}$/;

/** 13900000000 → 139****0000, 0579-87101234 → 0579-****1234; one that is masked already stays as it is. */
export function readPhone(text: string): Reading<string> {
  const typed = evenOut(text).replace(/^\+?86-?(?=1)/, '');
  if (masked.test(typed)) return readAs(typed);
  if (mobile.test(typed)) return readAs(`${typed.slice(0, 3)}****${typed.slice(-4)}`);
  const [, area, local] = landline.exec(typed) ?? [];
  if (area !== undefined && local !== undefined) return readAs(`${area}-****${local.slice(-4)}`);
  return unreadable('phone_unreadable', { length: typed.replaceAll(/\D/g, '').length });
}

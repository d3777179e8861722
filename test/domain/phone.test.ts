// Telephone numbers are kept without their middle digits.
import { expect, it } from 'vitest';
import { readPhone } from '../../src/domain/phone.ts';

it.each([
  ['13900000000', '139****0000'],
  ['１３９ ００００ ００００', '139****0000'],
  ['+8613900000000', '139****0000'],
  ['0579-87101234', '0579-****1234'],
  ['057987101234', '0579-****1234'],
  ['139****0000', '139****0000'],
  ['0579-****1234', '0579-****1234'],
  ['12900000000', null],
  ['1390000000', null],
  ['87101234', null],
  ['', null],
])('%j is kept as %j', (typed, kept) => {
  const reading = readPhone(typed);
  expect(reading.ok ? reading.value : null).toBe(kept);
});

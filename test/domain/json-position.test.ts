// The place of a fault in a body that is not JSON: agrees with the runtime on what is JSON, and points at the character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFault, positionOf } from '../../src/domain/json-position.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a body that is not JSON', () => {
  it.each([
    ['', 0],
    ['{', 1],
    ['{"type":"accept",}', 17],
    ["{'type':'accept'}", 1],
    ['{"a":1 "b":2}', 7],
    ['{"a" 1}', 5],
    ['[1,2', 4],
    ['[1,]', 3],
    ['[1}', 2],
    ['{"a":01}', 6],
    ['{"a":nul}', 5],
    ['{"a":"\u0001"}', 5],
    ['{"a":1}}', 7],
    ['{]', 1],
    ['undefined', 0],
    ['<html>', 0],
  ])('%s is faulty at %d', (text, offset) => expect(firstFault(text)).toBe(offset));

  it('tells line and column as an editor does, rare Han characters counted once', () => {
    const text = '{\n  "name": "𠮷丽",\n  "note": "𠮷" x\n}';
    expect(positionOf(text, firstFault(text) ?? 0)).toEqual({ line: 3, column: 15 });
  });

  it('a megabyte of brackets is answered without exhausting the stack', () => {
    expect(firstFault('['.repeat(1_000_000))).toBe(1_000_000);
  });

  it('agrees with the runtime on random texts', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '1',
      '-0.5e3',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 9 }).map((list) => list.join('')),
          fc.json(),
        ),
        (text) => {
          expect(firstFault(text) === null).toBe(isJson(text));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

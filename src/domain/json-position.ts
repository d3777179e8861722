// Where a text stops being JSON. The runtime's own message often leaves the place out, and its wording changes.

export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

const space = /[ \t\n\r]*/y;
/** From the space on: control characters must be escaped. */
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next' | 'end';

/** The offset of the first character that no JSON text could have there; null when the whole text is JSON. */
export function firstFault(text: string): number | null {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const after = (): Expected => (open.length === 0 ? 'end' : 'next');
  const end = (pattern: RegExp): number | null => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : null;
  };
  for (;;) {
    at = end(space) ?? at;
    const character = text[at];
    if (character === undefined) return expected === 'end' ? null : at;
    if (character === '"' && expected !== 'next' && expected !== 'end' && expected !== ':') {
      const close = end(string);
      if (close === null) return at;
      expected = expected.startsWith('key') ? ':' : after();
      at = close;
      continue;
    }
    const close = open.at(-1) === '{' ? '}' : ']';
    if (character === close && open.length > 0 && (expected === 'next' || expected.endsWith(` ${close}`))) {
      open.pop();
      expected = after();
    } else if (expected === ':' && character === ':') expected = 'value';
    else if (expected === 'next' && character === ',') expected = close === '}' ? 'key' : 'value';
    else if (expected.startsWith('value') && (character === '[' || character === '{')) {
      open.push(character);
      expected = character === '[' ? 'value or ]' : 'key or }';
    } else {
      const stop = expected.startsWith('value') ? end(scalar) : null;
      if (stop === null) return at;
      expected = after();
      at = stop;
      continue;
    }
    at += 1;
  }
}

export function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

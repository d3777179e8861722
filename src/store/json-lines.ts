// Where each part of a JSON text stands, so that a fault found in the values can be told with its line.

export interface JsonLines {
  /** `holidays[3].date` → line, from 1; `` is the line on which the value begins. */
  readonly lines: ReadonlyMap<string, number>;
  /** Keys that one object has twice: the runtime keeps the last of them and says nothing. */
  readonly twice: readonly { readonly path: string; readonly key: string; readonly line: number }[];
  /** Line on which the text goes deeper than `DEEPEST`; nothing after it is listed. Null when it never does. */
  readonly tooDeep: number | null;
}

/** A real notice is seven deep; what recurses over thousands of levels takes the process with it. */
export const DEEPEST = 12;

interface Open {
  readonly path: string;
  readonly keys: Set<string>;
  /** Null in an object, else the index of the element that comes next. */
  index: number | null;
  /** The key whose value comes next; null before a key. */
  key: string | null;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s[\]{},:"]+|\n/g;

/** For text that the runtime has read as JSON. */
export function linesOf(text: string): JsonLines {
  const lines = new Map<string, number>();
  const twice: { path: string; key: string; line: number }[] = [];
  const open: Open[] = [];
  let line = 1;
  for (const [word] of text.matchAll(token)) {
    const inside = open.at(-1);
    if (word === '\n') line += 1;
    else if (word === '}' || word === ']') open.pop();
    else if (word === ',' && inside !== undefined) {
      if (inside.index === null) inside.key = null;
      else inside.index += 1;
    } else if (inside !== undefined && inside.index === null && inside.key === null) {
      inside.key = String(JSON.parse(word));
      if (inside.keys.has(inside.key)) twice.push({ path: pathOf(inside), key: inside.key, line });
      inside.keys.add(inside.key);
      lines.set(pathOf(inside), line);
    } else if (word !== ':') {
      const path = inside === undefined ? '' : pathOf(inside);
      if (!lines.has(path)) lines.set(path, line);
      if (word !== '{' && word !== '[') continue;
      if (open.length === DEEPEST) return { lines, twice, tooDeep: line };
      open.push({ path, keys: new Set(), index: word === '[' ? 0 : null, key: null });
    }
  }
  return { lines, twice, tooDeep: null };
}

function pathOf({ path, index, key }: Open): string {
  if (index !== null) return `${path}[${index}]`;
  return path === '' ? (key ?? '') : `${path}.${key}`;
}

/** The line of that part, or, for a part that is missing, of the nearest one around it. */
export function lineAt(lines: ReadonlyMap<string, number>, path: string): number {
  let at = path;
  while (at !== '' && !lines.has(at)) at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0));
  return lines.get(at) ?? 1;
}

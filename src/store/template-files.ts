// Turns the text of a template or department file, YAML or JSON, into plain values; what they mean is the domain's to check.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  stringify,
  visit,
} from 'yaml';
import { invalidField, Refusal } from '../domain/errors.ts';
import { packageRoot } from './package-root.ts';

/** In bytes; the longest real template has 53 kB. */
export const LARGEST_TEMPLATE = 524_288;

const fixtures = join(packageRoot(), 'fixtures');
/** The chains that come with the program, and the short ones of the sample data. */
export const templateFolders = {
  published: join(fixtures, 'templates'),
  demo: join(fixtures, 'demo', 'templates'),
} as const;

export interface TemplateFile {
  readonly fileName: string;
  readonly text: string;
  readonly value: unknown;
}

/** Real templates are seven deep; parsing thousands of levels exhausts the stack and takes the process with it. */
const DEEPEST = 50;
/** Entries of one list or object; looking for keys given twice takes the square of it. */
const LONGEST = 2000;

/**
 * Throws `too_large`, or `invalid` with the place (`chain.yaml:12:3`, line and column) and the reason: broken syntax, a key
 * given twice, a second document, too many levels or entries, or anchors and aliases, with which a small file unfolds into a huge one.
 */
export const parseTemplateText = (text: string, fileName: string): unknown =>
  readTemplateText(text, fileName).value;

export interface TemplateText {
  readonly value: unknown;
  /** Line, from 1, of `items[3].limits.committed.days`; of what lies around it, where that part is missing. */
  readonly lineOf: (path: string) => number;
}

/** The same with its lines. Throws as `parseTemplateText` does. */
export function readTemplateText(text: string, fileName: string): TemplateText {
  if (Buffer.byteLength(text) > LARGEST_TEMPLATE)
    throw new Refusal('too_large', 'too_large', { max: '512 kB' });
  const lines = new LineCounter();
  const unreadable: Unreadable = (offset, reason) => {
    const { line, col } = lines.linePos(offset);
    return invalidField(`${fileName}:${line}:${col}`, 'file_unreadable', { reason, line, column: col });
  };
  const composer = new Composer({ stringKeys: true });
  const [document, second] = composer.compose(tokens(text, lines, unreadable), true, text.length);
  if (document === undefined) throw unreadable(0, 'empty');
  if (second !== undefined) throw unreadable(second.range[0], 'a second document begins here');
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw unreadable(fault.pos[0], fault.message);
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor === undefined) return;
      throw unreadable(node.range?.[0] ?? 0, 'anchors (&) and aliases (*) are not allowed');
    },
  });
  return {
    value: document.toJS(),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** Where that part begins: its key, where it has one. */
function offsetOf(document: Document, path: string): number {
  let node: unknown = document.contents;
  let offset = startOf(document.contents);
  for (const step of path.split(/[.[\]]+/).filter((one) => one !== '')) {
    if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      node = pair?.value;
      offset = startOf(pair?.key) ?? offset;
    } else break;
  }
  return offset ?? 0;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'range' in value;
const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

export type TemplateFormat = 'yaml' | 'json';

/** What a text was written as: JSON where it is JSON, which is YAML too. */
export function formatOf(text: string): TemplateFormat {
  try {
    JSON.parse(text);
    return 'json';
  } catch {
    return 'yaml';
  }
}

/** A parsed template as text, fields in the order in which they were written. */
export const templateText = (value: unknown, format: TemplateFormat): string =>
  format === 'json'
    ? `${JSON.stringify(value, null, 2)}\n`
    : stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a file as text, without a byte order mark; throws `invalid` where they are no UTF-8. */
export function templateTextOf(bytes: ArrayBuffer | Uint8Array, fileName: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidField(fileName, 'file_not_utf8');
  }
}

type Unreadable = (offset: number, reason: string) => Refusal;

/** The parser's own stack tells how deep it is, before anything recursive sees the text. */
function tokens(text: string, lines: LineCounter, unreadable: Unreadable): readonly CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const found: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    found.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) throw unreadable(parser.offset, 'nested too deeply');
    if (parser.stack.some(isTooLong))
      throw unreadable(parser.offset, `more than ${LONGEST} entries in one place`);
  }
  return [...found, ...parser.end()];
}

const isTooLong = (token: CST.Token): boolean => 'items' in token && token.items.length > LONGEST;

/** Every YAML and JSON file of a folder, by name, unread: enough to see that nothing has changed since the last import. */
export function readTemplateTexts(folder: string): readonly Omit<TemplateFile, 'value'>[] {
  return readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((fileName) => ({ fileName, text: readFileSync(join(folder, fileName), 'utf8') }));
}

/** The same, read. Throws as `parseTemplateText` does, for the first bad one. */
export const readTemplateFiles = (folder: string): readonly TemplateFile[] =>
  readTemplateTexts(folder).map((file) => ({ ...file, value: parseTemplateText(file.text, file.fileName) }));

/** A department file as it stands; the domain checks it. */
export const readDepartments = (file: string): unknown =>
  parseTemplateText(readFileSync(file, 'utf8'), basename(file));

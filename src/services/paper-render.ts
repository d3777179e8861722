// Turns the text of a paper into words. A text is data that an administrator wrote, and its facts are what people typed:
// neither can reach a file, a name that is not listed, another paragraph, or more time and room than a page needs.
import { Liquid, LiquidError } from 'liquidjs';
import type { PaperBlock } from '../domain/paper-content.ts';
import { type PaperScope, paperVariableNames } from '../domain/paper-variables.ts';
import type { PaperTextDocument } from '../store/paper-records.ts';

export const paperTextFields = ['title', 'addressee', 'body', 'basis', 'rights'] as const;
export type PaperTextField = (typeof paperTextFields)[number];

/** What is wrong with a text: where, and with which word of it. */
export interface PaperTextFault {
  readonly field: PaperTextField;
  readonly line: number;
  readonly code:
    | 'text_syntax'
    | 'text_variable_unknown'
    | 'text_filter_unknown'
    | 'text_tag_unknown'
    | 'text_too_much';
  readonly word: string;
}

export const LONGEST_TEXT = 20_000;
const LONGEST_OUTPUT = 200_000;
const RENDER_MS = 200;
const MEMORY = 500_000;
/** Stands for a line break inside a fact: a new paragraph, never a new row. */
const BREAK = '\u2028';

const allowedTags = ['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment', '#'];
const allowedFilters = ['default', 'size', 'first', 'last', 'join', 'map', 'strip', 'append', 'prepend'];

const engine = new Liquid({
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  outputEscape: inert,
  relativeReference: false,
  dynamicPartials: false,
  templates: {},
  parseLimit: LONGEST_TEXT,
  renderLimit: RENDER_MS,
  memoryLimit: MEMORY,
});
for (const tag of Object.keys(engine.tags)) if (!allowedTags.includes(tag)) delete engine.tags[tag];
for (const filter of Object.keys(engine.filters))
  if (!allowedFilters.includes(filter)) delete engine.filters[filter];

/** A fact as it may stand in a paper: no control characters, no mark that begins a table, its line breaks tamed. */
function inert(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  return String(value)
    .replaceAll('|', '｜')
    .replace(/\r\n?|\n|\u2028|\u2029|\u0085/gu, BREAK)
    .replace(/[^\P{Cc}]|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, '');
}

/** The words of one part, line by line as the text has them. Throws PaperTextError. */
function words(field: PaperTextField, source: string, scope: PaperScope): string {
  try {
    const rendered: unknown = engine.renderSync(engine.parse(source), scope);
    if (typeof rendered !== 'string' || rendered.length > LONGEST_OUTPUT)
      throw new PaperTextError({ field, line: 1, code: 'text_too_much', word: '' });
    return rendered;
  } catch (error) {
    throw error instanceof PaperTextError ? error : new PaperTextError(faultOf(field, error));
  }
}

/** A text that cannot be used. */
export class PaperTextError extends Error {
  readonly fault: PaperTextFault;
  constructor(fault: PaperTextFault) {
    super(`${fault.field}:${fault.line} ${fault.code} ${fault.word}`);
    this.name = 'PaperTextError';
    this.fault = fault;
  }
}

const codes: readonly (readonly [RegExp, PaperTextFault['code']])[] = [
  [/undefined variable: ?([^\s,]*)/, 'text_variable_unknown'],
  [/undefined filter: ?([^\s,]*)/, 'text_filter_unknown'],
  [/tag "([^"]*)" not found/, 'text_tag_unknown'],
  [/(?:parse|render|memory alloc|template) ?(?:length|limit)[^,]*/, 'text_too_much'],
];

function faultOf(field: PaperTextField, error: unknown): PaperTextFault {
  if (!LiquidError.is(error)) throw error;
  const message = error.message;
  const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 1);
  for (const [pattern, code] of codes) {
    const found = pattern.exec(message);
    if (found !== null) return { field, line, code, word: found[1] ?? '' };
  }
  return { field, line, code: 'text_syntax', word: message.replace(/, (file|line):.*$/s, '').slice(0, 120) };
}

export interface RenderedText {
  readonly title: string;
  readonly addressee: string;
  readonly body: readonly PaperBlock[];
  readonly basis: readonly string[];
  readonly rights: readonly string[];
}

/** Throws PaperTextError. */
export function renderPaperText(text: PaperTextDocument, scope: PaperScope): RenderedText {
  const part = (field: PaperTextField): string => words(field, text[field], scope);
  return {
    title: oneLine(part('title')),
    addressee: oneLine(part('addressee')),
    body: blocks(part('body')),
    basis: paragraphs(part('basis')),
    rights: paragraphs(part('rights')),
  };
}

const oneLine = (rendered: string): string => rendered.replace(/\s+/gu, ' ').trim();
const paragraphs = (rendered: string): readonly string[] =>
  rendered
    .split(/[\n\u2028]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Lines that begin with `|` and follow each other are one table. */
function blocks(rendered: string): readonly PaperBlock[] {
  const found: (string | { table: string[][] })[] = [];
  for (const line of rendered.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    if (!text.startsWith('|')) {
      found.push(...paragraphs(text));
      continue;
    }
    const row = text
      .slice(1)
      .split('|')
      .map((cell) => oneLine(cell.replaceAll(BREAK, ' ')));
    const last = found.at(-1);
    if (last !== undefined && typeof last !== 'string') last.table.push(row);
    else found.push({ table: [row] });
  }
  return found;
}

/** The first thing wrong in any branch of a text: a name that is not listed, or what the two renderings meet. */
export function checkPaperText(
  text: PaperTextDocument,
  scopes: readonly PaperScope[],
): PaperTextFault | null {
  for (const field of paperTextFields) {
    const source = text[field];
    try {
      if (source.length > LONGEST_TEXT) return { field, line: 1, code: 'text_too_much', word: '' };
      const unknown = unknownName(source);
      if (unknown !== null) return { field, code: 'text_variable_unknown', ...unknown };
      for (const scope of scopes) words(field, source, scope);
    } catch (error) {
      return error instanceof PaperTextError ? error.fault : faultOf(field, error);
    }
  }
  return null;
}

/** Names in branches that no sample takes are found as well. */
function unknownName(source: string): { readonly line: number; readonly word: string } | null {
  const analysis = engine.analyzeSync(engine.parse(source), { partials: false });
  for (const [name, places] of Object.entries(analysis.globals))
    if (!(paperVariableNames as readonly string[]).includes(name))
      return { line: places[0]?.location.row ?? 1, word: name };
  return null;
}

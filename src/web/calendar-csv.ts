// The dates that a proposal moves as CSV, in the words of the page; read by spreadsheets, so nothing in it may be a formula.
import type { MoveView } from '../services/proposal-moves.ts';
import { type Lang, type TextKey, t } from '../texts/index.ts';
import { clockWord } from './words/calendar-lines.ts';
import { weekdayOf } from './words/dates.ts';
import { named } from './words/names.ts';

const columns: readonly TextKey[] = [
  'cal.col.change',
  'cal.col.project',
  'project.col.item',
  'ledger.limit',
  'cal.col.department',
  'cal.col.before',
  'cal.col.after',
  'cal.col.provisional',
  'cal.col.running',
];

/** With the mark by which spreadsheets know UTF-8. */
export const csvHead = (lang: Lang): string => `\uFEFF${line(columns.map((key) => t(lang, key)))}`;

export const csvRow = (lang: Lang, move: MoveView): string =>
  line([
    t(lang, `cal.change.${move.change}`),
    move.project?.name ?? t(lang, 'cal.moves.hidden'),
    move.itemName === null ? '' : named(lang, move.itemName),
    clockWord(lang, move),
    move.departmentName === null ? '' : named(lang, move.departmentName),
    `${move.before} ${weekdayOf(lang, move.before)}`,
    `${move.after} ${weekdayOf(lang, move.after)}`,
    move.provisionalAfter ? t(lang, 'provisional.mark') : '',
    move.running ? (move.expected ? t(lang, 'cal.moves.expected') : '') : t(lang, 'cal.moves.ended'),
  ]);

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** What a spreadsheet would take for a formula is made text. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

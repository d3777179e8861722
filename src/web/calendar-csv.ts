// The dates that a proposal moves as CSV, in the words of the page.
import { BYTE_ORDER_MARK, csvLine } from '../services/csv.ts';
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

export const csvHead = (lang: Lang): string =>
  `${BYTE_ORDER_MARK}${csvLine(columns.map((key) => t(lang, key)))}`;

export const csvRow = (lang: Lang, move: MoveView): string =>
  csvLine([
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

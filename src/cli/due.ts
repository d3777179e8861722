// `due 2026-09-30 7`: the calculator on the command line, from the calendars that came with the program.
import { parseArgs } from 'node:util';
import { Refusal } from '../domain/errors.ts';
import { type CalculationView, calculate } from '../services/calculation.ts';
import { dueShape } from '../services/calendars.ts';
import { calendarsOfFiles } from '../services/calendars-of-files.ts';
import { readInput } from '../services/input.ts';
import type { LedgerDayView } from '../services/ledger-views.ts';
import { articleText, errorText } from '../texts/errors.ts';
import { t } from '../texts/index.ts';
import { type LoneCommand, misused } from './command.ts';

const usage =
  'due START DAYS [working|natural|month] [--pause A..B]… [--calendar CN-513400] [--known-on DAY] [--no-roll] [--ledger]';

const options = {
  pause: { type: 'string', multiple: true },
  calendar: { type: 'string' },
  'known-on': { type: 'string' },
  'no-roll': { type: 'boolean' },
  ledger: { type: 'boolean' },
} as const;

export const due: LoneCommand = {
  usage,
  does: 'tells the last day of a period; negative days count back',
  answer: (args) => {
    const { positionals, values } = parsed(args);
    const [start, days, unit = 'working', ...surplus] = positionals;
    if (surplus.length > 0) throw misused(`not understood: ${surplus.join(' ')}`, usage);
    const calendars = calendarsOfFiles();
    const id = values.calendar ?? calendars.calendars.national.id;
    if (calendars.calendars.byId(id) === null) {
      const known = calendars.calendars.all.map((calendar) => calendar.id).join(', ');
      throw misused(`calendar: there is no ${id}; there are ${known}`, usage);
    }
    try {
      const question = readInput(dueShape, {
        start,
        days,
        unit,
        pauses: values.pause?.join(','),
        knownOn: values['known-on'],
        roll: values['no-roll'] === true ? 'false' : undefined,
      });
      return told(calculate(calendars, id, question), values.ledger === true);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw misused(error.issues.map(reasonOf).join('\n'), usage);
    }
  },
};

/** A negative number is no option, though it looks like one: a space in front tells the two apart. */
function parsed(args: readonly string[]) {
  const spaced = args.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg));
  try {
    const read = parseArgs({ args: spaced, options, allowPositionals: true });
    return { values: read.values, positionals: read.positionals.map((text) => text.trim()) };
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error), usage);
  }
}

const nameOf: Readonly<Record<string, string>> = {
  start: 'START',
  days: 'DAYS',
  pauses: '--pause',
  knownOn: '--known-on',
};
const reasonOf = ({ path, code, facts }: Refusal['issues'][number]): string =>
  `${nameOf[path] ?? path}: ${errorText('en', code, facts)}`;

function told(result: CalculationView, withLedger: boolean): string {
  const { start, days, unit, dueOn, unpublished, calendar, edition, lines, totals } = result;
  const spare = [
    totals.restDays > 0 ? counted(totals.restDays, 'rest day') : null,
    totals.pausedDays > 0 ? `${totals.pausedDays} paused` : null,
  ].filter((part) => part !== null);
  const word = { working: 'working day', natural: 'natural day', month: 'month' }[unit];
  return [
    `${dueOn} ${weekdayOf(dueOn)}`,
    `${counted(Math.abs(days), word)} ${days < 0 ? 'before' : 'after'} ${start} ${weekdayOf(start)}${
      spare.length === 0 ? '' : `, without ${spare.join(', ')}`
    }`,
    ...(unpublished === null ? [] : [t('en', 'time.provisional', { date: dueOn, year: unpublished })]),
    `calendar ${calendar}, edition ${edition}`,
    ...(withLedger ? ledgerLines(lines) : []),
  ].join('\n');
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const ledgerLines = (lines: readonly LedgerDayView[] | null): readonly string[] =>
  lines === null
    ? ['too many days to list']
    : lines.map((line) => {
        const name = line.dayName === null ? '' : ` ${line.dayName}`;
        const count = line.number === null ? '' : String(line.number);
        const notice = line.notice === null ? '' : `, ${line.notice}`;
        const said = `${line.kind.padEnd(8)} ${line.day}${name}${notice}`;
        return `${line.date} ${weekdayOf(line.date)} ${count.padStart(4)}  ${said} (${articleText('en', line.article)})`;
      });

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const weekdayOf = (date: string): string => weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';

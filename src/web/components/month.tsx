// The month beside a ledger: which days were off or made up, and the running number of each counted day.

import type { LedgerDayView } from '../../services/ledger-views.ts';
import { countOf } from '../../services/ledger-words.ts';
import { type Lang, t } from '../../texts/index.ts';
import { plusDays, weekdayNumber } from '../words/dates.ts';

/** What the calendar says about a day, with the ledger's line where there is one. */
export interface MonthDay {
  readonly date: string;
  readonly day: 'working' | 'weekend' | 'holiday' | 'makeup';
  readonly name: string | null;
  readonly line: LedgerDayView | null;
}

const heads = [
  'ledger.monday',
  'ledger.tuesday',
  'ledger.wednesday',
  'ledger.thursday',
  'ledger.friday',
  'ledger.saturday',
  'ledger.sunday',
] as const;

/** Weeks from Monday to Sunday that cover the month; days of the neighbour months fill the ends. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const weeks: string[][] = [];
  let day = plusDays(first, 1 - weekdayNumber(first));
  do {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((offset) => plusDays(day, offset)));
    day = plusDays(day, 7);
  } while (day.startsWith(month));
  return weeks;
}

export interface MonthProps {
  readonly lang: Lang;
  /** `YYYY-MM` */
  readonly month: string;
  readonly days: ReadonlyMap<string, MonthDay>;
  readonly startWord: string;
  readonly caption: string;
}

export function Month({ lang, month, days, startWord, caption }: MonthProps) {
  return (
    <table class="month">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{t(lang, head)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr>
            {week.map((date) => (
              <Cell
                lang={lang}
                date={date}
                inside={date.startsWith(month)}
                day={days.get(date)}
                startWord={startWord}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly lang: Lang;
  readonly date: string;
  readonly inside: boolean;
  readonly day: MonthDay | undefined;
  readonly startWord: string;
}

function Cell({ lang, date, inside, day, startWord }: CellProps) {
  const rest = day?.day === 'weekend' || day?.day === 'holiday';
  const line = inside ? (day?.line ?? null) : null;
  const classes = [inside ? null : 'out', rest ? 'rest' : null, line === null ? null : `d-${line.kind}`];
  const word = inside ? cellWord(lang, day, line, startWord) : '';
  return (
    <td class={classes.filter((one) => one !== null).join(' ')}>
      <time datetime={date}>{Number(date.slice(8))}</time>
      <b>{word}</b>
    </td>
  );
}

function cellWord(
  lang: Lang,
  day: MonthDay | undefined,
  line: LedgerDayView | null,
  startWord: string,
): string {
  if (line !== null) {
    if (line.kind === 'start') return startWord;
    if (line.kind === 'paused') return t(lang, 'ledger.cell.paused');
    if (line.kind !== 'off' && line.kind !== 'rolled' && line.kind !== 'idle') return countOf(lang, line);
  }
  if (day?.day === 'holiday') return t(lang, 'ledger.cell.rest');
  return day?.day === 'makeup' ? t(lang, 'ledger.cell.makeup') : '';
}

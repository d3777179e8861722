// Twelve small months of one calendar year: days off, make-up days, and the days that a period counts.
import type { LedgerDayView } from '../../services/ledger-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { monthName } from '../words/dates.ts';
import { type MonthDay, weeksOf } from './month.tsx';

export interface YearProps {
  readonly lang: Lang;
  readonly year: number;
  readonly days: ReadonlyMap<string, MonthDay>;
  readonly asOf: string;
}

const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const headKeys = [
  'ledger.monday',
  'ledger.tuesday',
  'ledger.wednesday',
  'ledger.thursday',
  'ledger.friday',
  'ledger.saturday',
  'ledger.sunday',
] as const;

export function Year({ lang, year, days, asOf }: YearProps) {
  const heads = headKeys.map((key) => t(lang, key));
  return (
    <div class="year">
      {twelve.map((number) => {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        return (
          <table class="mini">
            <caption>{monthName(lang, month)}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col">{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((week) => (
                <tr>
                  {week.map((date) =>
                    date.startsWith(month) ? (
                      <Mini lang={lang} date={date} day={days.get(date)} today={date === asOf} />
                    ) : (
                      <td />
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}

function Mini({
  lang,
  date,
  day,
  today,
}: {
  lang: Lang;
  date: string;
  day: MonthDay | undefined;
  today: boolean;
}) {
  const classes = [kindClass(day), lineClass(day?.line ?? null), today ? 'today' : null].filter(
    (one) => one !== null,
  );
  const word = wordOf(lang, day);
  return (
    <td class={classes.join(' ')}>
      <time datetime={date}>{Number(date.slice(8))}</time>
      {word === null ? null : <i>{word}</i>}
    </td>
  );
}

/** What is not to be told by colour alone. */
function wordOf(lang: Lang, day: MonthDay | undefined): string | null {
  if (day?.line?.kind === 'paused') return t(lang, 'calc.mark.paused');
  if (day?.day === 'holiday') return t(lang, 'calc.mark.holiday');
  return day?.day === 'makeup' ? t(lang, 'calc.mark.makeup') : null;
}

function kindClass(day: MonthDay | undefined): string | null {
  if (day?.day === 'holiday') return 'holiday';
  if (day?.day === 'makeup') return 'makeup';
  return day?.day === 'weekend' ? 'rest' : null;
}

const lineClass = (line: LedgerDayView | null): string | null =>
  line === null || line.kind === 'off' || line.kind === 'rolled' ? null : `d-${line.kind}`;

// A date in a picture, in wordings that get shorter with the room: the word goes before the date does, and no date is cut.
import { type Lang, t } from '../../texts/index.ts';
import { shortDate, shortDay } from '../words/dates.ts';

type Key =
  | 'chart.dated'
  | 'chart.due'
  | 'chart.expected'
  | 'chart.finish'
  | 'chart.finished'
  | 'chart.pausedUntil';

/** What is left of a wording when its words do not fit and its shape says the rest. */
const shorter: Partial<Record<Key, 'chart.expectedShort' | 'chart.finishedShort'>> = {
  'chart.expected': 'chart.expectedShort',
  'chart.finish': 'chart.expectedShort',
  'chart.finished': 'chart.finishedShort',
  'chart.pausedUntil': 'chart.expectedShort',
};

/** 办结 06-05 周四, 06-05 周四, 办结 06-05; of another year than that of `asOf` then 2025-06-05 and 25-06-05. */
export function dateWords(lang: Lang, key: Key, date: string, asOf: string, word = ''): readonly string[] {
  const day = shortDay(lang, date, asOf);
  const digits = shortDate(date, asOf.slice(0, 4));
  const brief = shorter[key];
  return [
    ...new Set([
      t(lang, key, { word, date: day }),
      ...(key === 'chart.dated' ? [day] : []),
      t(lang, key, { word, date: digits }),
      ...(brief === undefined ? [] : [t(lang, brief, { date: digits })]),
      digits,
      ...(digits === date ? [date.slice(2)] : []),
    ]),
  ];
}

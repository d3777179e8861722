// A ledger in words, for pages and tables alike: one sentence for each day, from what the calendar, the pause and the
// count say, and the paper behind it.
import type { ClockKind } from '../domain/clock-kinds.ts';
import { type Lang, type TextKey, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import type { LedgerDayView, LedgerView } from './ledger-views.ts';

export interface LedgerKey {
  readonly lang: Lang;
  /** Unit of the limit; null where a paper names the day. */
  readonly unit: 'working' | 'natural' | 'month' | null;
  readonly clock: ClockKind | null;
  /** Of a counted target: the names of its items. */
  readonly items?: ReadonlyMap<string, string> | undefined;
}

export const keyOf = (lang: Lang, { clock, target, work }: LedgerView): LedgerKey => ({
  lang,
  unit: clock.limit?.unit ?? null,
  clock: clock.kind,
  items:
    target?.measure === 'counted'
      ? new Map(work.map(({ item, name }) => [item, named(lang, name)]))
      : undefined,
});

const startText: Partial<Readonly<Record<ClockKind, TextKey>>> = {
  intake: 'ledger.start.received',
  correction: 'ledger.start.notified',
  promised: 'ledger.start.accepted',
  statutory: 'ledger.start.accepted',
  delivery: 'ledger.start.decided',
  conversion: 'ledger.start.supplemented',
  verification: 'ledger.start.decided',
  intermediary: 'ledger.start.commissioned',
  consultation: 'ledger.start.consulted',
  mock: 'ledger.start.mock',
};

export const clockName = ({ lang, clock }: LedgerKey): string =>
  t(lang, clock === null ? 'ledger.limit' : `clock.${clock}`);

/** 工作日, 调休上班日（劳动节）, 周末, 劳动节放假. */
export function dayName(lang: Lang, day: LedgerDayView): string {
  const base = plainDay(lang, day);
  return day.provisional ? `${base}（${t(lang, 'ledger.day.provisional')}）` : base;
}

function plainDay(lang: Lang, day: LedgerDayView): string {
  switch (day.day) {
    case 'working':
      return t(lang, 'ledger.day.working');
    case 'weekend':
      return t(lang, 'ledger.day.weekend');
    case 'holiday':
      return t(lang, 'ledger.day.holiday', { name: day.dayName ?? '' });
    case 'makeup':
      return day.dayName === null
        ? t(lang, 'ledger.day.makeup')
        : t(lang, 'ledger.day.makeupFor', { name: day.dayName });
  }
}

const isRest = (day: LedgerDayView): boolean => day.day === 'weekend' || day.day === 'holiday';

/** The sentence for `days[i]`; neighbours tell where a pause begins and ends. */
export function reasonOf(key: LedgerKey, days: readonly LedgerDayView[], i: number): string {
  const { lang } = key;
  const day = days[i];
  if (day === undefined) return '';
  const name = dayName(lang, day);
  const counted = key.unit === 'working' || key.unit === null ? name : naturalDay(lang, day, name);
  switch (day.kind) {
    case 'start':
      return t(lang, (key.clock === null ? undefined : startText[key.clock]) ?? 'ledger.start.any');
    case 'counted':
      if (key.items !== undefined)
        return day.by.length === 0
          ? t(lang, 'ledger.day.assumed', { day: counted })
          : t(lang, 'ledger.day.by', { day: counted, items: workers(key, day) });
      return pauseBegins(days, i) ? t(lang, 'ledger.day.pauseBegins', { day: counted }) : counted;
    case 'idle':
      return t(lang, 'ledger.day.idle');
    case 'off':
      return day.pause === null ? name : t(lang, 'ledger.day.restInPause', { day: name });
    case 'paused':
      return key.items === undefined ? pausedText(lang, days, i, day) : leftOutText(lang, day);
    case 'due':
      return dueText(key, day);
    case 'rolled':
      return t(lang, 'ledger.day.rolledFrom', { day: name });
    case 'late':
      if (day.by.length > 0) return t(lang, 'ledger.day.lateBy', { items: workers(key, day) });
      if (days[i - 1]?.kind === 'due') return t(lang, 'ledger.day.lateFirst', { clock: clockName(key) });
      return isRest(day) ? t(lang, 'ledger.day.lateRest', { day: name }) : t(lang, 'ledger.day.late');
  }
}

const workers = ({ lang, items }: LedgerKey, { by }: LedgerDayView): string =>
  by.map((item) => items?.get(item) ?? item).join(t(lang, 'common.listComma'));

const leftOutText = (lang: Lang, { pause }: LedgerDayView): string =>
  t(lang, 'ledger.day.leftOut', {
    procedure: pause === null ? '' : named(lang, pause.name),
    document: pause?.document ?? '',
  });

function naturalDay(lang: Lang, day: LedgerDayView, name: string): string {
  return isRest(day) ? t(lang, 'ledger.day.naturalRest', { name }) : t(lang, 'ledger.day.natural');
}

/** A pause deducts the days after its first one, so the day before the first paused line is where it began. */
const pauseBegins = (days: readonly LedgerDayView[], i: number): boolean => {
  const next = days[i + 1];
  return next !== undefined && next.pause !== null && days[i]?.pause === null;
};

function pausedText(lang: Lang, days: readonly LedgerDayView[], i: number, day: LedgerDayView): string {
  const next = days[i + 1];
  const last = next !== undefined && next.pause === null;
  const { pause } = day;
  // The calculator's pauses have neither ground nor document.
  if (pause === null || pause.document === '') {
    return t(lang, last ? 'ledger.day.pausedBareLast' : 'ledger.day.pausedBare');
  }
  return t(lang, last ? 'ledger.day.pausedLast' : 'ledger.day.paused', {
    procedure: named(lang, pause.name),
    document: pause.document,
  });
}

function dueText(key: LedgerKey, day: LedgerDayView): string {
  const { lang } = key;
  const clock = clockName(key);
  if (day.article === 'civil_203') return t(lang, 'ledger.day.rolled', { clock });
  if (day.number === null || key.unit === null) return t(lang, 'ledger.day.dueAny', { clock });
  return t(lang, key.unit === 'working' ? 'ledger.day.due' : 'ledger.day.dueNatural', {
    n: day.number,
    clock,
  });
}

/** The count column: a running number, or the word that says why there is none. */
export function countOf(lang: Lang, day: LedgerDayView): string {
  switch (day.kind) {
    case 'start':
      return t(lang, 'ledger.count.start');
    case 'counted':
      return String(day.number ?? '');
    case 'due':
      return day.number === null ? t(lang, 'ledger.cell.due') : String(day.number);
    case 'late':
      // A rest day adds nothing to lateness told in working days; a target in natural days counts it.
      return day.number === null || day.number === 0 || (isRest(day) && day.article !== 'target')
        ? t(lang, 'ledger.count.lateRest')
        : t(lang, 'ledger.count.late', { n: day.number });
    default:
      return t(lang, 'ledger.count.off');
  }
}

/** The document that makes the day a holiday or a make-up day; a place's own names the place's calendar. Empty otherwise. */
export function noticeOf(lang: Lang, { notice, overlay }: LedgerDayView): string {
  if (overlay === null) return notice ?? '';
  return notice === null
    ? t(lang, 'ledger.place', { id: overlay })
    : t(lang, 'ledger.placePaper', { id: overlay, notice });
}

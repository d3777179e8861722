// The answer to 「为什么是这一天」: one clock of one case, opened day by day.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { acceptedFacts } from '../domain/case.ts';
import type { EffectiveEvent } from '../domain/case-history.ts';
import type { RunClock } from '../domain/case-reading.ts';
import { policiesOf } from '../domain/clock-policies.ts';
import { type Day, firstDayOf, isoDay, isoDayOrNull, lastDayOf, weekday, yearOf } from '../domain/day.ts';
import { type LedgerDay, ledgerOf } from '../domain/ledger.ts';
import { policyUse } from '../domain/policy.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { clockView, named, procedureName } from './case-view.ts';
import { extensionOf, groundOf } from './ledger-ground.ts';
import type { LedgerDayView, LedgerPauseView, LedgerView } from './ledger-views.ts';

/** One line of a ledger; `pause` is the paper behind a day that lies in a pause, `by` whose work a target counted. */
export const ledgerLine = (
  line: LedgerDay,
  pause: LedgerDayView['pause'],
  by: readonly string[] = [],
): LedgerDayView => ({
  date: isoDay(line.day),
  weekday: weekday(line.day),
  kind: line.kind,
  counted: line.counted,
  number: line.number,
  day: line.fact.kind,
  dayName: line.fact.name,
  notice: line.fact.notice,
  overlay: line.fact.overlay,
  pause,
  by,
  article: line.article,
  provisional: line.fact.provisional,
});

/** The year whose notice must be known before a provisional day is firm; the last days of a year wait for the next one's. */
export const unpublishedYear = (calendar: WorkingDayCalendar, on: Day): number =>
  on <= calendar.announcedUntil ? yearOf(on) + 1 : yearOf(calendar.announcedUntil) + 1;

/** Which calendar counted, with the documents of all years from the first line to the last. */
export function calendarUsed(
  calendar: WorkingDayCalendar,
  lines: readonly LedgerDay[],
  provisionalOn: Day | null,
): LedgerView['calendar'] {
  const first = lines.at(0)?.day ?? 0;
  const last = lines.at(-1)?.day ?? -1;
  const touched = [...calendar.years, ...calendar.layers.flatMap(({ years }) => years)]
    .filter(({ year }) => lastDayOf(year) >= first && firstDayOf(year) <= last)
    .flatMap(({ number, title, revisions }) => [
      number ?? title,
      ...revisions.flatMap((revision) => revision.number ?? revision.title ?? []),
    ]);
  const named = lines.flatMap(({ fact }) => fact.notice ?? []);
  return {
    id: calendar.id,
    edition: calendar.edition,
    notices: [...new Set([...touched, ...named])],
    unpublished: provisionalOn === null ? null : unpublishedYear(calendar, provisionalOn),
  };
}

/** A case whose decision runs from a hand-over was accepted by it, as the place decides. */
function handedOver({ reading, rules }: PlacedCase, { clock }: RunClock): LedgerView['policies'] {
  const accepted = acceptedFacts(reading.state);
  if (accepted === null || accepted.handedOverFrom === null) return [];
  const decides = clock.kind === 'promised' || clock.kind === 'statutory';
  return decides ? [policyUse(rules.policies.on(accepted.receivedOn), 'handOver')] : [];
}

/** `key` names the clock among those of its case. */
export interface KeyedRun {
  readonly key: string;
  readonly run: RunClock;
}

/** `events` are those of the case, rectified, up to `asOf`. */
export function ledgerView(
  project: { readonly id: string; readonly name: string },
  template: ApprovalTemplate,
  placed: PlacedCase,
  { key, run }: KeyedRun,
  asOf: Day,
  events: readonly EffectiveEvent[],
): LedgerView {
  const { calendar } = placed.rules;
  const { limit } = run.clock;
  const ledger = ledgerOf(limit, run.reading, calendar, asOf);
  // A clock's pauses are those of its case, in the same order.
  const papers = acceptedFacts(placed.reading.state)?.pauses ?? [];
  const pauses = run.reading.pauses.map(({ from, to }, i): LedgerPauseView => {
    const procedure = papers[i]?.procedure ?? '';
    return {
      from: isoDay(from),
      to: isoDay(to),
      until: isoDayOrNull(papers[i]?.until ?? null),
      procedure,
      name: procedureName(template, procedure),
      document: papers[i]?.document ?? '',
    };
  });
  const onLines = pauses.map(({ procedure, name, document }) => ({ procedure, name, document }));
  const lines = ledger.days.map((line) =>
    ledgerLine(line, line.pause === null ? null : (onLines[line.pause] ?? null)),
  );
  const statutory = placed.reading.clocks.find(({ clock }) => clock.kind === 'statutory');
  return {
    projectId: project.id,
    projectName: project.name,
    item: placed.item.code,
    itemName: named(placed.item.spec),
    clock: clockView(run, calendar.edition),
    key,
    target: null,
    asOf: isoDay(asOf),
    calendar: calendarUsed(
      calendar,
      ledger.days,
      run.reading.provisional ? (run.reading.dueOn ?? run.reading.expectedDueOn) : null,
    ),
    template: { id: template.id, version: template.version, name: template.name },
    ground: groundOf(template, placed, run, events),
    rule: {
      roll: limit.kind === 'days' && limit.unit !== 'working' && limit.roll,
      onDate: limit.kind === 'date' ? isoDay(limit.on) : null,
      notAfter: limit.kind === 'days' ? isoDayOrNull(limit.notAfter ?? null) : null,
    },
    policies: [...policiesOf(run.clock, placed.rules), ...handedOver(placed, run)],
    extension: extensionOf(run, events),
    pauses,
    work: [],
    days: lines,
    totals: ledger.totals,
    statutory:
      run.clock.kind !== 'promised' || statutory === undefined
        ? null
        : clockView(statutory, calendar.edition),
  };
}

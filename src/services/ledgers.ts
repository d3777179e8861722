// Finds the clock that was asked about, among those of a case or the targets of the project, and opens its ledger.
import type { CaseState } from '../domain/case.ts';
import { effectiveEvents, instancesAsOf } from '../domain/case-history.ts';
import { type CaseReading, mainClock, type RunClock } from '../domain/case-reading.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { noRun } from '../domain/target.ts';
import { targetWork } from '../domain/target-ledger.ts';
import { clockView, subjectName } from './case-view.ts';
import { calendarOf, type ServiceContext } from './context.ts';
import { type KeyedRun, ledgerView } from './ledger-view.ts';
import type { LedgerView } from './ledger-views.ts';
import { targetLedgerView } from './target-ledger-view.ts';
import type { ClockView, Named } from './views.ts';
import { type AsOf, byItem, readWholeProject, type Whole } from './whole-project.ts';

export interface LedgerQuery extends AsOf {
  /** Left out for a target, which belongs to the whole project. */
  readonly item?: string | undefined;
  /**
   * `promised`; with what tells clocks of one kind apart, `supplement:SG07-M6` or `intake:2` (the first is 1);
   * `target:T59`. Left out: the clock that a reader of the case looks at.
   */
  readonly clock?: string | undefined;
  readonly subject?: string | undefined;
}

/** A clock with the key under which its ledger is found, and what tells it from others of its kind. */
export interface KeyedClock {
  readonly key: string;
  readonly clock: ClockView;
  /** Its material, procedure or target. */
  readonly about: Named | null;
  /** Among several of one kind that nothing else tells apart; the first is 1. */
  readonly nth: number | null;
}

/** Why it is this day. Throws `not_found` when there is no such clock on that day. */
export const getLedger = async (ctx: ServiceContext, id: string, query: LedgerQuery): Promise<LedgerView> =>
  ledgerIn(ctx, await readWholeProject(ctx, id, query), query);

/** A ledger, and all clocks that can be opened beside it: those of its case, or the targets that have begun. */
export async function getLedgerPage(
  ctx: ServiceContext,
  id: string,
  query: LedgerQuery,
): Promise<{ readonly ledger: LedgerView; readonly clocks: readonly KeyedClock[] }> {
  const whole = await readWholeProject(ctx, id, query);
  const ledger = ledgerIn(ctx, whole, query);
  const { edition } = calendarOf(ctx, whole.project);
  const placed = whole.reading.cases.find(({ item }) => item.code === query.item);
  const clocks =
    placed === undefined
      ? whole.reading.targets
          .filter(({ startedOn }) => startedOn !== null)
          .map(({ spec }) => targetIn(ctx, whole, spec.code))
          .map(({ key, clock, target }) => ({ key, clock, about: bothWays(target?.name ?? ''), nth: null }))
      : keyed(placed.reading).map(({ key, run }) => ({
          key,
          clock: clockView(run, edition),
          about: aboutOf(ctx, whole, placed, run),
          nth: /:\d+$/.test(key) ? Number(key.slice(key.indexOf(':') + 1)) : null,
        }));
  return { ledger, clocks };
}

const bothWays = (name: string): Named => ({ zh: name, en: name });

const aboutOf = (
  { parties }: ServiceContext,
  { plan }: Whole,
  { item }: PlacedCase,
  { clock: { subject } }: RunClock,
): Named | null =>
  subject === null ? null : subjectName(plan.template, parties, { item: item.code, subject });

function ledgerIn(ctx: ServiceContext, whole: Whole, query: LedgerQuery): LedgerView {
  const { project, plan, reading } = whole;
  const { item, clock } = query;
  if (item === undefined) {
    if (clock?.startsWith('target:') === true) return targetIn(ctx, whole, clock.slice('target:'.length));
    throw invalidField('case', 'missing_field');
  }
  const placed = reading.cases.find((one) => one.item.code === item);
  if (placed === undefined) throw notFound('case', { item });
  const found = runIn(placed.reading, query);
  if (found === undefined) throw notFound('clock', { item, clock: clock ?? '' });
  const events = effectiveEvents(byItem(whole.events)(item)).filter(({ on }) => on <= reading.asOf);
  return ledgerView(project, plan.template, placed, found, reading.asOf, events);
}

function targetIn(ctx: ServiceContext, whole: Whole, id: string): LedgerView {
  const { project, plan, events, reading } = whole;
  const target = reading.targets.find(({ spec }) => spec.code === id);
  if (target === undefined) throw notFound('clock', { clock: `target:${id}` });
  const cases = new Map(reading.cases.map((placed) => [placed.item.code, placed]));
  const eventsOf = byItem(events);
  const instancesOf = (item: string): readonly CaseState[] => {
    const rules = cases.get(item)?.rules;
    return rules === undefined ? [] : instancesAsOf(eventsOf(item), reading.asOf, rules);
  };
  const work = targetWork(target, plan, (item) => cases.get(item)?.run ?? noRun, instancesOf);
  return targetLedgerView(project, plan, target, work, calendarOf(ctx, project), reading.asOf);
}

/** A kind alone where there is one of it; else with its subject, or with its number where that does not tell them apart. */
export function keyed({ clocks }: CaseReading): readonly KeyedRun[] {
  return clocks.map((run): KeyedRun => {
    const { kind, subject } = run.clock;
    const alike = clocks.filter(({ clock }) => clock.kind === kind);
    const distinct = new Set(alike.map(({ clock }) => clock.subject)).size === alike.length;
    if (alike.length === 1) return { key: kind, run };
    return { key: `${kind}:${distinct && subject !== null ? subject : alike.indexOf(run) + 1}`, run };
  });
}

/** The last one of its kind where the key leaves it open. */
function runIn(reading: CaseReading, { clock, subject }: LedgerQuery): KeyedRun | undefined {
  const all = keyed(reading);
  if (clock === undefined) {
    const main = mainClock(reading);
    return all.find(({ run }) => run === main);
  }
  const [kind, which = subject] = split(clock);
  const alike = all.filter(({ run }) => run.clock.kind === kind);
  if (which === undefined) return alike.at(-1);
  const named = alike.findLast(({ run }) => run.clock.subject === which);
  return named ?? (/^[1-9]\d{0,3}$/.test(which) ? alike[Number(which) - 1] : undefined);
}

function split(key: string): readonly [string, string?] {
  const colon = key.indexOf(':');
  return colon === -1 ? [key] : [key.slice(0, colon), key.slice(colon + 1)];
}

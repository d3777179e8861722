// What another set of calendars would do to the record: every project that it touches is read anew from its events.
// Nothing is written here; a dry run lists what comes out, applying it writes it.
import { type CalendarDifference, differingDays } from '../domain/calendar-difference.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import type { Day } from '../domain/day.ts';
import {
  readRegions,
  readTargetProjects,
  readTemplatesInUse,
  readTouchedCases,
  readTouchedProjects,
  type TargetedTemplate,
  type TouchedProjects,
} from '../store/calendar-candidates.ts';
import type { Db } from '../store/db.ts';
import type { CaseKey, CaseRecord, ProjectRecord } from '../store/records.ts';
import { placePolicies, type System } from './context.ts';
import { planOf } from './plans.ts';
import { type ProjectRows, type RevisedProject, reviseProject } from './revise-project.ts';

/** Projects read at a time: few enough that pages are answered in between. */
const CHUNK = 60;

/**
 * The projects that change, in order of id. To `list` what moves, less is read and summaries are not to be used; to `write`
 * it, the projects' rows are kept for the transaction that `db` then is.
 */
export async function* calendarEffects(
  db: Db,
  system: System,
  before: CalendarSet,
  after: CalendarSet,
  asOf: Day,
  purpose: 'list' | 'write',
): AsyncGenerator<RevisedProject> {
  const touched = await touchedBy(db, system, before, after);
  const ids = [...touched.keys()].sort();
  const read = (at: number) => {
    const chunk = ids.slice(at, at + CHUNK);
    const keys = chunk.flatMap((id) => touched.get(id)?.keys ?? []);
    const whole = purpose === 'write' ? chunk : chunk.filter((id) => touched.get(id)?.targets);
    const reading = readTouchedProjects(db, chunk, keys, { whole, lock: purpose === 'write' });
    // It is awaited one round later, or never, when whoever asked has had enough.
    reading.catch(() => undefined);
    return reading;
  };
  let coming = read(0);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const keys = ids.slice(at, at + CHUNK).flatMap((id) => touched.get(id)?.keys ?? []);
    const found = grouped(await coming, purpose === 'write' ? null : keys);
    if (at + CHUNK < ids.length) coming = read(at + CHUNK);
    for (const [project, rows] of found) {
      const plan = await planOf(system.store, db, project);
      const revised = reviseProject(project, plan, rows, before, after, placePolicies(system, project), asOf);
      if (revised !== null) yield revised;
    }
  }
}

interface TouchedProject {
  readonly keys: CaseKey[];
  /** Whether its targets may change too. */
  readonly targets: boolean;
}

/** Cases that may change, by project; a project without cases is one whose targets may. */
async function touchedBy(
  db: Db,
  system: System,
  before: CalendarSet,
  after: CalendarSet,
): Promise<ReadonlyMap<string, TouchedProject>> {
  const touched = new Map<string, TouchedProject>();
  const targeted = await withWorkingTargets(db, system);
  for (const { regions, difference } of await changedRegions(db, before, after)) {
    const { from, to } = reachOf(difference);
    const [targets, keys] = await Promise.all([
      readTargetProjects(db, regions, targeted),
      readTouchedCases(db, { regions, from, to }),
    ]);
    for (const id of targets) touched.set(id, { keys: [], targets: true });
    // A target in natural days never moves, but it may become firm.
    const firm = difference.firmUntilBefore !== difference.firmUntilAfter;
    for (const key of keys) {
      const project = touched.get(key.projectId) ?? { keys: [], targets: firm };
      project.keys.push(key);
      touched.set(key.projectId, project);
    }
  }
  return touched;
}

async function withWorkingTargets(db: Db, system: System): Promise<readonly TargetedTemplate[]> {
  const templates = await readTemplatesInUse(db);
  const plans = await Promise.all(
    templates.map((pinned) => planOf(system.store, db, { ...pinned, attributes: {} })),
  );
  return templates.flatMap((pinned, i): TargetedTemplate[] => {
    const targets = plans[i]?.template.targets ?? [];
    return targets.some(({ unit }) => unit === 'working') ? [{ ...pinned, several: targets.length > 1 }] : [];
  });
}

interface ChangedRegions {
  readonly regions: readonly string[];
  readonly difference: CalendarDifference;
}

/** Regions in which projects are, by what changes for them; those for which nothing does are left out. */
async function changedRegions(
  db: Db,
  before: CalendarSet,
  after: CalendarSet,
): Promise<readonly ChangedRegions[]> {
  const groups = new Map<string, { regions: string[]; difference: CalendarDifference }>();
  for (const region of await readRegions(db)) {
    const [old, next] = [before.of(region), after.of(region)];
    if (old.edition === next.edition) continue;
    const key = `${old.edition} ${next.edition}`;
    const group = groups.get(key) ?? { regions: [], difference: differingDays(old, next) };
    group.regions.push(region);
    groups.set(key, group);
  }
  return [...groups.values()].filter(
    ({ difference: { days, firmUntilBefore, firmUntilAfter } }) =>
      days.length > 0 || firmUntilBefore !== firmUntilAfter,
  );
}

function reachOf({ days, firmUntilBefore, firmUntilAfter }: CalendarDifference): {
  readonly from: Day;
  readonly to: Day;
} {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (firmUntilBefore === firmUntilAfter) return { from: first ?? 0, to: last ?? 0 };
  const firm = Math.min(firmUntilBefore, firmUntilAfter) + 1;
  return { from: Math.min(first ?? firm, firm), to: FAR };
}

/** Beyond every date of the record: a date that becomes firm may have begun on any day. */
const FAR: Day = 60_000;

function grouped(
  found: TouchedProjects,
  keys: readonly CaseKey[] | null,
): ReadonlyMap<ProjectRecord, ProjectRows> {
  const ofCase = ({ projectId, item }: { readonly projectId: string; readonly item: string | null }) =>
    `${projectId} ${item ?? ''}`;
  const clocks = by(found.clocks, ofCase);
  const events = by(found.events, ofCase);
  const cases = by<CaseRecord | CaseKey>(keys ?? found.cases, ({ projectId }) => projectId);
  return new Map(
    found.projects.map((project) => [
      project,
      {
        facts: found.facts.get(project.id) ?? [],
        cases: cases.get(project.id) ?? [],
        clocksOf: (item) => clocks.get(`${project.id} ${item}`) ?? [],
        eventsOf: (item) => events.get(`${project.id} ${item}`) ?? [],
      },
    ]),
  );
}

function by<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

// What a calendar feed holds: one entry a clock that has a date, one a running promise. Whatever names an entry, or says that
// it changed, comes from the record alone, so that every fetch and every server gives the same.
import { PROCEDURE, WINDOW } from '../domain/case-clocks.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { type Day, type Instant, isoDay, startOfDay } from '../domain/day.ts';
import { type Light, type LightDays, lightDays, lightOn } from '../domain/light.ts';
import { mayMove, type TargetReading } from '../domain/target.ts';
import { type ClockChoice, type FeedRecord, feedClocks, feedTargets } from '../store/feeds.ts';
import type { Actor } from './access.ts';
import { named, partyName, subjectName } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, type ServiceContext, today } from './context.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { Named } from './views.ts';
import { readWholeProject } from './whole-project.ts';

/** A feed shows the nearest; nobody reads more than these in a calendar. */
export const MOST_ENTRIES = 1000;

export interface FeedEntry {
  /** The same for one clock of one case as long as it runs, whatever happens to its date. */
  readonly uid: string;
  /** Grows with every event of the case, or of the project for a promise. */
  readonly sequence: number;
  /** When the last such event was entered, or the light changed. */
  readonly changedAt: Instant;
  readonly project: { readonly id: string; readonly name: string };
  /** null for a promise of the whole project. */
  readonly item: { readonly code: string; readonly name: Named } | null;
  readonly kind: ClockKind;
  /** Material, procedure or party code, where a case has several clocks of a kind. */
  readonly subject: string | null;
  /** Name of that material, procedure or department, or of the promise. */
  readonly subjectName: Named | null;
  readonly holder: string | null;
  readonly holderName: Named | null;
  readonly on: string;
  /** A date that will move with the days: of a paused clock, or of a promise that counts only some days. */
  readonly expected: boolean;
  /** A notice to come may move it. */
  readonly provisional: boolean;
  readonly light: Light;
}

/** Rights to the feed have been looked at; what is out of the actor's sight is left out here all the same. */
export async function feedEntries(ctx: ServiceContext, feed: FeedRecord): Promise<readonly FeedEntry[]> {
  await catchUpIfNewDay(ctx, ctx.now);
  const scope = scopeOf(ctx.actor);
  if (feed.kind === 'project') {
    const projectId = feed.subject ?? '';
    return inOrder([...(await clockEntries(ctx, { projectId })), ...(await targetsOf(ctx, projectId))]);
  }
  if (feed.kind === 'department') {
    const officer: Actor = { ...ctx.actor, roles: ['officer'] };
    return inOrder(await clockEntries(ctx, { scope: scopeOf(officer), holders: null }));
  }
  const holders = fallsTo(ctx.actor);
  const entries = await clockEntries(ctx, { scope, holders });
  return inOrder(holders === null ? [...entries, ...(await promises(ctx))] : entries);
}

/** Parties whose clocks are the actor's own matter; null for those who follow whole projects, whoever holds the ball. */
function fallsTo({ roles, department }: Actor): readonly string[] | null {
  const desks = ['officer', 'approver', 'window'] as const;
  if (!roles.every((role) => desks.some((desk) => desk === role))) return null;
  const own = [roles.includes('window') ? WINDOW : null, department];
  return own.filter((party) => party !== null);
}

const inOrder = (entries: readonly FeedEntry[]): readonly FeedEntry[] =>
  entries.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, MOST_ENTRIES);

async function clockEntries(ctx: ServiceContext, choice: ClockChoice): Promise<readonly FeedEntry[]> {
  const asOf = today(ctx);
  const entries: FeedEntry[] = [];
  const given = new Map<string, number>();
  for (const row of await feedClocks(ctx.store.db, choice, MOST_ENTRIES)) {
    const { template } = await planOf(ctx.store, ctx.store.db, { ...row.project, attributes: {} });
    const spec = template.items.find(({ code }) => code === row.item);
    const on = row.dueOn ?? row.expectedDueOn;
    if (on === null) continue;
    const running = row.state === 'running';
    const lights =
      !running || row.yellowOn === null || row.lateOn === null || row.late === null
        ? null
        : { yellowOn: row.yellowOn, lateOn: row.lateOn, late: row.late };
    const id = [row.project.id, row.item, row.instance, row.kind, row.subject].filter((one) => one !== null);
    entries.push({
      uid: unique(given, id.join('-')),
      sequence: row.version,
      changedAt: changedAt(row.changedAt, lights, asOf),
      project: row.project,
      item: { code: row.item, name: spec === undefined ? { zh: row.item, en: row.item } : named(spec) },
      kind: row.kind,
      subject: row.subject,
      subjectName:
        row.subject === null
          ? null
          : subjectName(template, ctx.parties, { item: row.item, subject: row.subject }),
      holder: row.holder,
      holderName: row.holder === null || row.holder === PROCEDURE ? null : partyName(ctx.parties, row.holder),
      on: isoDay(on),
      expected: !running,
      provisional: row.provisional,
      light: lights === null ? 'none' : lightOn(lights, asOf),
    });
  }
  return entries;
}

/** Two clocks of one kind and subject at once are not known to happen; if they do, both are shown. */
function unique(given: Map<string, number>, id: string): string {
  const times = (given.get(id) ?? 0) + 1;
  given.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}

/** A colour that changes by itself changes the entry too. */
function changedAt(recordedAt: Instant, lights: LightDays | null, asOf: Day): Instant {
  const turns = lights === null ? [] : [lights.yellowOn, lights.lateOn].filter((day) => day <= asOf);
  return Math.max(recordedAt, ...turns.map(startOfDay));
}

/** The promise of each project in sight, as lists show it: one with a day of its own. */
async function promises(ctx: ServiceContext): Promise<readonly FeedEntry[]> {
  const asOf = today(ctx);
  const rows = await feedTargets(ctx.store.db, scopeOf(ctx.actor), MOST_ENTRIES);
  const entries: FeedEntry[] = [];
  for (const { project, target, lastSeq, changedAt: recordedAt } of rows) {
    const due = target?.dueOn ?? null;
    if (target === null || due === null) continue;
    const { template } = await planOf(ctx.store, ctx.store.db, { ...project, attributes: {} });
    const spec = template.targets.find(({ code }) => code === target.id);
    const calendar = calendarOf(ctx, project);
    entries.push(
      targetEntry(project, {
        id: target.id,
        name: spec?.zh ?? target.id,
        on: due,
        sequence: lastSeq,
        recordedAt,
        expected: false,
        provisional: mayMove(calendar, target.unit, due),
        lights: lightDays(calendar, target.unit, target.days, due, 'red'),
        asOf,
      }),
    );
  }
  return entries;
}

/** All running promises of one project, also those whose last day moves with every day that does not count. */
async function targetsOf(ctx: ServiceContext, projectId: string): Promise<readonly FeedEntry[]> {
  const { project, reading, events } = await readWholeProject(ctx, projectId, {});
  const { asOf } = reading;
  const running = (target: TargetReading): boolean => target.startedOn !== null && target.reachedOn === null;
  return reading.targets.filter(running).flatMap((target): FeedEntry[] => {
    const { spec, dueOn, startedOn } = target;
    if (dueOn === null || startedOn === null) return [];
    const moves = spec.measure !== 'span';
    const recordedAt = events.at(-1)?.recordedAt ?? startOfDay(startedOn);
    return [
      targetEntry(project, {
        id: spec.code,
        name: spec.zh,
        on: dueOn,
        sequence: project.lastSeq + (moves ? asOf - startedOn : 0),
        recordedAt: moves ? Math.max(recordedAt, startOfDay(asOf)) : recordedAt,
        expected: moves,
        provisional: target.provisional,
        lights: target.lightDays,
        asOf,
      }),
    ];
  });
}

interface TargetFacts {
  readonly id: string;
  /** Promises have a Chinese name only. */
  readonly name: string;
  readonly on: Day;
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly expected: boolean;
  readonly provisional: boolean;
  readonly lights: LightDays | null;
  readonly asOf: Day;
}

const targetEntry = (project: FeedEntry['project'], facts: TargetFacts): FeedEntry => ({
  uid: `${project.id}-target-${facts.id}`,
  sequence: facts.sequence,
  changedAt: changedAt(facts.recordedAt, facts.lights, facts.asOf),
  project: { id: project.id, name: project.name },
  item: null,
  kind: 'target',
  subject: facts.id,
  subjectName: { zh: facts.name, en: facts.name },
  holder: null,
  holderName: null,
  on: isoDay(facts.on),
  expected: facts.expected,
  provisional: facts.provisional,
  light: facts.lights === null ? 'none' : lightOn(facts.lights, facts.asOf),
});

// Calendar feeds: who may have which, and what each shows at the moment of asking. The address is the only key, so it is long,
// shown once, revocable, and worth nothing beyond what its owner may see.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../domain/day.ts';
import { conflict, forbidden, invalidField } from '../domain/errors.ts';
import {
  countFeeds,
  type FeedRecord,
  findFeed,
  insertFeed,
  listFeeds as listStored,
  revokeFeed as revokeStored,
  touchFeed,
} from '../store/feeds.ts';
import { readCases, readProject } from '../store/read-models.ts';
import { type Actor, demand, demandSight, sees } from './access.ts';
import { actorOf } from './actor-of-account.ts';
import { partyName } from './case-view.ts';
import type { ServiceContext, System } from './context.ts';
import { type FeedEntry, feedEntries } from './feed-entries.ts';
import { readInput } from './input.ts';
import { reachOf } from './record-event.ts';
import type { Named } from './views.ts';

/** In force at once for one account. */
export const MOST_FEEDS = 30;
const NOTED_EVERY_MS = 3_600_000;

export const feedShape = z.strictObject({
  kind: z.enum(['mine', 'project', 'department']),
  /** The project's id; a department feed is always that of the own department. */
  project: z.string().max(100).optional(),
  lang: z.enum(['zh-CN', 'en']),
});

export interface FeedView {
  readonly id: string;
  readonly kind: FeedRecord['kind'];
  /** The project or the department; null for one's own matters, and for what is out of sight now. */
  readonly subject: Named | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Throws `not_found` for a project out of sight, `forbidden` without a department, `too_many_feeds`. `secret` is shown this once. */
export async function makeFeed(
  ctx: ServiceContext,
  raw: unknown,
): Promise<{ readonly secret: string; readonly feed: FeedView }> {
  demand(ctx.actor, 'account.own');
  const { kind, project, lang } = readInput(feedShape, raw);
  const subject = await subjectFor(ctx, kind, project);
  const { username } = ctx.actor;
  if ((await countFeeds(ctx.store.db, username)) >= MOST_FEEDS)
    throw conflict('too_many_feeds', { max: MOST_FEEDS });
  const secret = randomBytes(32).toString('base64url');
  const record: FeedRecord = {
    id: crypto.randomUUID(),
    username,
    kind,
    subject,
    lang,
    createdAt: ctx.now,
    lastUsedAt: null,
    revokedAt: null,
  };
  await ctx.store.transaction((tx) => insertFeed(tx, record, secret));
  return { secret, feed: await feedView(ctx, record) };
}

async function subjectFor(
  ctx: ServiceContext,
  kind: FeedRecord['kind'],
  projectId: string | undefined,
): Promise<string | null> {
  if (kind === 'mine') return null;
  if (kind === 'department') {
    const department = departmentOf(ctx.actor);
    if (department === null) throw forbidden('feed.department');
    return department;
  }
  if (projectId === undefined) throw invalidField('project', 'required');
  demandSight(ctx.actor, (await projectSeen(ctx, projectId))?.reach ?? null, projectId);
  return projectId;
}

/** Officers and approvers follow the whole of their department. */
export const departmentOf = ({ roles, department }: Actor): string | null =>
  roles.includes('officer') || roles.includes('approver') ? department : null;

/** The actor's own that are in force, oldest first. */
export async function listFeeds(ctx: ServiceContext): Promise<readonly FeedView[]> {
  demand(ctx.actor, 'account.own');
  const records = await listStored(ctx.store.db, ctx.actor.username);
  return Promise.all(records.map((record) => feedView(ctx, record)));
}

/** At once and for good; one that is not the actor's, or is gone already, is left alone. */
export async function revokeFeed(ctx: ServiceContext, id: string): Promise<void> {
  demand(ctx.actor, 'account.own');
  await ctx.store.transaction((tx) => revokeStored(tx, ctx.actor.username, id, ctx.now));
}

/** The name of a project that the actor sees; throws `not_found` otherwise. */
export async function feedProject(
  ctx: ServiceContext,
  id: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const seen = await projectSeen(ctx, id);
  demandSight(ctx.actor, seen?.reach ?? null, id);
  return { id, name: seen?.project.name ?? '' };
}

export interface FeedContent {
  readonly kind: FeedRecord['kind'];
  readonly subject: Named | null;
  readonly lang: string;
  readonly entries: readonly FeedEntry[];
}

/**
 * What the feed shows now. null for an address that nobody has, one that was revoked, one whose account was closed, and one
 * whose subject its owner may not see any more: they are all the same to whoever asks.
 */
export async function readFeed(system: System, secret: string, now: Instant): Promise<FeedContent | null> {
  const found = await findFeed(system.store.db, secret);
  if (found === null || !found.account.active) return null;
  await system.book.refresh(found.release);
  const ctx: ServiceContext = { ...system, actor: actorOf(found.account), now };
  const { feed } = found;
  if (!(await stillSees(ctx, feed))) return null;
  const entries = await feedEntries(ctx, feed);
  await touchFeed(system.store.db, feed.id, now, now - NOTED_EVERY_MS);
  return { kind: feed.kind, subject: await subjectName(ctx, feed), lang: feed.lang, entries };
}

async function stillSees(ctx: ServiceContext, { kind, subject }: FeedRecord): Promise<boolean> {
  if (kind === 'mine') return true;
  if (kind === 'department') return subject !== null && departmentOf(ctx.actor) === subject;
  const seen = subject === null ? null : await projectSeen(ctx, subject);
  return seen !== null && sees(ctx.actor, seen.reach);
}

async function projectSeen({ store }: ServiceContext, id: string) {
  const [project, cases] = await Promise.all([readProject(store.db, id), readCases(store.db, id)]);
  return project === null ? null : { project, reach: reachOf(project, cases) };
}

async function subjectName(ctx: ServiceContext, { kind, subject }: FeedRecord): Promise<Named | null> {
  if (subject === null) return null;
  if (kind === 'department') return partyName(ctx.parties, subject);
  const seen = await projectSeen(ctx, subject);
  return seen === null || !sees(ctx.actor, seen.reach)
    ? null
    : { zh: seen.project.name, en: seen.project.name };
}

const feedView = async (ctx: ServiceContext, record: FeedRecord): Promise<FeedView> => ({
  id: record.id,
  kind: record.kind,
  subject: await subjectName(ctx, record),
  createdAt: new Date(record.createdAt).toISOString(),
  lastUsedAt: record.lastUsedAt === null ? null : new Date(record.lastUsedAt).toISOString(),
});

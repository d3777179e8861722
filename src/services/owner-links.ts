// Links by which an owner sees one project without an account: made, taken back, listed. Each is an act of the project.
import { z } from 'zod';
import { type Day, isoDay } from '../domain/day.ts';
import { conflict, invalidField, notFound } from '../domain/errors.ts';
import { LINK_DAYS, type LinkPurpose, LONGEST_LINK_DAYS, REPRINT_DAYS } from '../domain/link-acts.ts';
import type { Tx } from '../store/db.ts';
import { isLive, type OwnerLinkRecord, readLinks } from '../store/owner-links.ts';
import { demandAct } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zText } from './input.ts';
import { linksOf } from './owner-link-model.ts';
import { linkKey, linkPath, newLinkId } from './owner-link-secret.ts';
import { recordActs, recordActsWithin } from './record-acts.ts';
import { readWholeProject } from './whole-project.ts';

/** In force at once for one project. */
export const MOST_LINKS = 30;

export const linkShape = z.strictObject({
  /** The last day on which it works; left out: half a year. */
  until: zDay.optional(),
  /** For whom it is. */
  note: zText(100).optional(),
});
export const revokeShape = z.strictObject({ reason: zText(200).optional() });

export interface OwnerLinkView {
  readonly id: string;
  /** Path on this program; whoever has it sees the project. */
  readonly path: string;
  readonly purpose: LinkPurpose;
  readonly note: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresOn: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly lastUsedAt: string | null;
  readonly state: 'live' | 'expired' | 'revoked';
}

export interface OwnerLinks {
  readonly project: { readonly id: string; readonly name: string; readonly ownerName: string };
  /** Newest first. */
  readonly links: readonly OwnerLinkView[];
}

/** For those who may make them: whoever reads an address can use it. */
export async function listOwnerLinks(ctx: ServiceContext, projectId: string): Promise<OwnerLinks> {
  const { project, reach } = await readWholeProject(ctx, projectId, {});
  demandAct(ctx.actor, 'make_link', null, reach);
  const [key, links] = await Promise.all([linkKey(ctx.store), readLinks(ctx.store.db, projectId)]);
  return {
    project: { id: project.id, name: project.name, ownerName: project.ownerName },
    links: links.map((link) => linkView(link, key, today(ctx))).toReversed(),
  };
}

/** Throws `link_until_past`, `link_until_far` and `too_many_links`. */
export async function makeOwnerLink(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<OwnerLinkView> {
  const { result, repeated } = await recordActs(
    ctx,
    projectId,
    ({ reach, project, events }) => {
      demandAct(ctx.actor, 'make_link', null, reach);
      const { until, note } = readLink(ctx, raw);
      const live = linksOf(project.id, events).filter((link) => isLive(link, today(ctx)));
      if (live.length >= MOST_LINKS) throw conflict('too_many_links', { max: MOST_LINKS });
      const link = newLinkId();
      return {
        result: link,
        acts: [{ act: { type: 'make_link', item: null, link, purpose: 'sharing', until, note } }],
      };
    },
    idempotency,
  );
  const id = result ?? (repeated?.type === 'make_link' ? repeated.link : '');
  return oneLink(ctx, projectId, id);
}

function readLink(
  ctx: ServiceContext,
  raw: unknown,
): { readonly until: Day; readonly note?: string | undefined } {
  const { until = today(ctx) + LINK_DAYS, note } = readInput(linkShape, raw);
  const longest = today(ctx) + LONGEST_LINK_DAYS;
  if (until < today(ctx)) throw invalidField('until', 'link_until_past', { today: isoDay(today(ctx)) });
  if (until > longest) throw invalidField('until', 'link_until_far', { latest: isoDay(longest) });
  return { until, note };
}

/** At once and for good; a link that is revoked already stays as it was. Throws `not_found`. */
export async function revokeOwnerLink(
  ctx: ServiceContext,
  projectId: string,
  id: string,
  raw: unknown,
): Promise<OwnerLinkView> {
  await recordActs(ctx, projectId, ({ reach, project, events }) => {
    demandAct(ctx.actor, 'revoke_link', null, reach);
    const { reason } = readInput(revokeShape, raw);
    const link = linksOf(project.id, events).find((one) => one.id === id);
    if (link === undefined) throw notFound('link', { id });
    if (link.revokedAt !== null) return { result: null, acts: [] };
    return { result: null, acts: [{ act: { type: 'revoke_link', item: null, link: id, reason } }] };
  });
  return oneLink(ctx, projectId, id);
}

/**
 * The path that a receipt prints: that of the link printed before while it still works for a good while, else of a new one. It
 * comes with the paper, so whoever may issue the paper may cause it; runs inside the caller's transaction.
 */
export async function ensureOwnerLinkWithin(ctx: ServiceContext, tx: Tx, projectId: string): Promise<string> {
  const key = await linkKey(ctx.store, tx);
  const { result } = await recordActsWithin(ctx, tx, projectId, ({ project, events }) => {
    const soon: Day = today(ctx) + REPRINT_DAYS;
    const printed = linksOf(project.id, events).findLast(
      (link) => link.purpose === 'receipt' && isLive(link, soon),
    );
    if (printed !== undefined) return { result: printed.id, acts: [] };
    const link = newLinkId();
    const until = today(ctx) + LINK_DAYS;
    return {
      result: link,
      acts: [{ act: { type: 'make_link', item: null, link, purpose: 'receipt', until } }],
    };
  });
  if (result === null) throw new Error('nothing is repeated without a key');
  return linkPath(key, result);
}

async function oneLink(ctx: ServiceContext, projectId: string, id: string): Promise<OwnerLinkView> {
  const [key, links] = await Promise.all([linkKey(ctx.store), readLinks(ctx.store.db, projectId)]);
  const link = links.find((one) => one.id === id);
  if (link === undefined) throw notFound('link', { id });
  return linkView(link, key, today(ctx));
}

const linkView = (link: OwnerLinkRecord, key: string, on: Day): OwnerLinkView => ({
  id: link.id,
  path: linkPath(key, link.id),
  purpose: link.purpose,
  note: link.note,
  createdBy: link.createdByName,
  createdAt: new Date(link.createdAt).toISOString(),
  expiresOn: isoDay(link.expiresOn),
  revokedAt: link.revokedAt === null ? null : new Date(link.revokedAt).toISOString(),
  revokedBy: link.revokedByName,
  lastUsedAt: link.lastUsedAt === null ? null : new Date(link.lastUsedAt).toISOString(),
  state: link.revokedAt !== null ? 'revoked' : on > link.expiresOn ? 'expired' : 'live',
});

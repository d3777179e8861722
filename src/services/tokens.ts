// API tokens: what programs show instead of a password. Long, random, shown once, with an end, revocable.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { dayOfInstant, type Instant, isoDay, startOfDay } from '../domain/day.ts';
import { conflict, invalidField, notFound } from '../domain/errors.ts';
import { readAccount } from '../store/accounts.ts';
import {
  type ApiTokenRecord,
  findApiToken,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
} from '../store/tokens.ts';
import { type Actor, demand } from './access.ts';
import { demandAccount } from './accounts.ts';
import { actorOf } from './actor-of-account.ts';
import type { ServiceContext, System } from './context.ts';
import { readInput, zDay, zText } from './input.ts';

const LONGEST_DAYS = 366;

export const tokenShape = z.strictObject({
  /** What it is for. */
  name: zText(60),
  /** Last day on which it works; left out: in a year. */
  expiresOn: zDay.optional(),
});

export interface TokenView {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** For oneself, or as administrator for an account of the own region. `token` is shown this once. */
export async function createToken(
  ctx: ServiceContext,
  username: string,
  raw: unknown,
): Promise<{ readonly token: string; readonly details: TokenView }> {
  await demandOwner(ctx, username);
  const { name, expiresOn } = readInput(tokenShape, raw);
  const today = dayOfInstant(ctx.now);
  const last = expiresOn ?? today + LONGEST_DAYS;
  if (last < today || last > today + LONGEST_DAYS) {
    const facts = { from: isoDay(today), to: isoDay(today + LONGEST_DAYS) };
    throw invalidField('expiresOn', 'date_outside', facts);
  }
  const account = await readAccount(ctx.store.db, username);
  if (account?.active !== true) throw conflict('account_disabled', { username });
  const token = `iat_${randomBytes(32).toString('base64url')}`;
  const record: ApiTokenRecord = {
    id: crypto.randomUUID(),
    username,
    name,
    createdAt: ctx.now,
    expiresAt: startOfDay(last + 1),
    revokedAt: null,
  };
  await ctx.store.transaction((tx) => insertApiToken(tx, record, token));
  return { token, details: tokenView(record) };
}

/** Also the revoked and expired ones, oldest first. */
export async function listTokens(ctx: ServiceContext, username: string): Promise<readonly TokenView[]> {
  await demandOwner(ctx, username);
  return (await listApiTokens(ctx.store.db, username)).map(tokenView);
}

/** At once and for good. Throws `not_found` for one that is not there or no longer in force. */
export async function revokeToken(ctx: ServiceContext, username: string, id: string): Promise<void> {
  await demandOwner(ctx, username);
  const isId = /^[0-9a-f-]{36}$/.test(id);
  const revoked = isId && (await ctx.store.transaction((tx) => revokeApiToken(tx, username, id, ctx.now)));
  if (!revoked) throw notFound('token', { id });
}

/** null for an unknown, expired or revoked token and for one of a disabled account. */
export async function actorOfToken(system: System, token: string, now: Instant): Promise<Actor | null> {
  const found = await findApiToken(system.store.db, token, now);
  if (found === null) return null;
  const [account] = await Promise.all([
    readAccount(system.store.db, found.username),
    system.book.refresh(found.release),
  ]);
  return account?.active === true ? actorOf(account) : null;
}

async function demandOwner(ctx: ServiceContext, username: string): Promise<void> {
  if (username === ctx.actor.username) demand(ctx.actor, 'account.own');
  else await demandAccount(ctx, username);
}

const isoInstant = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const tokenView = ({ id, username, name, createdAt, expiresAt, revokedAt }: ApiTokenRecord): TokenView => ({
  id,
  username,
  name,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: isoInstant(expiresAt),
  revokedAt: isoInstant(revokedAt),
});

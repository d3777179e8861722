// Accounts: who may use the program, in which roles and for which place. An administrator makes them within the own region.
import { z } from 'zod';
import { readCreditCode } from '../domain/credit-code.ts';
import { conflict, type Issue, invalid, notFound } from '../domain/errors.ts';
import { issueAt } from '../domain/problem.ts';
import { nationwide, readRegion, regionWithin } from '../domain/regions.ts';
import {
  type AccountRecord,
  insertAccount,
  readAccount,
  listAccounts as readAccounts,
  updateAccount,
} from '../store/accounts.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { deleteSignInLinksOf } from '../store/tokens.ts';
import { type Actor, demand, type Role, roles } from './access.ts';
import { readUsername, rolesOf, usernameShape } from './actor-of-account.ts';
import type { ServiceContext } from './context.ts';
import { readInput, zText } from './input.ts';
import { issueLink, type SignInLink } from './sign-in-links.ts';

export const accountShape = z.strictObject({
  username: z
    .string()
    .transform(readUsername)
    .refine((text) => usernameShape.test(text), { params: { code: 'username_shape' } }),
  name: zText(60),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  /** Left out: the region of whoever makes the account. */
  region: zText(6).optional(),
  /** Party code; officers and approvers need one. */
  department: zText(60).optional(),
  /** Owners need one. */
  creditCode: zText(40).optional(),
  phone: zText(40).optional(),
});

export interface AccountView {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly region: string | null;
  readonly department: string | null;
  readonly creditCode: string | null;
  readonly phone: string | null;
  /** `invited`: has not set a password yet. */
  readonly state: 'active' | 'invited' | 'disabled';
  readonly createdAt: string;
}

/** Throws a Refusal; the link is shown this once and sets the first password. */
export async function createAccount(
  ctx: ServiceContext,
  raw: unknown,
): Promise<{ readonly account: AccountView; readonly link: SignInLink }> {
  demand(ctx.actor, 'account.manage');
  const record = recordOf(ctx, raw);
  return ctx.store.transaction(async (tx) => {
    await insertAccount(tx, record);
    return { account: accountView(record), link: await issueLink(tx, record.username, ctx.now) };
  });
}

function recordOf(ctx: ServiceContext, raw: unknown): AccountRecord {
  const {
    region: regionText,
    creditCode: codeText,
    phone,
    department,
    ...input
  } = readInput(accountShape, raw);
  const issues: Issue[] = [];
  const needs = (path: string, given: string | undefined, ...by: readonly Role[]) => {
    if (given === undefined && input.roles.some((role) => by.includes(role))) {
      issues.push({ path, code: 'required', facts: {} });
    }
  };
  needs('department', department, 'officer', 'approver');
  needs('creditCode', codeText, 'owner');
  if (department !== undefined && !ctx.parties.has(department)) {
    issues.push({ path: 'department', code: 'unknown_party', facts: { party: department } });
  }
  const region = readRegion(regionText ?? ctx.actor.region);
  if (!region.ok) issues.push(issueAt('region', region.problem));
  else if (!regionWithin(region.value, ctx.actor.region)) {
    issues.push({ path: 'region', code: 'region_outside_own', facts: { region: ctx.actor.region } });
  }
  const creditCode = codeText === undefined ? null : readCreditCode(codeText);
  if (creditCode !== null && !creditCode.ok) issues.push(issueAt('creditCode', creditCode.problem));
  if (issues.length > 0 || !region.ok || creditCode?.ok === false) throw invalid(issues);
  return {
    ...input,
    region: region.value,
    department: department ?? null,
    creditCode: creditCode?.value ?? null,
    phone: phone ?? null,
    passwordHash: null,
    active: true,
    lang: 'zh-CN',
    createdAt: ctx.now,
  };
}

/** Those of the own region, by username. */
export async function listAccounts(ctx: ServiceContext): Promise<readonly AccountView[]> {
  demand(ctx.actor, 'account.manage');
  const all = await readAccounts(ctx.store.db);
  return all.filter((record) => isWithinReach(ctx.actor, record)).map(accountView);
}

/** A disabled account is signed out everywhere at once; its tokens rest until it is enabled again. */
export async function setAccountActive(
  ctx: ServiceContext,
  username: string,
  active: boolean,
): Promise<AccountView> {
  const record = await demandAccount(ctx, username);
  if (!active && username === ctx.actor.username) throw conflict('own_account_stays');
  await ctx.store.transaction(async (tx) => {
    await updateAccount(tx, username, { active });
    if (active) return;
    await deleteSessionsOf(tx, username);
    await deleteSignInLinksOf(tx, username);
  });
  return accountView({ ...record, active });
}

/** A new one-time link, for a first or a forgotten password; earlier ones stop working. */
export async function renewLink(
  ctx: ServiceContext,
  username: string,
): Promise<{ readonly account: AccountView; readonly link: SignInLink }> {
  const record = await demandAccount(ctx, username);
  if (!record.active) throw conflict('account_disabled', { username });
  const link = await ctx.store.transaction((tx) => issueLink(tx, username, ctx.now));
  return { account: accountView(record), link };
}

/** Accounts beyond the own region are not there. */
export async function demandAccount(ctx: ServiceContext, username: string): Promise<AccountRecord> {
  demand(ctx.actor, 'account.manage');
  const record = usernameShape.test(username) ? await readAccount(ctx.store.db, username) : null;
  if (record === null || !isWithinReach(ctx.actor, record)) throw notFound('account', { username });
  return record;
}

const isWithinReach = (actor: Actor, { region }: AccountRecord): boolean =>
  regionWithin(region ?? nationwide, actor.region);

function accountView(record: AccountRecord): AccountView {
  const { username, name, region, department, creditCode, phone, active, passwordHash, createdAt } = record;
  return {
    username,
    name,
    roles: rolesOf(record),
    region,
    department,
    creditCode,
    phone,
    state: !active ? 'disabled' : passwordHash === null ? 'invited' : 'active',
    createdAt: new Date(createdAt).toISOString(),
  };
}

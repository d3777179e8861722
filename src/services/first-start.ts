// What an empty program needs before anybody can use it: an administrator, and on request a token for one.
import type { Instant } from '../domain/day.ts';
import { nationwide } from '../domain/regions.ts';
import {
  type AccountRecord,
  insertAccount,
  listAccounts,
  readAccount,
  updateAccount,
} from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { initSetting } from '../store/settings.ts';
import { insertApiToken } from '../store/tokens.ts';
import type { System } from './context.ts';
import { issueLink } from './sign-in-links.ts';

const FIRST = 'admin';

/**
 * As long as no administrator has set a password, each start makes a fresh one-time link for the account `admin` and gives
 * its path; later null. A link that was lost, or has expired, is so no harm.
 */
export async function ensureFirstAdministrator(system: System, now: Instant): Promise<string | null> {
  const accounts = await listAccounts(system.store.db);
  const isUsable = ({ active, roles, passwordHash }: AccountRecord): boolean =>
    active && passwordHash !== null && roles.includes('administrator');
  if (accounts.some(isUsable)) return null;
  return system.store.transaction(async (tx) => {
    if ((await readAccount(tx, FIRST)) === null)
      await insertAccount(tx, everywhere(FIRST, '系统管理员', now));
    else await updateAccount(tx, FIRST, { active: true });
    return (await issueLink(tx, FIRST, now)).path;
  });
}

/** Makes the account `bootstrap` with this token, once for a database; false when that has been done before. */
export function ensureBootstrapToken(system: System, token: string, now: Instant): Promise<boolean> {
  return system.store.transaction(async (tx) => {
    const id = crypto.randomUUID();
    if ((await initSetting(tx, 'bootstrap_token', id)) !== id) return false;
    const account = everywhere('bootstrap', '自动化接口', now);
    // A program that sets a house up opens projects and records events as well.
    await insertAccount(tx, { ...account, roles: ['administrator', 'integration'] });
    await addToken(tx, { id, username: account.username }, token, now);
    return true;
  });
}

const addToken = (
  tx: Tx,
  owner: { readonly id: string; readonly username: string },
  token: string,
  now: Instant,
): Promise<void> =>
  insertApiToken(
    tx,
    { ...owner, name: 'BOOTSTRAP_TOKEN', createdAt: now, expiresAt: null, revokedAt: null },
    token,
  );

const everywhere = (username: string, name: string, now: Instant): AccountRecord => ({
  username,
  name,
  roles: ['administrator'],
  region: nationwide,
  department: null,
  creditCode: null,
  phone: null,
  passwordHash: null,
  active: true,
  lang: 'zh-CN',
  createdAt: now,
});

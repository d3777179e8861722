// Accounts, sessions, tokens, links, tries and settings: secrets are known by their fingerprint, and once is once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conflict } from '../../src/domain/errors.ts';
import {
  type AccountRecord,
  countAccounts,
  insertAccount,
  listAccounts,
  readAccount,
  updateAccount,
} from '../../src/store/accounts.ts';
import type { JsonValue } from '../../src/store/records.ts';
import { apiTokens, sessions, signInLinks } from '../../src/store/schema.ts';
import {
  deleteSession,
  deleteSessionsOf,
  pruneSessions,
  readSession,
  writeSession,
} from '../../src/store/sessions.ts';
import { initSetting, readSetting, writeSetting } from '../../src/store/settings.ts';
import {
  clearAttempts,
  countAttempt,
  pruneAttempts,
  readAttempts,
} from '../../src/store/sign-in-attempts.ts';
import {
  findApiToken,
  insertApiToken,
  insertSignInLink,
  listApiTokens,
  pruneSignInLinks,
  redeemSignInLink,
  revokeApiToken,
} from '../../src/store/tokens.ts';
import { nineOn, openWorld, type World } from './world.ts';

const now = nineOn('2026-05-27');
const HOUR = 3_600_000;
let world: World;

const account = (username: string, change: Partial<AccountRecord> = {}): AccountRecord => ({
  username,
  name: '王某',
  passwordHash: null,
  roles: ['officer', 'approver'],
  department: 'NRP',
  region: '3307',
  creditCode: null,
  phone: null,
  active: true,
  lang: 'zh-CN',
  createdAt: now,
  ...change,
});
const add = (record: AccountRecord) => world.store.transaction((tx) => insertAccount(tx, record));

beforeAll(async () => {
  world = await openWorld();
  await add(account('plan01'));
  await add(
    account('agent01', {
      roles: ['agent'],
      department: null,
      phone: '0579-8710 0001',
      passwordHash: '$argon2id$x',
    }),
  );
});
afterAll(() => world.close());

describe('an account', () => {
  it('comes back as it was made', async () => {
    const odd = account('o"dd,{}\\ 李', { roles: ['a"b', 'c,d', '{e}', '', '人'] });
    await add(odd);
    expect(await readAccount(world.store.db, odd.username)).toEqual(odd);
    expect(await readAccount(world.store.db, 'nobody')).toBeNull();
    expect((await listAccounts(world.store.db)).map(({ username }) => username)).toContain('plan01');
    expect(await countAccounts(world.store.db)).toBe(3);
  });

  it('has its name for itself', async () => {
    await expect(add(account('plan01'))).rejects.toEqual(conflict('username_taken', { username: 'plan01' }));
  });

  it('changes in part', async () => {
    const change = (username: string) =>
      world.store.transaction((tx) => updateAccount(tx, username, { active: false, roles: [] }));
    expect(await change('agent01')).toBe(true);
    expect(await change('nobody')).toBe(false);
    expect(await readAccount(world.store.db, 'agent01')).toMatchObject({
      active: false,
      roles: [],
      phone: '0579-8710 0001',
    });
  });
});

describe('a session', () => {
  const session = {
    username: 'plan01',
    data: { lang: 'zh-CN', n: 1 },
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + HOUR,
  };

  it('is known by the fingerprint of its id, until it expires', async () => {
    const { db } = world.store;
    await writeSession(db, 'sid-1', session);
    expect(await readSession(db, 'sid-1', now)).toMatchObject({
      ...session,
      account: { username: 'plan01' },
    });
    expect(await readSession(db, 'sid-1', now + HOUR - 1)).not.toBeNull();
    expect(await readSession(db, 'sid-1', now + HOUR)).toBeNull();
    expect(await readSession(db, 'sid-2', now)).toBeNull();
    const kept = await db.select({ id: sessions.id }).from(sessions);
    expect(kept[0]?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is prolonged, and keeps its beginning', async () => {
    const { db } = world.store;
    const later = { ...session, createdAt: now + 5, lastSeenAt: now + 5, expiresAt: now + 2 * HOUR };
    await writeSession(db, 'sid-1', later);
    expect(await readSession(db, 'sid-1', now + HOUR)).toMatchObject({ ...later, createdAt: now });
  });

  it('ends by itself, by signing out, and everywhere', async () => {
    const { db } = world.store;
    await writeSession(db, 'old', { ...session, expiresAt: now });
    expect(await pruneSessions(db, now)).toBe(1);
    await deleteSession(db, 'sid-1');
    expect(await readSession(db, 'sid-1', now)).toBeNull();
    await writeSession(db, 'a', session);
    await writeSession(db, 'b', session);
    await deleteSessionsOf(db, 'plan01');
    expect(await db.select().from(sessions)).toEqual([]);
  });
});

describe('an API token', () => {
  const token = {
    id: 't1',
    username: 'plan01',
    name: '部门系统',
    createdAt: now,
    expiresAt: now + HOUR,
    revokedAt: null,
  };

  it('is found by its secret while it is in force', async () => {
    const { db } = world.store;
    await world.store.transaction(async (tx) => {
      await insertApiToken(tx, token, 'secret-1');
      await insertApiToken(tx, { ...token, id: 't2', expiresAt: null }, 'secret-2');
    });
    expect(await findApiToken(db, 'secret-1', now)).toEqual({ ...token, release: 0 });
    expect(await findApiToken(db, 'secret-1', now + HOUR)).toBeNull();
    expect(await findApiToken(db, 'secret-2', now + 100 * HOUR)).toMatchObject({ id: 't2' });
    expect(await findApiToken(db, 'secret', now)).toBeNull();
    expect(JSON.stringify(await db.select().from(apiTokens))).not.toContain('secret');
  });

  it('is revoked by its own account, once', async () => {
    const { db } = world.store;
    const revoke = (username: string) =>
      world.store.transaction((tx) => revokeApiToken(tx, username, 't2', now));
    expect(await revoke('agent01')).toBe(false);
    expect(await revoke('plan01')).toBe(true);
    expect(await revoke('plan01')).toBe(false);
    expect(await findApiToken(db, 'secret-2', now)).toBeNull();
    expect((await listApiTokens(db, 'plan01')).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
      ['t1', null],
      ['t2', now],
    ]);
  });
});

describe('a sign-in link', () => {
  const link = { username: 'agent01', expiresAt: now + HOUR };
  const make = (secret: string) => world.store.transaction((tx) => insertSignInLink(tx, link, secret));

  it('lets one of fifty in who use it at once', async () => {
    await make('link-1');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => redeemSignInLink(world.store.db, 'link-1', now)),
    );
    expect(outcomes.filter((username) => username === 'agent01')).toHaveLength(1);
    expect(outcomes.filter((username) => username === null)).toHaveLength(49);
  });

  it('lets nobody in who guesses or comes late', async () => {
    await make('link-2');
    expect(await redeemSignInLink(world.store.db, 'link-3', now)).toBeNull();
    expect(await redeemSignInLink(world.store.db, 'link-2', now + HOUR)).toBeNull();
    expect(await redeemSignInLink(world.store.db, 'link-2', now + HOUR - 1)).toBe('agent01');
    await pruneSignInLinks(world.store.db, now + HOUR);
    expect(await world.store.db.select().from(signInLinks)).toEqual([]);
  });
});

describe('tries to sign in', () => {
  it('are counted one by one, by key and window', async () => {
    const { db } = world.store;
    const counts = await Promise.all(Array.from({ length: 20 }, () => countAttempt(db, 'plan01', now)));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await countAttempt(db, 'plan01', now + HOUR)).toBe(1);
    expect(await readAttempts(db, 'plan01', now)).toBe(20);
    expect(await readAttempts(db, 'agent01', now)).toBe(0);
  });

  it('are forgotten after a success, and with time', async () => {
    const { db } = world.store;
    await pruneAttempts(db, now + HOUR);
    expect(await readAttempts(db, 'plan01', now)).toBe(0);
    expect(await readAttempts(db, 'plan01', now + HOUR)).toBe(1);
    await clearAttempts(db, 'plan01');
    expect(await readAttempts(db, 'plan01', now + HOUR)).toBe(0);
  });
});

describe('a setting', () => {
  it('comes back as it was set, whatever it looks like', async () => {
    const { db } = world.store;
    const values: NonNullable<JsonValue>[] = [
      '123',
      'null',
      '{"a":1}',
      '"',
      0,
      1.5,
      false,
      [],
      {},
      ['1', null],
      { a: '2', b: { c: [true] } },
      '𠮷😀',
    ];
    for (const value of values) {
      await writeSetting(db, 'odd', value);
      expect(await readSetting(db, 'odd')).toEqual(value);
    }
    expect(await readSetting(db, 'never set')).toBeNull();
  });

  it('is begun once by those who start together', async () => {
    const { db } = world.store;
    const seen = await Promise.all(Array.from({ length: 10 }, (_, i) => initSetting(db, 'secret', `s${i}`)));
    expect(new Set(seen).size).toBe(1);
  });
});

// Accounts, their one-time links, and what an empty house begins with.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, listAccounts, renewLink, setAccountActive } from '../../src/services/accounts.ts';
import { ensureBootstrapToken, ensureFirstAdministrator } from '../../src/services/first-start.ts';
import { signIn } from '../../src/services/sign-in.ts';
import { openLink, setPasswordByLink } from '../../src/services/sign-in-links.ts';
import { actorOfToken } from '../../src/services/tokens.ts';
import { readAccount } from '../../src/store/accounts.ts';
import { refusalOf } from '../support/refusal.ts';
import { as, DEMO_NOW as now, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('empty');
});
afterAll(() => system.close());

const DAY = 86_400_000;
const GOOD = '永康的春天2026年';
const admin = someone('administrator', { region: '330784' });
const officer = { username: 'plan09', name: '王建明', roles: ['officer'], department: 'NRP' };
const secretOf = ({ path }: { readonly path: string }): string => path.slice('/sign-in/'.length);
const fails = async (act: Promise<unknown>) => {
  const outcome = await act.then(
    () => null,
    (error: unknown) => error,
  );
  return refusalOf(() => {
    throw outcome;
  });
};

describe('an empty house', () => {
  it('has an administrator who enters by a link, until somebody has a password', async () => {
    const first = await ensureFirstAdministrator(system, now);
    const second = await ensureFirstAdministrator(system, now + DAY);
    expect(first).toMatch(/^\/sign-in\/[\w-]{43}$/);
    // The link of the first start is lost; the next start makes another, and the first one is void.
    expect(await fails(openLink(system, first?.slice(9) ?? '', now + DAY))).toMatchObject({
      code: 'link_used',
    });
    const actor = await setPasswordByLink(
      system,
      { token: second?.slice(9) ?? '', password: GOOD },
      now + DAY,
    );
    expect(actor).toMatchObject({ username: 'admin', roles: ['administrator'], region: '000000' });
    expect(await ensureFirstAdministrator(system, now + 2 * DAY)).toBeNull();
  });

  it('takes the token of the environment once, for administrator and integration', async () => {
    const token = 'a-token-of-the-environment-0123456789';
    expect(await ensureBootstrapToken(system, token, now)).toBe(true);
    expect(await ensureBootstrapToken(system, token, now)).toBe(false);
    expect(await ensureBootstrapToken(system, `${token}-another`, now)).toBe(false);
    expect(await actorOfToken(system, token, now)).toMatchObject({ roles: ['administrator', 'integration'] });
    expect(await actorOfToken(system, `${token}-another`, now)).toBeNull();
  });
});

describe('making an account', () => {
  it('gives a link for three days; the username is told in small letters, the region is that of the maker', async () => {
    const { account, link } = await createAccount(as(system, admin), { ...officer, username: ' Plan09 ' });
    expect(account).toEqual({
      username: 'plan09',
      name: '王建明',
      roles: ['officer'],
      region: '330784',
      department: 'NRP',
      creditCode: null,
      phone: null,
      state: 'invited',
      createdAt: '2026-05-27T01:00:00.000Z',
    });
    expect(link.expiresAt).toBe('2026-05-30T01:00:00.000Z');
    expect(await openLink(system, secretOf(link), now + 3 * DAY - 1)).toEqual({
      username: 'plan09',
      name: '王建明',
    });
    expect(await fails(openLink(system, secretOf(link), now + 3 * DAY))).toMatchObject({ code: 'link_used' });
  });

  it('is refused with every fault at once, and makes nothing', async () => {
    const raw = { username: 'a', name: '', roles: ['king'], phone: '1'.repeat(50), shoe: 43 };
    const { issues } = await fails(createAccount(as(system, admin), raw));
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['username', 'username_shape'],
      ['name', 'required'],
      ['roles[0]', 'choice_unknown'],
      ['phone', 'too_long'],
      ['shoe', 'unknown_key'],
    ]);
  });

  it.each([
    ['an officer without a department', { roles: ['officer'] }, 'department', 'required'],
    ['an unknown department', { roles: ['officer'], department: 'XYZ' }, 'department', 'unknown_party'],
    ['an owner without a company', { roles: ['owner'] }, 'creditCode', 'required'],
    [
      'a company code of 17 characters',
      { roles: ['owner'], creditCode: '91330784MA2YFJM00' },
      'creditCode',
      'credit_code_length',
    ],
    ['a region outside the own one', { roles: ['window'], region: '330700' }, 'region', 'region_outside_own'],
    ['a region of five digits', { roles: ['window'], region: '33078' }, 'region', 'region_shape'],
  ])('%s', async (_, more, path, code) => {
    const refusal = await fails(
      createAccount(as(system, admin), { username: 'new01', name: '新人', ...more }),
    );
    expect(refusal.issues).toMatchObject([{ path, code }]);
    expect(await readAccount(system.store.db, 'new01')).toBeNull();
  });

  it('a name that is taken is a conflict, and the account that has it keeps its link', async () => {
    const { link } = await createAccount(as(system, admin), { ...officer, username: 'plan10' });
    const refusal = await fails(createAccount(as(system, admin), { ...officer, username: 'plan10' }));
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'username_taken' });
    expect(await openLink(system, secretOf(link), now)).toMatchObject({ username: 'plan10' });
  });

  it.each([
    'owner',
    'agent',
    'window',
    'officer',
    'approver',
    'supervisor',
    'leader',
    'integration',
  ] as const)('is not for %s', async (role) => {
    expect(await fails(createAccount(as(system, someone(role)), officer))).toMatchObject({
      kind: 'forbidden',
    });
    expect(await fails(listAccounts(as(system, someone(role))))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('an administrator of one county', () => {
  it('sees and changes the accounts of that county, and no other', async () => {
    await createAccount(as(system, admin), { ...officer, username: 'plan11' });
    const elsewhere = as(system, someone('administrator', { region: '330782' }));
    expect(await listAccounts(elsewhere)).toEqual([]);
    expect(await fails(renewLink(elsewhere, 'plan11'))).toMatchObject({ kind: 'not_found' });
    expect(await fails(setAccountActive(elsewhere, 'plan11', false))).toMatchObject({ kind: 'not_found' });
    expect((await listAccounts(as(system, admin))).map(({ username }) => username)).toContain('plan11');
  });
});

describe('a one-time link', () => {
  const invite = async (username: string): Promise<string> =>
    secretOf((await createAccount(as(system, admin), { ...officer, username })).link);

  it('lets one of twenty who try at once in', async () => {
    const token = await invite('race01');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        setPasswordByLink(system, { token, password: `${GOOD}${i}` }, now),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['九个字符的密码啊', 'password_too_short'],
    ['1234567890', 'password_too_common'],
    ['QwertyUIOP', 'password_too_common'],
    ['aaaaaaaaaaaa', 'password_too_common'],
    ['cdefghijklm', 'password_too_common'],
    ['weak01weak01', 'password_too_common'],
    ['长'.repeat(201), 'password_too_long'],
  ])('does not take the password %s, and is not used up by it', async (password, code) => {
    const token = await invite('weak01').catch(async () =>
      secretOf((await renewLink(as(system, admin), 'weak01')).link),
    );
    const refusal = await fails(setPasswordByLink(system, { token, password }, now));
    expect(refusal.issues).toMatchObject([{ path: 'password', code }]);
    expect(await openLink(system, token, now)).toMatchObject({ username: 'weak01' });
  });

  it('is void when a newer one is made, and when the account is disabled', async () => {
    const old = await invite('link01');
    const { link } = await renewLink(as(system, admin), 'link01');
    expect(await fails(openLink(system, old, now))).toMatchObject({ code: 'link_used' });
    await setAccountActive(as(system, admin), 'link01', false);
    expect(await fails(openLink(system, secretOf(link), now))).toMatchObject({ code: 'link_used' });
    expect(await fails(renewLink(as(system, admin), 'link01'))).toMatchObject({ code: 'account_disabled' });
  });
});

describe('disabling an account', () => {
  it('keeps its password from working until it is enabled again', async () => {
    const { link } = await createAccount(as(system, admin), { ...officer, username: 'gone01' });
    await setPasswordByLink(system, { token: secretOf(link), password: GOOD }, now);
    const enter = () => signIn(system, { username: 'gone01', password: GOOD, address: '10.0.0.9' }, now);
    expect(await setAccountActive(as(system, admin), 'gone01', false)).toMatchObject({ state: 'disabled' });
    expect(await fails(enter())).toMatchObject({ kind: 'forbidden', code: 'account_disabled' });
    expect(await setAccountActive(as(system, admin), 'gone01', true)).toMatchObject({ state: 'active' });
    expect(await enter()).toMatchObject({ username: 'gone01', department: 'NRP' });
  });

  it('is refused for oneself, and for somebody who is not there', async () => {
    await createAccount(as(system, admin), { username: 'adm01', name: '甲', roles: ['administrator'] });
    const self = as(system, { ...admin, username: 'adm01' });
    expect(await fails(setAccountActive(self, 'adm01', false))).toMatchObject({ code: 'own_account_stays' });
    expect(await fails(setAccountActive(self, 'nobody', false))).toMatchObject({ kind: 'not_found' });
    expect(await fails(setAccountActive(self, "x'; drop table accounts --", false))).toMatchObject({
      kind: 'not_found',
    });
    expect(await fails(setAccountActive(self, 'a\u0000b', false))).toMatchObject({ kind: 'not_found' });
  });
});

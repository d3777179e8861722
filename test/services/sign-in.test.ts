// Signing in: guessing is slowed down without locking anybody out; sessions and tokens end when they should.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, renewLink, setAccountActive } from '../../src/services/accounts.ts';
import { actorOfSession, endSession, sessionSecret, startSession } from '../../src/services/sessions.ts';
import { signIn } from '../../src/services/sign-in.ts';
import { setPasswordByLink } from '../../src/services/sign-in-links.ts';
import { actorOfToken, createToken, listTokens, revokeToken } from '../../src/services/tokens.ts';
import { as, DEMO_NOW as now, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
const MINUTE = 60_000;
const PASSWORD = '一句很长的话也可以';
const admin = someone('administrator', { username: 'admin', region: '330784' });

beforeAll(async () => {
  system = await openTestSystem('empty');
  for (const username of ['win01', 'win02', 'win03']) {
    const { link } = await createAccount(as(system, admin), { username, name: '徐敏', roles: ['window'] });
    await setPasswordByLink(system, { token: link.path.slice(9), password: `${PASSWORD}!` }, now);
  }
});
afterAll(() => system.close());

const enter = (username: string, password: string, address: string, at = now) =>
  signIn(system, { username, password, address }, at);
const wrong = async (username: string, address: string, times: number, at = now): Promise<void> => {
  for (let i = 0; i < times; i += 1) {
    await expect(enter(username, `wrong password ${i}`, address, at)).rejects.toMatchObject({
      code: 'sign_in_failed',
    });
  }
};

describe('a password', () => {
  it('lets in whoever knows it, however the name is written', async () => {
    expect(await enter(' ＷＩＮ01 ', `${PASSWORD}!`, '10.0.0.1')).toMatchObject({
      username: 'win01',
      roles: ['window'],
    });
  });

  it('that is written with other code points for the same characters is the same', async () => {
    expect(await enter('win01', `${PASSWORD}！`, '10.0.0.1')).toMatchObject({ username: 'win01' });
  });

  it.each(['nobody', '', '\u0000', "win01' or 1=1 --", '王'.repeat(5000)])(
    'an unknown name %j gets the answer of a wrong password',
    async (name) => {
      await expect(enter(name, PASSWORD, '10.0.0.2')).rejects.toMatchObject({
        kind: 'unauthenticated',
        code: 'sign_in_failed',
      });
    },
  );

  it('costs about the same time whether the name is known or not', async () => {
    const spent = async (name: string): Promise<number> => {
      const begun = performance.now();
      await enter(name, 'not the password', '10.0.0.3').catch(() => {});
      return performance.now() - begun;
    };
    const times = { known: [0], unknown: [0] };
    for (let i = 0; i < 5; i += 1) {
      times.known.push(await spent('win03'));
      times.unknown.push(await spent(`nobody${i}`));
    }
    const middle = (list: readonly number[]): number => list.slice(1).sort((a, b) => a - b)[2] ?? 0;
    expect(middle(times.unknown)).toBeGreaterThan(middle(times.known) / 3);
  });
});

describe('guessing', () => {
  it('after ten tries for one account from one address one has to wait, and then gets one try each five minutes', async () => {
    await wrong('win02', '10.1.0.1', 10);
    const refused = enter('win02', `${PASSWORD}!`, '10.1.0.1');
    await expect(refused).rejects.toMatchObject({
      kind: 'rate_limited',
      code: 'too_many_attempts',
      facts: { seconds: 300, minutes: 5 },
    });
    await wrong('win02', '10.1.0.1', 1, now + 5 * MINUTE);
    await expect(enter('win02', `${PASSWORD}!`, '10.1.0.1', now + 6 * MINUTE)).rejects.toMatchObject({
      facts: { seconds: 240, minutes: 4 },
    });
    expect(await enter('win02', `${PASSWORD}!`, '10.1.0.1', now + 10 * MINUTE)).toMatchObject({
      username: 'win02',
    });
  });

  it('does not lock the colleague out who sits elsewhere', async () => {
    await wrong('win02', '10.1.0.2', 10);
    expect(await enter('win02', `${PASSWORD}!`, '10.1.0.3')).toMatchObject({ username: 'win02' });
  });

  it('side by side gives no more tries than one after the other', async () => {
    const tries = Array.from({ length: 40 }, (_, i) => enter('win03', `guess ${i}`, '10.1.0.4'));
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'in',
    );
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(30);
  });

  it('one password over many accounts from one address is slowed down after a hundred', async () => {
    const limits = {
      windowMs: 60 * MINUTE,
      pair: { free: 10, everyMs: MINUTE },
      address: { free: 20, everyMs: 10_000 },
    };
    const spray = (i: number) =>
      signIn(system, { username: `user${i}`, password: 'Spring2026!', address: '10.1.0.5' }, now, limits);
    for (let i = 0; i < 20; i += 1) await expect(spray(i)).rejects.toMatchObject({ code: 'sign_in_failed' });
    await expect(spray(20)).rejects.toMatchObject({
      code: 'too_many_attempts',
      facts: { seconds: 10, minutes: 1 },
    });
  });

  it('a success forgives the slips before it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await wrong('win01', '10.1.0.6', 9);
      expect(await enter('win01', `${PASSWORD}!`, '10.1.0.6')).toMatchObject({ username: 'win01' });
    }
  });
});

describe('a session', () => {
  it('ends after half an hour without a click', async () => {
    await startSession(system, 'sid-idle', 'win01', now);
    expect(await actorOfSession(system, 'sid-idle', now + 29 * MINUTE)).toMatchObject({ username: 'win01' });
    expect(await actorOfSession(system, 'sid-idle', now + 58 * MINUTE)).toMatchObject({ username: 'win01' });
    expect(await actorOfSession(system, 'sid-idle', now + 88 * MINUTE)).toBeNull();
  });

  it('ends after eight hours of work', async () => {
    await startSession(system, 'sid-long', 'win01', now);
    for (let minute = 20; minute < 480; minute += 20) {
      expect(await actorOfSession(system, 'sid-long', now + minute * MINUTE)).not.toBeNull();
    }
    expect(await actorOfSession(system, 'sid-long', now + 480 * MINUTE)).toBeNull();
  });

  it('ends with the sign-out, and a request that was under way does not bring it back', async () => {
    await startSession(system, 'sid-out', 'win01', now);
    await Promise.all([endSession(system, 'sid-out'), actorOfSession(system, 'sid-out', now + 5 * MINUTE)]);
    expect(await actorOfSession(system, 'sid-out', now + 5 * MINUTE)).toBeNull();
  });

  it('ends when the account is disabled, and when its password is set anew', async () => {
    await startSession(system, 'sid-off', 'win02', now);
    await setAccountActive(as(system, admin), 'win02', false);
    await setAccountActive(as(system, admin), 'win02', true);
    expect(await actorOfSession(system, 'sid-off', now)).toBeNull();
    await startSession(system, 'sid-new', 'win02', now);
    const { link } = await renewLink(as(system, admin), 'win02');
    await setPasswordByLink(system, { token: link.path.slice(9), password: `${PASSWORD}!` }, now);
    expect(await actorOfSession(system, 'sid-new', now)).toBeNull();
  });

  it('secret is made once', async () => {
    const secret = await sessionSecret(system);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await sessionSecret(system)).toBe(secret);
  });
});

describe('a token', () => {
  const own = { ...admin, username: 'win01', roles: ['window'] as const };

  it('works until the end of its last day, for its own account', async () => {
    const made = await createToken(as(system, own), 'win01', { name: '窗口叫号', expiresOn: '2026-05-29' });
    expect(made.token).toMatch(/^iat_[\w-]{43}$/);
    expect(made.details).toMatchObject({
      username: 'win01',
      expiresAt: '2026-05-29T16:00:00.000Z',
      revokedAt: null,
    });
    expect(await actorOfToken(system, made.token, Date.parse('2026-05-29T23:59:59+08:00'))).toMatchObject({
      username: 'win01',
    });
    expect(await actorOfToken(system, made.token, Date.parse('2026-05-30T00:00:00+08:00'))).toBeNull();
    expect(JSON.stringify(await listTokens(as(system, own), 'win01'))).not.toContain(made.token);
  });

  it('works a year when nothing is said, and no longer when more is asked', async () => {
    const { details } = await createToken(as(system, own), 'win01', { name: '一年' });
    expect(details.expiresAt).toBe('2027-05-28T16:00:00.000Z');
    for (const expiresOn of ['2026-05-26', '2027-05-29']) {
      await expect(createToken(as(system, own), 'win01', { name: '不行', expiresOn })).rejects.toMatchObject({
        issues: [
          { path: 'expiresOn', code: 'date_outside', facts: { from: '2026-05-27', to: '2027-05-28' } },
        ],
      });
    }
  });

  it('revoked is revoked at once, and cannot be revoked twice or by its neighbour', async () => {
    const { token, details } = await createToken(as(system, own), 'win01', { name: '丢了' });
    await expect(revokeToken(as(system, own), 'win02', details.id)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await revokeToken(as(system, own), 'win01', details.id);
    expect(await actorOfToken(system, token, now)).toBeNull();
    await expect(revokeToken(as(system, own), 'win01', details.id)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('rests while its account is disabled', async () => {
    const { token } = await createToken(as(system, admin), 'win02', { name: '管理员代建' });
    await setAccountActive(as(system, admin), 'win02', false);
    expect(await actorOfToken(system, token, now)).toBeNull();
    await expect(createToken(as(system, admin), 'win02', { name: '停用' })).rejects.toMatchObject({
      code: 'account_disabled',
    });
    await setAccountActive(as(system, admin), 'win02', true);
    expect(await actorOfToken(system, token, now)).toMatchObject({ username: 'win02' });
  });

  it.each(['', 'iat_', '\u0000', 'x'.repeat(10_000)])('%j is nobody', async (token) => {
    expect(await actorOfToken(system, token, now)).toBeNull();
  });
});

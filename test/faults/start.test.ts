// Starting and stopping the built program: how long it takes, what it refuses with which words, and that it ends in order.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase, storeKinds, untouchedFolder } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { storyOpening } from '../support/story-stream.ts';
import { say } from './chance.ts';
import { checkRecord } from './record-check.ts';
import { TOKEN } from './writer.ts';

const NOW = '2026-12-01T09:00:00+08:00';
const servers: RunningServer[] = [];
const databases: FreshDatabase[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  for (const database of databases.splice(0)) await database.drop();
});

const kept = <D extends FreshDatabase>(database: D): D => {
  databases.push(database);
  return database;
};
async function start(env: Readonly<Record<string, string>>, ...args: string[]): Promise<RunningServer> {
  const server = await startServer({ env: { BOOTSTRAP_TOKEN: TOKEN, ...env }, args, readyWithin: 60_000 });
  servers.push(server);
  return server;
}
/** What a start that is refused says. */
const refusal = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> =>
  start(env, ...args).then(
    () => expect.unreachable('it started'),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('from start to ready', () => {
  it('is measured: on an embedded directory new and old, and on a PostgreSQL database new and old', async () => {
    for (const database of [kept(untouchedFolder()), kept(await freshDatabase('postgres'))]) {
      const server = await start(database.env);
      const fresh = server.readyAfter();
      const old: number[] = [];
      for (let times = 0; times < 3; times += 1) {
        await server.restart();
        old.push(server.readyAfter());
      }
      const told = old.map((ms) => Math.round(ms)).join(', ');
      say(`start to ready on ${database.kind}: ${Math.round(fresh)} ms fresh, ${told} ms old`);
      expect(Math.min(...old)).toBeGreaterThan(0);
    }
  });

  it('killed in the middle of its first start, it begins anew', async () => {
    const { env } = kept(untouchedFolder());
    for (const patience of [300, 900, 1_500])
      await expect(
        startServer({ env: { BOOTSTRAP_TOKEN: TOKEN, ...env }, readyWithin: patience }),
      ).rejects.toThrow('was not ready');
    const server = await start(env);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

describe('a start is refused', () => {
  it('on an embedded directory that another process holds, and says which', async () => {
    const { env } = kept(await freshDatabase('pglite'));
    const first = await start(env);
    const said = await refusal(env);
    expect(said).toContain(`is in use by process ${first.pid()} on`);
    expect(said).toContain('ended with 1');
    expect(said).not.toContain('    at ');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  it('with variables that cannot be used, one line for each, secrets untold', async () => {
    const said = await refusal({
      PORT: '80a',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      REDIS_URL: 'not a url',
      BOOTSTRAP_TOKEN: 'short-secret',
      APP_NOW: 'tomorrow',
      LOG_LEVEL: 'loud',
    });
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL', 'BOOTSTRAP_TOKEN', 'APP_NOW', 'LOG_LEVEL'])
      expect(said.match(new RegExp(`^ +${name}: `, 'gm'))).toHaveLength(1);
    expect(said).not.toContain('hunter2');
    expect(said).not.toContain('short-secret');
    expect(said).not.toContain('    at ');
  });

  it('with a frozen clock in production', async () => {
    const { env } = kept(await freshDatabase('pglite'));
    const said = await refusal({ ...env, APP_NOW: NOW, NODE_ENV: 'production' });
    expect(said).toContain('APP_NOW: a frozen clock is refused when NODE_ENV=production');
  });

  it('on a port that is taken', async () => {
    const { env } = kept(await freshDatabase('pglite'));
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    try {
      const said = await refusal({ ...env, PORT: port });
      expect(said).toContain(`PORT: ${port} on 127.0.0.1 is taken by another program`);
      expect(said).not.toContain('    at ');
    } finally {
      taken.close();
    }
    const elsewhere = await refusal({ ...env, HOST: '192.0.2.1' });
    expect(elsewhere).toContain('HOST: 192.0.2.1 is no address of this computer');
  });

  it('of the sample on real data, and of real work on the sample', async () => {
    const real = kept(await freshDatabase('pglite'));
    const server = await start(real.env);
    expect(await server.stop()).toBe(0);
    expect(await refusal(real.env, 'demo')).toContain('holds real data; set another DATA_DIR for the sample');

    const sample = kept(await freshDatabase('pglite'));
    const demo = await start(sample.env, 'demo');
    say(`start to ready of a fresh sample on pglite: ${Math.round(demo.readyAfter())} ms`);
    await demo.restart();
    expect(await demo.stop()).toBe(0);
    expect(await refusal(sample.env)).toContain('holds the sample; set another DATA_DIR for real work');
  });
});

describe.each(storeKinds)('SIGTERM on %s', (kind) => {
  it('lets the request at hand finish, then ends with 0', async () => {
    const database = kept(await freshDatabase(kind));
    const server = await start({ ...database.env, APP_NOW: NOW });
    const body = JSON.stringify(storyOpening('S1', 1));
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const head = [
      'POST /api/projects HTTP/1.1',
      'Host: 127.0.0.1',
      `Authorization: Bearer ${TOKEN}`,
      'Content-Type: application/json',
      'Idempotency-Key: last-one',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ].join('\r\n');
    socket.write(`${head}\r\n\r\n${body.slice(0, 40)}`);
    await sleep(200);
    const begun = performance.now();
    const stopped = server.stop();
    await sleep(300);
    socket.write(body.slice(40));
    expect(await stopped).toBe(0);
    expect(answer).toMatch(/^HTTP\/1.1 201 /);
    say(`SIGTERM on ${kind}: ended after ${Math.round(performance.now() - begun)} ms, 300 of them waiting`);
    const id = /"id":"([^"]+)"/.exec(answer)?.[1] ?? '';
    const opened = { projectId: id, item: null, key: 'last-one', type: 'open_project' };
    await checkRecord(database.options, [opened], Date.parse(NOW));
  });

  it('does not wait for visitors who hold a connection open and ask nothing', async () => {
    const database = kept(await freshDatabase(kind));
    const server = await start(database.env);
    const idle = connect(server.port, '127.0.0.1').on('error', () => {});
    const keepAlive = connect(server.port, '127.0.0.1').on('error', () => {});
    keepAlive.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n');
    await once(keepAlive, 'data');
    const begun = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    idle.destroy();
    keepAlive.destroy();
  });
});

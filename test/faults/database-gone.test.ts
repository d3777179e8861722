// PostgreSQL itself is killed under the running program: it says so, waits, and goes on when the server is back.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { say } from './chance.ts';
import { ownPostgres } from './own-postgres.ts';
import { checkRecord } from './record-check.ts';
import { startWriter, TOKEN } from './writer.ts';

const NOW = '2026-12-01T09:00:00+08:00';

it('a PostgreSQL that is killed and comes back costs no acknowledged event and no restart of the program', async () => {
  const database = await ownPostgres();
  const server = await startServer({
    env: { DATABASE_URL: database.url, APP_NOW: NOW, BOOTSTRAP_TOKEN: TOKEN },
  });
  const writers = ['S1', 'S3', 'S4', 'S6'].map((story, i) => startWriter(server.url, story, 1000 * (i + 1)));
  const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
  const status = async (path: string): Promise<number> => {
    const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await answer.arrayBuffer();
    return answer.status;
  };
  try {
    const pid = server.pid();
    await sleep(1_500);
    await database.kill();
    await sleep(500);

    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ reason: expect.stringContaining('database') });
    expect(await status('/healthz')).toBe(200);
    expect(await status('/api/projects')).toBe(503);
    expect(await status('/api/calendars/CN/due?start=2026-05-11&days=10&unit=working')).toBe(200);

    const before = acknowledged().length;
    await database.startAgain();
    const back = performance.now();
    while ((await status('/readyz')) !== 200) await sleep(50);
    while (acknowledged().length < before + 50) await sleep(50);
    say(`50 more events ${Math.round(performance.now() - back)} ms after PostgreSQL was back`);
    await Promise.all(writers.map((writer) => writer.stop()));
    expect(server.pid()).toBe(pid);
    expect(await server.stop()).toBe(0);
    const { events } = await checkRecord({ databaseUrl: database.url }, acknowledged(), Date.parse(NOW));
    expect(events).toBe(acknowledged().length);
  } catch (error) {
    say(server.output());
    throw error;
  } finally {
    await server.kill();
    await database.remove();
  }
});

// The program is killed outright while it numbers papers: what it had acknowledged is there, and no number is missing or double.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/db.ts';
import { readSerials } from '../../src/store/papers.ts';
import { freshDatabase, storeKinds } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { storyOpening } from '../support/story-stream.ts';
import { chance, say } from './chance.ts';
import { checkRecord } from './record-check.ts';
import { TOKEN } from './writer.ts';

const KILLS = 6;
const NOW = '2026-12-01T09:00:00+08:00';

/** Sends until there is an answer. */
async function send(
  server: RunningServer,
  path: string,
  key: string,
  body: object,
): Promise<{ number?: string; id: string }> {
  for (;;) {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (answer?.ok === true) return (await answer.json()) as { number?: string; id: string };
    if (answer !== null && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(25);
  }
}

describe.each(storeKinds)('killed on %s', (kind) => {
  it(`${KILLS} times while it issues papers, it keeps every number and leaves no gap`, async () => {
    const { between } = chance(`papers, kill -9 on ${kind}`);
    const database = await freshDatabase(kind);
    const server = await startServer({ env: { ...database.env, APP_NOW: NOW, BOOTSTRAP_TOKEN: TOKEN } });
    const numbers: string[] = [];
    let stopped = false;
    const write = async (clerk: number): Promise<void> => {
      const { id } = await send(server, '/api/projects', `open-${clerk}`, storyOpening('S1', 7_000 + clerk));
      for (let i = 1; !stopped; i += 1) {
        const paper = { kind: 'tolerant_promise', item: 'GH02' };
        const { number } = await send(server, `/api/projects/${id}/papers`, `paper-${clerk}-${i}`, paper);
        numbers.push(number ?? '');
      }
    };
    try {
      const clerks = [1, 2, 3].map(write);
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await sleep(between(200, 1_200));
        await server.kill();
        await server.restart();
      }
      stopped = true;
      await Promise.all(clerks);
      await server.kill();
      await checkRecord(database.options, [], Date.parse(NOW));
      const store = await openStore(database.options);
      const taken = await readSerials(store.db, {
        region: '330212',
        office: 'NRP',
        word: '容诺',
        year: 2026,
      });
      await store.close();
      say(`${kind}: ${taken.length} papers, ${numbers.length} acknowledged`);
      expect(taken).toEqual(Array.from({ length: taken.length }, (_, i) => i + 1));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(taken).toHaveLength(numbers.length);
      expect(taken.length).toBeGreaterThan(0);
    } finally {
      stopped = true;
      await server.kill();
      await database.drop();
    }
  });
});

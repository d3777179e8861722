// The program is killed outright while it records, again and again: what it had acknowledged is there, once and whole.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freshDatabase, storeKinds } from '../support/database.ts';
import { startServer } from '../support/server.ts';
import { chance, say } from './chance.ts';
import { checkRecord } from './record-check.ts';
import { startWriter, TOKEN } from './writer.ts';

const KILLS = 12;
const NOW = '2026-12-01T09:00:00+08:00';
const STORIES = ['S1', 'S3', 'S4', 'S6'];

describe.each(storeKinds)('killed on %s', (kind) => {
  it(`${KILLS} times at random moments, it keeps every event that it had acknowledged`, async () => {
    const { between } = chance(`kill -9 on ${kind}`);
    const database = await freshDatabase(kind);
    const server = await startServer({ env: { ...database.env, APP_NOW: NOW, BOOTSTRAP_TOKEN: TOKEN } });
    const writers = STORIES.map((story, i) => startWriter(server.url, story, 1000 * (i + 1)));
    const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
    try {
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await sleep(between(20, 1_500));
        await server.kill();
        // Now and then somebody looks before the program itself has a chance to put anything right.
        if (kill % 4 === 0) await checkRecord(database.options, acknowledged(), Date.parse(NOW));
        await server.restart();
      }
      await Promise.all(writers.map((writer) => writer.stop()));
      await server.kill();
      const { projects, events } = await checkRecord(database.options, acknowledged(), Date.parse(NOW));
      // With every request answered in the end, what is there is what was acknowledged and nothing else.
      expect(events).toBe(acknowledged().length);
      const kept = writers.reduce((sum, { repeats }) => sum + repeats.kept, 0);
      const lost = writers.reduce((sum, { repeats }) => sum + repeats.lost, 0);
      say(
        `${kind}: ${events} events of ${projects} projects; cut off ${kept + lost}: ${kept} kept, ${lost} not`,
      );
      expect(kept + lost).toBeGreaterThan(0);
    } finally {
      await server.kill();
      await database.drop();
    }
  });
});

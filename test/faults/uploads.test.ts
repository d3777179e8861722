// F24: uploads cut off, sent twice, empty, of 200 MB, of a wrong kind, infected, and the program killed under one. Each is
// refused clearly or leaves nothing, and what was acknowledged is there.
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepFiles } from '../../src/services/sweep-files.ts';
import { openFileStore } from '../../src/store/file-store.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { eicar, pdf, program } from '../support/files.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { openTestSystem } from '../support/system.ts';
import { TOKEN } from './writer.ts';

const NOW = '2026-12-01T09:00:00+08:00';
const MB = 1024 * 1024;
const names = { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${TOKEN}` };

let database: FreshDatabase;
let server: RunningServer;
let folder: string;
let scans: string;

beforeAll(async () => {
  database = await freshDatabase('pglite');
  folder = join(database.env['DATA_DIR'] ?? '', 'files');
  scans = mkdtempSync(join(tmpdir(), 'scan-'));
  const scan = join(scans, 'scan');
  writeFileSync(scan, '#!/bin/sh\nif grep -q EICAR-STANDARD "$1"; then exit 1; fi\n');
  chmodSync(scan, 0o755);
  server = await startServer({
    env: { ...database.env, APP_NOW: NOW, BOOTSTRAP_TOKEN: TOKEN, SCAN_COMMAND: scan },
  });
}, 60_000);
afterAll(async () => {
  await server.kill();
  await database.drop();
  rmSync(scans, { recursive: true, force: true });
});

const upload = async (body: Buffer) => {
  const answer = await fetch(`${server.url}/api/uploads?name=a.pdf`, {
    method: 'POST',
    headers: names,
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: (await answer.json()) as { id: string; hash: string; code: string } };
};
/** Files that can be found by their hash, and what lies half written. */
async function lying(): Promise<{ readonly kept: readonly string[]; readonly half: number }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile());
  const half = files.filter(({ parentPath }) => /unfinished|partial/.test(parentPath)).length;
  return { kept: files.map(({ name }) => name).filter((name) => /^[0-9a-f]{64}$/.test(name)), half };
}

describe('an upload', () => {
  it('sent twice is kept once, and both are acknowledged', async () => {
    const [one, two] = [await upload(pdf('twice')), await upload(pdf('twice'))];
    expect([one.status, two.status, one.body.hash === two.body.hash]).toEqual([201, 201, true]);
    expect(await lying()).toEqual({ kept: [one.body.hash], half: 0 });
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['of a wrong kind', program],
    ['infected', eicar],
  ])('%s is refused and leaves nothing', async (_, body) => {
    const before = await lying();
    expect((await upload(body)).status).toBe(400);
    expect(await lying()).toEqual(before);
  });

  it('of 200 MB is refused while hardly any of it has been sent', async () => {
    const before = await lying();
    const asked = request(`${server.url}/api/uploads?name=a.pdf`, {
      method: 'POST',
      headers: { ...names, 'Content-Length': 200 * MB },
    });
    let sent = 0;
    let answered = false;
    asked.on('error', () => {});
    const answer = once(asked, 'response').then(([response]) => {
      answered = true;
      return response;
    });
    while (!answered && sent < 200) {
      sent += 1;
      if (!asked.write(Buffer.alloc(MB))) await Promise.race([once(asked, 'drain'), answer]);
    }
    const { statusCode } = await answer;
    asked.destroy();
    expect(statusCode).toBe(413);
    expect(sent).toBeLessThan(20);
    expect(await lying()).toEqual(before);
  });

  it('cut off half way leaves nothing', async () => {
    const before = await lying();
    const line = await begin(4 * MB);
    line.destroy();
    for (let tries = 0; tries < 100 && (await lying()).half > 0; tries += 1) await sleep(50);
    expect(await lying()).toEqual(before);
  });

  it('under which the program is killed leaves nothing that can be found, and the rest goes with the sweep', async () => {
    const kept = await upload(pdf('acknowledged'));
    const before = await lying();
    const line = await begin(4 * MB);
    await server.kill();
    line.destroy();
    expect((await lying()).kept).toEqual(before.kept);
    expect((await lying()).half).toBe(before.half + 1);
    await server.restart();
    expect((await lying()).kept).toContain(kept.body.hash);
    // A day later, by the clock of the program.
    const system = await openTestSystem('empty', 'pglite');
    const files = openFileStore(folder);
    await sweepFiles({ ...system, files }, Date.parse(NOW) + 25 * 3_600_000);
    await system.close();
    expect((await lying()).half).toBe(0);
  });
});

/** Half an upload whose first half has arrived and lies on disk. */
async function begin(size: number) {
  const before = (await lying()).half;
  const line = connect(server.port, '127.0.0.1');
  line.on('error', () => {});
  await once(line, 'connect');
  const head = Object.entries({ ...names, Host: '127.0.0.1', 'Content-Length': size * 2 })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  line.write(`POST /api/uploads?name=a.pdf HTTP/1.1\r\n${head}\r\n`);
  line.write(pdf('half'));
  line.write(Buffer.alloc(size));
  for (let tries = 0; tries < 200 && (await lying()).half <= before; tries += 1) await sleep(20);
  return line;
}

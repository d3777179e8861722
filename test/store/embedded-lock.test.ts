// One process at a time on an embedded directory; what a killed one leaves behind stands in nobody's way.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/db.ts';
import { lockEmbedded } from '../../src/store/embedded-lock.ts';
import { StoreProblem } from '../../src/store/problems.ts';
import { thisProcess } from '../../src/store/process-identity.ts';
import { readSetting } from '../../src/store/settings.ts';
import type { FreshDatabase } from '../support/database.ts';
import { emptyDatabase } from './world.ts';

const program = fileURLToPath(new URL('./children/hold-database.mts', import.meta.url));
/** Programs of a test are TypeScript as it stands. */
const execArgv = ['--import', import.meta.resolve('tsx')];
const children: ChildProcess[] = [];

interface Answer {
  readonly opened?: true;
  readonly refused?: string;
}

async function start(dataDir: string, value = ''): Promise<{ child: ChildProcess; answer: Answer }> {
  const child = fork(program, [dataDir, value], {
    execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  const [answer]: Answer[] = await once(child, 'message');
  return { child, answer: answer ?? {} };
}

async function end(child: ChildProcess, how: 'close' | 'kill -9'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (how === 'close') child.send('close');
  else child.kill('SIGKILL');
  await gone;
}

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreProblem) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'it was taken';
};

if (process.env['TEST_STORE'] === 'pglite')
  describe('an embedded database', () => {
    let database: FreshDatabase;
    let dataDir = '';
    beforeAll(async () => {
      database = await emptyDatabase();
      if ('dataDir' in database.options) dataDir = database.options.dataDir;
    });
    afterEach(() => Promise.all(children.splice(0).map((child) => end(child, 'kill -9'))));
    afterAll(() => database.drop());

    it('is refused to a second process, which is told who holds it and since when', async () => {
      const { child, answer } = await start(dataDir);
      expect(answer).toEqual({ opened: true });
      const message = new RegExp(
        `^data_dir_in_use: The embedded database in ${dataDir} is in use by process ${child.pid} on ${hostname()} since ` +
          '20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\\. Only one process may open it: stop that one first, ' +
          'or set DATABASE_URL so that several can share a PostgreSQL server\\.$',
      );
      expect(refusal(() => lockEmbedded(dataDir))).toMatch(message);
      const second = await start(dataDir);
      expect(second.answer.refused).toContain(`is in use by process ${child.pid} `);
      expect(child.exitCode).toBeNull();
      await end(child, 'close');
      const third = await start(dataDir);
      expect(third.answer).toEqual({ opened: true });
    });

    it('is taken over from a process that was killed, with all that it had acknowledged', async () => {
      const { child } = await start(dataDir, '最后一句');
      await end(child, 'kill -9');
      expect(existsSync(join(dataDir, 'db.lock'))).toBe(true);
      const store = await openStore({ dataDir });
      expect(await readSetting(store.db, 'written')).toBe('最后一句');
      await store.close();
      expect(readdirSync(dataDir).filter((name) => name.startsWith('db.lock'))).toEqual([]);
    });

    it('is opened once within one process too', async () => {
      const store = await openStore({ dataDir });
      await expect(openStore({ dataDir })).rejects.toThrow(`in use by process ${process.pid} (this one)`);
      await store.close();
      await (await openStore({ dataDir })).close();
    });

    it('goes to one of six that start together and find what a killed one left', async () => {
      const gone = {
        ...thisProcess(),
        pid: 2 ** 22 + 1,
        host: hostname(),
        since: '2026-05-26T23:00:00.000Z',
        nonce: 'n',
      };
      writeFileSync(join(dataDir, 'db.lock'), JSON.stringify(gone));
      const answers = await Promise.all(Array.from({ length: 6 }, () => start(dataDir)));
      expect(answers.filter(({ answer }) => answer.opened)).toHaveLength(1);
      const [holder] = answers.filter(({ answer }) => answer.opened);
      for (const { answer } of answers) {
        if (!answer.opened) expect(answer.refused).toContain(`in use by process ${holder?.child.pid} `);
      }
    });
  });

if (process.env['TEST_STORE'] === 'pglite')
  describe('a first start that was cut off', () => {
    it('begins again from nothing', async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'cut-off-'));
      const child = spawn(process.execPath, [...execArgv, program, dataDir], { stdio: 'ignore' });
      while (!existsSync(join(dataDir, 'db', 'PG_VERSION')))
        await new Promise((resolve) => setTimeout(resolve, 20));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      expect(existsSync(join(dataDir, 'db.unfinished'))).toBe(true);
      const store = await openStore({ dataDir });
      await store.ready();
      await store.close();
      expect(readdirSync(dataDir)).toEqual(['db']);
      rmSync(dataDir, { recursive: true });
    }, 60_000);
  });

describe('a lock left behind', () => {
  let dataDir = '';
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  const since = '2026-05-26T23:00:00.000Z';
  const here = { ...thisProcess(), host: hostname(), since, nonce: 'n' };
  const leave = (holder: object | string) =>
    writeFileSync(join(dataDir, 'db.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  const outcome = () => {
    const said = refusal(() => lockEmbedded(dataDir).release());
    rmSync(join(dataDir, 'db.lock'), { force: true });
    return said === 'it was taken' ? 'taken over' : said.slice(0, said.indexOf('. '));
  };

  it('is respected while that very process runs', () => {
    leave(here);
    expect(outcome()).toBe(
      `data_dir_in_use: The embedded database in ${dataDir} is in use by process ${process.pid} (this one) on ${hostname()} since ${since}`,
    );
  });

  it('is taken over when its process is gone', () => {
    leave({ ...here, pid: 2 ** 22 + 1 });
    expect(outcome()).toBe('taken over');
  });

  if (existsSync('/proc/self/stat'))
    it('is taken over when its number was given to another process', () => {
      leave({ ...here, started: '1' });
      expect(outcome()).toBe('taken over');
      leave({ ...here, boot: 'another boot' });
      expect(outcome()).toBe('taken over');
    });

  if (existsSync('/proc/self/stat'))
    it('is taken over from a dead process that nobody has collected yet', async () => {
      // The shell becomes a sleep that never collects the child it leaves dead.
      const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [text] = await once(parent.stdout, 'data');
      const pid = Number(String(text));
      while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
        await new Promise((resolve) => setTimeout(resolve, 5));
      leave({ ...here, pid, started: null });
      expect(outcome()).toBe('taken over');
      parent.kill();
    });

  it('of another computer is respected until it has given no sign of life for a minute', () => {
    const elsewhere = { ...here, host: 'another-host' };
    leave(elsewhere);
    expect(outcome()).toContain(`is in use by process ${process.pid} (this one) on another-host`);
    leave(elsewhere);
    const twoMinutesAgo = Date.now() / 1000 - 120;
    utimesSync(join(dataDir, 'db.lock'), twoMinutesAgo, twoMinutesAgo);
    expect(outcome()).toBe('taken over');
  });

  it('is taken over when a crash of the machine tore it', () => {
    for (const text of ['', '{"pid": 4', 'null', '[]', '{"pid": 1}', '\0\0\0\0']) {
      leave(text);
      expect(outcome(), JSON.stringify(text)).toBe('taken over');
    }
  });

  it('is not removed by a holder that has lost it', () => {
    const lock = lockEmbedded(dataDir);
    leave(here);
    lock.release();
    expect(existsSync(join(dataDir, 'db.lock'))).toBe(true);
    rmSync(join(dataDir, 'db.lock'));
  });

  it('leaves no other files', () => {
    lockEmbedded(dataDir).release();
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('a directory that may not be written', () => {
  it('is named, to a program that is not root', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'read-only-'));
    chmodSync(dataDir, 0o555);
    const root = process.geteuid?.() === 0;
    // Root may write anywhere: for the length of one call this process is nobody.
    if (root) process.seteuid?.(65534);
    let refused = '';
    try {
      refused = refusal(() => lockEmbedded(dataDir));
    } finally {
      if (root) process.seteuid?.(0);
      rmSync(dataDir, { recursive: true });
    }
    expect(refused).toContain(`The data directory ${dataDir} cannot be written: EACCES: permission denied`);
  });
});

// The store in a directory: PGlite, for one process, without a server. Survives the kill of the process; like any
// database without forced writes it may lose the last moments when the machine itself loses power.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import type { Db, Store } from './db.ts';
import { lockEmbedded } from './embedded-lock.ts';
import { preparing } from './prepared-embedded.ts';
import { rootMessage, StoreProblem } from './problems.ts';

/** Opens `<dataDir>/db`, made when missing. Refused while another process holds it. */
export async function openEmbedded(dataDir: string): Promise<Store> {
  makeDirectory(dataDir);
  const lock = lockEmbedded(dataDir);
  try {
    const client = await openDirectory(dataDir);
    await client.exec(`set time zone 'UTC'; set datestyle = 'ISO';`);
    const db: Db = drizzle(preparing(client));
    return {
      kind: 'pglite',
      db,
      transaction: (fn) => db.transaction(fn),
      ready: async () => {
        await db.execute(sql`select 1`);
      },
      maintain: async () => {
        await db.execute(sql`vacuum (analyze)`);
      },
      close: async () => {
        try {
          await client.close();
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StoreProblem(
      'data_dir_unusable',
      `The data directory ${dataDir} cannot be made: ${rootMessage(error)}`,
      error,
    );
  }
}

async function openDirectory(dataDir: string): Promise<PGlite> {
  const directory = join(dataDir, 'db');
  // Nothing has been acknowledged before the first opening is through, so a half-made directory can go.
  const unfinished = join(dataDir, 'db.unfinished');
  if (existsSync(unfinished)) rmSync(directory, { recursive: true, force: true });
  try {
    if (!existsSync(directory))
      writeFileSync(unfinished, 'The embedded database is being made for the first time.\n');
    const client = await PGlite.create({ dataDir: directory });
    rmSync(unfinished, { force: true });
    return client;
  } catch (error) {
    throw new StoreProblem(
      'database_damaged',
      `The embedded database in ${directory} cannot be opened: ${rootMessage(error)}. ` +
        'Nothing was changed; restore a backup, or move the directory away to start empty.',
      error,
    );
  }
}

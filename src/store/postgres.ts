// The store on a PostgreSQL server, through postgres.js.
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db, Store, StoreOptions } from './db.ts';
import { outliving } from './lost-connections.ts';
import { preparing } from './prepared-postgres.ts';
import { faultCode, rootMessage, StoreProblem } from './problems.ts';

const OLDEST_MAJOR = 15;
const APPLICATION = 'project-approval-tracker';

/** Connects once to see that the server can be used. */
export async function openPostgres(databaseUrl: string, options: StoreOptions = {}): Promise<Store> {
  const client = connect(databaseUrl, options);
  try {
    await checkServer(client, databaseUrl);
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error instanceof StoreProblem ? error : cannotConnect(databaseUrl, error);
  }
  const db: Db = drizzle(preparing(outliving(client)));
  return {
    kind: 'postgres',
    db,
    transaction: (fn) => db.transaction(fn),
    ready: async () => {
      await db.execute(sql`select 1`);
    },
    maintain: async () => {},
    close: () => client.end({ timeout: 5 }),
  };
}

function connect(databaseUrl: string, options: StoreOptions): postgres.Sql {
  const timeout = options.statementTimeoutMs ?? 30_000;
  try {
    return postgres(databaseUrl, {
      max: options.poolSize ?? 10,
      connect_timeout: 10,
      // In seconds. The default waits up to 20, through which people look at a page that does not come.
      backoff: () => 0.25,
      onnotice: () => {},
      // Asked at every connection and awaited by nobody: a connection lost at that moment would end the program.
      fetch_types: false,
      connection: {
        application_name: APPLICATION,
        TimeZone: 'UTC',
        DateStyle: 'ISO',
        statement_timeout: timeout,
        // A row that somebody holds longer than this is a stuck neighbour, and a kind "try again" is the better answer.
        lock_timeout: Math.min(10_000, timeout),
        idle_in_transaction_session_timeout: 60_000,
      },
    });
  } catch (error) {
    throw cannotConnect(databaseUrl, error);
  }
}

async function checkServer(client: postgres.Sql, databaseUrl: string): Promise<void> {
  const [row] = await client<ServerFacts[]>`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding`;
  const problem = serverProblem(row ?? { version: '', encoding: '' }, placeOf(databaseUrl));
  if (problem !== null) throw problem;
}

export interface ServerFacts {
  /** `15.18 (Debian 15.18-1)` */
  readonly version: string;
  readonly encoding: string;
}

/** Why the program will not work on such a server; null when it will. */
export function serverProblem({ version, encoding }: ServerFacts, place: string): StoreProblem | null {
  if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR)) {
    return new StoreProblem(
      'server_too_old',
      `PostgreSQL ${OLDEST_MAJOR} or newer is needed; ${place} runs ${version}.`,
    );
  }
  if (encoding === 'UTF8') return null;
  return new StoreProblem(
    'encoding_not_utf8',
    `The database ${place} keeps its text as ${encoding}, not UTF8. ` +
      'Make one with: createdb -E UTF8 -T template0 <name>',
  );
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name is not known',
  CONNECT_TIMEOUT: 'no answer within 10 seconds',
  '28P01': 'user name or password is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'there is no such database',
  '57P03': 'the server is still starting',
  '53300': 'the server has no free connections',
  ERR_INVALID_URL: 'the address is not readable; it looks like postgres://user:password@host:5432/name',
};

const cannotConnect = (databaseUrl: string, error: unknown): StoreProblem =>
  new StoreProblem(
    'cannot_connect',
    `Cannot use the database at ${placeOf(databaseUrl)}: ${reasons[faultCode(error) ?? ''] ?? rootMessage(error)}.`,
    error,
  );

/** Host, port and name, never the password. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

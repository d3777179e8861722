// The open database: PostgreSQL when an address is given, else the embedded one. Above this file nobody knows which.
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';

/** What reads need; a transaction will do as well. */
export type Db = PgDatabase<PgQueryResultHKT>;
/** What writes need: everything that belongs together goes through one of these. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Store {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Db;
  /**
   * Commits when `fn` resolves, rolls back when it throws. Inside `fn` use only `tx`: the embedded database has one
   * connection, so that a statement through `db` would wait for its own transaction for ever.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  /** Clears away old row versions and counts rows for the planner, once a day; a server does that by itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `postgres://…`; `?prepare=false` behind a pooler that hands a connection to a new client after each transaction. */
  readonly databaseUrl?: string | undefined;
  /** Directory of the embedded database, made when missing; used when there is no `databaseUrl`. */
  readonly dataDir?: string | undefined;
  /** Connections to PostgreSQL; default 10. */
  readonly poolSize?: number | undefined;
  /** Default 30 s. */
  readonly statementTimeoutMs?: number | undefined;
}

/** Opens without migrating (migrate.ts does). Throws StoreProblem with a sentence for the operator. */
export function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined
    ? openEmbedded(options.dataDir ?? './data')
    : openPostgres(options.databaseUrl, options);
}

// Tables of the people who use the program: accounts, their sessions, tokens and links, and what is set for all.
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, json } from './columns.ts';
import type { JsonObject, JsonValue } from './schema-record.ts';

export const accounts = pgTable('accounts', {
  username: text('username').primaryKey(),
  name: text('name').notNull(),
  /** null: signs in by link or token only. */
  passwordHash: text('password_hash'),
  roles: text('roles').array().notNull(),
  /** Scope, as far as the roles use it: party code, region prefix, credit code of the own company. */
  department: text('department'),
  region: text('region'),
  creditCode: text('credit_code'),
  phone: text('phone'),
  active: boolean('active').notNull(),
  lang: text('lang').notNull(),
  createdAt: instant('created_at').notNull(),
});

const ofAccount = () =>
  text('username')
    .notNull()
    .references(() => accounts.username, { onDelete: 'cascade' });

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the id in the cookie: a stolen table signs nobody in. */
    id: text('id').primaryKey(),
    username: ofAccount(),
    data: json<JsonObject>('data').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_expires').on(table.expiresAt), index('sessions_username').on(table.username)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: text('id').primaryKey(),
    username: ofAccount(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique('api_tokens_hash'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('api_tokens_username').on(table.username)],
);

export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text('token_hash').primaryKey(),
  username: ofAccount(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** Addresses from which a calendar program fetches due dates. What one may show is asked of its account at every fetch. */
export const feeds = pgTable(
  'feeds',
  {
    id: text('id').primaryKey(),
    username: ofAccount(),
    kind: text('kind').$type<'mine' | 'project' | 'department'>().notNull(),
    /** Project id or party code; null for the matters of the account itself. */
    subject: text('subject'),
    lang: text('lang').notNull(),
    secretHash: text('secret_hash').notNull().unique('feeds_secret'),
    createdAt: instant('created_at').notNull(),
    /** Kept to the hour. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('feeds_username').on(table.username)],
);

/** Tries per key (an account, an address) and window, to slow guessing down. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    key: text('key').notNull(),
    windowStart: instant('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ name: 'sign_in_attempts_pkey', columns: [table.key, table.windowStart] }),
    index('sign_in_attempts_window').on(table.windowStart),
  ],
);

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: json<JsonValue>('value').notNull(),
});

// The API on a fresh database, as the server mounts it, with a token for every account of the demonstration.
import { Hono } from 'hono';
import { createApi, createHealth } from '../../src/api/index.ts';
import type { Instant } from '../../src/domain/day.ts';
import type { Actor, Role } from '../../src/services/access.ts';
import { actorOf } from '../../src/services/actor-of-account.ts';
import { describeDemo } from '../../src/services/load-demo.ts';
import { createToken } from '../../src/services/tokens.ts';
import { insertAccount, readAccount } from '../../src/store/accounts.ts';
import type { Scan } from '../../src/store/scan-file.ts';
import type { StoreKind } from './database.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from './system.ts';

export interface Call {
  /** Username whose token goes along; left out: none. */
  readonly as?: string;
  readonly token?: string;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null when it is no JSON. */
  readonly body: Json;
}
/** Whatever an answer holds: tests name the fields they expect. */
export type Json = ReturnType<typeof JSON.parse>;

export interface TestApi {
  readonly system: TestSystem;
  readonly app: Hono;
  readonly logged: { readonly details: object; readonly message: string }[];
  /** The clock, which a test may move. */
  now: Instant;
  call(path: string, options?: Call): Promise<Answer>;
  /** The token of an account that was enrolled; throws when there is none. */
  tokenOf(username: string): string;
  /** Makes an account with a token; `call` then takes its username. */
  enrol(username: string, role: Role, more?: Partial<Actor>): Promise<void>;
  close(): Promise<void>;
}

export async function openTestApi(
  content: 'empty' | 'published' | 'demo',
  kind?: StoreKind,
  scan?: Scan,
): Promise<TestApi> {
  const system = await openTestSystem(content, kind, scan);
  const logged: TestApi['logged'] = [];
  const log = { error: (details: object, message: string) => void logged.push({ details, message }) };
  const app = new Hono();
  const tokens = content === 'demo' ? await tokensOf(system) : new Map<string, string>();
  const api: TestApi = {
    system,
    app,
    logged,
    now: DEMO_NOW,
    call: async (path, options = {}) => {
      const token = options.token ?? tokens.get(options.as ?? '');
      const { body } = options;
      const response = await app.request(path, {
        method: options.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parsed(text) };
    },
    tokenOf: (username) => {
      const token = tokens.get(username);
      if (token === undefined) throw new Error(`${username} was not enrolled`);
      return token;
    },
    enrol: async (username, role, more = {}) => {
      const actor = someone(role, { username, region: '330784', ...more });
      const personal = { passwordHash: null, phone: null, active: true, lang: 'zh-CN', createdAt: DEMO_NOW };
      await system.store.transaction((tx) =>
        insertAccount(tx, { ...actor, roles: [...actor.roles], ...personal }),
      );
      tokens.set(username, await tokenOf(system, actor));
    },
    close: () => system.close(),
  };
  const deps = { system, log, now: () => api.now };
  app.route('/', createHealth(deps));
  app.route('/api', createApi(deps));
  return api;
}

async function tokensOf(system: TestSystem): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const { username } of describeDemo().accounts) {
    const account = await readAccount(system.store.db, username);
    if (account === null) throw new Error(`no account ${username}`);
    tokens.set(username, await tokenOf(system, actorOf(account)));
  }
  return tokens;
}

const tokenOf = async (system: TestSystem, actor: Actor): Promise<string> =>
  (await createToken(as(system, actor), actor.username, { name: '测试' })).token;

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

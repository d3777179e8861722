// The API on a fresh database, as the server mounts it, with a token for every account of the demonstration.
import { Hono } from 'hono';
import { createApi, createHealth } from '../../src/api/index.ts';
import type { Instant } from '../../src/domain/day.ts';
import { actorOf } from '../../src/services/actor-of-account.ts';
import { describeDemo } from '../../src/services/load-demo.ts';
import { createToken } from '../../src/services/tokens.ts';
import { readAccount } from '../../src/store/accounts.ts';
import type { StoreKind } from './database.ts';
import { as, DEMO_NOW, openTestSystem, type TestSystem } from './system.ts';

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
  close(): Promise<void>;
}

export async function openTestApi(
  content: 'empty' | 'published' | 'demo',
  kind?: StoreKind,
): Promise<TestApi> {
  const system = await openTestSystem(content, kind);
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
    const { token } = await createToken(as(system, actorOf(account)), username, { name: '测试' });
    tokens.set(username, token);
  }
  return tokens;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

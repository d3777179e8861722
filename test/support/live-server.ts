// The whole server in process, with a clock that the test moves: requests go through every room, without a port.
import '../../src/describable-shapes.ts';

import { pino } from 'pino';
import { type Day, type Instant, startOfDay } from '../../src/domain/day.ts';
import { createServer } from '../../src/server.ts';
import { ensureBootstrapToken } from '../../src/services/first-start.ts';
import type { StoreKind } from './database.ts';
import { DEMO_NOW, openTestSystem, type TestSystem } from './system.ts';

const TOKEN = 'test-token-0123456789-0123456789-0123456789';

export interface LiveServer {
  readonly system: TestSystem;
  /** Sets the program's now. */
  setNow(now: Instant): void;
  /** 10:00 in Shanghai of that day. */
  setDay(day: Day): void;
  /** With the token of an account that has the roles administrator and integration. */
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
}

export async function startLiveServer(
  content: 'published' | 'demo' = 'published',
  kind?: StoreKind,
): Promise<LiveServer> {
  const system = await openTestSystem(content, kind);
  let now: Instant = DEMO_NOW;
  await ensureBootstrapToken(system, TOKEN, now);
  const app = await createServer({ system, now: () => now, log: pino({ level: 'silent' }), demo: null });
  return {
    system,
    setNow: (at) => {
      now = at;
    },
    setDay: (day) => {
      now = startOfDay(day) + 10 * 3_600_000;
    },
    request: async (method, path, body, headers = {}) =>
      app.request(path, {
        method,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    close: system.close,
  };
}

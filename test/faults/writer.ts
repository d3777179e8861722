// A program that records whole projects over the API, event by event, and repeats every request until it has an answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { type StoryRequest, storyOpening, storyRequests } from '../support/story-stream.ts';

export const TOKEN = 'fault-test-token-0123456789-0123456789';

/** What the program has promised to keep: it answered 200 or 201. */
export interface Acknowledged {
  readonly projectId: string;
  readonly item: string | null;
  readonly key: string;
  readonly type: string;
}

export interface Writer {
  readonly acknowledged: readonly Acknowledged[];
  /** Requests without an answer that had been kept (200 when repeated), and that had not (201). */
  readonly repeats: { readonly kept: number; readonly lost: number };
  /** Finishes the request at hand, with all its repeats, and ends. Rejects with an answer that nobody expected. */
  stop(): Promise<void>;
}

/** Writes projects of that story one after the other, until stopped. */
export function startWriter(url: string, story: string, firstSerial: number): Writer {
  const acknowledged: Acknowledged[] = [];
  const repeats = { kept: 0, lost: 0 };
  let stopped = false;

  async function send(path: string, key: string, body: object): Promise<unknown> {
    for (let tries = 1; ; tries += 1) {
      const answer = await post(`${url}${path}`, key, body);
      if (answer === null || answer.status === 503) {
        await sleep(25);
        continue;
      }
      if (answer.status !== 201 && answer.status !== 200)
        throw new Error(`${path} ${key}: ${answer.status} ${answer.text}`);
      if (tries > 1) repeats[answer.status === 200 ? 'kept' : 'lost'] += 1;
      return JSON.parse(answer.text);
    }
  }

  async function writeProject(serial: number, requests: readonly StoryRequest[]): Promise<void> {
    const opening = `${story}-${serial}`;
    const project = await send('/api/projects', opening, storyOpening(story, serial));
    const projectId = String(idOf(project));
    acknowledged.push({ projectId, item: null, key: opening, type: 'open_project' });
    for (const [index, { item, body }] of requests.entries()) {
      if (stopped) return;
      const key = `${opening}-${index}`;
      await send(`/api/projects/${projectId}/cases/${item}/events`, key, body);
      acknowledged.push({ projectId, item, key, type: body.type });
    }
  }

  const done = (async () => {
    const requests = storyRequests(story);
    for (let serial = firstSerial; !stopped; serial += 1) await writeProject(serial, requests);
  })();
  done.catch(() => {}); // told by stop()
  return {
    acknowledged,
    repeats,
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

const idOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;

/** null when the connection broke, or there was nobody: whether it was recorded is not known then. */
async function post(
  url: string,
  key: string,
  body: object,
): Promise<{ readonly status: number; readonly text: string } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

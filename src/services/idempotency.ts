// A key that makes a repeated request harmless: the same body gives the first answer again, another body is refused.
import { createHash } from 'node:crypto';
import { Refusal } from '../domain/errors.ts';

export interface Idempotency {
  readonly key: string;
  /** Fingerprint of what was asked, to tell a repeat from a reused key. */
  readonly requestHash: string;
}

export const requestHashOf = (method: string, path: string, body: string): string =>
  createHash('sha256').update(`${method}\n${path}\n${body}`).digest('hex');

/** Throws `key_reused` when the recorded request was another one. */
export function demandSameRequest(recorded: string | null, asked: Idempotency): void {
  if (recorded !== asked.requestHash)
    throw new Refusal('key_reused', 'idempotency_key_reused', { key: asked.key });
}

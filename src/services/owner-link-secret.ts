// The address of an owner's link: its open half names the link, the other half is worked out of that with the server's key. So
// a receipt can be printed again with the same address, and a stolen table opens no project.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db, Store } from '../store/db.ts';
import { initSetting } from '../store/settings.ts';

const ID_BYTES = 9;
/** 192 bits that nobody can guess. */
const SEAL_LENGTH = 32;
const secretShape = /^[\w-]{12}[\w-]{32}$/;

export const newLinkId = (): string => randomBytes(ID_BYTES).toString('base64url');

const kept = new WeakMap<Store, string>();

/** Made at the first use and the same for all processes. `db` is the caller's transaction where he has one. */
export async function linkKey(store: Store, db: Db = store.db): Promise<string> {
  const known = kept.get(store);
  if (known !== undefined) return known;
  const key = await initSetting(db, 'owner_link_key', randomBytes(32).toString('hex'));
  if (typeof key !== 'string') throw new Error('the setting owner_link_key is not a text');
  // What a transaction has made may yet be taken back.
  if (db === store.db) kept.set(store, key);
  return key;
}

const sealOf = (key: string, id: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`owner-link ${id}`)
    .digest('base64url')
    .slice(0, SEAL_LENGTH);

export const linkPath = (key: string, id: string): string => `/o/${id}${sealOf(key, id)}`;

/** The link that an address names, right or not; `genuine` says whether this house gave it out. */
export function readSecret(key: string, secret: string): { readonly id: string; readonly genuine: boolean } {
  const shaped = secretShape.test(secret) ? secret : '-'.repeat(12 + SEAL_LENGTH);
  const [id, seal] = [shaped.slice(0, 12), shaped.slice(12)];
  return { id, genuine: timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(key, id))) };
}

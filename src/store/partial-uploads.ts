// Uploads that come in pieces: the bytes that have arrived lie in a folder of their own until the last one is there.
import { existsSync, mkdirSync } from 'node:fs';
import { FileStore as TusStore } from '@tus/file-store';

const DAY_MS = 86_400_000;

/** Kept for a day by the clock of the machine, which also dates them. */
export function partialUploads(folder: string): TusStore {
  mkdirSync(folder, { recursive: true });
  return new TusStore({ directory: folder, expirationPeriodInMilliseconds: DAY_MS });
}

/** Removes those that nobody went on with for a day. */
export const clearPartial = async (folder: string): Promise<unknown> =>
  existsSync(folder) ? partialUploads(folder).deleteExpired() : 0;

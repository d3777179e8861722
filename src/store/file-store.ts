// Keeps files by what they contain: `<folder>/<ab>/<hash>`, each content once. A file is written beside, hashed, judged and
// scanned there, and only then given its name, so that nothing half, empty, forbidden or infected is ever found.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '../domain/day.ts';
import { invalidField, Refusal } from '../domain/errors.ts';
import { allowedWords, type FileKind, LARGEST_FILE, LARGEST_FILE_TEXT } from '../domain/file-kinds.ts';
import { kindOfContent } from './file-content.ts';
import { type Scan, ScanFailed, scanFile } from './scan-file.ts';

export interface StoredFile {
  /** SHA-256 of the content, in hex: its name. */
  readonly hash: string;
  readonly bytes: number;
  readonly kind: FileKind;
}

export interface FileStore {
  /** Where uploads that come in pieces wait until they are whole. */
  readonly partial: string;
  /**
   * Takes a whole stream; `at` is the program's now. Throws a Refusal for an empty file (`file_empty`), one over the limit
   * (`upload_too_large`), of a kind that is not taken (`file_kind_unknown`), infected, not scanned, or when there is no room.
   * A stream that breaks off throws its own error. Nothing is left behind then.
   */
  put(content: AsyncIterable<Uint8Array>, at: Instant): Promise<StoredFile>;
  /** null when it is not there. */
  open(hash: string): Promise<{ readonly bytes: number; readonly content: Readable } | null>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
  /** Every file, with the program's instant of the last time that it was put in. */
  list(): AsyncIterable<{ readonly hash: string; readonly storedAt: Instant }>;
  /** Removes what was being written before that instant and never got its name. Gives how many. */
  clearUnfinished(before: Instant): Promise<number>;
}

export interface FileStoreOptions {
  /** Left out: nothing is scanned. */
  readonly scan?: Scan | undefined;
  /** Told why a scan gave no answer, for the operator. */
  readonly report?: ((error: unknown) => void) | undefined;
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export function openFileStore(folder: string, { scan, report }: FileStoreOptions = {}): FileStore {
  const unfinished = join(folder, 'unfinished');
  const placeOf = (hash: string): string => {
    // A hash comes from outside as well: nothing but a hash may become part of a path.
    if (!isHash(hash)) throw new RangeError(`not a hash: ${hash}`);
    return join(folder, hash.slice(0, 2), hash);
  };
  const has = async (hash: string): Promise<boolean> =>
    isHash(hash) && (await sizeOf(placeOf(hash))) !== null;

  return {
    partial: join(folder, 'partial'),
    has,
    async put(content, at) {
      const path = join(unfinished, `${at}-${randomUUID()}`);
      try {
        await mkdir(unfinished, { recursive: true });
        const { hash, bytes } = await write(content, path);
        if (bytes === 0) throw invalidField('file', 'file_empty');
        const kind = await kindOfContent(path);
        if (kind === null) throw invalidField('file', 'file_kind_unknown', { allowed: allowedWords });
        if (scan !== undefined) await demandClean(scan, path, report);
        await utimes(path, at / 1000, at / 1000);
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
        // The same content again takes the place of itself, and is as young as this.
        await rename(path, placeOf(hash));
        return { hash, bytes, kind };
      } catch (error) {
        throw noRoom(error);
      } finally {
        await rm(path, { force: true });
      }
    },
    async open(hash) {
      const bytes = isHash(hash) ? await sizeOf(placeOf(hash)) : null;
      return bytes === null ? null : { bytes, content: createReadStream(placeOf(hash)) };
    },
    remove: (hash) => rm(placeOf(hash), { force: true }),
    async *list() {
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const hash of await namesIn(join(folder, part))) {
          const found = isHash(hash) ? await stat(placeOf(hash)).catch(nothing) : null;
          if (found !== null) yield { hash, storedAt: Math.round(found.mtimeMs) };
        }
      }
    },
    async clearUnfinished(before) {
      const old = (await namesIn(unfinished)).filter((name) => Number(name.split('-')[0]) < before);
      for (const name of old) await rm(join(unfinished, name), { force: true });
      return old.length;
    },
  };
}

async function write(
  content: AsyncIterable<Uint8Array>,
  path: string,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_FILE) throw tooLarge();
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(content, counted, createWriteStream(path, { flags: 'wx' }));
  return { hash: hash.digest('hex'), bytes };
}

export const tooLarge = (): Refusal =>
  new Refusal('too_large', 'upload_too_large', { max: LARGEST_FILE_TEXT });

async function demandClean(scan: Scan, path: string, report: FileStoreOptions['report']): Promise<void> {
  try {
    if ((await scanFile(scan, path)) === 'clean') return;
  } catch (error) {
    if (!(error instanceof ScanFailed)) throw error;
    report?.(error);
    throw new Refusal('unavailable', 'file_not_scanned');
  }
  throw invalidField('file', 'file_infected');
}

/** A full or locked disk is told as what it is; nothing of the file is kept. */
function noRoom(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EROFS' || code === 'EDQUOT' || code === 'EACCES'
    ? new Refusal('unavailable', 'file_store_unusable')
    : error;
}

const sizeOf = async (path: string): Promise<number | null> =>
  (await stat(path).catch(nothing))?.size ?? null;

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(nothing)) ?? [];

function nothing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

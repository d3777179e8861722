// Takes files in: whole streams from forms and calls, and what came in pieces once it is whole. An upload belongs to whoever
// sent it until it is filed; nobody else can name it.
import { randomUUID } from 'node:crypto';
import { conflict, invalidField, Refusal } from '../domain/errors.ts';
import {
  type FileKind,
  kindWord,
  mediaTypeOf,
  type NameMismatch,
  nameMismatch,
} from '../domain/file-kinds.ts';
import type { StoredFile } from '../store/file-store.ts';
import { bytesSince, insertUpload, readUpload, type UploadRow } from '../store/uploads.ts';
import type { ServiceContext } from './context.ts';
import { zText } from './input.ts';

export interface Upload {
  readonly id: string;
  readonly name: string;
  /** SHA-256. */
  readonly hash: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** What people call such a file: PDF. */
  readonly kind: string;
  /** Where the ending of the name says something else than the content; the content holds. */
  readonly mismatch: NameMismatch | null;
}

const nameShape = zText(200);

/** Throws what `FileStore.put` throws, and `invalid` for a name that cannot be used; nothing is kept then. */
export async function takeUpload(
  ctx: ServiceContext,
  content: AsyncIterable<Uint8Array>,
  fileName: string,
  id: string = randomUUID(),
): Promise<Upload> {
  const name = readFileName(fileName);
  await demandRoom(ctx);
  return keep(ctx, id, name, await ctx.files.put(content, ctx.now));
}

/** More than a window takes in on its busiest day; a link that many know cannot fill the disk. */
const MOST_A_DAY = 5 * 1024 ** 3;
const DAY_MS = 86_400_000;

async function demandRoom(ctx: ServiceContext): Promise<void> {
  const sent = await bytesSince(ctx.store.db, ctx.actor.username, ctx.now - DAY_MS);
  if (sent > MOST_A_DAY) throw new Refusal('rate_limited', 'upload_too_much', { max: '5 GB' });
}

/** The name alone, without the folders that some browsers send along. */
export function readFileName(fileName: string): string {
  const bare = fileName.split(/[\\/]/).at(-1) ?? '';
  const read = nameShape.safeParse(bare);
  if (read.success) return read.data;
  throw invalidField('name', bare.trim() === '' ? 'required' : 'file_name_unusable', { maximum: 200 });
}

async function keep(ctx: ServiceContext, id: string, name: string, stored: StoredFile): Promise<Upload> {
  const row: UploadRow = {
    id,
    holder: ctx.actor.username,
    hash: stored.hash,
    name,
    bytes: stored.bytes,
    kind: stored.kind,
    createdAt: ctx.now,
  };
  await insertUpload(ctx.store.db, row);
  return uploadView(row);
}

const uploadView = ({ id, name, hash, bytes, kind }: UploadRow): Upload => ({
  id,
  name,
  hash,
  bytes,
  mediaType: mediaTypeOf(kind as FileKind),
  kind: kindWord(kind as FileKind),
  mismatch: nameMismatch(name, kind as FileKind),
});

/** null when there is none of that id that the actor sent. */
export async function findUpload(ctx: ServiceContext, id: string): Promise<Upload | null> {
  const row = await readUpload(ctx.store.db, id, ctx.actor.username);
  return row === null ? null : uploadView(row);
}

/** Throws `upload_gone` for one that is not there, was swept, or was sent by somebody else. */
export async function demandUpload(
  ctx: ServiceContext,
  db: Parameters<typeof readUpload>[0],
  id: string,
): Promise<Upload> {
  const row = await readUpload(db, id, ctx.actor.username);
  if (row === null || !(await ctx.files.has(row.hash))) throw conflict('upload_gone', { id });
  return uploadView(row);
}

/** The body of a request as it comes. What is left unread when somebody says no is the server's to clear away. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

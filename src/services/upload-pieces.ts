// Uploads that come in pieces: whose they are, how far they are, and what becomes of one when its last byte is there.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FileStore as PieceStore } from '@tus/file-store';
import { invalidField, Refusal } from '../domain/errors.ts';
import { LARGEST_FILE, LARGEST_FILE_TEXT } from '../domain/file-kinds.ts';
import { partialUploads } from '../store/partial-uploads.ts';
import type { ServiceContext, System } from './context.ts';
import { findUpload, readFileName, takeUpload, type Upload } from './uploads.ts';

const stores = new WeakMap<System['files'], PieceStore>();

/** Where the pieces lie; one for the life of the program. */
export function pieceStore({ files }: Pick<System, 'files'>): PieceStore {
  const known = stores.get(files) ?? partialUploads(files.partial);
  stores.set(files, known);
  return known;
}

/** Throws `file_empty` or `upload_too_large`. */
export function demandSize(size: number): void {
  if (size === 0) throw invalidField('file', 'file_empty');
  if (size > LARGEST_FILE) throw new Refusal('too_large', 'upload_too_large', { max: LARGEST_FILE_TEXT });
}

/** What an upload that begins says of itself. Throws `invalid` for a name, `file_empty` or `upload_too_large` for a size. */
export function announcePieces(
  ctx: ServiceContext,
  name: string,
  size: number,
): { name: string; holder: string } {
  const read = readFileName(name);
  demandSize(size);
  return { name: read, holder: ctx.actor.username };
}

export interface Pieces {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
}

/** null when there is none of that id, or when somebody else began it. */
export async function findPieces(ctx: ServiceContext, id: string): Promise<Pieces | null> {
  if (!/^[0-9a-f]{32}$/.test(id)) return null;
  const found = await pieceStore(ctx)
    .getUpload(id)
    .catch(() => null);
  const { name, holder } = found?.metadata ?? {};
  if (found === null || holder !== ctx.actor.username || typeof name !== 'string') return null;
  return { id, name, size: found.size ?? 0, offset: found.offset };
}

/** Takes the whole file in under the id of its pieces, which are gone then, whether it is taken or refused. */
export async function finishPieces(ctx: ServiceContext, { id, name }: Pieces): Promise<Upload> {
  const earlier = await findUpload(ctx, id);
  if (earlier !== null) return earlier;
  try {
    const taken = await takeUpload(ctx, createReadStream(join(ctx.files.partial, id)), name, id);
    await dropPieces(ctx, id);
    return taken;
  } catch (error) {
    if (error instanceof Refusal) await dropPieces(ctx, id);
    throw error;
  }
}

export const dropPieces = (ctx: Pick<System, 'files'>, id: string): Promise<void> =>
  pieceStore(ctx)
    .remove(id)
    .catch(() => {});

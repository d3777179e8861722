// Hands out a filed file to whoever sees its project, and notes each time by whom: files hold personal data.
import type { Readable } from 'node:stream';
import { notFound, Refusal } from '../domain/errors.ts';
import { type FileKind, kindOfMediaType, safeName } from '../domain/file-kinds.ts';
import { noteFileRead } from '../store/material-rows.ts';
import type { ServiceContext } from './context.ts';
import { materialsOf } from './material-scene.ts';
import { readWholeProject } from './whole-project.ts';

export interface OpenedFile {
  /** With the ending of what it is. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: Readable;
}

/** Throws `not_found` for what is not there or not in sight; `file_lost` when the record names a file that the disk lost. */
export async function openFile(
  ctx: ServiceContext,
  projectId: string,
  item: string,
  seq: number,
): Promise<OpenedFile> {
  const { events } = await readWholeProject(ctx, projectId, {});
  const filed = materialsOf(events).files.find((one) => one.item === item && one.seq === seq);
  const kind: FileKind | null = filed === undefined ? null : kindOfMediaType(filed.mediaType);
  if (filed === undefined || kind === null) throw notFound('file', { seq });
  const { username: actor, name: actorName } = ctx.actor;
  await noteFileRead(ctx.store.db, { projectId, seq, actor, actorName, at: ctx.now });
  const found = await ctx.files.open(filed.file);
  if (found === null) throw new Refusal('unavailable', 'file_lost', { name: filed.name });
  return { ...found, name: safeName(filed.name, kind), mediaType: filed.mediaType };
}

/** Headers under which a file leaves: to be kept and never shown, whatever it holds. */
export const attachment = ({ name, mediaType, bytes }: OpenedFile): Record<string, string> => ({
  'Content-Type': mediaType,
  'Content-Length': String(bytes),
  'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'private, no-store',
});

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

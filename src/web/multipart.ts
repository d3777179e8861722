// A posted form with a file in it: the file goes to disk while it comes, the other fields are kept whatever becomes of it.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { invalidField, Refusal } from '../domain/errors.ts';
import type { ServiceContext } from '../services/context.ts';
import { chunksOf, findUpload, takeUpload, type Upload } from '../services/uploads.ts';
import type { Values } from './components/form.tsx';
import type { WebContext } from './env.ts';
import { filled, readForm } from './form-data.ts';

export interface FileForm {
  readonly values: Values;
  /** The file that came with it, or before it: field `upload`. */
  readonly upload: Upload | null;
  /** Why the file was not taken. */
  readonly fault: Refusal | null;
}

const limits = { files: 1, fields: 60, fieldSize: 64 * 1024, fieldNameSize: 100, parts: 70 } as const;

/** Fields `file` and `upload`, and any others. Throws for a body that is no form at all. */
export async function readFileForm(c: Pick<WebContext, 'req'>, ctx: ServiceContext): Promise<FileForm> {
  const type = c.req.header('content-type') ?? '';
  const isMultipart = /^multipart\/form-data\s*;/i.test(type);
  const form = isMultipart
    ? await readMultipart(c, ctx, type)
    : { values: await readForm(c), upload: null, fault: null };
  const earlier = filled(form.values, 'upload');
  if (form.upload !== null || form.fault !== null || earlier === undefined) return form;
  return { ...form, upload: await findUpload(ctx, earlier) };
}

async function readMultipart(
  c: Pick<WebContext, 'req'>,
  ctx: ServiceContext,
  type: string,
): Promise<FileForm> {
  const values: Record<string, string | string[]> = {};
  let taking: Promise<Upload | null> = Promise.resolve(null);
  const parser = parserOf(type);
  parser.on('field', (name: string, value: string) => {
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  });
  parser.on('file', (_field: string, file: Readable, name?: string) => {
    // A chooser that was left empty sends a nameless file.
    // A body may end inside the file before anybody reads of it: the library says so on the file alone.
    file.on('error', (error: Error) => {
      file.destroy(error);
      parser.destroy(error);
    });
    if (name === undefined || name === '') {
      file.resume();
      return;
    }
    taking = takeUpload(ctx, file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>, name);
    // The fields behind a refused file are read all the same: what was typed is not lost.
    taking.catch(() => file.resume());
  });
  try {
    await pipeline(Readable.from(chunksOf(c.req.raw.body)), parser);
  } catch {
    // What stood before the file has come: it is not lost with it.
    await taking.catch(() => null);
    return { values, upload: null, fault: invalidField('file', 'upload_cut') };
  }
  try {
    return { values, upload: await taking, fault: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { values, upload: null, fault: error };
  }
}

function parserOf(type: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits });
  } catch {
    throw new Refusal('invalid', 'request_unreadable');
  }
}

// Uploads in pieces over the tus protocol: one that was cut off goes on where it stopped. The protocol is the library's; whose an
// upload is, what it may be and what becomes of it say the verbs.
import { Server } from '@tus/server';
import { Refusal } from '../domain/errors.ts';
import { LARGEST_FILE } from '../domain/file-kinds.ts';
import type { ServiceContext } from '../services/context.ts';
import {
  announcePieces,
  demandSize,
  dropPieces,
  findPieces,
  finishPieces,
  pieceStore,
} from '../services/upload-pieces.ts';
import { findUpload } from '../services/uploads.ts';
import { errorText } from '../texts/errors.ts';
import type { Lang } from '../texts/index.ts';
import { statusOf } from './status.ts';

interface Asked {
  readonly ctx: ServiceContext;
  readonly lang: Lang;
  /** Address under which the uploads of whoever asks are found. */
  readonly base: string;
}

/** By request: what the hooks of the library need to know of it. */
const asked = new WeakMap<object, Asked>();
const servers = new WeakMap<ServiceContext['files'], Server>();

/** One request of the protocol. `id`: null where a new upload begins. */
export async function answerPiece(request: Request, id: string | null, about: Asked): Promise<Response> {
  const { ctx, lang } = about;
  demandOwnOrigin(request);
  try {
    if (id === null) {
      const length = request.headers.get('upload-length');
      if (length === null || !/^\d{1,15}$/.test(length)) throw new Refusal('invalid', 'request_unreadable');
      demandSize(Number(length));
    } else {
      const told = await answerKnown(request.method, id, ctx);
      if (told !== null) return told;
    }
    asked.set(request, about);
    return bare(await serverOf(ctx).handleWeb(request));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status_code, body } = said(error, lang);
    return new Response(request.method === 'HEAD' ? null : body, { status: status_code, headers: plain });
  }
}

const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Tus-Resumable': '1.0.0' };

/** An upload that is through is told from its row; one whose last byte came but was never looked at is looked at now. */
async function answerKnown(method: string, id: string, ctx: ServiceContext): Promise<Response | null> {
  const taken = await findUpload(ctx, id);
  const pieces = taken === null ? await findPieces(ctx, id) : null;
  if (taken === null && pieces === null) throw new Refusal('not_found', 'upload_gone', { id });
  if (method === 'DELETE' && pieces !== null) {
    await dropPieces(ctx, id);
    return new Response(null, { status: 204, headers: plain });
  }
  if (method !== 'HEAD') return null;
  const whole =
    taken ?? (pieces !== null && pieces.offset === pieces.size ? await finishPieces(ctx, pieces) : null);
  if (whole === null) return null;
  const length = String(whole.bytes);
  const headers = { ...plain, 'Upload-Offset': length, 'Upload-Length': length, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 200, headers });
}

function serverOf(ctx: ServiceContext): Server {
  const known = servers.get(ctx.files);
  if (known !== undefined) return known;
  const server = new Server({
    path: '/uploads',
    datastore: pieceStore(ctx),
    maxSize: LARGEST_FILE,
    // No other site sends here.
    allowedOrigins: () => false,
    generateUrl: (request, { id }) => `${of(request).base}/${id}`,
    getFileIdFromRequest: (_request, last) => (/^[0-9a-f]{32}$/.test(last ?? '') ? last : undefined),
    onUploadCreate: async (request, upload) => {
      const announced = announcePieces(
        of(request).ctx,
        upload.metadata?.['filename'] ?? '',
        upload.size ?? 0,
      );
      return { metadata: announced };
    },
    onUploadFinish: async (request, upload) => {
      const { name } = upload.metadata ?? {};
      const pieces = { id: upload.id, name: name ?? '', size: upload.size ?? 0, offset: upload.offset };
      await finishPieces(of(request).ctx, pieces);
      return {};
    },
    onResponseError: (request, error) =>
      error instanceof Refusal ? said(error, of(request).lang) : undefined,
  });
  servers.set(ctx.files, server);
  return server;
}

function of(request: object): Asked {
  const about = asked.get(request);
  if (about === undefined) throw new Error('a request of the protocol that nobody let in');
  return about;
}

const said = ({ kind, code, facts, issues: [issue] }: Refusal, lang: Lang) => ({
  status_code: statusOf[kind],
  body: errorText(lang, issue?.code ?? code, issue?.facts ?? facts),
});

/** A page of another site cannot make a browser send here; older browsers say only where they come from. */
function demandOwnOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const own =
    site === null ? origin === null || hostOf(origin) === hostOf(request.url) : site === 'same-origin';
  if (!own) throw new Refusal('forbidden', 'upload_foreign');
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

/** Without what the protocol says to pages of other sites. */
function bare(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
  return new Response(response.body, { status: response.status, headers });
}

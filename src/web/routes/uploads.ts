// The address of uploads in pieces, for whoever is signed in. A form names a finished one by its id.
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { contextOf, type WebContext, type WebEnv } from '../env.ts';
import { paths } from '../paths.ts';
import { answerPiece } from '../upload-server.ts';

const piece = (c: WebContext, id: string | null): Promise<Response> =>
  answerPiece(c.req.raw, id, { ctx: contextOf(c), lang: c.var.lang, base: paths.uploads });

export const uploadRoutes = new Hono<WebEnv>()
  .post('/uploads', (c) => piece(c, null))
  // The protocol asks how far an upload is; the file itself is handed out where it was filed.
  .get('/uploads/:id', (c) => {
    if (c.req.method === 'HEAD') return piece(c, c.req.param('id'));
    contextOf(c);
    throw new Refusal('not_found', 'page_not_found', { path: c.req.path });
  })
  .patch('/uploads/:id', (c) => piece(c, c.req.param('id')))
  .delete('/uploads/:id', (c) => piece(c, c.req.param('id')));

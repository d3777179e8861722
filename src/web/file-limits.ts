// How much a request may carry: a form 1 MB, what brings a file as much as a file may have. Said before the body is read.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '../domain/errors.ts';
import { LARGEST_FILE, LARGEST_FILE_TEXT } from '../domain/file-kinds.ts';

const LARGEST_FORM = 1024 * 1024;
/** What a form says besides its file. */
const AROUND_FILE = 256 * 1024;

/** Pieces of an upload, and forms with a file in them: of a case, and of an owner's link. */
const fileRoads: readonly RegExp[] = [
  /^\/uploads(\/|$)/,
  /^\/projects\/[^/]+\/cases\/[^/]+\/materials$/,
  /^\/projects\/[^/]+\/cases\/[^/]+\/certificates$/,
  /^\/o\/[^/]+\/(uploads|supplement)(\/|$)/,
];
export const takesFiles = (path: string): boolean => fileRoads.some((road) => road.test(path));

const forms = bodyLimit({
  maxSize: LARGEST_FORM,
  onError: () => {
    throw new Refusal('too_large', 'too_large', { max: '1 MB' });
  },
});

export const limitBodies: MiddlewareHandler = async (c, next) => {
  if (!takesFiles(c.req.path)) return forms(c, next);
  // One whose length is not told is counted while it is written, and given up at the limit.
  const length = Number(c.req.header('content-length') ?? '0');
  if (length > LARGEST_FILE + AROUND_FILE)
    throw new Refusal('too_large', 'upload_too_large', { max: LARGEST_FILE_TEXT });
  await next();
};

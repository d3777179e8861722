// Who is asking: `Authorization: Bearer …` read to an actor. Cookies are not looked at, so that no page can act here.
import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/errors.ts';
import { actorOfToken } from '../services/tokens.ts';
import type { ApiDeps, ApiEnv } from './deps.ts';

const bearer = /^Bearer +([\w.~+/-]{1,512}=*) *$/i;

/** Throws `unauthenticated` for a missing, unknown, expired or revoked token alike. */
export const auth = ({ system, now }: ApiDeps) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const [, token] = bearer.exec(c.req.header('authorization') ?? '') ?? [];
    const actor = token === undefined ? null : await actorOfToken(system, token, now());
    if (actor === null) throw new Refusal('unauthenticated', 'token_required');
    c.set('actor', actor);
    await next();
  });

// The one mapper from refusals to answers: RFC 9457 problem bodies, with every sentence in the language asked for.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Facts, Refusal, type RefusalKind } from '../domain/errors.ts';
import { isOutage } from '../services/health.ts';
import { errorText } from '../texts/errors.ts';
import { known, type Lang } from '../texts/index.ts';
import type { ApiEnv, ApiLog } from './deps.ts';

export const statusOf: Readonly<Record<RefusalKind, ContentfulStatusCode>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  version_lost: 412,
  too_large: 413,
  key_reused: 422,
  rate_limited: 429,
  unavailable: 503,
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts: Facts;
  readonly errors: readonly {
    readonly path: string;
    readonly message: string;
    readonly code: string;
    /** Of a file. */
    readonly line?: number;
  }[];
  /** Only of faults of the program: what the log calls it. */
  readonly instance?: string;
}

/** A wrong media type is not a refusal of the domain; it exists only where there are bodies. */
export class UnsupportedMediaType extends Error {
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    super('unsupported media type');
    this.allowed = allowed;
  }
}

/** Answers whatever was thrown. What nobody foresaw is logged under a number and told without its insides. */
export function answerError(error: unknown, c: Context<ApiEnv>, log: ApiLog): Response {
  if (error instanceof Refusal) return answerRefusal(error, c);
  if (error instanceof UnsupportedMediaType) {
    const { allowed } = error;
    c.header('Accept', allowed.join(', '));
    return answer(c, 415, 'unsupported', 'unsupported_media_type', { allowed });
  }
  // Thrown by the library for addresses and bodies that cannot be read at all.
  if (error instanceof HTTPException && error.status < 500) {
    return answer(c, 400, 'invalid', 'request_unreadable', {});
  }
  const id = crypto.randomUUID();
  log.error({ id, method: c.req.method, path: c.req.path, err: error }, 'a request failed');
  if (isOutage(error)) {
    c.header('Retry-After', '5');
    return answer(c, 503, 'unavailable', 'unavailable', { id }, id);
  }
  return answer(c, 500, 'unexpected', 'unexpected', { id }, id);
}

function answerRefusal(refusal: Refusal, c: Context<ApiEnv>): Response {
  const { kind, code, facts, issues } = refusal;
  if (kind === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer realm="api"');
  if (typeof facts['seconds'] === 'number') c.header('Retry-After', String(facts['seconds']));
  const lang = langOf(c);
  const errors = issues.map((issue) => ({
    path: issue.path,
    message: errorText(lang, issue.code, issue.facts),
    code: issue.code,
    ...(typeof issue.facts['line'] === 'number' ? { line: issue.facts['line'] } : {}),
  }));
  return answer(c, statusOf[kind], kind, code, facts, undefined, errors);
}

function answer(
  c: Context<ApiEnv>,
  status: ContentfulStatusCode,
  kind: RefusalKind | 'unsupported' | 'unexpected',
  code: string,
  facts: Facts,
  id?: string,
  errors: Problem['errors'] = [],
): Response {
  const lang = langOf(c);
  const problem: Problem = {
    type: `/api/docs#${kind}`,
    title: known(lang, `error.title.${kind}`) ?? kind,
    status,
    detail: errorText(lang, code, facts),
    code,
    facts,
    errors,
    ...(id === undefined ? {} : { instance: `urn:uuid:${id}` }),
  };
  c.header('Content-Language', lang);
  return c.body(JSON.stringify(problem), status, {
    'Content-Type': 'application/problem+json; charset=UTF-8',
  });
}

/** Chinese where the request ended before its language was read. */
const langOf = (c: Context<ApiEnv>): Lang => c.get('language') ?? 'zh-CN';

// Which status a refusal has on a page.
import type { RefusalKind } from '../domain/errors.ts';

export const statusOf: Readonly<
  Record<RefusalKind, 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503>
> = {
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

// Why the store cannot be opened: told to whoever starts the program, in a sentence that says what to do.
// Faults of single statements are recognised here too.

export type StoreProblemCode =
  | 'cannot_connect'
  | 'server_too_old'
  | 'encoding_not_utf8'
  | 'data_dir_unusable'
  | 'data_dir_in_use'
  | 'database_damaged'
  | 'database_newer';

/** An infrastructure fault at start; never a refusal of what a user asked. */
export class StoreProblem extends Error {
  readonly code: StoreProblemCode;

  constructor(code: StoreProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreProblem';
    this.code = code;
  }
}

/** The error and everything that caused it, outermost first; drivers' errors arrive wrapped. */
function* causes(error: unknown): Generator<object> {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = 'cause' in current ? current.cause : null;
  }
}

function textOf(error: unknown, keys: readonly string[], shape = /./): string | null {
  for (const cause of causes(error)) {
    for (const [key, value] of Object.entries(cause)) {
      if (keys.includes(key) && typeof value === 'string' && shape.test(value)) return value;
    }
  }
  return null;
}

/** SQLSTATE, or the code of the operating system (`ECONNREFUSED`); null for other errors. */
export const faultCode = (error: unknown): string | null => textOf(error, ['code'], /^[A-Z0-9_]+$/);

/** Name of the constraint that a statement violated; null for other errors. */
export const violatedConstraint = (error: unknown): string | null =>
  faultCode(error)?.startsWith('23') === true ? textOf(error, ['constraint_name', 'constraint']) : null;

/** Connection lost or refused, server shutting down or starting, statement timed out: worth another try later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = faultCode(error);
  if (code === null) return false;
  return (
    /^(08|57P|53)/.test(code) ||
    ['57014', '55P03', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'].includes(code) ||
    ['CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'].includes(code)
  );
}

/** The innermost message, which says most. */
export function rootMessage(error: unknown): string {
  const messages = [...causes(error)].flatMap((cause) => (cause instanceof Error ? [cause.message] : []));
  return messages.at(-1) ?? String(error);
}

// The closed list of reasons for which the program says no. Each knows facts, not HTTP and not language:
// the edge turns `kind` into a status, and `code` with `facts` into a sentence in the reader's language.

/** What kind of "no" it is; the edge maps it to one status code. */
export type RefusalKind =
  | 'invalid' // the input itself cannot be used (400)
  | 'unauthenticated' // nobody known is asking (401)
  | 'forbidden' // known, but may not (403)
  | 'not_found' // not there, or not yours to see (404)
  | 'conflict' // refused by the state of things (409)
  | 'version_lost' // somebody else was first (412)
  | 'too_large' // body over the limit (413)
  | 'key_reused' // idempotency key with another body (422)
  | 'rate_limited' // too many tries (429)
  | 'unavailable'; // a part it needs is not there now (503)

export type FactValue = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;

/** One thing wrong with one place of the input; `path` is the field, e.g. `owner.creditCode` or `items[3].prerequisites[0]`. */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly facts: Facts;
}

/** Thrown by domain and verbs; never by infrastructure faults. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly facts: Facts;
  readonly issues: readonly Issue[];

  constructor(kind: RefusalKind, code: string, facts: Facts = {}, issues: readonly Issue[] = []) {
    super(
      `${kind}: ${code} ${JSON.stringify(facts)}${issues.length > 0 ? ` ${JSON.stringify(issues)}` : ''}`,
    );
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
    this.issues = issues;
  }
}

export const invalid = (issues: readonly Issue[]): Refusal =>
  new Refusal('invalid', 'invalid_input', {}, issues);
export const invalidField = (path: string, code: string, facts: Facts = {}): Refusal =>
  invalid([{ path, code, facts }]);
export const conflict = (code: string, facts: Facts = {}): Refusal => new Refusal('conflict', code, facts);
export const notFound = (what: string, facts: Facts = {}): Refusal =>
  new Refusal('not_found', 'not_found', { what, ...facts });
export const forbidden = (action: string): Refusal => new Refusal('forbidden', 'forbidden', { action });

// What the API is given by the wiring, and what a request carries while it is answered.
import type { Instant } from '../domain/day.ts';
import type { Actor } from '../services/access.ts';
import type { System } from '../services/context.ts';
import type { Lang } from '../texts/index.ts';

export interface ApiLog {
  error(details: object, message: string): void;
}

export interface ApiDeps {
  readonly system: System;
  readonly now: () => Instant;
  readonly log: ApiLog;
}

export interface ApiEnv {
  Variables: {
    language: Lang;
    /** Set by `auth`; routes without sign-in must not ask for it. */
    actor: Actor;
    /** Set by `body`: the text as it came. */
    bodyText: string;
  };
}

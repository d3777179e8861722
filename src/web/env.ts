// What every page route is handed, and the two things it makes of it: a verb's context and the page's frame.
import type { Context } from 'hono';
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import type { Actor } from '../services/access.ts';
import { isRole } from '../services/actor-of-account.ts';
import type { ServiceContext, System } from '../services/context.ts';
import type { Lang } from '../texts/index.ts';
import type { Shell } from './layout.tsx';
import type { SampleAccounts } from './pages/sign-in.tsx';

export interface WebDeps {
  readonly system: System;
  readonly now: () => Instant;
  /** Name of the place served; null = several. */
  readonly place: { readonly zh: string; readonly en: string } | null;
  /** Sample data with a clock that stands still; its accounts are shown at the sign-in. */
  readonly demo: SampleAccounts | null;
  /** Keeps an unexpected fault and gives the number to quote. */
  readonly report: (error: unknown, path: string) => string;
}

export interface WebEnv {
  Variables: {
    /** null when nobody is signed in. */
    actor: Actor | null;
    lang: Lang;
    deps: WebDeps;
  };
}
export type WebContext = Context<WebEnv>;

/** Throws `unauthenticated` when nobody is signed in; the caller is then sent to the sign-in. */
export function contextOf(c: WebContext): ServiceContext {
  const { actor, deps } = c.var;
  if (actor === null) throw new Refusal('unauthenticated', 'sign_in_needed');
  return { ...deps.system, actor, now: deps.now() };
}

export function shellOf(c: WebContext): Shell {
  const { actor, lang, deps } = c.var;
  const url = new URL(c.req.url);
  return {
    lang,
    path: `${url.pathname}${url.search}`,
    now: new Date(deps.now()).toISOString(),
    region: deps.place === null ? null : lang === 'en' ? deps.place.en : deps.place.zh,
    demo: deps.demo !== null,
    person: actor === null ? null : { name: actor.name, roles: actor.roles.filter(isRole) },
  };
}

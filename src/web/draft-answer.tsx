// Keeps what a form of the counter holds: in the background the line beside the title says so, by the button the page comes again.
import { Refusal } from '../domain/errors.ts';
import { type DraftKey, saveDraft } from '../services/counter-drafts.ts';
import { DraftLost, DraftSaved } from './components/draft-actions.tsx';
import type { Values } from './components/form.tsx';
import { contextOf, type WebContext } from './env.ts';
import { readForm } from './form-data.ts';

export const inBackground = (c: WebContext): boolean => c.req.header('hx-request') !== undefined;

/** What makes a submit harmless or stale belongs to the page that was shown, not to what was typed. */
export function draftValues(values: Values): Values {
  const { idempotencyKey: _, version: __, suggested: ___, ...typed } = values;
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
}

export async function draftAnswer(c: WebContext, key: DraftKey, back: string): Promise<Response> {
  const { lang } = c.var;
  if (!inBackground(c)) {
    await saveDraft(contextOf(c), key, draftValues(await readForm(c)));
    return c.redirect(back, 303);
  }
  // Not led to the sign-in as pages are: the answer is put beside the title, and the form stays.
  if (c.var.actor === null) return c.html(String(<DraftLost lang={lang} code="session_expired" />), 401);
  try {
    const { savedAt } = await saveDraft(contextOf(c), key, draftValues(await readForm(c)));
    return c.html(String(<DraftSaved lang={lang} savedAt={savedAt} />));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'too_large') throw error;
    return c.html(String(<DraftLost lang={lang} code={error.code} />), 413);
  }
}

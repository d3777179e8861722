// Tells an applicant what it would promise: the template's text and facts, offered for its signature. Nobody has to sign.

import { promisedFacts } from '../domain/commitment.ts';
import { notFound } from '../domain/errors.ts';
import { materialsHandedIn } from '../domain/joint-filing.ts';
import { toldText, wholeText } from './commitment-text.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { offerPromise } from './offer-promise.ts';
import type { PromiseView } from './promise-views.ts';
import { byItem, readWholeProject } from './whole-project.ts';

/** Throws `not_found`, `forbidden`, `commitment_excluded`, and what offering a promise is refused with. */
export async function tellCommitment(
  ctx: ServiceContext,
  projectId: string,
  code: string,
  idempotency: Idempotency | null = null,
): Promise<{ readonly promise: PromiseView; readonly created: boolean }> {
  const { plan, reading, events } = await readWholeProject(ctx, projectId, {});
  const item = plan.items.find((planned) => planned.code === code);
  if (item === undefined) throw notFound('case', { item: code });
  const facts = promisedFacts(item, materialsHandedIn(plan, byItem(events), reading.asOf));
  const told = toldText(item.spec, facts);
  return offerPromise(
    ctx,
    projectId,
    {
      kind: 'commitment',
      item: code,
      text: wholeText(told, facts),
      textVersion: `${plan.template.id} ${plan.template.version}`.slice(0, 60),
      consequence: told.liability,
      facts: facts.map(({ code: fact, zh }) => ({ code: fact, text: zh })),
    },
    idempotency,
  );
}

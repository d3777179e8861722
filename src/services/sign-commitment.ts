// Signs, or takes back, the promise of one case: the right is asked before what was typed, so that a refusal tells nobody more.
import { notFound } from '../domain/errors.ts';
import { demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { signPromise } from './sign-promise.ts';
import { readWholeProject } from './whole-project.ts';
import { withdrawPromise } from './withdraw-promise.ts';

export interface CommitmentRequest {
  readonly projectId: string;
  readonly item: string;
  /** Number of the promise. */
  readonly promise: string;
  readonly raw: unknown;
}

const verbs = { sign_promise: signPromise, withdraw_promise: withdrawPromise } as const;

/** Throws `not_found`, `forbidden`, or what the signature or withdrawal is refused with. */
export async function actOnPromise(
  ctx: ServiceContext,
  type: keyof typeof verbs,
  { item, ...request }: CommitmentRequest,
  idempotency: Idempotency | null = null,
): Promise<void> {
  const { plan, reach } = await readWholeProject(ctx, request.projectId, {});
  const spec = plan.items.find(({ code }) => code === item)?.spec;
  if (spec === undefined) throw notFound('case', { item });
  demandAct(ctx.actor, type, spec.department.lead, reach);
  await verbs[type](ctx, request, idempotency);
}

// The chain of a project, from the template version it pinned. Published versions never change, so they are kept.
import { type ApprovalPlan, planFor } from '../domain/approval-chain.ts';
import { notFound } from '../domain/errors.ts';
import type { PlanChanges } from '../domain/plan-changes.ts';
import type { ApprovalTemplate, Attributes } from '../domain/template.ts';
import type { Db, Store } from '../store/db.ts';
import { readTemplate } from '../store/templates.ts';

const MAX_PLANS = 1000;

interface Known {
  readonly templates: Map<string, ApprovalTemplate>;
  readonly plans: Map<string, ApprovalPlan>;
}
const kept = new WeakMap<Store, Known>();

function known(store: Store): Known {
  const found = kept.get(store) ?? { templates: new Map(), plans: new Map() };
  kept.set(store, found);
  return found;
}

interface Pinned {
  readonly templateId: string;
  readonly templateVersion: string;
  readonly attributes: Attributes;
  /** null or left out: nothing has changed since the opening. */
  readonly changes?: PlanChanges | null;
}

/** `db` is the transaction when inside one. Throws `not_found` when the version is not in the catalogue. */
export async function planOf(store: Store, db: Db, pinned: Pinned): Promise<ApprovalPlan> {
  const { plans } = known(store);
  const templateKey = keyOf(pinned);
  const changes = pinned.changes ?? undefined;
  const planKey = `${templateKey} ${JSON.stringify(pinned.attributes)} ${JSON.stringify(changes) ?? ''}`;
  const plan = plans.get(planKey);
  if (plan !== undefined) return plan;
  const template = await publishedTemplate(store, db, pinned);
  const made = planFor(template, pinned.attributes, changes);
  if (plans.size >= MAX_PLANS) plans.clear();
  plans.set(planKey, made);
  return made;
}

const keyOf = ({ templateId, templateVersion }: Pick<Pinned, 'templateId' | 'templateVersion'>): string =>
  `${templateId}@${templateVersion}`;

/** As it was published, without what single projects have added. Throws as `planOf` does. */
export async function publishedTemplate(
  store: Store,
  db: Db,
  pinned: Pick<Pinned, 'templateId' | 'templateVersion'>,
): Promise<ApprovalTemplate> {
  const { templates } = known(store);
  const key = keyOf(pinned);
  const template =
    templates.get(key) ?? (await readTemplate(db, pinned.templateId, pinned.templateVersion))?.document;
  if (template === undefined) throw notFound('template', { id: key });
  templates.set(key, template);
  return template;
}

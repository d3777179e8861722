// The chain of a project, from the template version it pinned. Published versions never change, so they are kept.
import { type ApprovalPlan, planFor } from '../domain/approval-chain.ts';
import { notFound } from '../domain/errors.ts';
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
}

/** `db` is the transaction when inside one. Throws `not_found` when the version is not in the catalogue. */
export async function planOf(store: Store, db: Db, pinned: Pinned): Promise<ApprovalPlan> {
  const { templates, plans } = known(store);
  const templateKey = `${pinned.templateId}@${pinned.templateVersion}`;
  const planKey = `${templateKey} ${JSON.stringify(pinned.attributes)}`;
  const plan = plans.get(planKey);
  if (plan !== undefined) return plan;
  const template =
    templates.get(templateKey) ??
    (await readTemplate(db, pinned.templateId, pinned.templateVersion))?.document;
  if (template === undefined) throw notFound('template', { id: templateKey });
  templates.set(templateKey, template);
  const made = planFor(template, pinned.attributes);
  if (plans.size >= MAX_PLANS) plans.clear();
  plans.set(planKey, made);
  return made;
}

// What the verbs around material share: the case concerned, what was filed for it, and the material by its code.
import type { PlannedItem } from '../domain/approval-chain.ts';
import { acceptedFacts, stillOwed } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { effectiveEvents } from '../domain/case-history.ts';
import { type CaseMaterials, foldMaterials, type RecordedMaterialAct } from '../domain/case-materials.ts';
import type { Instant } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import { type MaterialAct, materialActs } from '../domain/material-acts.ts';
import type { MaterialSpec } from '../domain/template.ts';
import type { Tx } from '../store/db.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { demandAct, mayRecord } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { ActScene } from './record-acts.ts';
import { recordWithin } from './record-event.ts';

const materialAct = (event: StoredEvent): RecordedMaterialAct | null => {
  const act = projectAct(event);
  if (act === null || !Object.hasOwn(materialActs, act.type)) return null;
  const { seq, occurredAt, actor, actorName } = event;
  return { seq, occurredAt, actor, actorName, act: act as MaterialAct };
};

/** Of all events of a project, in order of entry. */
export const materialsOf = (events: readonly StoredEvent[]): CaseMaterials =>
  foldMaterials(events.flatMap((event) => materialAct(event) ?? []));

/** The planned item; throws `forbidden` when the actor may not do that for its department, `not_found` when there is none. */
export function demandItem(scene: ActScene, type: MaterialAct['type'], code: string): PlannedItem {
  const item = scene.plan.items.find((planned) => planned.code === code);
  if (item === undefined) throw notFound('case', { item: code });
  demandAct(scene.ctx.actor, type, item.spec.department.lead, scene.reach);
  return item;
}

/** A material of the item's list; throws `invalid` naming those that there are. */
export function demandMaterial(item: PlannedItem, code: string, path = 'material'): MaterialSpec {
  const spec = item.materials.find((material) => material.code === code);
  if (spec === undefined)
    throw invalidField(path, 'material_not_listed', { allowed: item.materials.map((one) => one.code) });
  return spec;
}

export const isOwed = ({ reading }: ActScene, item: string, material: string): boolean => {
  const placed = reading.cases.find((one) => one.item.code === item);
  const accepted = placed === undefined ? null : acceptedFacts(placed.reading.state);
  const isOpen = placed !== undefined && !('before' in placed.reading.state);
  return accepted !== null && isOpen && stillOwed(accepted).some((debt) => debt.material === material);
};

/** Whether the actor answers for the completeness of what comes in for that department's cases. */
export const checksMaterial = (scene: ActScene, department: string): boolean =>
  mayRecord(scene.ctx.actor, 'accept', department, scene.reach);

/**
 * Records that an owed material is there since it arrived (rules §4: the day of the supplement is that of arrival). What was
 * sent before the acceptance that left it open counts from that acceptance.
 */
export async function supplyWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  item: string,
  material: string,
  arrivedAt: Instant,
  events: readonly CaseEvent[],
): Promise<void> {
  const opened = effectiveEvents(events).filter(
    ({ fact }) => fact.type === 'accept' || fact.type === 'decide',
  );
  const owedSince =
    opened.findLast(({ fact }) => 'missing' in fact && fact.missing !== undefined)?.occurredAt ?? 0;
  const occurredAt = new Date(Math.max(arrivedAt, owedSince)).toISOString();
  await recordWithin(ctx, tx, {
    projectId,
    item,
    raw: { type: 'supplement', occurredAt, materials: [material] },
    expectedVersion: null,
    idempotency: null,
  });
}

export const ownEvents = (scene: ActScene, item: string): readonly CaseEvent[] =>
  scene.events.filter((event) => event.item === item);

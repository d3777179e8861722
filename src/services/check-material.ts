// The window answers what was sent in: takes it, and with it what was owed since its arrival, or sends it back with the reason.
import { z } from 'zod';
import { demandPending, demandReturnable } from '../domain/case-materials.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandItem, isOwed, materialsOf, ownEvents, supplyWithin } from './material-scene.ts';
import { type Acted, inOneTransaction, recordActs, recordActsWithin } from './record-acts.ts';

export const acceptMaterialShape = z.strictObject({ note: zText(2000).optional() });
export const returnMaterialShape = z.strictObject({ reason: zText(2000) });

export interface CheckedNow {
  readonly seq: number;
  readonly state: 'accepted' | 'returned';
  /** It was owed, and is so no longer since the day on which it arrived. */
  readonly supplies: boolean;
}

/** `target`: `seq` of the filing. Throws a Refusal of any kind; on a refusal nothing is written. */
export const acceptMaterial = (
  ctx: ServiceContext,
  projectId: string,
  item: string,
  target: number,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Acted<CheckedNow>> =>
  inOneTransaction(ctx, async (current, tx) => {
    const supply: (() => Promise<void>)[] = [];
    const acted = await recordActsWithin(
      current,
      tx,
      projectId,
      (scene) => {
        demandItem(scene, 'accept_material', item);
        const { note } = readInput(acceptMaterialShape, raw);
        const { material, materialName, arrivedAt } = demandPending(materialsOf(scene.events), item, target);
        const supplies = isOwed(scene, item, material);
        if (supplies)
          supply.push(() =>
            supplyWithin(current, tx, projectId, item, material, arrivedAt, ownEvents(scene, item)),
          );
        const act = { type: 'accept_material' as const, item, target, materialName, supplies, note };
        return { result: { seq: target, state: 'accepted' as const, supplies }, acts: [{ act }] };
      },
      idempotency,
    );
    for (const run of supply) await run();
    return acted;
  });

/** The same of what goes back; also of what was taken by mistake and has paid no debt. */
export const returnMaterial = (
  ctx: ServiceContext,
  projectId: string,
  item: string,
  target: number,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Acted<CheckedNow>> =>
  recordActs(
    ctx,
    projectId,
    (scene) => {
      demandItem(scene, 'return_material', item);
      const { reason } = readInput(returnMaterialShape, raw);
      const { materialName } = demandReturnable(materialsOf(scene.events), item, target);
      const act = { type: 'return_material' as const, item, target, materialName, reason };
      return { result: { seq: target, state: 'returned' as const, supplies: false }, acts: [{ act }] };
    },
    idempotency,
  );

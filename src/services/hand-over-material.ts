// Records that paper went from one hand to another: what, from whom to whom, and how it was receipted.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandItem, demandMaterial } from './material-scene.ts';
import { type Acted, recordActs } from './record-acts.ts';

export const handOverMaterialShape = z.strictObject({
  materials: z.array(zText(60)).min(1).max(100),
  what: zText(500),
  giver: zText(100),
  taker: zText(100),
  note: zText(2000).optional(),
});

/** Throws a Refusal of any kind; on a refusal nothing is written. */
export const handOverMaterial = (
  ctx: ServiceContext,
  projectId: string,
  item: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Acted<{ readonly materials: readonly string[] }>> =>
  recordActs(
    ctx,
    projectId,
    (scene) => {
      const planned = demandItem(scene, 'hand_over_material', item);
      const { materials: codes, ...rest } = readInput(handOverMaterialShape, raw);
      const materials = [...new Set(codes)];
      const materialNames = materials.map((code) => demandMaterial(planned, code, 'materials').zh);
      const act = { type: 'hand_over_material' as const, item, materials, materialNames, ...rest };
      return { result: { materials }, acts: [{ act }] };
    },
    idempotency,
  );

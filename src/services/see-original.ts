// Records that somebody at the window or in the department saw the original of a material, and when.
import { z } from 'zod';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandItem, demandMaterial } from './material-scene.ts';
import { type Acted, recordActs } from './record-acts.ts';

export const seeOriginalShape = z.strictObject({ material: zText(60), note: zText(2000).optional() });

/** Throws a Refusal of any kind; on a refusal nothing is written. */
export const seeOriginal = (
  ctx: ServiceContext,
  projectId: string,
  item: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Acted<{ readonly material: string }>> =>
  recordActs(
    ctx,
    projectId,
    (scene) => {
      const planned = demandItem(scene, 'see_original', item);
      const { material, note } = readInput(seeOriginalShape, raw);
      const { zh: materialName } = demandMaterial(planned, material);
      const act = { type: 'see_original' as const, item, material, materialName, note };
      return { result: { material }, acts: [{ act }] };
    },
    idempotency,
  );

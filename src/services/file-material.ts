// Files an upload for a material of a case. Whoever answers for completeness puts it in hand at once, and with it what was owed;
// what others send waits for the window, with the instant of its arrival.
import { z } from 'zod';
import { demandNewFile } from '../domain/case-materials.ts';
import type { Instant } from '../domain/day.ts';
import type { MaterialWay } from '../domain/material-acts.ts';
import type { Tx } from '../store/db.ts';
import { shareFileGate } from '../store/material-rows.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import {
  checksMaterial,
  demandItem,
  demandMaterial,
  isOwed,
  materialsOf,
  ownEvents,
  supplyWithin,
} from './material-scene.ts';
import { type Acted, inOneTransaction, recordActsWithin } from './record-acts.ts';
import { demandUpload } from './uploads.ts';

export const fileMaterialShape = z.strictObject({
  material: zText(60),
  /** Id of an upload of the same actor. */
  upload: zText(100),
  note: zText(2000).optional(),
});

export interface FiledNow {
  /** `seq` of the filing. */
  readonly seq: number;
  readonly material: string;
  readonly awaitsCheck: boolean;
  /** It was owed, and is so no longer. */
  readonly supplies: boolean;
}

/** Throws a Refusal of any kind; on a refusal nothing is written, and the upload can be filed later. */
export const fileMaterial = (
  ctx: ServiceContext,
  projectId: string,
  item: string,
  raw: unknown,
  how: MaterialWay,
  idempotency: Idempotency | null = null,
): Promise<Acted<FiledNow>> =>
  inOneTransaction(ctx, (current, tx) =>
    fileMaterialWithin(current, tx, projectId, item, raw, { how, idempotency }),
  );

export interface FilingOptions {
  readonly how: MaterialWay;
  readonly idempotency?: Idempotency | null | undefined;
  /** When it arrived; left out: now. */
  readonly arrivedAt?: Instant | undefined;
}

/** The same inside a transaction of the caller's, who has caught up with the day and runs under `withCalendarsInForce`. */
export async function fileMaterialWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  item: string,
  raw: unknown,
  { how, idempotency = null, arrivedAt = ctx.now }: FilingOptions,
): Promise<Acted<FiledNow>> {
  const supply: (() => Promise<void>)[] = [];
  const acted = await recordActsWithin(
    ctx,
    tx,
    projectId,
    async (scene) => {
      const planned = demandItem(scene, 'file_material', item);
      const { material, upload: id, note } = readInput(fileMaterialShape, raw);
      const spec = demandMaterial(planned, material);
      await shareFileGate(tx);
      const upload = await demandUpload(ctx, tx, id);
      demandNewFile(materialsOf(scene.events), item, material, upload.hash);
      const awaitsCheck = !checksMaterial(scene, planned.spec.department.lead);
      const supplies = !awaitsCheck && isOwed(scene, item, material);
      if (supplies)
        supply.push(() =>
          supplyWithin(ctx, tx, projectId, item, material, arrivedAt, ownEvents(scene, item)),
        );
      const { hash: file, name, bytes, mediaType } = upload;
      const act = {
        type: 'file_material' as const,
        item,
        material,
        materialName: spec.zh,
        file,
        name,
        bytes,
        mediaType,
        how,
        awaitsCheck,
        supplies,
        note,
      };
      const seq = scene.project.lastSeq + 1;
      return { result: { seq, material, awaitsCheck, supplies }, acts: [{ act, occurredAt: arrivedAt }] };
    },
    idempotency,
  );
  for (const run of supply) await run();
  return acted;
}

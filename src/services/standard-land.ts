// Standard land: enters the indicators of a land contract, and records a check of them.
import { z } from 'zod';
import { isoDay } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import { checkRefusal, settingRefusal } from '../domain/standard-land.ts';
import {
  type CheckIndicators,
  indicatorChecks,
  indicatorDirections,
  type SetIndicators,
} from '../domain/standard-land-acts.ts';
import { demandAct } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zText } from './input.ts';
import { type ActScene, recordActs } from './record-acts.ts';
import { getStandardLand, type StandardLandView, standardLandOf } from './standard-land-views.ts';

/** Not negative, at most four decimals, and no more than any figure of a factory. */
const figure = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-4, {
    params: { code: 'too_many_decimals' },
  });

export const setIndicatorsShape = z.strictObject({
  document: zText(200),
  on: zDay,
  indicators: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
        name: zText(60),
        value: figure,
        /** Empty for a ratio without one. */
        unit: z.string().trim().max(20).default(''),
        direction: z.enum(indicatorDirections),
        check: z.enum(indicatorChecks),
      }),
    )
    .min(1)
    .max(30),
});

export const checkIndicatorsShape = z.strictObject({
  check: z.enum(indicatorChecks),
  on: zDay,
  actual: z.array(z.strictObject({ code: zText(40), value: figure })).max(30),
  result: z.enum(['met', 'not_met']),
  rectifyBy: zDay.optional(),
  liability: zText(2000).optional(),
  document: zText(200).optional(),
});

interface Landed {
  readonly land: StandardLandView;
  /** False when the same request had been recorded before. */
  readonly created: boolean;
}

/** Throws `not_found`, `forbidden`, `indicators_checked`, or what is wrong with the list. */
export async function setIndicators(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Landed> {
  const { repeated } = await recordActs(
    ctx,
    projectId,
    (scene) => {
      demandAct(ctx.actor, 'set_indicators', null, scene.reach);
      const input = readInput(setIndicatorsShape, raw);
      demandPast(scene, input.on);
      const act: SetIndicators = { type: 'set_indicators', ...input };
      const refusal = settingRefusal(standardLandOf(scene.events), act);
      if (refusal !== null) throw refusal;
      return { result: null, acts: [{ act }] };
    },
    idempotency,
  );
  return { land: await getStandardLand(ctx, projectId), created: repeated === null };
}

/** Throws `not_found`, `forbidden`, or why the figures and the verdict do not fit. */
export async function checkIndicators(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Landed> {
  const { repeated } = await recordActs(
    ctx,
    projectId,
    (scene) => {
      demandAct(ctx.actor, 'check_indicators', ctx.actor.department, scene.reach);
      const input = readInput(checkIndicatorsShape, raw);
      demandPast(scene, input.on);
      const act: CheckIndicators = { type: 'check_indicators', ...input };
      const refusal = checkRefusal(standardLandOf(scene.events), act);
      if (refusal !== null) throw refusal;
      return { result: null, acts: [{ act }] };
    },
    idempotency,
  );
  return { land: await getStandardLand(ctx, projectId), created: repeated === null };
}

function demandPast({ ctx }: ActScene, on: number): void {
  if (on > today(ctx)) throw invalidField('on', 'in_the_future', { now: isoDay(today(ctx)) });
}

// Standard land of one project in the words of the contract: promised, measured, the difference, and where both checks stand.
import { isoDay, isoDayOrNull } from '../domain/day.ts';
import {
  type CheckState,
  checkState,
  foldStandardLand,
  type LandEntry,
  promisedFor,
  type StandardLand,
  shortfall,
} from '../domain/standard-land.ts';
import {
  type IndicatorCheck,
  type IndicatorDirection,
  indicatorChecks,
  type StandardLandAct,
} from '../domain/standard-land-acts.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { mayAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import { readWholeProject } from './whole-project.ts';

export interface IndicatorView {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: IndicatorDirection;
  readonly check: IndicatorCheck;
  readonly promised: number;
  /** Of the last check; null before one. */
  readonly actual: number | null;
  /** By how much the last figure misses the promise; 0 when it keeps it, null before a check. */
  readonly shortfall: number | null;
}

export interface CheckRoundView {
  readonly on: string;
  readonly result: 'met' | 'not_met';
  readonly actual: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: number;
    readonly unit: string;
  }[];
  readonly rectifyBy: string | null;
  readonly liability: string | null;
  readonly document: string | null;
  /** `seq` in the project's history. */
  readonly seq: number;
}

export interface StandardLandView {
  readonly projectId: string;
  readonly projectName: string;
  readonly asOf: string;
  readonly contract: { readonly document: string; readonly on: string; readonly seq: number } | null;
  readonly indicators: readonly IndicatorView[];
  readonly checks: readonly {
    readonly check: IndicatorCheck;
    readonly state: CheckState;
    /** In the order in which they were made. */
    readonly rounds: readonly CheckRoundView[];
  }[];
  readonly may: { readonly set: boolean; readonly check: readonly IndicatorCheck[] };
}

export const standardLandOf = (events: readonly StoredEvent[]): StandardLand =>
  foldStandardLand(
    events.flatMap((event): LandEntry[] => {
      const isLand = event.type === 'set_indicators' || event.type === 'check_indicators';
      const act = isLand ? projectAct(event) : null;
      return act === null ? [] : [{ act: act as StandardLandAct, seq: event.seq }];
    }),
  );

/** Throws `not_found` for a project out of sight. */
export async function getStandardLand(ctx: ServiceContext, projectId: string): Promise<StandardLandView> {
  const { project, events, reach, reading } = await readWholeProject(ctx, projectId, {});
  const land = standardLandOf(events);
  const last = (check: IndicatorCheck) => land.rounds[check].at(-1);
  const measured = (check: IndicatorCheck, code: string): number | null =>
    last(check)?.actual.find((one) => one.code === code)?.value ?? null;
  const { actor } = ctx;
  const untouched = indicatorChecks.every((check) => land.rounds[check].length === 0);
  const checks = mayAct(actor, 'check_indicators', actor.department, reach);
  return {
    projectId: project.id,
    projectName: project.name,
    asOf: isoDay(reading.asOf),
    contract:
      land.set === null ? null : { document: land.set.document, on: isoDay(land.set.on), seq: land.set.seq },
    indicators: (land.set?.indicators ?? []).map((one): IndicatorView => {
      const actual = measured(one.check, one.code);
      const { code, name, unit, direction, check, value } = one;
      const missing = actual === null ? null : shortfall(one, actual);
      return { code, name, unit, direction, check, promised: value, actual, shortfall: missing };
    }),
    checks: indicatorChecks.map((check) => ({
      check,
      state: checkState(land, check, reading.asOf),
      rounds: land.rounds[check].map((round): CheckRoundView => roundView(land, check, round)),
    })),
    may: {
      set: untouched && mayAct(actor, 'set_indicators', null, reach),
      check: checks
        ? indicatorChecks.filter(
            (check) => promisedFor(land, check).length > 0 && last(check)?.result !== 'met',
          )
        : [],
    },
  };
}

function roundView(
  land: StandardLand,
  check: IndicatorCheck,
  round: StandardLand['rounds'][IndicatorCheck][number],
): CheckRoundView {
  const promised = promisedFor(land, check);
  const { on, result, actual, rectifyBy, liability, document, seq } = round;
  return {
    on: isoDay(on),
    result,
    actual: actual.map(({ code, value }) => {
      const known = promised.find((one) => one.code === code);
      return { code, value, name: known?.name ?? code, unit: known?.unit ?? '' };
    }),
    rectifyBy: isoDayOrNull(rectifyBy ?? null),
    liability: liability ?? null,
    document: document ?? null,
    seq,
  };
}

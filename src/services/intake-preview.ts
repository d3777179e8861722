// What the counter page shows beside the list: outcomes with their reasons, and the dates that would follow. Nothing is written.

import { facts, standingFiling } from '../domain/case.ts';
import type { Handler } from '../domain/case-events.ts';
import { decisionDueIfAccepted, intakeDue } from '../domain/case-limits.ts';
import { readCase } from '../domain/case-reading.ts';
import { dayOfInstant, type Instant, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { IntakeOutcome } from '../domain/intake.ts';
import {
  type Advice,
  acceptedReading,
  adviceOn,
  type Bars,
  type Checked,
  type IntakeStep,
  lackingOf,
  proposedCorrectBy,
  receivedAt,
  type Tick,
  toldBefore,
} from '../domain/intake.ts';
import type { ToleranceRule } from '../domain/policy.ts';
import { type LapsedSupplementKind, toldLapse } from '../domain/supplement-lapse.ts';
import { proposedSupplementDay } from '../domain/tolerance.ts';
import { clockView, named, partyName } from './case-view.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import {
  type CounterCase,
  type CounterMaterial,
  type MergedGroup,
  mergedRefusal,
  readCounterCase,
} from './counter-case.ts';
import type { ClockView, Named, ProjectView } from './views.ts';
import { viewOf } from './whole-project.ts';

/** What stands in the form so far; nothing in it is refused here. */
export interface IntakeDraft {
  readonly ticks: ReadonlyMap<string, Tick>;
  /** null = now. */
  readonly receivedAt: Instant | null;
}

export interface OwedPreview {
  readonly material: string;
  readonly name: string;
  /** By the template, never past the decision limit while the result waits for it. */
  readonly proposedBy: string | null;
  readonly latest: string | null;
  /** The template's own day, where the decision limit has cut it short. */
  readonly capped: string | null;
}

export interface IntakePreview {
  readonly asOf: string;
  readonly now: string;
  readonly project: ProjectView;
  readonly item: string;
  readonly itemName: Named;
  readonly departmentName: Named;
  readonly step: IntakeStep | null;
  readonly status: ProjectView['cases'][number]['status'];
  readonly version: number;
  readonly handler: Handler | null;
  readonly waitsFor: readonly { readonly item: string; readonly name: Named }[];
  readonly materials: readonly (CounterMaterial & { readonly tick: Tick | null })[];
  readonly merged: MergedGroup | null;
  readonly receipt: {
    readonly on: string;
    /** The day as which it counts, where the place's policy moves it. */
    readonly countsAs: string;
    readonly restDay: boolean;
    readonly policy: 'actual' | 'next_working_day';
    /** The last day to answer, or to tell what is missing. */
    readonly answerBy: string | null;
    readonly provisional: boolean;
  };
  readonly outcomes: readonly Advice[];
  readonly promised: ClockView | null;
  readonly statutory: ClockView | null;
  readonly owed: readonly OwedPreview[];
  /** What the place says of gaps on this day: whether they are to be tolerated, and what follows a missed day, with sources. */
  readonly gaps: {
    readonly rule: ToleranceRule;
    readonly ruleSource: string | null;
    readonly lapse: LapsedSupplementKind;
    readonly lapseSource: string | null;
  };
  readonly release: 'before_decision' | 'after_decision';
  readonly correctBy: string;
  /** The day of the first notice on this filing. */
  readonly toldOn: string | null;
  readonly lapsedCorrection: 'deemed_withdrawn' | 'flagged';
}

export async function previewIntake(
  ctx: ServiceContext,
  projectId: string,
  item: string,
  draft: IntakeDraft,
): Promise<IntakePreview> {
  return previewOf(ctx, await readCounterCase(ctx, projectId, item), draft);
}

export const checkedOf = (
  { placed, materials }: CounterCase,
  ticks: ReadonlyMap<string, Tick>,
): readonly Checked[] =>
  materials.flatMap(({ code, asked }) => {
    const material = placed.item.materials.find((spec) => spec.code === code);
    return asked && material !== undefined ? [{ material, tick: ticks.get(code) ?? null }] : [];
  });

export const barsOf = (found: CounterCase): Bars => ({
  acceptance: mergedRefusal(found),
  gaps: found.badCredit,
});

export const isWindow = (ctx: ServiceContext): boolean => ctx.actor.roles.includes('window');

async function previewOf(
  ctx: ServiceContext,
  found: CounterCase,
  draft: IntakeDraft,
): Promise<IntakePreview> {
  const { whole, placed, materials } = found;
  const { rules, reading, item } = placed;
  const project = await viewOf(ctx, whole);
  const calendar = calendarOf(ctx, whole.project);
  const on = today(ctx);
  const at = Math.min(draft.receivedAt ?? ctx.now, ctx.now);
  const received = receivedAt(reading.state, at, isWindow(ctx), rules);
  const checked = checkedOf(found, draft.ticks);
  const lacking = lackingOf(checked);
  const owed = lacking.map(({ material }) => ({ material: material.code, promisedBy: null }));
  const accepted = acceptedReading(received, on, owed, rules);
  const clock = (kind: string): ClockView | null => {
    const run = accepted.clocks.findLast((one) => one.clock.kind === kind);
    return run === undefined ? null : clockView(run, calendar.edition);
  };
  const filed = facts(received);
  const standing = filed === null ? null : standingFiling(filed);
  const came = standing?.on ?? dayOfInstant(at);
  const intake = readCase(received, rules, on, true).clocks.findLast((one) => one.clock.kind === 'intake');
  const { tolerate_missing: tolerance } = rules.item;
  const policies = placePolicies(ctx, whole.project);
  const inForce = policies.on(on);
  const lapse = toldLapse(rules, on);
  const waits = tolerance.release !== 'after_decision';
  const isIn = received.status === 'received';
  const latest = isIn && waits ? decisionDueIfAccepted(received, on, rules) : null;
  const proposed = proposedSupplementDay(on, isIn ? decisionDueIfAccepted(received, on, rules) : null, rules);
  const view = project.cases.find((one) => one.item === item.code);
  return {
    asOf: isoDay(on),
    now: new Date(ctx.now).toISOString(),
    project,
    item: item.code,
    itemName: named(item.spec),
    departmentName: partyName(ctx.parties, item.spec.department.lead),
    step: found.step,
    status: reading.status,
    version: view?.version ?? 0,
    handler: found.handler,
    waitsFor: view?.waitsFor ?? [],
    materials: materials.map((one) => ({
      ...one,
      tick: one.asked ? (draft.ticks.get(one.code) ?? null) : null,
    })),
    merged: found.merged,
    receipt: {
      on: isoDay(came),
      countsAs: isoDay(standing?.as ?? came),
      restDay: !calendar.isWorkingDay(came),
      policy: policies.on(came).receiptOnRestDay.value,
      answerBy: isIn ? isoDay(intakeDue(received, rules)) : null,
      provisional: intake?.reading.provisional ?? false,
    },
    outcomes: adviceOn(checked, received, on, rules, barsOf(found)),
    promised: clock('promised'),
    statutory: clock('statutory'),
    owed: lacking.map(({ material }) => ({
      material: material.code,
      name: material.zh,
      proposedBy: isoDayOrNull(proposed?.on ?? null),
      capped: isoDayOrNull(proposed?.capped ?? null),
      latest: isoDayOrNull(latest),
    })),
    gaps: {
      lapse: lapse.kind,
      lapseSource: inForce[lapse.policy].source,
      rule: inForce.tolerance.value,
      ruleSource: inForce.tolerance.source,
    },
    release: tolerance.release ?? 'before_decision',
    correctBy: isoDay(proposedCorrectBy(on, rules)),
    toldOn: toldBefore(received),
    lapsedCorrection: inForce.lapsedCorrection.value,
  };
}

export const outcomeOf = (preview: IntakePreview, asked: IntakeOutcome | null): IntakeOutcome | null => {
  const possible = preview.outcomes.filter(({ blocked }) => blocked === null);
  const chosen =
    possible.find(({ outcome }) => outcome === asked) ?? possible.find(({ suggested }) => suggested);
  return chosen?.outcome ?? null;
};

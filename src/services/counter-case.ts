// One case at the counter: what lies there, which materials the applicant has to hand in, and what may be done with the file.
import { plannedItem } from '../domain/approval-chain.ts';
import { facts } from '../domain/case.ts';
import type { Handler } from '../domain/case-events.ts';
import { effectiveEvents } from '../domain/case-history.ts';
import { conflict, notFound, Refusal } from '../domain/errors.ts';
import { type IntakeStep, intakeStep } from '../domain/intake.ts';
import { commissioned, groupOf } from '../domain/joint-filing.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { GroupSpec } from '../domain/template.ts';
import { demand } from './access.ts';
import { named, partyName } from './case-view.ts';
import { type ServiceContext, today } from './context.ts';
import { demandGoodStanding } from './credit.ts';
import { asRefiled, refiledPlan } from './joint-rules.ts';
import { getMaterialList } from './material-list.ts';
import type { MaterialView } from './material-views.ts';
import type { Named } from './views.ts';
import { byItem, readWholeProject, type Whole } from './whole-project.ts';

/** A material in the list: to be handed in, or where it comes from instead. */
export interface CounterMaterial
  extends Pick<MaterialView, 'code' | 'name' | 'role' | 'tolerable' | 'form' | 'condition' | 'source'> {
  readonly asked: boolean;
  /** The item that gives it, or that it came with. */
  readonly from: { readonly name: Named; readonly department: Named } | null;
  /** How many files have come for it, whoever sent them. */
  readonly files: number;
}

/** A group whose cases are one application: they are filed and accepted together. */
export interface MergedGroup {
  readonly code: string;
  readonly name: Named;
  /** The case came with such an application: it is accepted on the group's page alone. */
  readonly binding: boolean;
}

export interface CounterCase {
  readonly whole: Whole;
  /** With the limits and materials that a filing made now goes by. */
  readonly placed: PlacedCase;
  readonly step: IntakeStep | null;
  readonly materials: readonly CounterMaterial[];
  readonly merged: MergedGroup | null;
  /** Who handed this filing in; null where that is not known. */
  readonly handler: Handler | null;
  /** What bars the applicant from promises today; null where nothing does. */
  readonly badCredit: Refusal | null;
}

/** Throws `forbidden`, or `not_found` for what is not there or out of sight. */
export async function readCounterCase(
  ctx: ServiceContext,
  projectId: string,
  code: string,
): Promise<CounterCase> {
  demand(ctx.actor, 'counter.use');
  const whole = await readWholeProject(ctx, projectId, {});
  const refiled = await refiledPlan(ctx, ctx.store.db, whole);
  const found = whole.reading.cases.find(({ item }) => item.code === code);
  const [placed] = found === undefined ? [] : asRefiled([found], refiled);
  if (placed === undefined || commissioned.includes(placed.item.spec.kind))
    throw notFound('case', { item: code });
  const step = placed.reading.status === 'waived' ? null : intakeStep(placed.reading.state);
  return {
    whole,
    placed,
    step,
    materials: await materialsAt(ctx, whole, code),
    merged: mergedOf(whole, placed),
    handler: handlerOf(whole, code),
    badCredit: await badCreditOf(ctx, whole),
  };
}

async function badCreditOf(ctx: ServiceContext, { project }: Whole): Promise<Refusal | null> {
  try {
    await demandGoodStanding(ctx.store.db, project.ownerCreditCode, today(ctx));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function materialsAt(
  ctx: ServiceContext,
  { project, plan }: Whole,
  item: string,
): Promise<readonly CounterMaterial[]> {
  const { materials } = await getMaterialList(ctx, project.id, item);
  return materials.map((row): CounterMaterial => {
    const { code, name, role, tolerable, form, condition, source } = row;
    const giver = giverOf(source);
    const spec = giver === null ? undefined : plannedItem(plan, giver)?.spec;
    return {
      code,
      name,
      role,
      tolerable,
      form,
      condition,
      source,
      asked: source.kind === 'to_hand_in',
      from:
        spec === undefined
          ? null
          : { name: named(spec), department: partyName(ctx.parties, spec.department.lead) },
      files: row.files.length,
    };
  });
}

function giverOf(source: MaterialView['source']): string | null {
  if (source.kind === 'to_hand_in') return source.awaits;
  return source.kind === 'in_hand' && 'item' in source ? source.item : null;
}

/** One application in parts: said where the case belongs to such a group with others, binding where it was filed with it. */
function mergedOf({ plan, reading }: Whole, { item, reading: own }: PlacedCase): MergedGroup | null {
  const filing = facts(own.state)?.filing ?? null;
  const filed = filing === null || own.status !== 'received' ? null : groupOf(plan, filing);
  if (filed?.type === 'merged_handling') return { ...nameOf(filed), binding: true };
  const group = plan.template.groups.find(
    ({ type, items }) =>
      type === 'merged_handling' &&
      items.includes(item.code) &&
      reading.cases.filter((one) => items.includes(one.item.code) && one.reading.status !== 'waived').length >
        1,
  );
  return group === undefined ? null : { ...nameOf(group), binding: false };
}
const nameOf = (group: GroupSpec) => ({ code: group.code, name: named(group) });

/** Of the present filing. */
function handlerOf({ events }: Whole, code: string): Handler | null {
  const filed = effectiveEvents(byItem(events)(code)).findLast(
    ({ fact }) => (fact.type === 'receive' || fact.type === 'resubmit') && fact.handler !== undefined,
  );
  return filed?.fact.type === 'receive' || filed?.fact.type === 'resubmit'
    ? (filed.fact.handler ?? null)
    : null;
}

/** A case of one application that was filed as such is accepted together with the others alone. */
export const mergedRefusal = ({ merged, placed }: CounterCase): Refusal | null =>
  merged?.binding === true
    ? conflict('accepted_together', {
        filing: facts(placed.reading.state)?.filing ?? '',
        zh: merged.name.zh,
        en: merged.name.en,
      })
    : null;

// 容缺台账: material that was promised, across all projects in sight, as of today; with its sums (rules §4, statistics to keep).
import { z } from 'zod';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { DebtForm } from '../domain/debts.ts';
import { countedDays } from '../domain/time-limit.ts';
import { countPushes } from '../store/credit.ts';
import {
  type DebtFilter,
  type DebtRow,
  type DebtSums,
  type DebtSumsOf,
  debtFilterValues,
  debtGroups,
  debtStates,
  listDebts as listRows,
  sumDebts,
} from '../store/debts.ts';
import { named, partyName } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, type ServiceContext, today } from './context.ts';
import type { GateView } from './debt-views.ts';
import { readInput } from './input.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { Named } from './views.ts';

export const debtsShape = z.strictObject({
  state: z.enum(debtStates).default('open'),
  group: z.enum(debtGroups).default('none'),
  q: z.string().max(200).optional(),
  creditCode: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
  gate: z.string().max(60).optional(),
  page: z.int().min(1).max(100_000).default(1),
  limit: z.int().min(1).max(2000).default(50),
});
export type DebtsQuery = z.input<typeof debtsShape>;

/** `open` and `late` wait for the material; `in_time` and `supplied_late` had it; `never`: the filing ended without. */
export const debtViewStates = ['open', 'late', 'in_time', 'supplied_late', 'never'] as const;
export type DebtViewState = (typeof debtViewStates)[number];

export interface DebtView {
  readonly projectId: string;
  readonly projectName: string;
  readonly projectCode: string;
  readonly owner: { readonly name: string; readonly creditCode: string };
  readonly item: string;
  readonly itemName: Named;
  readonly department: string;
  readonly departmentName: Named;
  readonly instance: number;
  readonly material: string;
  readonly name: string;
  readonly form: DebtForm;
  readonly gate: GateView;
  readonly state: DebtViewState;
  readonly promisedOn: string;
  /** null = with the gate. */
  readonly dueOn: string | null;
  readonly provisional: boolean;
  readonly suppliedOn: string | null;
  readonly endedOn: string | null;
  /** Working days left, 0 on the last day; null when not running or without a day. */
  readonly remainingDays: number | null;
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
  readonly light: 'none' | 'yellow' | 'red';
}

export interface DebtsPage {
  readonly asOf: string;
  readonly items: readonly DebtView[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  readonly sums: DebtSums & { readonly creditPushes: number };
  readonly by: readonly (Omit<DebtSumsOf, 'templateId' | 'templateVersion'> & {
    readonly itemName: Named;
    readonly departmentName: Named;
  })[];
}

const text = (value: string | undefined): string | undefined => {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
};

export async function listDebts(ctx: ServiceContext, query: DebtsQuery = {}): Promise<DebtsPage> {
  const { state, group, page, limit, ...rest } = readInput(debtsShape, query);
  await catchUpIfNewDay(ctx, ctx.now);
  const filter: DebtFilter = {
    state,
    q: text(rest.q),
    creditCode: text(rest.creditCode),
    department: text(rest.department),
    gate: text(rest.gate),
  };
  const { db } = ctx.store;
  const scope = scopeOf(ctx.actor);
  const asOf = today(ctx);
  const [{ rows, total }, { whole, by }, creditPushes] = await Promise.all([
    listRows(db, scope, filter, group, limit, (page - 1) * limit, asOf),
    sumDebts(db, scope, filter, asOf, 20),
    countPushes(db, scope, asOf),
  ]);
  const items: DebtView[] = [];
  for (const row of rows) items.push(await debtView(ctx, row, asOf));
  const sumsBy: DebtsPage['by'][number][] = [];
  for (const { templateId, templateVersion, ...sums } of by) {
    const { template } = await planOf(ctx.store, db, {
      templateId,
      templateVersion,
      attributes: {},
      changes: null,
    });
    const spec = template.items.find(({ code }) => code === sums.item);
    sumsBy.push({
      ...sums,
      itemName: spec === undefined ? { zh: sums.item, en: sums.item } : named(spec),
      departmentName: partyName(ctx.parties, sums.department),
    });
  }
  return {
    asOf: isoDay(asOf),
    items,
    total,
    page,
    limit,
    sums: { ...whole, creditPushes },
    by: sumsBy,
  };
}

export interface DebtFilters {
  readonly departments: readonly { readonly value: string; readonly name: Named }[];
  readonly gates: readonly string[];
}

export async function debtFilters(ctx: ServiceContext): Promise<DebtFilters> {
  const { departments, gates } = await debtFilterValues(ctx.store.db, scopeOf(ctx.actor));
  return {
    departments: departments.map((value) => ({ value, name: partyName(ctx.parties, value) })),
    gates,
  };
}

async function debtView(ctx: ServiceContext, row: DebtRow, asOf: Day): Promise<DebtView> {
  const plan = await planOf(ctx.store, ctx.store.db, { ...row, attributes: {}, changes: null });
  const nameOf = (code: string): Named => {
    const spec = plan.template.items.find((item) => item.code === code);
    return spec === undefined ? { zh: code, en: code } : named(spec);
  };
  const calendar = calendarOf(ctx, row);
  const { dueOn, suppliedOn, endedOn } = row;
  const running = suppliedOn === null && endedOn === null;
  const late = dueOn !== null && (suppliedOn ?? asOf) > dueOn;
  const until = suppliedOn ?? asOf;
  const remaining = running && dueOn !== null && !late ? countedDays(calendar, 'working', asOf, dueOn) : null;
  return {
    projectId: row.projectId,
    projectName: row.projectName,
    projectCode: row.projectCode,
    owner: { name: row.ownerName, creditCode: row.ownerCreditCode },
    item: row.item,
    itemName: nameOf(row.item),
    department: row.department,
    departmentName: partyName(ctx.parties, row.department),
    instance: row.instance,
    material: row.material,
    name: row.name,
    form: row.form,
    gate: {
      code: row.gate,
      item: row.gateItem,
      name: row.gateItem === null ? null : nameOf(row.gateItem),
    },
    state:
      endedOn !== null ? 'never' : running ? (late ? 'late' : 'open') : late ? 'supplied_late' : 'in_time',
    promisedOn: isoDay(row.promisedOn),
    dueOn: isoDayOrNull(dueOn),
    provisional: row.provisional,
    suppliedOn: isoDayOrNull(suppliedOn),
    endedOn: isoDayOrNull(endedOn),
    remainingDays: remaining,
    overdueDays:
      late && endedOn === null && dueOn !== null
        ? { working: countedDays(calendar, 'working', dueOn, until), natural: until - dueOn }
        : null,
    light: running && late ? 'red' : remaining !== null && remaining <= 1 ? 'yellow' : 'none',
  };
}

// Material that was promised across projects: one page of it, and sums over all of it, straight from the rows of the cases.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Debt } from '../domain/debts.ts';
import type { Db } from './db.ts';
import { likePart } from './like.ts';
import { cases, projects } from './schema.ts';
import { casesWithin, type Scope } from './scope.ts';

export const debtStates = ['open', 'late', 'supplied', 'never', 'all'] as const;
export type DebtStateFilter = (typeof debtStates)[number];
export const debtGroups = ['none', 'applicant', 'department', 'gate'] as const;
export type DebtGroup = (typeof debtGroups)[number];

export interface DebtFilter {
  readonly state: DebtStateFilter;
  /** Part of the project's name, its code, or the applicant's name. */
  readonly q?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly department?: string | undefined;
  readonly gate?: string | undefined;
}

export interface DebtRow extends Debt {
  readonly projectId: string;
  readonly item: string;
  readonly department: string;
  readonly projectName: string;
  readonly projectCode: string;
  readonly region: string;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly ownerName: string;
  readonly ownerCreditCode: string;
}

export interface DebtSums {
  readonly promised: number;
  readonly open: number;
  readonly openLate: number;
  readonly inTime: number;
  readonly late: number;
  readonly never: number;
  readonly revoked: number;
  /** Natural days from the promise to the supplement, on average; null where nothing came. */
  readonly averageDays: number | null;
}

/** Of one item in one department. */
export interface DebtSumsOf extends DebtSums {
  /** One of the templates that have the item, for its name. */
  readonly templateId: string;
  readonly templateVersion: string;
  readonly item: string;
  readonly department: string;
}

const debt = sql`jsonb_to_recordset(${cases.debts}) as d("instance" int, "material" text, "name" text, "form" text,
  "gate" text, "gateItem" text, "promisedOn" int, "dueOn" int, "provisional" boolean, "suppliedOn" int, "endedOn" int,
  "end" text)`;

/** In the words of the partial index. */
const hasDebts = sql`${cases.debts} <> '[]'::jsonb`;
const isOpen = sql`(d."suppliedOn" is null and d."endedOn" is null)`;

const stateIs = (state: DebtStateFilter, today: Day): SQL | undefined => {
  switch (state) {
    case 'open':
      return isOpen;
    case 'late':
      return sql`${isOpen} and d."dueOn" < ${today}::int`;
    case 'supplied':
      return sql`d."suppliedOn" is not null`;
    case 'never':
      return sql`d."endedOn" is not null`;
    case 'all':
      return undefined;
  }
};

const wanted = (scope: Scope, { q, creditCode, department, gate }: DebtFilter): SQL | undefined =>
  and(
    hasDebts,
    casesWithin(scope),
    q === undefined || q === ''
      ? undefined
      : sql`(${likePart(projects.search, q)} or position(${q} in ${projects.ownerName}) > 0)`,
    creditCode === undefined ? undefined : eq(projects.ownerCreditCode, creditCode),
    department === undefined ? undefined : eq(cases.department, department),
    gate === undefined ? undefined : sql`d."gate" = ${gate}`,
  );

const groupKey: Readonly<Record<DebtGroup, SQL>> = {
  none: sql`1`,
  applicant: sql`${projects.ownerName} collate "C"`,
  department: sql`${cases.department} collate "C"`,
  gate: sql`d."gate" collate "C"`,
};

const rowsOf = <T>(result: unknown): readonly T[] =>
  Array.isArray(result) ? (result as readonly T[]) : (result as { readonly rows: readonly T[] }).rows;

/** Nearest day first within the groups; those that go with their gate last. */
export async function listDebts(
  db: Db,
  scope: Scope,
  filter: DebtFilter,
  group: DebtGroup,
  limit: number,
  offset: number,
  today: Day,
): Promise<{ readonly rows: readonly DebtRow[]; readonly total: number }> {
  const where = and(wanted(scope, filter), stateIs(filter.state, today));
  const [found, counted] = await Promise.all([
    db.execute(sql`select d.*, ${cases.projectId} as "projectId", ${cases.item} as "item",
        ${cases.department} as "department", ${projects.name} as "projectName", ${projects.code} as "projectCode",
        ${projects.region} as "region", ${projects.templateId} as "templateId",
        ${projects.templateVersion} as "templateVersion", ${projects.ownerName} as "ownerName",
        ${projects.ownerCreditCode} as "ownerCreditCode"
      from ${cases} join ${projects} on ${projects.id} = ${cases.projectId} cross join lateral ${debt}
      where ${where ?? sql`true`}
      order by ${groupKey[group]}, coalesce(d."dueOn", 9999999), ${cases.projectId}, ${cases.item}, d."instance",
        d."material"
      limit ${limit} offset ${offset}`),
    db.execute(sql`select count(*)::int as total
      from ${cases} join ${projects} on ${projects.id} = ${cases.projectId} cross join lateral ${debt}
      where ${where ?? sql`true`}`),
  ]);
  return {
    rows: rowsOf<DebtRow>(found),
    total: rowsOf<{ readonly total: number }>(counted)[0]?.total ?? 0,
  };
}

const sums = (today: Day): SQL => sql`count(*)::int as "promised",
  count(*) filter (where ${isOpen})::int as "open",
  count(*) filter (where ${isOpen} and d."dueOn" < ${today}::int)::int as "openLate",
  count(*) filter (where d."suppliedOn" is not null and (d."dueOn" is null or d."suppliedOn" <= d."dueOn"))::int as "inTime",
  count(*) filter (where d."suppliedOn" > d."dueOn")::int as "late",
  count(*) filter (where d."endedOn" is not null)::int as "never",
  count(*) filter (where d."end" in ('acceptance_revoked', 'licence_revoked'))::int as "revoked",
  (avg(d."suppliedOn" - d."promisedOn"))::float8 as "averageDays"`;

/** Over everything in sight that the filter leaves, whatever its state; as a whole, and by item and department. */
export async function sumDebts(
  db: Db,
  scope: Scope,
  filter: DebtFilter,
  today: Day,
  most: number,
): Promise<{ readonly whole: DebtSums; readonly by: readonly DebtSumsOf[] }> {
  const from = sql`from ${cases} join ${projects} on ${projects.id} = ${cases.projectId} cross join lateral ${debt}
    where ${wanted(scope, filter) ?? sql`true`}`;
  const [whole, by] = await Promise.all([
    db.execute(sql`select ${sums(today)} ${from}`),
    db.execute(sql`select ${cases.item} as "item", ${cases.department} as "department",
        (array_agg(${projects.templateId}))[1] as "templateId",
        (array_agg(${projects.templateVersion}))[1] as "templateVersion", ${sums(today)} ${from}
      group by 1, 2 order by count(*) desc, 1, 2 limit ${most}`),
  ]);
  const none: DebtSums = {
    promised: 0,
    open: 0,
    openLate: 0,
    inTime: 0,
    late: 0,
    never: 0,
    revoked: 0,
    averageDays: null,
  };
  return { whole: rowsOf<DebtSums>(whole)[0] ?? none, by: rowsOf<DebtSumsOf>(by) };
}

/** Values that the filters offer: what occurs among the debts in sight that are still open. */
export async function debtFilterValues(
  db: Db,
  scope: Scope,
): Promise<{ readonly departments: readonly string[]; readonly gates: readonly string[] }> {
  const from = sql`from ${cases} join ${projects} on ${projects.id} = ${cases.projectId} cross join lateral ${debt}
    where ${and(hasDebts, casesWithin(scope)) ?? sql`true`}`;
  const [departments, gates] = await Promise.all([
    db.execute(sql`select distinct ${cases.department} as value ${from} order by 1`),
    db.execute(sql`select distinct d."gate" as value ${from} order by 1`),
  ]);
  const values = (found: unknown) => rowsOf<{ readonly value: string }>(found).map(({ value }) => value);
  return { departments: values(departments), gates: values(gates) };
}

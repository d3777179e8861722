// How far somebody sees, as a value, and as the condition that every list puts into its query.
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { likePrefix } from './like.ts';
import { planAnew } from './plan-anew.ts';
import { cases, clocks, ownerProblems, projects } from './schema.ts';

/** All that is given must hold. Without anything given it reaches nothing: sight has to be granted. */
export interface ScopePart {
  readonly all?: true | undefined;
  /** Prefixes of region codes: `3307`; one of them must fit. */
  readonly regions?: readonly string[] | undefined;
  /** Party codes: of projects those with a case of one of them or on which it was asked, of cases its own and those it holds. */
  readonly departments?: readonly string[] | undefined;
  /** Username of the proxy clerk. */
  readonly agent?: string | undefined;
  /** The owner's unified social credit code. */
  readonly creditCode?: string | undefined;
}

/** Any of the parts will do: somebody with two roles sees what either shows. */
export type Scope = readonly ScopePart[];

export const everything: Scope = [{ all: true }];

/** For queries over `projects`. */
export const projectsWithin = (scope: Scope): SQL =>
  planned(scope, anyOf(scope.map((part) => within(part, hasCaseOf(part.departments)))));

/** For queries over `cases` joined to `projects`. */
export const casesWithin = (scope: Scope): SQL =>
  planned(scope, anyOf(scope.map((part) => within(part, isCaseOf(part.departments)))));

/** An agent or a company is a key, which always means few rows; planning costs more than reading them. */
const planned = (scope: Scope, condition: SQL): SQL =>
  scope.every(({ agent, creditCode }) => agent !== undefined || creditCode !== undefined)
    ? condition
    : planAnew(condition);

function within(part: ScopePart, ofDepartment: SQL | undefined): SQL {
  const given = [
    part.regions === undefined
      ? undefined
      : anyOf(part.regions.map((prefix) => likePrefix(projects.region, prefix))),
    part.agent === undefined ? undefined : eq(projects.agent, part.agent),
    part.creditCode === undefined ? undefined : eq(projects.ownerCreditCode, part.creditCode),
    ofDepartment,
  ].filter((condition) => condition !== undefined);
  if (given.length > 0) return and(...given) ?? sql`false`;
  return part.all === true ? sql`true` : sql`false`;
}

const anyOf = (conditions: readonly SQL[]): SQL => or(...conditions) ?? sql`false`;

const isCaseOf = (departments: readonly string[] | undefined): SQL | undefined =>
  departments === undefined
    ? undefined
    : anyOf([inArray(cases.department, departments), inArray(cases.holder, departments)]);

const hasCaseOf = (departments: readonly string[] | undefined): SQL | undefined => {
  if (departments === undefined) return undefined;
  const concerned = anyOf([isCaseOf(departments), wasAsked(departments)].filter((one) => one !== undefined));
  return sql`exists (select 1 from ${cases} where ${cases.projectId} = ${projects.id} and (${concerned}))`;
};

/** In the words of the partial index. */
const wasAsked = (departments: readonly string[]): SQL =>
  sql`(${cases.consulted} <> '[]'::jsonb and ${cases.consulted} ?| array[${sql.join(
    departments.map((department) => sql`${department}`),
    sql`, `,
  )}]::text[])`;

/** In the words of the partial index. */
const isConsultation = sql`${clocks.kind} = 'consultation'`;

/** Opinions asked of the departments of the scope; for queries over `clocks` joined to `projects`. */
export const consultationsWithin = (scope: Scope): SQL =>
  anyOf(
    scope
      .filter(({ departments }) => departments !== undefined)
      .map((part) => within(part, and(isConsultation, inArray(clocks.subject, part.departments ?? [])))),
  );

/** Owners' problems: a department's own, and for everybody else those of the projects in sight; over `owner_problems` joined to `projects`. */
export const problemsWithin = (scope: Scope): SQL =>
  anyOf(
    scope.map((part) =>
      within(
        part,
        part.departments === undefined ? undefined : inArray(ownerProblems.unit, part.departments),
      ),
    ),
  );

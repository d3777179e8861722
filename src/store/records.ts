// The rows of the read models as code sees them: days as numbers, instants as milliseconds, JSON as values.
import { getTableColumns } from 'drizzle-orm';
import { jsonRows } from './json-rows.ts';
import { cases, clocks, projects } from './schema.ts';

export type { JsonObject, JsonValue, ProjectWarning, TargetSummary } from './schema.ts';

const { search: _search, ...columns } = getTableColumns(projects);
/** All of a project's columns but the one that the database makes for searching. */
export const projectColumns = columns;

export type ProjectRecord = Readonly<Omit<typeof projects.$inferSelect, 'search'>>;
export type CaseRecord = Readonly<typeof cases.$inferSelect>;
export type ClockRecord = Readonly<typeof clocks.$inferSelect>;

export const projectRows = jsonRows<typeof projects, ProjectRecord>(projects);
export const caseRows = jsonRows(cases);
export const clockRows = jsonRows(clocks);

/** What the others, and the project as a whole, need to know of a case. */
export type CaseFacts = Pick<
  CaseRecord,
  'item' | 'stage' | 'status' | 'holder' | 'doneOn' | 'run' | 'yellowOn' | 'redOn' | 'breachOn' | 'nextDueOn'
>;

/** What is derived from the events of a project, and written anew after each. */
export type ProjectSummary = Pick<
  ProjectRecord,
  'stage' | 'done' | 'total' | 'yellowOn' | 'redOn' | 'breachOn' | 'nextDueOn' | 'closed' | 'target'
>;

/** What a project is, before anything has happened to it. */
export type NewProject = Omit<ProjectRecord, keyof ProjectSummary | 'lastSeq' | 'lastHash' | 'changes'>;

/** One case of one project. */
export interface CaseKey {
  readonly projectId: string;
  readonly item: string;
}

// Tables of the problems of owners: one row a problem for lists, and the names and telephones of those who left them, which
// are no part of the record and can be struck out.
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ProblemStatus } from '../domain/owner-problem.ts';
import type { OwnerProblemKind, ProblemOutcome } from '../domain/problem-acts.ts';
import { civilDay, instant } from './columns.ts';
import { projects } from './schema-record.ts';

export const ownerProblems = pgTable(
  'owner_problems',
  {
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    /** Number within the project: `W1`. */
    problem: text('problem').notNull(),
    kind: text('kind').$type<OwnerProblemKind>().notNull(),
    item: text('item'),
    unit: text('unit').notNull(),
    status: text('status').$type<ProblemStatus>().notNull(),
    named: boolean('named').notNull(),
    complex: boolean('complex').notNull(),
    round: integer('round').notNull(),
    summary: text('summary').notNull(),
    openedOn: civilDay('opened_on').notNull(),
    startedOn: civilDay('started_on').notNull(),
    dueOn: civilDay('due_on').notNull(),
    /** Days on which its light changes while it is open. */
    yellowOn: civilDay('yellow_on'),
    lateOn: civilDay('late_on'),
    provisional: boolean('provisional').notNull(),
    /** Edition of the calendar that gave the dates. */
    edition: text('edition').notNull(),
    /** Of a named negative rating that nobody has rung about. */
    contactDueOn: civilDay('contact_due_on'),
    answeredOn: civilDay('answered_on'),
    outcome: text('outcome').$type<ProblemOutcome>(),
    closedOn: civilDay('closed_on'),
    /** Of a closed one: working days by which it was late. */
    overdueWorking: integer('overdue_working'),
  },
  (table) => [
    primaryKey({ name: 'owner_problems_pkey', columns: [table.projectId, table.problem] }),
    index('owner_problems_due').on(table.dueOn),
    index('owner_problems_unit').on(table.unit, table.status),
  ],
);

export const problemContacts = pgTable(
  'problem_contacts',
  {
    projectId: text('project_id').notNull(),
    problem: text('problem').notNull(),
    name: text('name').notNull(),
    phone: text('phone'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ name: 'problem_contacts_pkey', columns: [table.projectId, table.problem] })],
);

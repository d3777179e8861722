// Tables of the record: the append-only events, and the read models that are derived from them and can be rebuilt.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Mock } from '../domain/case.ts';
import type { CaseStatus } from '../domain/case-events.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import type { CommitmentSummary } from '../domain/commitment-summary.ts';
import type { Day } from '../domain/day.ts';
import type { Debt } from '../domain/debts.ts';
import type { PlanChanges } from '../domain/plan-changes.ts';
import type { ItemRun } from '../domain/target.ts';
import type { ApprovalTemplate, Attributes } from '../domain/template.ts';
import type { LimitUnit, PauseInterval } from '../domain/time-limit.ts';
import { civilDay, instant, json } from './columns.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A warning given at the opening that did not block, e.g. a credit code whose check digit fails. */
export interface ProjectWarning {
  readonly path: string;
  readonly code: string;
}

/** The project's own promise, for lists. */
export interface TargetSummary {
  readonly id: string;
  readonly days: number;
  readonly unit: 'working' | 'natural';
  readonly startedOn: Day | null;
  readonly dueOn: Day | null;
  readonly reachedOn: Day | null;
}

/** A round of mock approval, for lists: open while `finishedOn` is null. */
export type MockSummary = Pick<Mock, 'startedOn' | 'finishedOn' | 'result'>;

/** One summary row a project. Who and what it is never changes by rebuilding; the rest is derived from events. */
export const projects = pgTable(
  'projects',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull().unique('projects_code'),
    name: text('name').notNull(),
    /** Initials, a space, and the full spelling: `yfjmcf yongfengjingmichangfang`. */
    pinyin: text('pinyin').notNull(),
    search: text('search').generatedAlwaysAs(sql`lower(name || ' ' || code || ' ' || pinyin)`),
    templateId: text('template_id').notNull(),
    templateVersion: text('template_version').notNull(),
    category: text('category').notNull(),
    region: text('region').notNull(),
    ownerName: text('owner_name').notNull(),
    ownerCreditCode: text('owner_credit_code').notNull(),
    /** Username of the proxy clerk. */
    agent: text('agent'),
    attributes: json<Attributes>('attributes').notNull(),
    /** What has changed in the chain since the opening; null = nothing. */
    changes: json<PlanChanges>('changes'),
    warnings: json<readonly ProjectWarning[]>('warnings').notNull(),
    openedOn: civilDay('opened_on').notNull(),
    /** Head of the hash chain: what the last event must be. */
    lastSeq: integer('last_seq').notNull(),
    lastHash: text('last_hash').notNull(),
    stage: text('stage'),
    done: integer('done').notNull(),
    total: integer('total').notNull(),
    /** Days from which the worst case shows that light; null = never as things stand. */
    yellowOn: civilDay('yellow_on'),
    redOn: civilDay('red_on'),
    breachOn: civilDay('breach_on'),
    nextDueOn: civilDay('next_due_on'),
    closed: boolean('closed').notNull(),
    target: json<TargetSummary>('target'),
  },
  (table) => [
    index('projects_region').on(table.region.op('text_pattern_ops')),
    index('projects_agent').on(table.agent),
    index('projects_owner').on(table.ownerCreditCode),
    index('projects_template').on(table.templateId, table.templateVersion),
    index('projects_code_prefix').on(table.code.op('text_pattern_ops')),
    index('projects_open_yellow').on(table.yellowOn).where(sql`not closed`),
    index('projects_open_red').on(table.redOn).where(sql`not closed`),
  ],
);

/** One row a case: one item handled for one project. */
export const cases = pgTable(
  'cases',
  {
    projectId: text('project_id').notNull(),
    item: text('item').notNull(),
    /** Order within the template. */
    position: integer('position').notNull(),
    stage: text('stage').notNull(),
    department: text('department').notNull(),
    status: text('status').$type<CaseStatus>().notNull(),
    holder: text('holder'),
    holderSince: civilDay('holder_since'),
    instance: integer('instance').notNull(),
    /** Number of events recorded for this case. */
    version: integer('version').notNull(),
    receivedOn: civilDay('received_on'),
    acceptedOn: civilDay('accepted_on'),
    deemed: boolean('deemed').notNull(),
    /** The day from which a receipt that nobody answered is accepted by law (许可法 32(4)). */
    deemedFrom: civilDay('deemed_from'),
    decidedOn: civilDay('decided_on'),
    /** The day from which cases that wait for this one may go on; null while it is not done. */
    doneOn: civilDay('done_on'),
    deliveredOn: civilDay('delivered_on'),
    result: text('result'),
    pauseUntil: civilDay('pause_until'),
    owed: json<readonly { readonly material: string; readonly name: string }[]>('owed').notNull(),
    /** Item codes that must end first. */
    waitsFor: json<readonly string[]>('waits_for').notNull(),
    /** Departments whose opinion was asked in the present filing: they see the project. */
    consulted: json<readonly string[]>('consulted').notNull().default([]),
    /** The last round of mock approval; null = none. Days are numbers inside the JSON. */
    mock: json<MockSummary>('mock'),
    /** Promises on which it was granted, one for each such filing; days are numbers inside the JSON. */
    /** Material that was promised, paid or not; days are numbers inside the JSON. */
    debts: json<readonly Debt[]>('debts').notNull().default([]),
    commitments: json<readonly CommitmentSummary[]>('commitments').notNull().default([]),
    /** What targets need to know of it; days are numbers inside the JSON, as in every derived value. */
    run: json<ItemRun>('run').notNull(),
    yellowOn: civilDay('yellow_on'),
    redOn: civilDay('red_on'),
    breachOn: civilDay('breach_on'),
    /** Due date of the clock that a reader looks at, while it runs. */
    nextDueOn: civilDay('next_due_on'),
  },
  (table) => [
    primaryKey({ name: 'cases_pkey', columns: [table.projectId, table.item] }),
    index('cases_status_holder').on(table.status, table.holder),
    index('cases_department').on(table.department, table.status),
    index('cases_holder').on(table.holder, table.status),
    index('cases_consulted').using('gin', table.consulted).where(sql`consulted <> '[]'::jsonb`),
    index('cases_debts').on(table.department, table.projectId).where(sql`debts <> '[]'::jsonb`),
    index('cases_commitments').on(table.department, table.projectId).where(sql`commitments <> '[]'::jsonb`),
    index('cases_refiled').on(table.receivedOn).where(sql`instance > 1`),
    index('cases_deemed_from').on(table.deemedFrom).where(sql`status = 'received'`),
  ],
);

/** One row a clock of a case's present instance. Values that grow by the day are kept only while they stand still. */
export const clocks = pgTable(
  'clocks',
  {
    projectId: text('project_id').notNull(),
    item: text('item').notNull(),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    /** Material, procedure or department, where a case has several clocks of one kind. */
    subject: text('subject'),
    state: text('state').$type<'running' | 'paused' | 'stopped'>().notNull(),
    holder: text('holder'),
    startedOn: civilDay('started_on').notNull(),
    limitDays: integer('limit_days'),
    limitUnit: text('limit_unit').$type<LimitUnit>(),
    extendedBy: integer('extended_by').notNull(),
    dueOn: civilDay('due_on'),
    expectedDueOn: civilDay('expected_due_on'),
    stoppedOn: civilDay('stopped_on'),
    provisional: boolean('provisional').notNull(),
    /** Edition of the calendar that gave the dates. */
    edition: text('edition').notNull(),
    usedDays: integer('used_days'),
    remainingDays: integer('remaining_days'),
    /** The pauses behind the date shown. */
    pauses: json<readonly PauseInterval[]>('pauses').notNull(),
    overdueWorking: integer('overdue_working'),
    overdueNatural: integer('overdue_natural'),
    yellowOn: civilDay('yellow_on'),
    lateOn: civilDay('late_on'),
    late: text('late').$type<'red' | 'breach'>(),
    nextChangeOn: civilDay('next_change_on'),
    /** The one that a list shows for its case. */
    main: boolean('main').notNull(),
  },
  (table) => [
    primaryKey({ name: 'clocks_pkey', columns: [table.projectId, table.item, table.ordinal] }),
    index('clocks_next_change').on(table.nextChangeOn).where(sql`state = 'running'`),
    index('clocks_due').on(table.dueOn),
    index('clocks_consultation').on(table.subject).where(sql`kind = 'consultation'`),
  ],
);

/** What happened. A trigger refuses to change or delete a row (drizzle/0001). */
export const events = pgTable(
  'events',
  {
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    seq: integer('seq').notNull(),
    /** null for events of the project itself. */
    item: text('item'),
    caseVersion: integer('case_version'),
    type: text('type').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    occurredOn: civilDay('occurred_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name').notNull(),
    data: json<JsonObject>('data').notNull(),
    backEntry: boolean('back_entry').notNull(),
    restDay: boolean('rest_day').notNull(),
    idempotencyKey: text('idempotency_key'),
    requestHash: text('request_hash'),
    hashAlgorithm: text('hash_algorithm').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'events_pkey', columns: [table.projectId, table.seq] }),
    unique('events_case_version').on(table.projectId, table.item, table.caseVersion),
    uniqueIndex('events_idempotency')
      .on(table.actor, table.idempotencyKey)
      .where(sql`idempotency_key is not null`),
    index('events_occurred_on').on(table.occurredOn),
    /** Files that the record names are kept. */
    index('events_file').on(sql`(data ->> 'file')`).where(sql`data ? 'file'`),
    index('events_told_again')
      .on(table.recordedAt)
      .where(sql`jsonb_path_exists(data, '$.again') or jsonb_path_exists(data, '$.replacement.fact.again')`),
  ],
);

/** Published chains; a version is never changed once stored, but for its status. */
export const templates = pgTable(
  'templates',
  {
    id: text('id').notNull(),
    version: text('version').notNull(),
    status: text('status').$type<ApprovalTemplate['status']>().notNull(),
    document: json<ApprovalTemplate>('document').notNull(),
    /** The text as it was imported. */
    source: text('source').notNull(),
    importedAt: instant('imported_at').notNull(),
    importedBy: text('imported_by').notNull(),
    /** When a draft was published, and when a version was retired; null where the file itself said so. */
    publishedAt: instant('published_at'),
    publishedBy: text('published_by'),
    retiredAt: instant('retired_at'),
    retiredBy: text('retired_by'),
  },
  (table) => [primaryKey({ name: 'templates_pkey', columns: [table.id, table.version] })],
);

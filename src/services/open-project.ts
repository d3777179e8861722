// Opens a project: identity checked, template version pinned, its planned cases laid out, all in one transaction.
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { type ApprovalPlan, planFor } from '../domain/approval-chain.ts';
import { attributeIssues } from '../domain/attributes.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import type { Day } from '../domain/day.ts';
import { conflict, forbidden, type Issue, invalid, invalidField, Refusal } from '../domain/errors.ts';
import { issueAt } from '../domain/problem.ts';
import { readProjectCode } from '../domain/project-code.ts';
import { readProject } from '../domain/project-reading.ts';
import { readRegion, regionWithin } from '../domain/regions.ts';
import type { ApprovalTemplate, Attributes } from '../domain/template.ts';
import { readAccount } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { appendEvents, findByIdempotencyKey } from '../store/event-log.ts';
import {
  insertProject,
  readProjectByCode,
  replaceClocks,
  writeCases,
  writeProjectSummary,
} from '../store/read-models.ts';
import type { ProjectRecord } from '../store/records.ts';
import { readCurrentTemplate, readTemplate } from '../store/templates.ts';
import { demand, sees } from './access.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { readInput, zRead, zText } from './input.ts';
import { projectSummary } from './project-summary.ts';
import { getProject } from './projects.ts';
import { caseRecord, clockRecords } from './records.ts';
import { isInForce } from './templates.ts';
import type { ProjectView } from './views.ts';

export const openProjectShape = z.strictObject({
  /** National project code, current or pre-2020 form. */
  code: zRead(readProjectCode),
  name: zText(200),
  template: zText(100),
  /** Left out: the active version of the template. */
  templateVersion: zText(40).optional(),
  region: zRead(readRegion),
  owner: z.strictObject({ name: zText(200), creditCode: zRead(readCreditCode) }),
  /** Username of the proxy clerk; an agent who opens a project holds it. */
  agent: zText(60).optional(),
  attributes: z.record(z.string(), z.unknown()).default({}),
});
type OpenProjectInput = z.output<typeof openProjectShape>;

/** Throws a Refusal; on a refusal nothing is written. A project code is used once. */
export async function openProject(
  ctx: ServiceContext,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<{ readonly project: ProjectView; readonly created: boolean }> {
  demand(ctx.actor, 'project.open');
  const input = readInput(openProjectShape, raw);
  const opened = ctx.store.transaction(async (tx): Promise<OpenedProject> => {
    const earlier = await openedBefore(ctx, tx, idempotency);
    if (earlier !== null) return earlier;
    const template = await templateFor(tx, input, today(ctx));
    const checked = check(ctx, input, template);
    await demandUnused(ctx, tx, checked.code);
    const agent = await agentFor(ctx, tx, input);
    const project = await insert(ctx, tx, { ...checked, agent }, template, idempotency);
    return { id: project.id, created: true };
  });
  const { id, created } = await opened.catch(async (error: unknown) => {
    // Of two that come at once, the slower finds the code taken, by its own request.
    const earlier = error instanceof Refusal ? await openedBefore(ctx, ctx.store.db, idempotency) : null;
    if (earlier === null) throw error;
    return earlier;
  });
  return { project: await getProject(ctx, id), created };
}

interface OpenedProject {
  readonly id: string;
  readonly created: boolean;
}

/** What the same request has opened already; null when nothing. */
async function openedBefore(
  ctx: ServiceContext,
  db: Db,
  idempotency: Idempotency | null,
): Promise<OpenedProject | null> {
  if (idempotency === null) return null;
  const repeat = await findByIdempotencyKey(db, ctx.actor.username, idempotency.key);
  if (repeat === null) return null;
  demandSameRequest(repeat.requestHash, idempotency);
  return { id: repeat.projectId, created: false };
}

async function templateFor(db: Db, input: OpenProjectInput, on: Day): Promise<ApprovalTemplate> {
  const { template: id, templateVersion: version } = input;
  const found =
    version === undefined ? await readCurrentTemplate(db, id, on) : await readTemplate(db, id, version);
  if (found === null)
    throw invalidField('template', 'template_unknown', { template: id, version: version ?? '' });
  if (found.status !== 'active')
    throw invalidField('template', 'template_not_active', { template: id, templateStatus: found.status });
  const { effective } = found.document;
  if (!isInForce(found.document, on))
    throw invalidField('template', 'template_not_in_force', {
      template: id,
      from: effective.from,
      to: effective.to,
    });
  return found.document;
}

interface Checked {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly ownerName: string;
  readonly ownerCreditCode: string;
  readonly attributes: Attributes;
  readonly warnings: readonly { readonly path: string; readonly code: string }[];
}

/** What the shape cannot know: today, the template and the actor's region. */
function check(ctx: ServiceContext, input: OpenProjectInput, template: ApprovalTemplate): Checked {
  const { name, attributes, owner } = input;
  const code = input.code.value.normalised;
  const region = input.region.value;
  const issues: Issue[] = attributeIssues(attributes, 'attributes').slice();
  const dated = readProjectCode(code, today(ctx));
  if (!dated.ok) issues.push(issueAt('code', dated.problem));
  if (!regionWithin(region, template.region.code)) {
    const facts = { region, template: template.id, scope: template.region.code };
    issues.push({ path: 'region', code: 'region_outside_template', facts });
  }
  if (issues.length > 0) throw invalid(issues);
  if (!regionWithin(region, ctx.actor.region)) throw forbidden('project.open');
  const warned = [
    { path: 'code', ...input.code },
    { path: 'region', ...input.region },
    { path: 'owner.creditCode', ...owner.creditCode },
  ];
  return {
    code,
    name,
    region,
    ownerName: owner.name,
    ownerCreditCode: owner.creditCode.value,
    attributes: attributes as Attributes,
    warnings: warned.flatMap(({ path, warnings }) =>
      warnings.map((warning) => ({ path, code: warning.code })),
    ),
  };
}

async function demandUnused(ctx: ServiceContext, tx: Tx, code: string): Promise<void> {
  const other = await readProjectByCode(tx, code);
  if (other === null) return;
  // The name of a project that is out of sight is not told.
  const visible = sees(ctx.actor, { ...other, departments: [] });
  throw conflict('project_code_taken', { code, name: visible ? other.name : '' });
}

async function agentFor(ctx: ServiceContext, tx: Tx, input: OpenProjectInput): Promise<string | null> {
  const username = input.agent ?? (ctx.actor.roles.includes('agent') ? ctx.actor.username : null);
  if (username === null) return null;
  const account = await readAccount(tx, username);
  if (account?.active !== true || !account.roles.includes('agent'))
    throw invalidField('agent', 'agent_unknown', { agent: username });
  return username;
}

async function insert(
  ctx: ServiceContext,
  tx: Tx,
  checked: Checked & { readonly agent: string | null },
  template: ApprovalTemplate,
  idempotency: Idempotency | null,
): Promise<ProjectRecord> {
  const plan = planFor(template, checked.attributes);
  const on = today(ctx);
  const project = await insertProject(tx, {
    ...checked,
    id: crypto.randomUUID(),
    pinyin: spelling(checked.name),
    templateId: template.id,
    templateVersion: template.version,
    category: template.project.category,
    openedOn: on,
  });
  const { warnings: _, ...data } = checked;
  await appendEvents(tx, project, [
    {
      item: null,
      body: { type: 'open_project', ...data, template: template.id, templateVersion: template.version },
      occurredAt: ctx.now,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      backEntry: false,
      restDay: !calendarOf(ctx, project).isWorkingDay(on),
      idempotencyKey: idempotency?.key ?? null,
      requestHash: idempotency?.requestHash ?? null,
    },
  ]);
  await writeAllCases(ctx, tx, project, plan, on);
  return project;
}

/** Rows of a project in which nothing has been filed yet. */
async function writeAllCases(
  ctx: ServiceContext,
  tx: Tx,
  project: ProjectRecord,
  plan: ApprovalPlan,
  on: Day,
): Promise<void> {
  const projectId = project.id;
  const calendar = calendarOf(ctx, project);
  const reading = readProject(plan, () => [], calendar, placePolicies(ctx, project), on);
  const records = reading.cases.map((placed, position) => caseRecord(projectId, placed, position, 0));
  await Promise.all([
    writeCases(tx, records),
    ...reading.cases.map((placed) =>
      replaceClocks(tx, projectId, placed.item.code, clockRecords(projectId, placed, calendar.edition)),
    ),
    writeProjectSummary(tx, projectId, projectSummary(plan, records, calendar, on)),
  ]);
}

/** Initials and full spelling without tones, as people type them into the search box. */
function spelling(name: string): string {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;
  const initials = pinyin(name, { ...options, pattern: 'first' }).join('');
  return `${initials} ${pinyin(name, options).join('')}`.toLowerCase();
}

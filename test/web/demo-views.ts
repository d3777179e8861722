// The six projects of the demonstration as view models, computed by the domain from fixtures/demo without a database.

import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { decideInOrder, effectiveEvents } from '../../src/domain/case-history.ts';
import { rulesFor } from '../../src/domain/case-rules.ts';
import { type Day, day, dayOfInstant, isoDay } from '../../src/domain/day.ts';
import { type DeskReason, deskReasons } from '../../src/domain/desk-reasons.ts';
import { checkParties, type Parties } from '../../src/domain/parties.ts';
import type { PlacedCase } from '../../src/domain/project-reading.ts';
import { type ProjectReading, readProject } from '../../src/domain/project-reading.ts';
import { noRun } from '../../src/domain/target.ts';
import { targetWork } from '../../src/domain/target-ledger.ts';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { named } from '../../src/services/case-view.ts';
import { ledgerView } from '../../src/services/ledger-view.ts';
import type { LedgerView } from '../../src/services/ledger-views.ts';
import { projectView } from '../../src/services/project-view.ts';
import { targetLedgerView } from '../../src/services/target-ledger-view.ts';
import type { DeskRow, EventView, HomeView, ProjectRow, ProjectView } from '../../src/services/views.ts';
import { isOpen } from '../../src/web/words/answer.ts';
import { stateCouncil } from '../support/calendar.ts';
import { policies } from '../support/policies.ts';
import { readYaml, template } from '../support/template-files.ts';

export const now = '2026-05-27T09:00:00+08:00';
export const today: Day = day('2026-05-27');
const here = policies.in('330784');

interface DemoProject {
  readonly code: string;
  readonly name: string;
  readonly template: string;
  readonly owner: { readonly name: string; readonly creditCode: string };
  readonly opened: { readonly at: string };
  readonly events: readonly (readonly [
    string,
    string,
    string,
    string,
    Readonly<Record<string, unknown>>?,
    { recorded?: string }?,
  ])[];
}

const accounts = (readYaml('demo/accounts.yaml') as { accounts: { username: string; name: string }[] })
  .accounts;
const nameOfUser = (username: string): string =>
  accounts.find((one) => one.username === username)?.name ?? username;
const checked = checkParties(readYaml('departments.yaml'));
if (!checked.ok) throw new Error('departments.yaml');
export const parties: Parties = checked.value;

export interface DemoView {
  readonly project: ProjectView;
  readonly events: readonly EventView[];
  readonly template: ApprovalTemplate;
  readonly plan: ApprovalPlan;
  readonly reading: ProjectReading;
  eventsOf(item: string): readonly CaseEvent[];
  ledger(item: string, kind: string): LedgerView;
  targetLedger(code: string): LedgerView;
  placed(item: string): PlacedCase;
}

const instant = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const dayFields = ['until', 'correctBy', 'rectifyBy', 'promisedBy'];

/** Dates in the file are text or YAML dates; facts hold days. */
function factOf(type: string, details: Readonly<Record<string, unknown>>): CaseFact {
  const fact: Record<string, unknown> = { type };
  for (const [name, value] of Object.entries(details)) fact[name] = factValue(name, value);
  return fact as unknown as CaseFact;
}
function factValue(name: string, value: unknown): unknown {
  if (dayFields.includes(name)) return day(String(value));
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) =>
    typeof one === 'object' && one !== null
      ? Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, factValue(key, inner)]))
      : one,
  );
}

function build(demo: DemoProject, index: number): DemoView {
  const spec = template(demo.template);
  const plan = planFor(spec, {});
  const byItem = new Map<string, CaseEvent[]>();
  const eventsOf = (item: string): CaseEvent[] => byItem.get(item) ?? [];
  const views: EventView[] = [];
  let seq = 0;
  for (const [when, who, item, type, details = {}, extra = {}] of demo.events) {
    // Acts beside the case: the views here are those of cases alone.
    if (type.endsWith('_promise')) continue;
    const planned = plan.items.find((one) => one.code === item);
    if (planned === undefined) throw new Error(`${demo.name}: no ${item}`);
    const occurredAt = instant(when);
    const recordedAt = extra.recorded === undefined ? occurredAt : instant(extra.recorded);
    for (const body of decideInOrder(
      eventsOf(item),
      factOf(type, details),
      occurredAt,
      rulesFor(plan, planned, stateCouncil, here),
    )) {
      seq += 1;
      byItem.set(item, [...eventsOf(item), { seq, occurredAt, recordedAt, body }]);
      views.push({
        seq,
        item,
        itemName: named(planned.spec),
        names: {},
        type: body.type,
        occurredAt: new Date(occurredAt).toISOString(),
        occurredOn: isoDay(dayOfInstant(occurredAt)),
        recordedAt: new Date(recordedAt).toISOString(),
        actor: { username: who, name: nameOfUser(who) },
        backEntry: recordedAt > occurredAt,
        restDay: false,
        rectifiedBy: null,
        data: { ...details },
        hash: '3f9a71c2',
      });
    }
  }
  const reading = readProject(plan, eventsOf, stateCouncil, here, today);
  const id = `p${index + 1}`;
  const project = projectView(
    {
      id,
      code: demo.code,
      name: demo.name,
      region: '330784',
      ownerName: demo.owner.name,
      ownerCreditCode: demo.owner.creditCode,
      agent: { username: 'agent01', name: '陈丽', phone: '0579-0000 0012' },
      attributes: {},
      openedOn: day(demo.opened.at.slice(0, 10)),
      warnings: [],
    },
    plan,
    reading,
    parties,
    stateCouncil,
    (item) => eventsOf(item).length,
  );
  const placed = (item: string): PlacedCase => {
    const found = reading.cases.find((one) => one.item.code === item);
    if (found === undefined) throw new Error(`${demo.name}: no case ${item}`);
    return found;
  };
  const ledger = (item: string, kind: string): LedgerView => {
    const run = placed(item).reading.clocks.find(({ clock }) => clock.kind === kind);
    if (run === undefined) throw new Error(`${demo.name} ${item}: no clock ${kind}`);
    const events = effectiveEvents(eventsOf(item));
    return ledgerView({ id, name: demo.name }, spec, placed(item), { key: kind, run }, today, events);
  };
  const targetLedger = (code: string): LedgerView => {
    const target = reading.targets.find((one) => one.spec.code === code);
    if (target === undefined) throw new Error(`${demo.name}: no target ${code}`);
    const runOf = (item: string) => reading.cases.find((one) => one.item.code === item)?.run ?? noRun;
    const work = targetWork(target, plan, runOf, (item) => [placed(item).reading.state]);
    return targetLedgerView({ id, name: demo.name }, plan, target, work, stateCouncil, today);
  };
  const own = { template: spec, plan, reading, eventsOf };
  return { ...own, project, events: views.toReversed(), ledger, targetLedger, placed };
}

export const demo: readonly DemoView[] = (
  readYaml('demo/projects.yaml') as { projects: DemoProject[] }
).projects.map(build);

export function demoProject(name: string): DemoView {
  const found = demo.find(({ project }) => project.name.startsWith(name));
  if (found === undefined) throw new Error(`no demo project ${name}`);
  return found;
}

function reasonOf(c: ProjectView['cases'][number]): DeskReason {
  if (c.light === 'breach') return 'breach';
  if (c.light === 'red') return 'overdue';
  if (c.light === 'yellow') return 'due_soon';
  if (c.status === 'paused') return 'paused';
  if (c.status === 'running' && c.deemedAccepted) return 'deemed';
  if (c.owes.length > 0) return 'owed';
  if (c.status === 'verifying') return 'verification';
  return 'running';
}

/** Every open case of a project as a desk row. */
function rowsOf({ project }: DemoView): readonly DeskRow[] {
  const target = project.targets[0];
  return project.cases.filter(isOpen).map((c) => ({
    projectId: project.id,
    projectName: project.name,
    item: c.item,
    itemName: c.name,
    reason: reasonOf(c),
    status: c.status,
    holder: c.holder,
    holderName: c.holderName,
    clock: c.mainClock,
    target:
      target === undefined
        ? null
        : { budget: target.budget, dueOn: target.dueOn, provisional: target.provisional },
    owes: c.owes.map((owed) => owed.name),
    receivedOn: c.receivedOn,
    decidedOn: c.decidedOn,
    pauseUntil: c.pause?.until ?? null,
    commitment: c.commitment?.state ?? null,
    lapse: c.lapse,
  }));
}

export const deskRows: readonly DeskRow[] = demo
  .flatMap(rowsOf)
  .toSorted((a, b) => deskReasons.indexOf(a.reason) - deskReasons.indexOf(b.reason));

const countOf = (...reasons: readonly DeskReason[]): number =>
  deskRows.filter((row) => reasons.includes(row.reason)).length;

export const home: HomeView = {
  asOf: isoDay(today),
  projects: demo.length,
  mine: null,
  counters: {
    todo: 4,
    dueSoon: countOf('due_soon', 'notice_due'),
    overdue: countOf('overdue', 'breach'),
    paused: countOf('paused'),
    deemed: countOf('deemed'),
    owed: countOf('owed'),
    verification: countOf('verification'),
  },
  rows: deskRows,
};

export const projectRows: readonly ProjectRow[] = demo.map((view) => {
  const { project } = view;
  const stage = project.stages.find((one) => one.done < one.total) ?? null;
  return {
    id: project.id,
    code: project.code,
    name: project.name,
    ownerName: project.owner.name,
    region: project.region,
    templateName: project.template.name,
    agentName: project.agent?.name ?? null,
    stage: stage === null ? null : { code: stage.code, name: stage.name },
    done: project.stages.reduce((sum, one) => sum + one.done, 0),
    total: project.stages.reduce((sum, one) => sum + one.total, 0),
    light: project.light,
    next: deskRows.find((row) => row.projectId === project.id) ?? null,
  };
});

/** Calendar days from `from` to `to`, both included. */
export function calendarDays(from: string, to: string) {
  const days = [];
  for (let at = day(from); at <= day(to); at += 1) {
    const fact = stateCouncil.fact(at);
    days.push({ date: isoDay(at), day: fact.kind, name: fact.name, working: fact.working });
  }
  return days;
}

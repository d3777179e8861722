// What the record knows for a paper: the project, its case as it stood when the event happened, and the days that follow.
import type { PlannedItem } from '../domain/approval-chain.ts';
import { acceptedFacts, type CaseState, decidedFacts, facts, stillOwed } from '../domain/case.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { type EffectiveEvent, effectiveEvents, stateAsOf } from '../domain/case-history.ts';
import { type CaseReading, readCase } from '../domain/case-reading.ts';
import { rulesFor } from '../domain/case-rules.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import type { Day } from '../domain/day.ts';
import { paperDate } from '../domain/paper-content.ts';
import { emptyScope, type PaperRow, type PaperScope } from '../domain/paper-variables.ts';
import { type PaperKindCode, tellsOf } from '../domain/papers.ts';
import { regionName, regionWithin } from '../domain/regions.ts';
import { fullWidth } from '../texts/names.ts';
import { calendarOf, placePolicies, today } from './context.ts';
import type { ActScene } from './record-acts.ts';

/** The case of a paper as it stood after the event that the paper tells of. */
export interface PaperCase {
  readonly item: PlannedItem;
  readonly event: EffectiveEvent | null;
  readonly state: CaseState;
  readonly reading: CaseReading;
}

/**
 * The event is what the record says of it now: a slip that was mended is told as mended. `about` null: the latest event of
 * which such a paper may tell; null event when there is none, or when it was taken back.
 */
export function paperCase(
  scene: ActScene,
  item: PlannedItem,
  kind: PaperKindCode,
  about: number | null,
): PaperCase {
  const { ctx, project, plan, events } = scene;
  const own = events.filter((event) => event.item === item.code);
  const told = effectiveEvents(own).filter(({ fact }) => tellsOf(kind, fact));
  const event =
    (about === null
      ? told.reduce<EffectiveEvent | null>(
          (last, one) => (last === null || one.seq > last.seq ? one : last),
          null,
        )
      : told.find(({ seq }) => seq === about)) ?? null;
  const known =
    event === null
      ? own
      : own.filter(
          ({ seq, body }) => seq <= event.seq || (body.type === 'rectify_event' && body.target <= event.seq),
        );
  const asOf = event?.on ?? today(ctx);
  const rules = rulesFor(plan, item, calendarOf(ctx, project), placePolicies(ctx, project));
  const state = stateAsOf(known, asOf, rules);
  return { item, event, state, reading: readCase(state, rules, asOf, true) };
}

/** Full name of an office of a place: 永康市自然资源和规划局. */
export const officeName = ({ ctx, project }: ActScene, party: string): string =>
  `${regionName(project.region, 'zh')}${oneLine(ctx.parties.get(party)?.zh ?? party)}`;

const oneLine = (text: string): string => fullWidth(text.replace(/\s+/gu, ' ').trim());
const dated = (on: Day | null | undefined): string | null =>
  on === null || on === undefined ? null : paperDate(on);

const units = { working: '个工作日', natural: '日', month: '个月' } as const;
const limitText = (
  limit: { readonly days: number; readonly unit: keyof typeof units } | null,
): string | null =>
  limit === null ? null : limit.days === 0 ? '即时办结' : `${limit.days}${units[limit.unit]}`;

export function recordScope(scene: ActScene, placed: PaperCase | null, office: string): PaperScope {
  const { ctx, project } = scene;
  const base: PaperScope = {
    ...emptyScope(),
    applicant: oneLine(project.ownerName),
    applicantCode: project.ownerCreditCode,
    projectName: oneLine(project.name),
    projectCode: project.code,
    office,
    department: placed === null ? office : officeName(scene, placed.item.spec.department.lead),
    place: regionName(project.region, 'zh'),
    inZhejiang: regionWithin(project.region, '330000'),
    today: paperDate(today(ctx)),
    handler: oneLine(ctx.actor.name),
  };
  return placed === null ? base : { ...base, ...caseScope(placed, scene), ...eventScope(placed, scene) };
}

function caseScope({ item, state, reading }: PaperCase, scene: ActScene): Partial<PaperScope> {
  const received = facts(state);
  const accepted = acceptedFacts(state);
  const decided = decidedFacts(state);
  const clock = (kind: ClockKind) =>
    reading.clocks.findLast((run) => run.clock.kind === kind)?.reading ?? null;
  const decision = clock('promised') ?? clock('statutory');
  const overdue = decision?.overdueDays ?? null;
  return {
    itemName: oneLine(item.spec.zh),
    licence: item.spec.kind === 'licence',
    output: item.spec.output === undefined ? null : oneLine(item.spec.output.zh),
    receivedOn: dated(received?.receivedOn),
    noticeBy: accepted === null ? dated(clock('intake')?.dueOn) : null,
    acceptedOn: dated(accepted?.acceptedOn),
    deemed: accepted?.deemed === true,
    promisedLimit: limitText(item.promised ?? item.statutory),
    statutoryLimit: limitText(item.statutory),
    decisionDueOn: dated(decision?.dueOn),
    statutoryDueOn: dated(clock('statutory')?.dueOn),
    expectedDueOn: dated(decision?.expectedDueOn),
    overdue: overdue === null || overdue.natural <= 0 ? null : `${overdue.working}个工作日`,
    correctBy: dated(received?.corrections.at(-1)?.correctBy),
    decidedOn: dated(decided?.decidedOn),
    tolerant: decided?.result === 'approve_tolerant',
    byCommitment: decided?.result === 'approve_by_commitment',
    granted: decided !== null && decided.result !== 'refuse',
    deliveryDueOn: dated(clock('delivery')?.dueOn),
    deliveredOn: dated(decided?.deliveredOn),
    verifyBy: dated(clock('verification')?.dueOn),
    rectifyBy: dated(decided?.verification?.rectifyBy),
    procedureName: procedureOf(state, scene),
    missing: accepted === null ? [] : stillOwed(accepted).map((owed) => missingRow(owed, item, reading)),
  };
}

function missingRow(
  owed: { readonly material: string; readonly promisedBy: Day | null },
  item: PlannedItem,
  { clocks }: CaseReading,
): PaperRow {
  const run = clocks.find(({ clock }) => clock.kind === 'supplement' && clock.subject === owed.material);
  return { name: materialName(item, owed.material), dueOn: dated(run?.reading.dueOn ?? owed.promisedBy) };
}

function procedureOf(state: CaseState, { plan }: ActScene): string | null {
  const pause = acceptedFacts(state)?.pauses.at(-1);
  if (pause === undefined) return null;
  const spec = plan.template.special_procedures.find(({ code }) => code === pause.procedure);
  return oneLine(spec?.zh ?? pause.procedure);
}

const materialName = (item: PlannedItem, code: string): string =>
  oneLine(item.spec.materials.find((spec) => spec.code === code)?.zh ?? code);

const forms = { original: '原件', copy: '复印件', electronic: '电子' } as const;
function materialRows(item: PlannedItem, codes: readonly string[]): readonly PaperRow[] {
  return codes.map((code) => {
    const spec = item.spec.materials.find((one) => one.code === code);
    return {
      name: materialName(item, code),
      form: spec === undefined ? null : forms[spec.form],
      copies: null,
    };
  });
}

/** What the event itself says. */
function eventScope({ item, event, state }: PaperCase, scene: ActScene): Partial<PaperScope> {
  if (event === null) return {};
  return { eventOn: paperDate(event.on), ...said(event.fact, event.on, item, state, scene) };
}

function said(
  fact: CaseFact,
  on: Day,
  item: PlannedItem,
  state: CaseState,
  { plan, ctx, project }: ActScene,
): Partial<PaperScope> {
  const document = 'document' in fact ? (fact.document ?? null) : null;
  const note = 'note' in fact ? (fact.note ?? null) : null;
  switch (fact.type) {
    case 'receive':
      return { note, materials: materialRows(item, fact.handedIn ?? []) };
    case 'correction_notice':
      return { noticeText: fact.text, document };
    case 'not_accept':
    case 'terminate':
    case 'revoke':
      return { reason: fact.reason };
    case 'withdraw':
      return { reason: fact.reason, deemedWithdrawal: fact.deemed === true };
    case 'refuse_acceptance':
      return { reason: fact.reason, competentAgency: fact.competentAgency ?? null };
    case 'pause':
      return { document, note, until: dated(fact.until) };
    case 'extend':
      return {
        document,
        reason: fact.reason,
        approver: fact.approver,
        extensionDays: limitText({
          days: fact.days,
          unit: (item.promised ?? item.statutory)?.unit ?? 'working',
        }),
        extensionArticle:
          rulesFor(plan, item, calendarOf(ctx, project), placePolicies(ctx, project)).extension === null
            ? null
            : articles[item.extensionRule],
      };
    case 'supplement':
      return { note, materials: materialRows(item, fact.materials ?? suppliedOn(state, on)) };
    case 'resubmit':
      return { note, resubmitted: true };
    case 'decide':
      return { document, reason: fact.reason ?? null };
    case 'verify':
      return { note, verified: fact.result === 'pass', rectifyBy: dated(fact.rectifyBy) };
    default:
      return { note, document };
  }
}

const suppliedOn = (state: CaseState, on: Day): readonly string[] =>
  (acceptedFacts(state)?.owed ?? []).filter((owed) => owed.suppliedOn === on).map(({ material }) => material);

const articles = {
  licence: '《中华人民共和国行政许可法》第四十二条第一款',
  joint: '《中华人民共和国行政许可法》第四十二条第二款',
  verification: '《企业投资项目核准和备案管理条例》第十条',
} as const;

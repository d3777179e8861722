// From readings to views: a case and its clocks in the words of the contract (dates as text, names in both languages).
import { acceptedFacts, decidedFacts, facts, mocksOf, openPause } from '../domain/case.ts';
import { PROCEDURE } from '../domain/case-clocks.ts';
import {
  type CaseReading,
  instanceOf,
  mainClock,
  owedMaterials,
  type RunClock,
  tookDays,
} from '../domain/case-reading.ts';
import { commitmentOf } from '../domain/commitment-summary.ts';
import { isoDay, isoDayOrNull } from '../domain/day.ts';
import type { ClockLimit } from '../domain/legal-clock.ts';
import { mockExpectedOn } from '../domain/mock-approval.ts';
import type { Parties } from '../domain/parties.ts';
import { policyUse } from '../domain/policy.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { consequenceEvent } from '../domain/supplement-lapse.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import type { ConsequenceView } from './debt-views.ts';
import type { CaseView, ClockView, CommitmentView, MockView, Named } from './views.ts';

/** `construction_permit` → `Construction permit`. */
export const english = (identifier: string): string => {
  const words = identifier.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
export const named = ({ zh, en }: { readonly zh: string; readonly en: string }): Named => ({
  zh,
  en: english(en),
});

export function procedureName(template: ApprovalTemplate, code: string): Named {
  const known = template.special_procedures.find((procedure) => procedure.code === code);
  return known === undefined ? { zh: code, en: code } : named(known);
}

/** The short name that screens show. */
export function partyName(parties: Parties, code: string): Named {
  const party = parties.get(code);
  return party === undefined ? { zh: code, en: code } : { zh: party.short, en: party.en };
}

/** A party, or the special procedure that has the case. */
export const nameOfHolder = (
  template: ApprovalTemplate,
  parties: Parties,
  holder: string,
  procedure: string | null,
): Named =>
  holder === PROCEDURE && procedure !== null
    ? procedureName(template, procedure)
    : partyName(parties, holder);

/** What tells clocks of one kind apart: a material of the item, a procedure, or the department that was asked. */
export function subjectName(
  template: ApprovalTemplate,
  parties: Parties,
  { item, subject }: { readonly item: string; readonly subject: string },
): Named {
  const spec = template.items.find(({ code }) => code === item);
  const material = spec?.materials.find(({ code }) => code === subject);
  if (material !== undefined) return { zh: material.zh, en: material.zh };
  const isProcedure = template.special_procedures.some(({ code }) => code === subject);
  return isProcedure ? procedureName(template, subject) : partyName(parties, subject);
}

const limitView = (limit: ClockLimit): ClockView['limit'] =>
  limit.kind === 'days' ? { days: limit.days, unit: limit.unit } : null;

export function clockView({ clock, reading }: RunClock, edition: string): ClockView {
  return {
    kind: clock.kind,
    subject: clock.subject,
    state: reading.state,
    holder: clock.holder,
    startedOn: isoDay(reading.startedOn),
    limit: limitView(clock.limit),
    extendedBy: reading.extendedBy,
    dueOn: isoDayOrNull(reading.dueOn),
    expectedDueOn: isoDayOrNull(reading.expectedDueOn),
    stoppedOn: isoDayOrNull(reading.stoppedOn),
    provisional: reading.provisional,
    edition,
    usedDays: reading.usedDays,
    remainingDays: reading.remainingDays,
    overdueDays: reading.overdueDays,
    light: reading.light,
  };
}

export interface CaseViewParts {
  readonly template: ApprovalTemplate;
  readonly parties: Parties;
  readonly edition: string;
  readonly nameOf: (item: string) => Named;
  readonly versionOf: (item: string) => number;
}

function mockView({ state, clocks }: CaseReading): MockView | null {
  const mocks = mocksOf(state);
  const last = mocks.at(-1);
  if (last === undefined) return null;
  const { startedOn, finishedOn, result, opinion, document } = last;
  return {
    round: mocks.length,
    startedOn: isoDay(startedOn),
    expectedOn: isoDayOrNull(mockExpectedOn(state, clocks)),
    finishedOn: isoDayOrNull(finishedOn),
    result,
    opinion,
    document,
  };
}

/** With the day by which each is due; none once the case was decided without it. */
function consultationViews({ state, clocks }: CaseReading, parties: Parties): CaseView['consultations'] {
  const asked = acceptedFacts(state)?.consultations ?? [];
  const runs = clocks.filter(({ clock }) => clock.kind === 'consultation');
  return asked.map(({ department, question, document, askedOn, answer }, i) => ({
    department,
    departmentName: partyName(parties, department),
    question,
    document,
    askedOn: isoDay(askedOn),
    dueOn: isoDayOrNull(runs[i]?.reading.dueOn ?? null),
    isOpen: runs[i]?.reading.state === 'running',
    light: runs[i]?.reading.light ?? 'none',
    answer:
      answer === null
        ? null
        : { on: isoDay(answer.on), opinion: answer.opinion, text: answer.text, document: answer.document },
  }));
}

function commitmentView({ reading: { state, clocks }, rules }: PlacedCase): CommitmentView | null {
  const found = commitmentOf(state, clocks, rules);
  if (found === null) return null;
  return {
    state: found.state,
    dueOn: isoDayOrNull(found.dueOn),
    rectifyBy: isoDayOrNull(found.rectifyBy),
    judgedOn: isoDayOrNull(found.judgedOn),
    publicityOn: isoDayOrNull(found.publicityOn),
    ...found.ground,
  };
}

function consequenceView({ item, reading: { consequence }, rules }: PlacedCase): ConsequenceView | null {
  if (consequence === null) return null;
  const { kind, dueOn, publicOn, policy, policyOn } = consequence;
  return {
    kind,
    event: consequenceEvent(kind),
    materials: consequence.materials.map((material) => ({
      material,
      name: item.spec.materials.find(({ code }) => code === material)?.zh ?? material,
    })),
    dueOn: isoDay(dueOn),
    since: isoDay(dueOn + 1),
    publicOn: isoDay(publicOn),
    source: policyUse(rules.policies.on(policyOn), policy).source,
  };
}

export function caseView(placed: PlacedCase, parts: CaseViewParts): CaseView {
  const { item, reading } = placed;
  const { state } = reading;
  const received = facts(state);
  const accepted = acceptedFacts(state);
  const decided = decidedFacts(state);
  const pause = state.status === 'paused' && accepted !== null ? openPause(accepted) : null;
  const main = mainClock(reading);
  const holderName = (): Named | null => {
    if (reading.holder === null) return null;
    if (reading.holder === PROCEDURE && pause !== null) return procedureName(parts.template, pause.procedure);
    return partyName(parts.parties, reading.holder);
  };
  const limit = (resolved: typeof item.promised) =>
    resolved === null ? null : { days: resolved.days, unit: resolved.unit };
  return {
    item: item.code,
    name: named(item.spec),
    stage: item.spec.stage,
    kind: item.spec.kind,
    department: item.spec.department.lead,
    departmentName: partyName(parts.parties, item.spec.department.lead),
    status: reading.status,
    holder: reading.holder,
    holderName: holderName(),
    holderSince: isoDayOrNull(reading.holderSince),
    instance: instanceOf(state),
    version: parts.versionOf(item.code),
    receivedOn: isoDayOrNull(received?.receivedOn ?? null),
    acceptedOn: isoDayOrNull(accepted?.acceptedOn ?? null),
    deemedAccepted: accepted?.deemed === true,
    lapse: reading.lapse,
    consequence: consequenceView(placed),
    decidedOn: isoDayOrNull(decided?.decidedOn ?? null),
    commitment: commitmentView(placed),
    deliveredOn: isoDayOrNull(decided?.deliveredOn ?? null),
    result: decided?.result ?? null,
    pause:
      pause === null
        ? null
        : {
            procedure: pause.procedure,
            name: procedureName(parts.template, pause.procedure),
            document: pause.document,
            since: isoDay(pause.from),
            until: isoDayOrNull(pause.until),
          },
    owes: owedMaterials(reading).map(({ material, dueOn }) => ({
      material,
      name: item.spec.materials.find((spec) => spec.code === material)?.zh ?? material,
      dueOn: isoDayOrNull(dueOn),
      gate:
        placed.gate === null
          ? null
          : { ...placed.gate, name: placed.gate.item === null ? null : parts.nameOf(placed.gate.item) },
    })),
    waitsFor: placed.waitsFor.map((code) => ({ item: code, name: parts.nameOf(code) })),
    mock: mockView(reading),
    filing: received?.filing ?? null,
    consultations: consultationViews(reading, parts.parties),
    promised: limit(item.promised),
    statutory: limit(item.statutory),
    mainClock: main === null ? null : clockView(main, parts.edition),
    tookDays: tookDays(reading),
    light: reading.light,
    clocks: reading.clocks.map((run) => clockView(run, parts.edition)),
  };
}

// One problem of an owner as pages and calls show it: who has it, by when, what was answered, every step, and what the reader
// may do about it now.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CaseClock } from '../domain/clock-parts.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import {
  contactClock,
  isComplex,
  type OwnerProblem,
  type ProblemEntry,
  type ProblemStatus,
  problemClock,
  readProblemClock,
} from '../domain/owner-problem.ts';
import type { OwnerProblemKind, ProblemOutcome, problemActs } from '../domain/problem-acts.ts';
import { regionWithin } from '../domain/regions.ts';
import { type Actor, BEARER, mayAct, type Reach, sees } from './access.ts';
import { clockView, named, partyName } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { unitsOfProblem } from './problem-model.ts';
import type { ClockView, Named } from './views.ts';
import type { Whole } from './whole-project.ts';

export type ProblemMove = Exclude<keyof typeof problemActs, 'open_problem' | 'rate_matter'>;
const moves: readonly ProblemMove[] = [
  'contact_problem',
  'answer_problem',
  'close_problem',
  'transfer_problem',
  'reopen_problem',
];

export interface ProblemStep {
  readonly seq: number;
  readonly type: keyof typeof problemActs;
  readonly on: string;
  readonly at: string;
  /** The name in the record; an owner who came by a link stands there as such. */
  readonly by: string;
  readonly unitName: Named | null;
  readonly text: string | null;
}

export interface ProblemView {
  readonly projectId: string;
  readonly projectName: string;
  readonly problem: string;
  readonly kind: OwnerProblemKind;
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly unit: string;
  readonly unitName: Named;
  readonly status: ProblemStatus;
  readonly named: boolean;
  readonly complex: boolean;
  /** 1, and one more for each time it was opened again. */
  readonly round: number;
  readonly openedOn: string;
  readonly openedBy: string;
  readonly text: string;
  readonly clock: ClockView;
  /** The call that a named negative rating asks for within one working day. */
  readonly contact: ClockView | null;
  readonly answer: { readonly on: string; readonly text: string; readonly outcome: ProblemOutcome } | null;
  readonly closedOn: string | null;
  readonly trail: readonly ProblemStep[];
  readonly may: readonly ProblemMove[];
}

interface ViewParts {
  readonly whole: Pick<Whole, 'project' | 'plan' | 'reach'>;
  readonly calendar: WorkingDayCalendar;
  readonly asOf: Day;
}

export function problemView(
  { actor, parties }: Pick<ServiceContext, 'actor' | 'parties'>,
  problem: OwnerProblem,
  { whole: { project, plan, reach }, calendar, asOf }: ViewParts,
): ProblemView {
  const spec = plan.template.items.find(({ code }) => code === problem.item);
  const view = (clock: CaseClock): ClockView =>
    clockView(
      { clock, reading: readProblemClock(clock, calendar, Math.max(asOf, problem.startedOn)) },
      calendar.edition,
    );
  const contact = contactClock(problem);
  return {
    projectId: project.id,
    projectName: project.name,
    problem: problem.problem,
    kind: problem.kind,
    item: problem.item,
    itemName: spec === undefined ? null : named(spec),
    unit: problem.unit,
    unitName: fullName(parties, problem.unit),
    status: problem.status,
    named: problem.named,
    complex: isComplex(problem),
    round: problem.round,
    openedOn: isoDay(problem.openedOn),
    openedBy: problem.trail[0]?.actorName ?? '',
    text: problem.text,
    clock: view(problemClock(problem)),
    contact: contact === null ? null : view(contact),
    answer: problem.answer === null ? null : { ...problem.answer, on: isoDay(problem.answer.on) },
    closedOn: isoDayOrNull(problem.closedOn),
    trail: problem.trail.map((entry) => stepView(parties, entry)),
    may: moves.filter((type) => mayMove(actor, type, problem, reach)),
  };
}

/** To owners and on the page of a problem units have their full names. */
function fullName(parties: ServiceContext['parties'], code: string): Named {
  const party = parties.get(code);
  return party === undefined ? partyName(parties, code) : { zh: party.zh, en: party.en };
}

function stepView(
  parties: ServiceContext['parties'],
  { act, seq, on, recordedAt, actorName }: ProblemEntry,
): ProblemStep {
  const unit = act.type === 'open_problem' || act.type === 'transfer_problem' ? act.unit : null;
  const text =
    'text' in act ? act.text : 'reason' in act ? act.reason : 'note' in act ? (act.note ?? null) : null;
  return {
    seq,
    type: act.type,
    on: isoDay(on),
    at: new Date(recordedAt).toISOString(),
    by: actorName,
    unitName: unit === null ? null : fullName(parties, unit),
    text,
  };
}

/** Whether the actor may, and whether it can happen in this state at all; what exactly is asked, the verb looks at. */
export function mayMove(actor: Actor, type: ProblemMove, problem: OwnerProblem, reach: Reach): boolean {
  const { status } = problem;
  if ((type === 'reopen_problem') !== (status === 'closed')) return false;
  if (type === 'close_problem' && problem.answer === null) return false;
  if (type === 'contact_problem' && (problem.contactedOn !== null || contactClock(problem) === null))
    return false;
  return mayAsUnit(actor, type, problem, { ...reach, departments: [...reach.departments, problem.unit] });
}

const unitsAct: readonly ProblemMove[] = ['contact_problem', 'answer_problem'];

/** The window answers for the service office alone; for all others it watches and passes on. */
export function mayAsUnit(actor: Actor, type: ProblemMove, problem: OwnerProblem, reach: Reach): boolean {
  const acting = actor.roles.filter(
    (role) => role !== 'window' || !unitsAct.includes(type) || problem.unit === SERVICE_OFFICE,
  );
  return mayAct({ ...actor, roles: acting }, type, problem.unit, reach);
}

/** Who answers where no department is concerned. */
export const SERVICE_OFFICE = 'ASC';

/** A department sees what it has or had; whoever came by a link his own, and what staff took in for the owner. */
export function seesProblem(actor: Actor, problem: OwnerProblem, reach: Reach): boolean {
  const units = unitsOfProblem(problem);
  return actor.roles.some((role) => {
    if (role === BEARER)
      return (
        sees(actor, reach) &&
        (problem.openedBy === actor.username ||
          (!problem.openedBy.startsWith('link:') && problem.kind !== 'agent'))
      );
    if (role === 'officer' || role === 'approver')
      return (
        actor.department !== null &&
        units.includes(actor.department) &&
        regionWithin(reach.region, actor.region)
      );
    return sees({ ...actor, roles: [role] }, reach);
  });
}

// Asking another department for its opinion (征求意见): seven working days for the one that is asked, while the decision's
// own limits run on. Several may be asked at once, each once at a time.
import { type Accepted, acceptedFacts, type CaseState, type Consultation, type Decided } from './case.ts';
import type { CaseFact } from './case-events.ts';
import type { CaseRules } from './case-rules.ts';
import { at, between, type CaseClock, type Stop, working } from './clock-parts.ts';
import type { Day } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';

/** Days to answer. */
export const CONSULTATION_DAYS = 7;

type Asked = Extract<CaseFact, { type: 'consult' }>;
type Answered = Extract<CaseFact, { type: 'answer_consultation' }>;

export const consulted = (
  { consultations }: Accepted,
  { department, question, document }: Asked,
  on: Day,
): readonly Consultation[] => [
  ...consultations,
  { department, question, document: document ?? null, askedOn: on, answer: null },
];

export const answered = (
  { consultations }: Accepted,
  { department, opinion, text, document }: Answered,
  on: Day,
): readonly Consultation[] =>
  consultations.map((one) =>
    one.department === department && one.answer === null
      ? { ...one, answer: { on, opinion, text, document: document ?? null } }
      : one,
  );

/** Opinions that are still awaited; none once the case has been decided or has ended otherwise. */
export function openConsultations(state: CaseState): readonly Consultation[] {
  if (state.status !== 'running' && state.status !== 'paused') return [];
  return state.consultations.filter(({ answer }) => answer === null);
}

/** Departments asked in the present filing, whether they have answered or not: they see the project. */
export const consultedDepartments = (state: CaseState): readonly string[] => [
  ...new Set((acceptedFacts(state)?.consultations ?? []).map(({ department }) => department)),
];

/** Why a department may not be asked, or its answer not be taken. Whether it exists at all, the list of parties says. */
export function consultationRefusal(
  accepted: Accepted,
  fact: Asked | Answered,
  { item }: CaseRules,
  about: Facts,
): Refusal | null {
  const { department } = fact;
  const isOpen = accepted.consultations.some((one) => one.department === department && one.answer === null);
  if (fact.type === 'answer_consultation')
    return isOpen ? null : conflict('not_consulted', { ...about, department });
  if (accepted.task) return conflict('task_not_consulted', about);
  if (department === item.department.lead)
    return invalidField('department', 'consults_itself', { department });
  return isOpen ? conflict('consulted_already', { ...about, department }) : null;
}

/** An answer stops the clock. A decision ends those that wait: nobody owes an opinion on what has been decided. */
export const consultationClocks = (
  { consultations }: Accepted,
  decided: Decided | null,
  ended: Stop,
): readonly CaseClock[] =>
  consultations.map(({ department, askedOn, answer }) => ({
    kind: 'consultation',
    subject: department,
    holder: department,
    limit: working(CONSULTATION_DAYS),
    actedOn: askedOn,
    events: between(askedOn, at(answer?.on), at(decided?.decidedOn, false), ended),
  }));

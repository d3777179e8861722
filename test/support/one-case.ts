// One case of one item, for tests that say: given this record, when that is recorded, then this is seen.
import { facts } from '../../src/domain/case.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { checkRectification, decideInOrder, stateAsOf } from '../../src/domain/case-history.ts';
import { type CaseReading, readCase } from '../../src/domain/case-reading.ts';
import type { CaseRules, ItemLimit } from '../../src/domain/case-rules.ts';
import type { ClockKind } from '../../src/domain/clock-kinds.ts';
import { day, type Instant, isoDayOrNull, startOfDay } from '../../src/domain/day.ts';
import type { ClockReading } from '../../src/domain/legal-clock.ts';
import type { MaterialSpec } from '../../src/domain/template.ts';
import { stateCouncil } from './calendar.ts';
import { policies } from './policies.ts';

export const workingDays = (days: number): ItemLimit => ({ days, unit: 'working', starts: 'accepted' });

export const material = (code: string, zh: string, tolerable: boolean): MaterialSpec => ({
  code,
  zh,
  role: tolerable ? 'secondary' : 'principal',
  tolerable,
  sharing: 'none',
  exempt: false,
  form: 'copy',
});

type Changes = Partial<Omit<CaseRules, 'item'>> & { readonly item?: Partial<CaseRules['item']> };

/** A planning permit: 10 working days promised, 20 by law, expert review may stop it, two papers may come later. */
export function rulesWith(changes: Changes = {}): CaseRules {
  return {
    promised: workingDays(10),
    statutory: workingDays(20),
    extension: { rule: 'licence', ownDays: null },
    procedures: [
      procedure('EXPERT', '专家评审', 'procedure'),
      procedure('CORRECT', '申请人补正', 'applicant'),
    ],
    calendar: stateCouncil,
    policies: policies.in('330784'),
    ...changes,
    item: {
      code: 'GH02',
      kind: 'licence',
      department: { lead: 'NRP', assist: [] },
      tolerate_missing: {
        allowed: true,
        deadline: { days: 5, unit: 'working' },
        release: 'before_decision',
        on_lapse: 'revoke_acceptance',
      },
      commitment: { allowed: true, verify: { days: 60, unit: 'working' }, on_failure: 'rectify_then_revoke' },
      pausable_by: ['EXPERT', 'CORRECT'],
      materials: [
        material('M1', '申请表', false),
        material('M2', '监理合同', true),
        material('M3', '效果图', true),
      ],
      output: { zh: '建设工程规划许可证', en: 'planning_permit' },
      ...changes.item,
    },
  };
}

const procedure = (code: string, zh: string, holder: 'procedure' | 'applicant') => ({
  code,
  zh,
  en: code.toLowerCase(),
  max: { days: 20, unit: 'working' as const },
  holder,
  stops_item_clock: true,
  counted_in_target: false,
});

/** `2026-05-11` is nine in the morning of that day in Shanghai; a time may follow. */
export function instant(when: string): Instant {
  const [date = '', time = '09:00'] = when.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return startOfDay(day(date)) + (hours * 60 + minutes) * 60_000;
}

export type Told = readonly [when: string, fact: CaseFact];

/** Adds what a command gives to the record; throws its refusal. */
export function record(
  events: readonly CaseEvent[],
  when: string,
  command: CaseFact,
  rules: CaseRules = rulesWith(),
): readonly CaseEvent[] {
  const at = instant(when);
  const added = decideInOrder(events, command, at, rules).map((body, index) =>
    entry(events, at, body, index),
  );
  return [...events, ...added];
}

const entry = (events: readonly CaseEvent[], at: Instant, body: CaseEvent['body'], after = 0): CaseEvent => ({
  seq: Math.max(0, ...events.map(({ seq }) => seq)) + 1 + after,
  occurredAt: at,
  recordedAt: at,
  body,
});

/** The record of these acts, entered one after the other. */
export const given = (told: readonly Told[], rules: CaseRules = rulesWith()): readonly CaseEvent[] =>
  told.reduce<readonly CaseEvent[]>((events, [when, fact]) => record(events, when, fact, rules), []);

/** The program's own note that silence has accepted. */
export const noteDeemed = (events: readonly CaseEvent[], when: string, as: string): readonly CaseEvent[] => [
  ...events,
  entry(events, instant(`${when} 00:00`), { type: 'deemed_accept', on: day(as) }),
];

/** Mends the event with that number; `to` null takes it back. */
export function mend(
  events: readonly CaseEvent[],
  target: number,
  to: Told | null,
  rules: CaseRules = rulesWith(),
): readonly CaseEvent[] {
  const replacement = to === null ? null : { occurredAt: instant(to[0]), fact: to[1] };
  const body = { type: 'rectify_event', target, reason: '录入有误', replacement } as const;
  const rectification = { ...entry(events, instant('2026-07-01'), body), body };
  checkRectification(events, rectification, rules);
  return [...events, rectification];
}

/** The case at the end of that day. */
export function caseOn(
  events: readonly CaseEvent[],
  asOf: string,
  rules: CaseRules = rulesWith(),
): CaseReading {
  return readCase(stateAsOf(events, day(asOf), rules), rules, day(asOf), true);
}

/** What a reader sees of it, in short. `due` and `left` are those of the promised limit. */
export function seen(events: readonly CaseEvent[], asOf: string, rules: CaseRules = rulesWith()) {
  const reading = caseOn(events, asOf, rules);
  const promised = clockOf(reading, 'promised');
  return {
    status: reading.status,
    due: isoDayOrNull(promised?.dueOn ?? null),
    left: promised?.remainingDays ?? null,
    holder: reading.holder,
    light: reading.light,
  };
}

/** The present clock of a kind, of one material or procedure where asked; null when it has not started. */
export const clockOf = (reading: CaseReading, kind: ClockKind, subject?: string): ClockReading | null =>
  reading.clocks.findLast(
    ({ clock }) => clock.kind === kind && (subject === undefined || clock.subject === subject),
  )?.reading ?? null;

export const acceptedOn = (reading: CaseReading): string | null => {
  const known = facts(reading.state);
  return known !== null && 'acceptedOn' in known ? isoDayOrNull(known.acceptedOn) : null;
};

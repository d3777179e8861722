// Reads the worked-out projects of fixtures/stories and replays one in the pure domain.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { planFor } from '../../src/domain/approval-chain.ts';
import { initialState } from '../../src/domain/case.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { decideInOrder, stateAsOf } from '../../src/domain/case-history.ts';
import { rulesFor } from '../../src/domain/case-rules.ts';
import { type Day, day, startOfDay } from '../../src/domain/day.ts';
import { type ProjectReading, readProject, unmetOn } from '../../src/domain/project-reading.ts';
import type { ApprovalTemplate, AttributeValue } from '../../src/domain/template.ts';
import { stateCouncil } from './calendar.ts';
import { policies } from './policies.ts';

const here = policies.in('330200');

export interface StoryEvent {
  readonly date: string;
  readonly item: string;
  readonly event: CaseFact['type'];
  readonly result?: string;
  readonly procedure?: string;
  readonly days?: number;
  readonly approver?: string;
  readonly missing?: readonly string[];
  readonly rectify_by?: string;
  readonly text?: string;
}

export interface ExpectedItem {
  readonly state: string;
  readonly due: string | null;
  readonly statutory_due: string | null;
  readonly remaining: number | null;
  readonly holder: string | null;
  readonly light?: string;
  readonly verify_due?: string;
  readonly verify_remaining?: number;
  readonly supplement_due?: string;
  readonly supplement_overdue?: boolean;
  readonly owes?: readonly string[];
  readonly decided?: string;
  readonly late_working_days?: number;
  readonly procedure?: string;
  readonly instance?: number;
}

export interface Story {
  readonly story: string;
  readonly template: string;
  readonly template_version: string;
  readonly profile_overrides: Readonly<Record<string, AttributeValue>>;
  readonly events: readonly StoryEvent[];
  readonly expect: readonly {
    readonly as_of: string;
    readonly span_natural: number;
    readonly targets: Readonly<Record<string, { used: number; left: number; reached: string | null }>>;
    readonly items: Readonly<Record<string, ExpectedItem>>;
  }[];
}

/** Every word that a story may use. One that no test reads would be a promise that nobody checks. */
const words = {
  story: ['story', 'template', 'template_version', 'profile_overrides', 'events', 'expect'],
  event: [
    'date',
    'item',
    'event',
    'result',
    'procedure',
    'days',
    'approver',
    'missing',
    'rectify_by',
    'text',
  ],
  view: ['as_of', 'span_natural', 'targets', 'items'],
  target: ['used', 'left', 'reached'],
  item: [
    'state',
    'due',
    'statutory_due',
    'remaining',
    'holder',
    'light',
    'verify_due',
    'verify_remaining',
    'supplement_due',
    'supplement_overdue',
    'owes',
    'decided',
    'late_working_days',
    'procedure',
    'instance',
  ],
} as const;

/** The words of a story that no test reads, as `kind.word`. */
export function unreadWords(story: Story): readonly string[] {
  const of = (kind: keyof typeof words, found: object): readonly string[] =>
    Object.keys(found)
      .filter((word) => !words[kind].some((known) => known === word))
      .map((word) => `${kind}.${word}`);
  return [
    ...of('story', story),
    ...story.events.flatMap((event) => of('event', event)),
    ...story.expect.flatMap((view) => [
      ...of('view', view),
      ...Object.values(view.targets).flatMap((target) => of('target', target)),
      ...Object.values(view.items).flatMap((item) => of('item', item)),
    ]),
  ];
}

/** What a story leaves unsaid of a step: nothing is owed, nothing stands still, it is the first filing. */
const unsaid = {
  verify_remaining: null,
  supplement_overdue: false,
  owes: [],
  decided: null,
  procedure: null,
  instance: 1,
};

/** All that a story says of a step, with what goes without saying; lights, dates and lateness are told where they matter. */
export const whole = (expected: ExpectedItem): object => ({ ...unsaid, ...expected });

/** Of all that is known of a step, as much as the story speaks of. */
export const asTold = (known: Readonly<Record<string, unknown>>, expected: ExpectedItem): object => {
  const asked = Object.keys(whole(expected));
  return Object.fromEntries(Object.entries(known).filter(([word]) => asked.includes(word)));
};

const fixtures = new URL('../../fixtures/', import.meta.url);
export const readStory = (name: string): Story =>
  parse(readFileSync(new URL(`stories/${name}.yaml`, fixtures), 'utf8'));
export const readTemplate = (id: string): ApprovalTemplate =>
  parse(readFileSync(new URL(`templates/${id}.yaml`, fixtures), 'utf8'));

/** The story's keyword as the program's fact; ground, document and reason are supplied where they are asked for. */
export function factOf(event: StoryEvent): CaseFact {
  const reason = event.text ?? '见案卷';
  switch (event.event) {
    case 'accept':
      return {
        type: 'accept',
        missing: (event.missing ?? []).map((material) => ({ material, promisedBy: null })),
        ...(event.missing === undefined ? {} : { document: '容缺承诺书' }),
      };
    case 'correction_notice':
      return { type: 'correction_notice', text: reason };
    case 'pause':
      return { type: 'pause', procedure: event.procedure ?? '', document: '特别程序告知书' };
    case 'extend':
      return { type: 'extend', days: event.days ?? 0, approver: event.approver ?? '局主要负责人', reason };
    case 'decide':
      return {
        type: 'decide',
        result: (event.result ?? 'approve') as 'approve',
        ...(event.result === 'approve_by_commitment' ? { document: '告知承诺书' } : {}),
      };
    case 'verify':
      return {
        type: 'verify',
        result: event.result as 'pass',
        ...(event.rectify_by === undefined ? {} : { rectifyBy: day(event.rectify_by) }),
      };
    case 'terminate':
    case 'withdraw':
    case 'waive':
      return { type: event.event, reason };
    default:
      return { type: event.event } as CaseFact;
  }
}

/** A granting decision is delivered on its day, as the stories say. */
export const withDelivery = (event: StoryEvent): readonly CaseFact[] => {
  const fact = factOf(event);
  const granted = fact.type === 'decide' && fact.result !== 'refuse';
  return granted ? [fact, { type: 'deliver' }] : [fact];
};

/** Records the story's events one by one through the rules, then gives the project as of any day. */
export function replay(story: Story): (asOf: Day) => ProjectReading {
  const plan = planFor(readTemplate(story.template), story.profile_overrides);
  const events = new Map<string, CaseEvent[]>();
  const eventsOf = (item: string): CaseEvent[] => events.get(item) ?? [];
  let seq = 0;
  for (const told of story.events) {
    const item = plan.items.find((candidate) => candidate.code === told.item);
    if (item === undefined) throw new Error(`${story.story}: ${told.item} is not in the plan`);
    const rules = rulesFor(plan, item, stateCouncil, here);
    const on = day(told.date);
    const stateOf = (code: string) => {
      const other = plan.items.find((candidate) => candidate.code === code);
      return other === undefined
        ? initialState
        : stateAsOf(eventsOf(code), on, rulesFor(plan, other, stateCouncil, here));
    };
    if (['receive', 'start'].includes(told.event)) {
      const unmet = unmetOn(plan, told.item, on, stateOf);
      if (unmet.length > 0) throw new Error(`${told.date} ${told.item} waits for ${unmet.join()}`);
    }
    for (const command of withDelivery(told)) {
      for (const body of decideInOrder(eventsOf(told.item), command, startOfDay(on), rules)) {
        seq += 1;
        events.set(told.item, [
          ...eventsOf(told.item),
          { seq, occurredAt: startOfDay(on), recordedAt: startOfDay(on), body },
        ]);
      }
    }
  }
  return (asOf) => readProject(plan, eventsOf, stateCouncil, here, asOf);
}

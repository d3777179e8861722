// The shapes of what can be recorded for a case: read the same way from the API, the pages and the import.
import { z } from 'zod';
import {
  authorities,
  type CaseEventType,
  type CaseFact,
  opinions,
  verifyResults,
} from '../domain/case-events.ts';
import { defects } from '../domain/correction-notice.ts';
import { invalidField } from '../domain/errors.ts';
import { readPhone } from '../domain/phone.ts';
import { approverOffices } from '../domain/policy.ts';
import { type Occurred, readInput, zDay, zOccurred, zRead, zText } from './input.ts';

const note = { note: zText(2000).optional() };
const reason = { reason: zText(2000) };
const code = zText(60);

const owed = z.strictObject({ material: code, promisedBy: zDay.nullable().default(null) });

export const handlerShape = z.strictObject({
  name: zText(60),
  phone: zRead(readPhone)
    .transform(({ value }) => value)
    .optional(),
  authority: z.enum(authorities),
});
const handedIn = { handedIn: z.array(code).max(200).optional(), handler: handlerShape.optional() };

const receiveShape = z.strictObject({
  type: z.literal('receive'),
  window: z.boolean().optional(),
  ...handedIn,
  ...note,
});
/** As recorded: what a joint filing adds is said by that alone, and stays when the event is mended. */
const filedJointly = receiveShape.extend({
  filing: code.optional(),
  following: z.array(code).max(100).optional(),
});

/** The body of every kind of event that a person or system may record, by its `type`. */
export const factShapes = {
  receive: receiveShape,
  hand_over: z.strictObject({
    type: z.literal('hand_over'),
    from: code,
    document: zText(200),
    ...note,
  }),
  correction_notice: z.strictObject({
    type: z.literal('correction_notice'),
    text: zText(4000),
    items: z
      .array(z.strictObject({ material: code, defect: z.enum(defects), what: zText(500).optional() }))
      .max(100)
      .optional(),
    again: zText(2000).optional(),
    correctBy: zDay.optional(),
    document: zText(200).optional(),
  }),
  resubmit: z.strictObject({ type: z.literal('resubmit'), ...handedIn, ...note }),
  accept: z.strictObject({
    type: z.literal('accept'),
    missing: z.array(owed).max(50).optional(),
    document: zText(200).optional(),
    ...note,
  }),
  not_accept: z.strictObject({ type: z.literal('not_accept'), ...reason }),
  refuse_acceptance: z.strictObject({
    type: z.literal('refuse_acceptance'),
    ...reason,
    competentAgency: zText(200).optional(),
  }),
  pause: z.strictObject({
    type: z.literal('pause'),
    procedure: code,
    document: zText(200),
    until: zDay.optional(),
    ...note,
  }),
  resume: z.strictObject({ type: z.literal('resume'), ...note }),
  consult: z.strictObject({
    type: z.literal('consult'),
    department: code,
    question: zText(4000),
    document: zText(200).optional(),
  }),
  answer_consultation: z.strictObject({
    type: z.literal('answer_consultation'),
    department: code,
    opinion: z.enum(opinions),
    text: zText(4000),
    document: zText(200).optional(),
  }),
  extend: z.strictObject({
    type: z.literal('extend'),
    days: z.int().min(1).max(365),
    approver: zText(100),
    approverOffice: z.enum(approverOffices).optional(),
    ...reason,
    document: zText(200).optional(),
  }),
  supplement: z.strictObject({
    type: z.literal('supplement'),
    materials: z.array(code).min(1).max(50).optional(),
    ...note,
  }),
  postpone_supplement: z.strictObject({
    type: z.literal('postpone_supplement'),
    materials: z.array(code).min(1).max(50).optional(),
    until: zDay,
    ...reason,
    document: zText(200).optional(),
  }),
  decide: z.strictObject({
    type: z.literal('decide'),
    result: z.enum(['approve', 'approve_by_commitment', 'approve_tolerant', 'refuse']),
    document: zText(200).optional(),
    reason: zText(2000).optional(),
    promise: code.optional(),
    despite: zText(2000).optional(),
  }),
  deliver: z.strictObject({ type: z.literal('deliver'), ...note }),
  verify: z.strictObject({
    type: z.literal('verify'),
    result: z.enum(verifyResults),
    rectifyBy: zDay.optional(),
    ...note,
  }),
  start: z.strictObject({ type: z.literal('start'), ...note }),
  finish: z.strictObject({ type: z.literal('finish'), ...note }),
  mock_start: z.strictObject({ type: z.literal('mock_start'), until: zDay.optional(), ...note }),
  mock_finish: z.strictObject({
    type: z.literal('mock_finish'),
    result: z.enum(['pass', 'fail']),
    opinion: zText(2000),
    document: zText(200).optional(),
  }),
  waive: z.strictObject({ type: z.literal('waive'), ...reason }),
  reinstate: z.strictObject({ type: z.literal('reinstate'), ...reason }),
  terminate: z.strictObject({ type: z.literal('terminate'), ...reason }),
  withdraw: z.strictObject({ type: z.literal('withdraw'), ...reason, deemed: z.boolean().optional() }),
  revoke: z.strictObject({
    type: z.literal('revoke'),
    what: z.enum(['acceptance_revoked', 'licence_revoked', 'licence_recalled', 'licence_cancelled']),
    ...reason,
  }),
} as const satisfies Partial<Record<CaseEventType, z.ZodType>>;

export type RecordableType = keyof typeof factShapes;
export const recordableTypes = Object.keys(factShapes) as readonly RecordableType[];

const rectifyShape = z.strictObject({
  type: z.literal('rectify_event'),
  target: z.int().min(1),
  reason: zText(2000),
  /** What the event should have said; left out = it never happened. */
  replacement: z
    .strictObject({ occurredAt: zOccurred, data: z.record(z.string(), z.unknown()) })
    .nullable()
    .default(null),
});

export interface RectifyCommand {
  readonly type: 'rectify_event';
  readonly target: number;
  readonly reason: string;
  readonly replacement: { readonly occurred: Occurred; readonly fact: CaseFact } | null;
}

export interface EventInput {
  readonly command: CaseFact | RectifyCommand;
  /** null = now. */
  readonly occurred: Occurred | null;
}

const typeShape = z.looseObject({
  type: z.enum([...recordableTypes, 'rectify_event']),
  occurredAt: zOccurred.optional(),
});

/** Reads `{type, occurredAt, …}`; throws an `invalid` refusal naming every field that is wrong. */
export function readEventInput(raw: unknown): EventInput {
  const { type, occurredAt } = readInput(typeShape, raw);
  const { occurredAt: _, ...body } = raw as Record<string, unknown>;
  const occurred = occurredAt ?? null;
  if (type !== 'rectify_event') return { command: readFact(type, body), occurred };
  const rectify = readInput(rectifyShape, body);
  const { replacement } = rectify;
  return {
    command: { ...rectify, replacement: replacement === null ? null : readReplacement(replacement) },
    occurred,
  };
}

function readReplacement({
  occurredAt,
  data,
}: {
  occurredAt: Occurred;
  data: Readonly<Record<string, unknown>>;
}) {
  const type = data['type'];
  if (!recordableTypes.includes(type as RecordableType)) {
    throw invalidField('replacement.data.type', 'choice_unknown', { allowed: recordableTypes });
  }
  const fact = type === 'receive' ? readInput(filedJointly, data) : readFact(type as RecordableType, data);
  return { occurred: occurredAt, fact };
}

const readFact = (type: RecordableType, body: unknown): CaseFact => readInput(factShapes[type], body);

// What whoever issues a paper adds to what the record knows: a shape per kind, so that a text never meets a fact that is not there.
import { z } from 'zod';
import { type Day, isoDay } from '../domain/day.ts';
import { paperDate } from '../domain/paper-content.ts';
import type { PaperRow, PaperScope, PaperVariableName } from '../domain/paper-variables.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import { zDay, zText } from './input.ts';

/** Names and the like: one line, whatever was pasted. */
const line = (max: number) => zText(max).transform((text) => text.replace(/\s+/gu, ' '));
const long = zText(2000);

const materialRows = z
  .array(z.strictObject({ name: line(300), form: line(60).optional(), copies: line(20).optional() }))
  .max(200);
const missingRows = z
  .array(z.strictObject({ name: line(300), dueOn: zDay.nullable().default(null) }))
  .max(100);
const defectRows = z
  .array(
    z.strictObject({
      material: line(300),
      problem: line(1000),
      remedy: line(1000).optional(),
    }),
  )
  .max(100);
const textRows = z.array(z.strictObject({ text: line(2000) })).max(100);

const common = {
  note: long.optional(),
  /** Path of the owner's page, printed as a second code "查进度". */
  progressPath: z
    .string()
    .regex(/^\/o\/[\w-]{44}$/)
    .optional(),
};
const signature = {
  signer: line(200).optional(),
  signedOn: zDay.optional(),
  authority: line(500).optional(),
};

export const paperFactShapes = {
  receipt: z.strictObject({ ...common, materials: materialRows.optional() }),
  acceptance: z.strictObject(common),
  tolerant: z.strictObject({ ...common, missing: missingRows.optional(), consequence: long.optional() }),
  one_time_notice: z.strictObject({
    ...common,
    defects: defectRows.optional(),
    correctBy: zDay.optional(),
    consequence: long.optional(),
    secondReason: long.optional(),
  }),
  not_accepted: z.strictObject({ ...common, reason: long.optional() }),
  refusal: z.strictObject({
    ...common,
    reason: long.optional(),
    competentAgency: line(200).optional(),
  }),
  special_procedure: z.strictObject(common),
  resumption: z.strictObject(common),
  extension: z.strictObject(common),
  tolerant_promise: z.strictObject({
    ...common,
    ...signature,
    missing: missingRows.optional(),
    consequence: long.optional(),
  }),
  commitment: z.strictObject({
    ...common,
    ...signature,
    told: textRows.min(1),
    promises: textRows.min(1),
    verifyBy: zDay.optional(),
    consequence: long.optional(),
  }),
  supplement_receipt: z.strictObject({
    ...common,
    materials: materialRows.optional(),
    missing: missingRows.optional(),
  }),
  lateness: z.strictObject({ ...common, explanation: long, newDueOn: zDay.optional() }),
  decision: z.strictObject({ ...common, conditions: long.optional(), reason: long.optional() }),
  delivery: z.strictObject({ ...common, recipient: line(200).optional() }),
  verification: z.strictObject(common),
  rectification: z.strictObject({ ...common, rectifyBy: zDay.optional() }),
  acceptance_revocation: z.strictObject(common),
  withdrawal: z.strictObject(common),
  termination: z.strictObject(common),
  licence_revocation: z.strictObject(common),
  licence_recall: z.strictObject(common),
  licence_cancellation: z.strictObject(common),
} as const satisfies Readonly<Record<PaperKindCode, z.ZodType>>;

/** Facts of a kind as a caller writes them: dates as `YYYY-MM-DD`. */
export type PaperFactsInput<K extends PaperKindCode = PaperKindCode> = z.input<(typeof paperFactShapes)[K]>;

/** Facts as variables of the text; what was not said is left out, so that what the record knows stands. */
export function factVariables(facts: Readonly<Record<string, unknown>>): Partial<PaperScope> {
  const spoken: [PaperVariableName, PaperScope[PaperVariableName]][] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || name === 'progressPath') continue;
    const said =
      typeof value === 'number' ? paperDate(value) : Array.isArray(value) ? value.map(rowOf) : value;
    spoken.push([name as PaperVariableName, said as PaperScope[PaperVariableName]]);
  }
  return Object.fromEntries(spoken);
}

/** Every column of a row is there, so that a text may ask for it. */
const columns = ['name', 'form', 'copies', 'dueOn', 'material', 'problem', 'remedy', 'text'] as const;

function rowOf(row: Readonly<Record<string, unknown>>): PaperRow {
  return Object.fromEntries(
    columns
      .filter((column) => column in row || column === 'form' || column === 'copies' || column === 'remedy')
      .map((column) => {
        const value = row[column];
        return [
          column,
          typeof value === 'number' ? paperDate(value) : ((value as string | undefined) ?? null),
        ];
      }),
  );
}

/** Facts as they are kept: days as text, and no secret among them. */
export const keptFacts = (facts: Readonly<Record<string, unknown>>): unknown =>
  JSON.parse(
    JSON.stringify({ ...facts, progressPath: undefined }, (key, value: unknown) =>
      typeof value === 'number' && dayFields.includes(key) ? isoDay(value as Day) : value,
    ),
  );
const dayFields: readonly string[] = ['dueOn', 'correctBy', 'signedOn', 'verifyBy', 'newDueOn', 'rectifyBy'];

// The texts of papers that come with the program, read once and held against the list of kinds.
import { z } from 'zod';
import { type PaperKindCode, paperKindCodes } from '../domain/papers.ts';
import { readFixture } from '../store/fixture-files.ts';
import type { PaperTextDocument } from '../store/paper-records.ts';

const document = z.strictObject({
  title: z.string(),
  addressee: z.string(),
  body: z.string(),
  basis: z.string(),
  rights: z.string(),
});
const file = z.strictObject({
  schema: z.literal('paper-texts/1'),
  texts: z.record(z.enum(paperKindCodes), document),
});

let loaded: Readonly<Record<PaperKindCode, PaperTextDocument>> | null = null;

/** Version 0 of a kind's text. */
export function defaultPaperText(kind: PaperKindCode): PaperTextDocument {
  loaded ??= file.parse(readFixture('paper-texts.yaml')).texts;
  return loaded[kind];
}

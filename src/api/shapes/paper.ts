// Papers and their texts as answers give them.
import { z } from '@hono/zod-openapi';
import { paperKindCodes } from '../../domain/papers.ts';
import { date, instant, named, orNull } from './common.ts';

const kind = z.enum(paperKindCodes);
const ref = z.object({ id: z.string(), number: z.string() });

const rowFields = {
  id: z.string().openapi({ description: 'Cannot be guessed; part of the address of the public check.' }),
  kind,
  kindName: named,
  number: z.string().openapi({ example: '永资规受〔2026〕12号' }),
  title: z.string(),
  item: z.string().nullable(),
  itemName: orNull(named),
  issuedOn: date,
  issuedAt: instant,
  issuedBy: z.string(),
  about: z.int().nullable().openapi({ description: '`seq` of the event that it tells of.' }),
  check: z.string().openapi({ description: 'Check value as printed.', example: 'DFC7-43E3-9F2B-8ACF' }),
  state: z.enum(['valid', 'void']),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  replaces: orNull(ref),
  replacedBy: orNull(ref),
  mayVoid: z.boolean().openapi({ description: 'Whether the caller may void it or issue it anew.' }),
};
const row = z.object(rowFields).openapi('PaperRow');

const block = z.union([z.string(), z.object({ table: z.array(z.array(z.string()).readonly()).readonly() })]);
const content = z
  .object({
    schema: z.literal('paper/1'),
    kind,
    title: z.string(),
    number: z.string(),
    addressee: z.string(),
    body: z
      .array(block)
      .readonly()
      .openapi({ description: 'Paragraphs, and tables whose first row is the head.' }),
    basis: z.array(z.string()).readonly(),
    rights: z.array(z.string()).readonly(),
    office: z.string(),
    date,
    dateText: z.string(),
    project: z.object({ code: z.string(), name: z.string() }),
    item: orNull(z.object({ code: z.string(), name: z.string() })),
    text: z.object({ region: z.string().nullable(), version: z.int() }),
    progressLink: z.string().nullable(),
  })
  .openapi('PaperContent');

export const paper = z
  .object({
    ...rowFields,
    content,
    hash: z
      .string()
      .openapi({ description: 'Of the content as canonical JSON; also in the project’s chain.' }),
    hashAlgorithm: z.string(),
    project: z.object({ id: z.string(), name: z.string() }),
    checkPath: z.string(),
    progressPath: z.string().nullable(),
  })
  .openapi('Paper');

export const paperList = z
  .object({
    project: z.object({ id: z.string(), name: z.string() }),
    papers: z.array(row).readonly(),
    owed: z
      .array(z.object({ kind, kindName: named, item: z.string(), itemName: named, about: z.int(), on: date }))
      .readonly()
      .openapi({ description: 'Events without a valid paper that the caller may issue.' }),
    late: z.array(z.object({ item: z.string(), itemName: named })).readonly(),
  })
  .openapi('PaperList');

export const issuedPaper = z
  .object({ id: z.string(), kind, number: z.string(), path: z.string() })
  .openapi('IssuedPaper');

const version = z.object({
  version: z.int(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  restores: z.boolean(),
});
const document = z
  .object({
    title: z.string(),
    addressee: z.string(),
    body: z.string(),
    basis: z.string(),
    rights: z.string(),
  })
  .openapi('PaperTextDocument');

export const paperTexts = z
  .object({ items: z.array(z.object({ kind, version })).readonly() })
  .openapi('PaperTexts');
export const paperText = z
  .object({
    kind,
    version,
    document,
    standard: document,
    region: z.string().nullable(),
    versions: z.array(version.extend({ document })).readonly(),
  })
  .openapi('PaperText');
export const paperPreview = content;

// Material of a case, uploads and certificates, as answers show them.
import { z } from '@hono/zod-openapi';
import { date, instant, named, orNull } from './common.ts';

const signed = z.object({ by: z.string(), at: instant });
const mismatch = orNull(z.object({ ending: z.string(), content: z.string() })).openapi({
  description: 'Where the ending of the name says something else than the content, which holds.',
  example: { ending: '.jpg', content: 'PDF' },
});
const hash = z.string().openapi({ description: 'SHA-256 of the content.' });

export const upload = z
  .object({
    id: z.string().openapi({ description: 'Name it when you file it; kept for a day.' }),
    name: z.string(),
    hash,
    bytes: z.int(),
    mediaType: z.string(),
    kind: z.string().openapi({ example: 'PDF' }),
    mismatch,
  })
  .openapi('Upload');

const file = z
  .object({
    seq: z.int().openapi({ description: '`seq` of the event that filed it.' }),
    material: z.string(),
    name: z.string(),
    bytes: z.int(),
    mediaType: z.string(),
    kind: z.string(),
    hash,
    state: z.enum(['pending', 'accepted', 'returned']),
    how: z.string().openapi({ example: 'page' }),
    arrived: signed,
    checked: orNull(signed),
    reason: z.string().nullable().openapi({ description: 'Why it went back.' }),
    note: z.string().nullable(),
    mismatch,
  })
  .openapi('MaterialFile');

const inHand = { kind: z.literal('in_hand') };
const source = z
  .union([
    z.object({ ...inHand, from: z.enum(['file', 'filing']), item: z.string(), on: date }),
    z.object({
      ...inHand,
      from: z.literal('result'),
      item: z.string(),
      document: z.string().nullable(),
      on: date,
    }),
    z.object({
      ...inHand,
      from: z.literal('certificate'),
      number: z.string(),
      validUntil: date.nullable(),
      source: z.string(),
    }),
    z.object({ kind: z.literal('exempt'), how: z.enum(['data_sharing', 'e_licence']) }),
    z.object({
      kind: z.literal('to_hand_in'),
      awaits: z.string().nullable().openapi({ description: 'The earlier item that will give it.' }),
    }),
  ])
  .openapi({ description: 'What is in hand or exempt is not asked for again.' });

const material = z.object({
  code: z.string().openapi({ example: 'SG07-M6' }),
  name: z.string(),
  role: z.enum(['principal', 'secondary']),
  tolerable: z.boolean(),
  sharing: z.enum(['none', 'data_sharing', 'e_licence']),
  exempt: z.boolean(),
  form: z.enum(['original', 'copy', 'electronic']),
  condition: z.string().nullable(),
  fromItem: z.string().nullable(),
  source,
  owed: orNull(z.object({ dueOn: date.nullable() })),
  files: z.array(file).readonly(),
  originals: z.array(signed.extend({ note: z.string().nullable() })).readonly(),
});

export const certificate = z
  .object({
    id: z.string(),
    name: z.string(),
    number: z.string(),
    validUntil: date.nullable(),
    source: z.string(),
    state: z.enum(['valid', 'lapsed', 'revoked']),
    revokedOn: date.nullable(),
    revokedReason: z.string().nullable(),
    registered: signed,
  })
  .openapi('Certificate');

export const certificates = z.object({ items: z.array(certificate).readonly() }).openapi('Certificates');

export const materialList = z
  .object({
    project: z.object({
      id: z.string(),
      name: z.string(),
      owner: z.object({ name: z.string(), creditCode: z.string() }),
    }),
    item: z.string(),
    itemName: named,
    names: z.record(z.string(), named).openapi({ description: 'Names of items by code.' }),
    department: z.string(),
    materials: z.array(material).readonly(),
    others: z
      .array(file)
      .readonly()
      .openapi({ description: 'Filed for materials that are no longer asked for.' }),
    handOvers: z
      .array(
        signed.extend({
          materials: z.array(z.string()).readonly(),
          what: z.string(),
          giver: z.string(),
          taker: z.string(),
          note: z.string().nullable(),
        }),
      )
      .readonly(),
    certificates: z.array(certificate).readonly(),
    may: z.object({
      file: z.boolean(),
      check: z.boolean(),
      seeOriginal: z.boolean(),
      handOver: z.boolean(),
      certify: z.boolean(),
    }),
  })
  .openapi('MaterialList');

export const pendingMaterial = z
  .object({
    items: z
      .array(
        z.object({
          project: z.object({ id: z.string(), name: z.string(), code: z.string() }),
          item: z.string(),
          seq: z.int(),
          material: z.string(),
          name: z.string(),
          how: z.string(),
          arrived: signed,
        }),
      )
      .readonly(),
  })
  .openapi('PendingMaterial');

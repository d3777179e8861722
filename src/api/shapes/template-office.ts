// Checked files, changed statuses and differences of templates. The compiler holds these shapes to the views.
import { z } from '@hono/zod-openapi';
import { type Json, partKinds } from '../../domain/template-difference.ts';
import type { TemplateDifferenceView } from '../../services/template-difference.ts';
import { wordedChanges } from '../../services/template-difference-words.ts';
import { profiles } from '../../services/template-view.ts';
import { named } from './common.ts';
import { template } from './template.ts';

const profile = z.enum(profiles);
const path = z.object({
  profile,
  days: z.number(),
  steps: z.array(z.object({ item: z.string(), days: z.number() })).readonly(),
});
const need = z
  .object({
    days: z.int(),
    unit: z.enum(['working', 'natural']),
    needsWorkingDays: z.number().nullable(),
    fits: z.boolean(),
  })
  .nullable();

const value = z.custom<Json>().openapi({
  type: ['string', 'number', 'boolean', 'array', 'object', 'null'],
  items: {},
  description: 'As it stands in the file; null: is not there.',
});

const change = z.object({
  kind: z.enum(partKinds),
  code: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  name: named,
  fields: z
    .array(
      z.object({
        field: z.string().openapi({ example: 'limits.committed' }),
        of: z.string().nullable().openapi({ description: 'A prerequisite, a material or an attribute.' }),
        before: value,
        after: value,
        label: named,
        words: z.object({ before: named, after: named }),
      }),
    )
    .readonly(),
});

export const templateDifference = z
  .object({
    from: z.string().openapi({ description: 'The version before.' }),
    to: z.string(),
    changes: z.array(change).readonly(),
    criticalPaths: z
      .array(z.object({ profile, before: path, after: path, changed: z.boolean() }))
      .readonly()
      .openapi({ description: 'Longest chain by promised limits, in working days.' }),
    targets: z
      .array(z.object({ target: z.string(), profile, before: need, after: need }))
      .readonly()
      .openapi({ description: 'What each target needs at least; null where there is no such target.' }),
  })
  .openapi('TemplateDifference');

export const differenceBody = (found: TemplateDifferenceView) => ({
  from: found.before.version,
  to: found.after.version,
  changes: wordedChanges(found),
  criticalPaths: found.paths,
  targets: found.targets,
});

export const preview = z
  .object({
    template,
    stands: z.enum(['new', 'same', 'taken']).openapi({
      description: '`same`: is there already. `taken`: that version is there with other content.',
    }),
    difference: templateDifference.nullable().openapi({
      description: 'Against the version that new projects get; null for the first of its name.',
    }),
  })
  .openapi('TemplatePreview');

export const statusChanged = template
  .extend({
    openTo: z.int().openapi({ description: 'Versions that a project may be opened with today.' }),
  })
  .openapi('TemplateStatusChanged');

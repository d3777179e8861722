// The catalogue of templates: a row of the list, and one whole with its graph.
import { z } from '@hono/zod-openapi';
import type { ApprovalTemplate } from '../../domain/template.ts';
import { profiles } from '../../services/template-view.ts';
import { date, named, targetBudget } from './common.ts';

const target = z.object({ id: z.string(), name: z.string(), budget: targetBudget });

const row = z
  .object({
    id: z.string(),
    version: z.string(),
    status: z.enum(['active', 'draft', 'retired']),
    name: named,
    regime: z.string(),
    category: z.string(),
    region: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
    effective: z.object({ from: date, to: date.nullable() }),
    stages: z.int(),
    items: z.int(),
    targets: z.array(target).readonly(),
  })
  .openapi('TemplateRow');

export const templateList = z.object({ items: z.array(row).readonly() }).openapi('TemplateList');

const profile = z.enum(profiles);
const deed = z.object({ on: date, by: z.string() }).nullable();
const step = z.object({ item: z.string(), days: z.number() });

export const template = row
  .extend({
    edges: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .readonly()
      .openapi({ description: '`from` must have ended before `to` is filed.' }),
    criticalPaths: z
      .array(z.object({ profile, days: z.number(), steps: z.array(step).readonly() }))
      .readonly()
      .openapi({ description: 'Longest chain by promised limits, in working days.' }),
    needs: z
      .array(
        z.object({
          target: z.string(),
          profile,
          workingDays: z.number().nullable(),
          fits: z.boolean(),
        }),
      )
      .readonly()
      .openapi({ description: 'What each target needs at least.' }),
    history: z.object({ imported: deed, published: deed, retired: deed }).openapi({
      description:
        'Who imported, published and retired it; null where the file itself said so, or nobody has.',
    }),
    document: z.custom<ApprovalTemplate>().openapi({
      type: 'object',
      description: 'As published; see docs/templates.md.',
    }),
  })
  .openapi('Template');

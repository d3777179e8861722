// What a project needs and why, and what changing it gave.
import { z } from '@hono/zod-openapi';
import { caseStatuses } from '../../domain/case-events.ts';
import { reasonsToApply } from '../../services/project-scope.ts';
import { date, named } from './common.ts';
import { project } from './project.ts';

const condition = z.object({ zh: z.string(), when: z.string().openapi({ example: 'special_fire == true' }) });
const attributes = z.record(z.string(), z.union([z.string(), z.boolean()]));
const codes = z.array(z.string()).readonly();

export const scope = z
  .object({
    project,
    items: z
      .array(
        z.object({
          item: z.string(),
          name: named,
          stage: z.string(),
          because: z.enum(reasonsToApply),
          condition: condition.nullable(),
          status: z.enum(caseStatuses),
          waived: z.object({ reason: z.string(), on: date }).nullable(),
        }),
      )
      .readonly(),
    skipped: z.array(z.object({ item: z.string(), name: named, stage: z.string(), condition })).readonly(),
    attributes,
    mayChange: z.boolean(),
  })
  .openapi('Scope');

export const attributesChanged = z
  .object({
    change: z
      .object({
        type: z.literal('change_attributes'),
        attributes,
        before: attributes,
        reason: z.string(),
        appears: codes.openapi({ description: 'Items that apply from now on.' }),
        lapses: codes.openapi({ description: 'Not begun and no longer needed: waived by an event.' }),
        returns: codes.openapi({ description: 'Waived by an earlier change, needed again.' }),
        kept: codes.openapi({ description: 'Begun already: they go on as they were filed.' }),
      })
      .nullable()
      .openapi({ description: 'null: no attribute would change.' }),
    applied: z.boolean(),
    project,
  })
  .openapi('AttributesChanged');

export const itemAdded = z
  .object({
    item: z.string().nullable().openapi({ description: 'Its code; null when added by this key before.' }),
    created: z.boolean(),
    project,
  })
  .openapi('ItemAdded');

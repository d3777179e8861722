// The counter as answers show it: what was taken in with its papers, what waits, and second notices.
import { z } from '@hono/zod-openapi';
import { paperKindCodes } from '../../domain/papers.ts';
import { counterLists } from '../../services/counter-lists.ts';
import { caseShape } from './case.ts';
import { date, named } from './common.ts';
import { deskRow } from './project.ts';

export const intakeTaken = z
  .object({
    case: caseShape,
    papers: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(paperKindCodes),
          number: z.string().openapi({ example: '永政务收〔2026〕12号' }),
          path: z.string().openapi({ description: 'Its page.' }),
          about: z.int().nullable().openapi({ description: '`seq` of the event that it tells of.' }),
          voided: z.boolean(),
        }),
      )
      .readonly()
      .openapi({ description: 'Of the last intake of the case, void ones too.' }),
  })
  .openapi('IntakeTaken');

export const counterList = z
  .object({
    list: z.enum(counterLists),
    asOf: date,
    items: z.array(deskRow.extend({ projectCode: z.string(), ownerName: z.string() })).readonly(),
    bounded: z.boolean().openapi({ description: 'Whether more stand in it than are shown.' }),
  })
  .openapi('CounterList');

const notice = z.object({
  seq: z.int(),
  on: date,
  by: z.string(),
  text: z.string(),
  items: z.array(z.object({ name: z.string(), defect: z.string(), what: z.string().nullable() })).readonly(),
  correctBy: date.nullable(),
});

export const secondNotices = z
  .object({
    items: z
      .array(
        z.object({
          projectId: z.string(),
          projectCode: z.string(),
          projectName: z.string(),
          item: z.string(),
          itemName: named,
          department: z.string(),
          departmentName: named,
          first: notice,
          again: notice.extend({ reason: z.string(), round: z.int() }),
        }),
      )
      .readonly(),
  })
  .openapi('SecondNotices');

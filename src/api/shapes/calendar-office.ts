// Releases of the calendar, proposals with what they would move, and messages. The compiler holds these shapes to the views.
import { z } from '@hono/zod-openapi';
import { clockKinds } from '../../domain/clock-kinds.ts';
import { date, instant, named, orNull, pageOf } from './common.ts';

const person = z.object({ username: z.string(), name: z.string() });
const origin = z.enum(['file', 'upload', 'day', 'undo']).openapi({
  description:
    'file: found beside the program · upload · day: one day marked · undo: of the release `undoes`.',
});

const summary = {
  id: z.string(),
  status: z.enum(['open', 'applied', 'rejected', 'withdrawn']),
  origin,
  undoes: z.int().nullable(),
  base: z.int().openapi({ description: 'The release that it was worked out against.' }),
  outdated: z.boolean().openapi({ description: 'Another release came in between; it cannot be signed.' }),
  note: z.string(),
  createdAt: instant,
  createdBy: person,
  checkedAt: instant,
  checkedFor: date,
  decision: z.object({ at: instant, by: person, note: z.string() }).nullable(),
  release: z.int().nullable().openapi({ description: 'The release that it became.' }),
  actions: z
    .array(z.enum(['sign', 'reject', 'withdraw', 'recheck']))
    .readonly()
    .openapi({ description: 'What the caller may do with it now.' }),
};

const shownDay = z.object({
  kind: z.enum(['working', 'weekend', 'holiday', 'makeup']),
  working: z.boolean(),
  name: z.string().nullable(),
  notice: z.string().nullable(),
});

const totals = {
  projects: z.int(),
  earlier: z.int(),
  later: z.int(),
  firm: z.int().openapi({ description: 'Same date, no longer provisional.' }),
  provisional: z.int().openapi({ description: 'Same date, provisional from now on.' }),
  ended: z.int().openapi({ description: 'Of all, clocks that had stopped: how late they were changes.' }),
  all: z.int(),
};

const notice = z.object({
  calendar: z.string().openapi({ example: 'CN' }),
  year: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  published: date,
  url: z.string(),
  amendments: z
    .array(z.object({ title: z.string().nullable(), number: z.string().nullable(), published: date }))
    .readonly(),
});

export const proposal = z
  .object({
    ...summary,
    notices: z.array(notice).readonly().openapi({ description: 'Documents that come new or anew.' }),
    calendars: z
      .array(
        z.object({
          id: z.string().openapi({ example: 'CN' }),
          name: named,
          announcedUntil: z.object({ before: date, after: date }),
          days: z.array(z.object({ date, before: shownDay, after: shownDay })).readonly(),
          renamed: z.int(),
        }),
      )
      .readonly(),
    totals: z.object(totals),
    departments: z
      .array(z.object({ department: z.string().nullable(), name: orNull(named), ...totals }))
      .readonly()
      .openapi({ description: 'A department of null stands for promises on whole projects.' }),
  })
  .openapi('CalendarProposal');

export const proposalList = z
  .object({ items: z.array(z.object(summary).openapi('CalendarProposalRow')).readonly() })
  .openapi('CalendarProposalList');

const movedClock = {
  item: z.string().nullable().openapi({ description: 'null for a promise on the whole project.' }),
  itemName: orNull(named),
  clock: z.enum(clockKinds),
  subject: z.string().nullable(),
  subjectName: orNull(named),
  before: date,
  after: date,
};

const move = z
  .object({
    change: z.enum(['earlier', 'later', 'firm', 'provisional']),
    project: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'null for a project outside the region of the caller.' }),
    ...movedClock,
    department: z.string().nullable(),
    departmentName: orNull(named),
    running: z.boolean(),
    expected: z
      .boolean()
      .openapi({ description: 'The date of a paused clock, if it resumes on the day told.' }),
    provisionalBefore: z.boolean(),
    provisionalAfter: z.boolean(),
  })
  .openapi('CalendarMove');

export const movePage = pageOf(move).openapi('CalendarMovePage');

export const releases = z
  .object({
    items: z
      .array(
        z.object({
          number: z.int(),
          appliedAt: instant,
          proposal: z.string().nullable(),
          origin: orNull(origin),
          note: z.string().nullable(),
          proposedBy: z.string().nullable(),
          signedBy: z.string().nullable(),
          mayBeUndone: z.boolean(),
        }),
      )
      .readonly(),
  })
  .openapi('CalendarReleases');

export const messagePage = pageOf(
  z
    .object({
      id: z.string(),
      kind: z.enum(['calendar_moved']),
      at: instant,
      note: z.string(),
      release: z.int(),
      projectId: z.string().nullable(),
      count: z.int().openapi({ description: 'Of all dates; `moves` names the first of them.' }),
      moves: z
        .array(
          z.object({
            projectId: z.string(),
            projectName: z.string(),
            ...movedClock,
            provisional: z.boolean(),
          }),
        )
        .readonly(),
    })
    .openapi('Message'),
).openapi('MessagePage');

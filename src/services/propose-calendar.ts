// What pages and API send about a change of the calendar, read and handed to the verbs: propose, work out again, sign,
// reject or take back, undo. The right to it is looked at before what was sent.
import { z } from 'zod';
import { invalid, invalidField, Refusal } from '../domain/errors.ts';
import type { CalendarProposal } from '../store/calendar-proposals.ts';
import { demand } from './access.ts';
import { markedDayShape, proposeDay, proposeFile, proposeUndo } from './calendar-proposals.ts';
import { recheckProposal } from './check-proposal.ts';
import type { ServiceContext } from './context.ts';
import { rejectProposal, signProposal } from './decide-calendar.ts';
import { readInput, zText } from './input.ts';
import { getProposal, type ProposalView } from './proposal-view.ts';

const LONGEST_NOTE = 200;
const note = zText(LONGEST_NOTE);

export const proposalShape = z.strictObject({
  /** A notice file: its text as it was written, so that faults name their line, or the parsed object. */
  file: z.unknown().optional(),
  /** What the people concerned are told; left out: the title of the notice. */
  note: note.optional(),
  day: markedDayShape.optional(),
});
export const signatureShape = z.strictObject({
  note: note.optional(),
  acceptsEarlier: z.boolean().optional(),
});
export const rejectionShape = z.strictObject({ note });
export const undoShape = z.strictObject({ note });

/** `name` stands before the path of every fault of the file. */
export async function proposeChange(ctx: ServiceContext, raw: unknown, name = 'file'): Promise<ProposalView> {
  demand(ctx.actor, 'calendar.revise');
  const { file, note: told = '', day } = readInput(proposalShape, raw);
  if ((file === undefined) === (day === undefined)) throw invalidField('file', 'file_or_day');
  const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2);
  const proposal =
    day !== undefined
      ? await within('day', proposeDay(ctx, day))
      : await proposeFile(ctx, { name, text, note: told });
  return getProposal(ctx, proposal.id);
}

/** The verb knows its own fields only. */
async function within(field: string, proposed: Promise<CalendarProposal>): Promise<CalendarProposal> {
  try {
    return await proposed;
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid' || error.issues.length === 0) throw error;
    throw invalid(
      error.issues.map((issue) => ({ ...issue, path: issue.path === '' ? field : `${field}.${issue.path}` })),
    );
  }
}

export async function recheck(ctx: ServiceContext, id: string): Promise<ProposalView> {
  await recheckProposal(ctx, id);
  return getProposal(ctx, id);
}

export async function sign(ctx: ServiceContext, id: string, raw: unknown): Promise<ProposalView> {
  demand(ctx.actor, 'calendar.revise');
  const { note: told = '', acceptsEarlier = false } = readInput(signatureShape, raw);
  await signProposal(ctx, id, { note: told, acceptsEarlier });
  return getProposal(signedContext(ctx), id);
}

/** What was signed is in force now. */
const signedContext = (ctx: ServiceContext): ServiceContext => ({
  ...ctx,
  calendars: ctx.book.calendars,
  release: ctx.book.release,
});

export async function reject(ctx: ServiceContext, id: string, raw: unknown): Promise<ProposalView> {
  demand(ctx.actor, 'calendar.revise');
  const { note: told } = readInput(rejectionShape, raw);
  await rejectProposal(ctx, id, told);
  return getProposal(ctx, id);
}

export async function undo(ctx: ServiceContext, raw: unknown): Promise<ProposalView> {
  demand(ctx.actor, 'calendar.revise');
  const { note: told } = readInput(undoShape, raw);
  const { id } = await proposeUndo(ctx, told);
  return getProposal(ctx, id);
}

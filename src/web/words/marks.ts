// Which mark a case, a desk row or a stage shows. A mark is colour, word and shape at once; the shape is drawn elsewhere.

import type { DeskReason } from '../../domain/desk-reasons.ts';
import type { Light } from '../../domain/light.ts';
import type { CaseView, DeskRow, StageView, TargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';

export const marks = [
  'normal',
  'due_soon',
  'overdue',
  'breach',
  'paused',
  'done',
  'not_started',
  'ready',
  'deemed',
  'owed',
  'verification',
  'received',
  'notice',
  'consultation',
  'correction',
  'rectification',
  'early',
  'book',
  'waived',
  'ended',
] as const;
export type Mark = (typeof marks)[number];

const byLight = { yellow: 'due_soon', red: 'overdue', breach: 'breach' } as const;
export const markOfLight = (light: Light): Mark => (light === 'none' ? 'normal' : byLight[light]);

/** A light that is on comes before everything else, except that a paused case shows 暂停 alone. */
export function markOfCase(c: Pick<CaseView, 'status' | 'light' | 'deemedAccepted' | 'owes'>): Mark {
  if (c.status === 'paused') return 'paused';
  if (c.light !== 'none') return byLight[c.light];
  switch (c.status) {
    case 'blocked':
      return 'not_started';
    case 'ready':
    case 'waived':
    case 'received':
      return c.status;
    case 'correcting':
      return 'correction';
    case 'running':
      if (c.owes.length > 0) return 'owed';
      return c.deemedAccepted ? 'deemed' : 'normal';
    case 'decided_tolerant':
      return c.owes.length > 0 ? 'owed' : 'done';
    case 'decided':
    case 'delivered':
    case 'verified':
      return 'done';
    case 'verifying':
      return 'verification';
    case 'rectifying':
      return 'rectification';
    default:
      return 'ended';
  }
}

/** An ended case is named by how it ended, one whose promise is broken by what is due; every other mark has one word. */
export function wordOfCase(lang: Lang, c: Pick<CaseView, 'status' | 'commitment'>, mark: Mark): string {
  const broken = brokenOf(c);
  if (broken !== null) return t(lang, `commitment.mark.${broken}`);
  return mark === 'ended' ? t(lang, `status.${c.status}`) : t(lang, `mark.${mark}`);
}

/** A promise that was judged false or not kept: all that is left is to revoke. */
export function brokenOf({ commitment }: Pick<CaseView, 'commitment'>): 'false' | 'not_kept' | null {
  const state = commitment?.state;
  return state === 'false' || state === 'not_kept' ? state : null;
}

const byReason: Readonly<Record<DeskReason, Mark>> = {
  breach: 'breach',
  overdue: 'overdue',
  due_soon: 'due_soon',
  deemed: 'deemed',
  notice_due: 'notice',
  consultation: 'consultation',
  owed: 'owed',
  verification: 'verification',
  paused: 'paused',
  running: 'normal',
  ready: 'ready',
};
export const markOfReason = (reason: DeskReason): Mark => byReason[reason];

/** The owner's turn has a mark of its own among what runs and what is to be verified; an opinion has its own light. */
export function markOfRow({ reason, status, clock }: Pick<DeskRow, 'reason' | 'status' | 'clock'>): Mark {
  if (reason === 'consultation' && clock !== null && clock.light !== 'none') return byLight[clock.light];
  if (reason === 'running' && status === 'correcting') return 'correction';
  if (reason === 'verification' && status === 'rectifying') return 'rectification';
  return markOfReason(reason);
}

const byStage: Readonly<Record<StageView['state'], Mark>> = {
  not_started: 'not_started',
  running: 'normal',
  done: 'done',
  late: 'overdue',
};
export const markOfStage = (stage: Pick<StageView, 'state'>): Mark => byStage[stage.state];

export const markOfTarget = (target: Pick<TargetView, 'reachedOn' | 'light' | 'startedOn'>): Mark => {
  if (target.startedOn === null) return 'not_started';
  return target.reachedOn !== null && target.light === 'none' ? 'done' : markOfLight(target.light);
};

/** Only late rows are tinted. */
export const isLate = (mark: Mark): boolean => mark === 'overdue' || mark === 'breach';

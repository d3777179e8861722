// What a desk row says besides its dates: why it stands there, what to do next, and what its holder owes.
import type { DeskRow } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortDay } from './dates.ts';
import { listed, named, partyShort } from './names.ts';
import { limitWords } from './remaining.ts';

/** The grey line under the item: the cause, with its date. */
export function causeOf(lang: Lang, row: DeskRow, asOf: string): string {
  const day = (date: string): string => shortDay(lang, date, asOf);
  const materials = listed(lang, row.owes);
  switch (row.reason) {
    case 'deemed':
      return row.receivedOn === null
        ? started(lang, row, day)
        : t(lang, 'home.line.deemed', { date: day(row.receivedOn) });
    case 'notice_due':
      return row.receivedOn === null ? '' : t(lang, 'home.line.notice', { date: day(row.receivedOn) });
    case 'owed':
      return row.decidedOn === null
        ? t(lang, 'home.line.owedRunning', { materials })
        : t(lang, 'home.line.owed', { date: day(row.decidedOn), materials });
    case 'verification':
      if (row.commitment === 'false' || row.commitment === 'not_kept')
        return t(lang, `commitment.line.${row.commitment}`);
      if (row.status === 'rectifying') return t(lang, 'home.line.rectifying');
      return row.decidedOn === null || row.clock === null
        ? started(lang, row, day)
        : t(lang, 'home.line.verification', {
            date: day(row.decidedOn),
            limit: limitWords(lang, row.clock.limit),
          });
    case 'paused':
      return row.pauseUntil === null
        ? t(lang, 'home.line.paused')
        : t(lang, 'home.line.pausedUntil', { date: day(row.pauseUntil) });
    case 'ready':
      return t(lang, 'home.line.ready');
    case 'consultation':
      return row.clock === null
        ? ''
        : t(lang, 'home.line.consultation', {
            date: day(row.clock.startedOn),
            limit: limitWords(lang, row.clock.limit),
          });
    case 'running':
      if (row.lapse !== null) return t(lang, `lapse.line.${row.lapse}`);
      if (row.status === 'correcting') return t(lang, 'home.line.correcting');
      return targetLine(lang, row, day) ?? started(lang, row, day);
    default:
      return targetLine(lang, row, day) ?? started(lang, row, day);
  }
}

function targetLine(lang: Lang, row: DeskRow, day: (date: string) => string): string | null {
  if (row.target === null || row.target.dueOn === null) return null;
  return t(lang, row.target.provisional ? 'home.line.targetProvisional' : 'home.line.target', {
    budget: limitWords(lang, row.target.budget),
    date: day(row.target.dueOn),
  });
}

function started(lang: Lang, row: DeskRow, day: (date: string) => string): string {
  if (row.clock === null)
    return row.receivedOn === null ? '' : t(lang, 'home.line.received', { date: day(row.receivedOn) });
  return t(lang, 'home.line.started', {
    date: day(row.clock.startedOn),
    limit: limitWords(lang, row.clock.limit),
  });
}

/** Who has it; what may be filed waits for the owner. */
export const holderWord = (lang: Lang, row: DeskRow): string =>
  row.status === 'ready' ? t(lang, 'party.OWN') : partyShort(lang, row.holder, row.holderName);

/** The next step, as a verb and its object. */
export function nextStep(lang: Lang, row: DeskRow): string {
  if (row.commitment === 'false' || row.commitment === 'not_kept')
    return t(lang, `commitment.next.${row.commitment}`);
  if (row.lapse !== null) return t(lang, `lapse.next.${row.lapse}`);
  const turn = ownersTurn(row);
  if (turn !== null) return t(lang, `home.next.${turn}`);
  if (row.reason === 'due_soon' && row.clock?.remainingDays === 0) return t(lang, 'home.next.due_today');
  return t(lang, `home.next.${row.reason}`, {
    holder: partyShort(lang, row.holder, row.holderName),
    procedure: procedureOf(lang, row),
    materials: listed(lang, row.owes),
  });
}

/** 永丰：作出决定 — what the holder owes this project. */
export const owedAct = (lang: Lang, row: DeskRow): string =>
  t(lang, `home.owes.does.${ownersTurn(row) ?? row.reason}`, { materials: listed(lang, row.owes) });

const ownersTurn = ({ reason, status, commitment }: DeskRow): 'correcting' | 'rectifying' | null => {
  if (reason === 'running' && status === 'correcting') return 'correcting';
  return reason === 'verification' && status === 'rectifying' && commitment !== 'not_kept'
    ? 'rectifying'
    : null;
};

/** A paused case is held by its procedure, whose name stands as the holder's. */
export const procedureOf = (lang: Lang, row: DeskRow): string =>
  row.holderName === null ? t(lang, 'party.procedure') : named(lang, row.holderName);

// How changes of the calendar are worded: notices, kinds of days, which clock moves and how; the same for pages, CSV and messages.
import type { MessageMove } from '../../services/messages.ts';
import type { NoticeView } from '../../services/notice-view.ts';
import type { MoveChange, MoveView } from '../../services/proposal-moves.ts';
import type { ProposalSummary, ProposalView } from '../../services/proposal-view.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { fullDay, shortDay, unpublishedYear } from './dates.ts';
import type { Mark } from './marks.ts';
import { named } from './names.ts';

export const noticeLine = (lang: Lang, { title, number, published }: NoticeView): string => {
  const facts = { title, published: fullDay(lang, published) };
  return number === null
    ? t(lang, 'cal.noticeUnnumbered', facts)
    : t(lang, 'cal.notice', { ...facts, number });
};

export const amendmentLine = (lang: Lang, { title, number, published }: NoticeView['amendments'][number]) =>
  t(lang, 'cal.amended', {
    title: title ?? number ?? t(lang, 'cal.amendedUntitled'),
    published: fullDay(lang, published),
  });

type ShownDay = ProposalView['calendars'][number]['days'][number]['before'];

/** 工作日, 周末, 劳动节放假, 调休上班日（劳动节）. */
export function dayKind(lang: Lang, { kind, name }: ShownDay): string {
  switch (kind) {
    case 'working':
      return t(lang, 'ledger.day.working');
    case 'weekend':
      return t(lang, 'ledger.day.weekend');
    case 'holiday':
      return t(lang, 'ledger.day.holiday', { name: name ?? '' });
    case 'makeup':
      return name === null ? t(lang, 'ledger.day.makeup') : t(lang, 'ledger.day.makeupFor', { name });
  }
}

export const changeMark: Readonly<Record<MoveChange, Mark>> = {
  earlier: 'due_soon',
  later: 'normal',
  firm: 'done',
  provisional: 'not_started',
};

export const statusMark: Readonly<Record<ProposalSummary['status'], Mark>> = {
  open: 'ready',
  applied: 'done',
  rejected: 'ended',
  withdrawn: 'ended',
};

export const statusWord = (lang: Lang, { status, outdated }: ProposalSummary): string =>
  t(lang, outdated ? 'cal.status.outdated' : `cal.status.${status}`);

export const originWord = (
  lang: Lang,
  { origin, undoes }: Pick<ProposalSummary, 'origin' | 'undoes'>,
): string => t(lang, `cal.origin.${origin}`, { n: undoes ?? 0 });

/** The reason; of an undo also what it takes back. */
export const titleOf = (lang: Lang, proposal: ProposalSummary): string =>
  proposal.origin === 'undo'
    ? `${originWord(lang, proposal)}${t(lang, 'common.colon')}${proposal.note}`
    : proposal.note;

/** 《关于…的通知》: the title of a document stands in its marks, another reason as it was given. */
export const reasonWord = (lang: Lang, note: string): string =>
  lang === 'zh-CN' && /^[^《].*(通知|通告|公告|决定|意见|办法)$/.test(note) ? `《${note}》` : note;

type Clock = Pick<MoveView, 'itemName' | 'clock' | 'subjectName'>;

/** 承诺期限, 补交期限（监理合同）, 全流程承诺（59 天）. */
export function clockWord(lang: Lang, { clock, subjectName }: Clock): string {
  const word = t(lang, `clock.${clock}`);
  if (subjectName === null) return word;
  const subject = named(lang, subjectName);
  return lang === 'en' ? `${word} (${subject})` : `${word}（${subject}）`;
}

/** 设计方案审查 承诺期限. */
export const matterWord = (lang: Lang, move: Clock): string =>
  [move.itemName === null ? null : named(lang, move.itemName), clockWord(lang, move)]
    .filter((part) => part !== null)
    .join(' ');

/** 2026-06-01 周一 → 06-02 周二, 确定为 …, 改为暂按 … 计. */
export function changeWords(lang: Lang, { before, after, provisional }: MessageMove): string {
  const same = before === after;
  return t(lang, changeKey(same, provisional), {
    before: fullDay(lang, before),
    after: same ? fullDay(lang, after) : shortDay(lang, after, before),
    year: unpublishedYear(after),
  });
}

/** The sentence for a date that moved, or did not but became firm or provisional. */
export function changeKey(same: boolean, provisional: boolean): TextKey {
  if (same) return provisional ? 'messages.provisional' : 'messages.firm';
  return provisional ? 'messages.movedProvisional' : 'messages.moved';
}

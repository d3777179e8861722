// What the list and the page of a credit mark have in common: its shape, and until when it bars.
import type { CreditMarkView } from '../../services/credit.ts';
import { type Lang, t } from '../../texts/index.ts';
import type { Mark } from '../words/marks.ts';
import { Day } from './day.tsx';

export const shapes: Readonly<Record<CreditMarkView['status'], Mark>> = {
  proposed: 'notice',
  standing: 'overdue',
  repaired: 'done',
  withdrawn: 'waived',
  dismissed: 'waived',
};

export const untilOf = (lang: Lang, { endedOn, banUntil }: CreditMarkView, asOf: string) =>
  endedOn === null && banUntil === null ? (
    t(lang, 'credit.untilRepaired')
  ) : (
    <Day lang={lang} date={endedOn ?? banUntil} year={asOf} />
  );

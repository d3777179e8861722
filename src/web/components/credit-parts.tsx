// What the list and the page of a credit mark have in common: its shape, and until when it bars.
import type { CreditMarkView } from '../../services/credit.ts';
import { type Lang, t } from '../../texts/index.ts';
import type { Mark } from '../words/marks.ts';
import { Day } from './day.tsx';
import { Tag } from './tag.tsx';

const shapes: Readonly<Record<CreditMarkView['status'], Mark>> = {
  proposed: 'notice',
  standing: 'overdue',
  repaired: 'done',
  withdrawn: 'waived',
  dismissed: 'waived',
};

/** A mark whose ban has run out stands for nothing any more, and is not shown as if it did. */
export function CreditTag({ lang, mark, asOf }: { lang: Lang; mark: CreditMarkView; asOf: string }) {
  const isOver = mark.status === 'standing' && mark.banUntil !== null && mark.banUntil < asOf;
  return isOver ? (
    <Tag lang={lang} mark="done" word={t(lang, 'credit.status.ended')} />
  ) : (
    <Tag lang={lang} mark={shapes[mark.status]} word={t(lang, `credit.status.${mark.status}`)} />
  );
}

export const untilOf = (lang: Lang, { endedOn, banUntil }: CreditMarkView, asOf: string) =>
  endedOn === null && banUntil === null ? (
    t(lang, 'credit.untilRepaired')
  ) : (
    <Day lang={lang} date={endedOn ?? banUntil} year={asOf} />
  );

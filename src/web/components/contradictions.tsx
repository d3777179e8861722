// What of the record speaks against a promise, line by line: a warning before the decision, a finding after it.
import type { ContradictionView } from '../../services/commitment-views.ts';
import { conditionWords } from '../../services/condition-words.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { shortDay } from '../words/dates.ts';
import { fullWidth, named } from '../words/names.ts';
import { Tied } from './day.tsx';
import { icon } from './shapes.ts';

/** 「规划许可有效：「建设工程规划许可证核发」已撤销或撤回许可（05-20 周三）」. */
export function contradictionLine(lang: Lang, found: ContradictionView, asOf: string): string {
  const fact = fullWidth(named(lang, found.factText));
  if (found.itemName === null)
    return t(lang, 'commitment.warn.project', { fact, when: conditionWords(lang, found.when ?? '') });
  const outcome = known(lang, `commitment.outcome.${found.outcome}`) ?? found.outcome;
  const facts = { fact, item: named(lang, found.itemName), outcome };
  return found.since === null
    ? t(lang, 'commitment.warn.caseNoDate', facts)
    : t(lang, 'commitment.warn.case', { ...facts, date: shortDay(lang, found.since, asOf) });
}

export interface ContradictionsProps {
  readonly lang: Lang;
  readonly against: readonly ContradictionView[];
  readonly asOf: string;
}

export function Contradictions({ lang, against, asOf }: ContradictionsProps) {
  if (against.length === 0) return null;
  return (
    <div class="warning-lines" role="note">
      <p>
        {icon('info', 14)} <b>{t(lang, 'commitment.warn.title')}</b>
      </p>
      <ul>
        {against.map((found) => (
          <li>
            <Tied text={contradictionLine(lang, found, asOf)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

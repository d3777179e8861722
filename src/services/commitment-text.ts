// The text that an applicant is told before it promises: conditions, obligation, liability, and that nobody has to (国办发〔2020〕42号).
import type { CommitmentFact } from '../domain/commitment-spec.ts';
import type { ItemSpec } from '../domain/template.ts';
import { t } from '../texts/index.ts';

export interface ToldText {
  readonly condition: string;
  readonly obligation: string;
  readonly liability: string;
  /** That the promise is the applicant's choice, and may be taken back before the decision (安阳条例 26). */
  readonly voluntary: string;
}

/** The template's own words, else the general ones. It is a Chinese paper, whatever language the reader has. */
export function toldText(
  { commitment, zh }: Pick<ItemSpec, 'commitment' | 'zh'>,
  facts: readonly CommitmentFact[],
): ToldText {
  const { text } = commitment;
  return {
    condition: text?.condition ?? t('zh-CN', 'commitment.told.condition', { item: zh, n: facts.length }),
    obligation: text?.obligation ?? t('zh-CN', 'commitment.told.obligation'),
    liability: text?.liability ?? t('zh-CN', 'commitment.told.liability'),
    voluntary: t('zh-CN', 'commitment.told.voluntary'),
  };
}

/** The whole text as the record keeps it. */
export const wholeText = (told: ToldText, facts: readonly CommitmentFact[]): string =>
  [
    t('zh-CN', 'commitment.told.first', { text: told.condition }),
    t('zh-CN', 'commitment.told.second', { text: told.obligation }),
    t('zh-CN', 'commitment.told.third', { text: told.liability }),
    t('zh-CN', 'commitment.told.fourth', { text: told.voluntary }),
    t('zh-CN', 'commitment.told.facts'),
    ...facts.map(({ zh }, i) => `${i + 1}. ${zh}`),
  ].join('\n');

// What an applicant is told, and the facts that it promises with what could contradict each.
import type { CommitmentPageView } from '../../services/commitment-page.ts';
import { conditionWords } from '../../services/condition-words.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { fullWidth, named } from '../words/names.ts';

const parts = ['condition', 'obligation', 'liability', 'voluntary'] as const;

export function ToldLines({ lang, told }: { lang: Lang; told: CommitmentPageView['told'] }) {
  return (
    <dl class="told">
      {parts.map((part) => (
        <div>
          <dt>{t(lang, `commitment.part.${part}`)}</dt>
          <dd lang="zh-CN">{fullWidth(told[part])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One fact a line, and under it which case or circumstance could say otherwise. */
export function FactList({ lang, page }: { lang: Lang; page: CommitmentPageView }) {
  return (
    <ol class="promised-facts">
      {page.facts.map((fact) => {
        const speaks = page.against.some((found) => found.fact === fact.code);
        const could = fact.couldContradict.map(({ itemName, when }) =>
          itemName === null
            ? t(lang, 'commitment.ifProject', { when: conditionWords(lang, when) })
            : t(lang, 'commitment.ifCase', {
                item: named(lang, itemName),
                outcome: known(lang, `commitment.outcome.${when}`) ?? when,
              }),
        );
        return (
          <li class={speaks ? 'contradicted' : undefined}>
            <b>{fullWidth(named(lang, fact.text))}</b>
            {fact.about === null ? null : (
              <small>{t(lang, 'commitment.instead', { material: fullWidth(fact.about.name) })}</small>
            )}
            <small>
              {could.length === 0
                ? t(lang, 'commitment.onSite')
                : t(lang, 'commitment.against', { cases: could.join(t(lang, 'tpl.semicolon')) })}
            </small>
          </li>
        );
      })}
    </ol>
  );
}

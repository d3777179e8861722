// What is owed on a case, besides its day: which gate stays shut, and what follows once the day has passed.
import type { CaseView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { consequenceLine, gateWords } from '../words/consequence-lines.ts';
import { Tied } from './day.tsx';

export function DebtLines({ lang, c }: { lang: Lang; c: Pick<CaseView, 'consequence' | 'owes'> }) {
  const gate = c.owes.find((owed) => owed.gate !== null && owed.gate.code !== 'self')?.gate ?? null;
  return (
    <>
      {c.consequence === null ? null : (
        <p class="sub">
          <Tied text={consequenceLine(lang, c.consequence)} />
        </p>
      )}
      {gate === null ? null : (
        <p class="sub">
          {t(lang, gate.name === null ? 'gate.line' : 'gate.lineItem', { gate: gateWords(lang, gate) })}
        </p>
      )}
    </>
  );
}

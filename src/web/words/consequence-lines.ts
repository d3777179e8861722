// What follows promised material that has not come, in a sentence; and the form that records exactly that, filled in.

import type { ConsequenceView, GateView } from '../../services/debt-views.ts';
import type { CaseForm } from '../../services/project-page.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import type { FormState } from '../components/form.tsx';
import { fullDay } from './dates.ts';
import { listed, named } from './names.ts';

const materialsOf = (lang: Lang, { materials }: Pick<ConsequenceView, 'materials'>): string =>
  listed(
    lang,
    materials.map(({ name }) => name),
  );

export const consequenceLine = (lang: Lang, consequence: ConsequenceView): string =>
  `${t(lang, `consequence.${consequence.kind}`, { materials: materialsOf(lang, consequence) })}${lang === 'en' ? ' ' : ''}${t(lang, 'consequence.public', { date: fullDay(lang, consequence.publicOn) })}`;

/** 开工, or the name of the item that cannot end meanwhile. */
export const gateWords = (lang: Lang, gate: GateView | null): string => {
  if (gate === null) return '';
  if (gate.name !== null && gate.code !== 'self') return named(lang, gate.name);
  return known(lang, `gate.${gate.code}`) ?? gate.code;
};

/** null where nothing has lapsed, where the applicant is to be asked first, and for whoever may not record it. */
export function proposedForm(
  lang: Lang,
  { case: { consequence }, possible }: Pick<CaseForm, 'case' | 'possible'>,
): { readonly type: string; readonly form: FormState } | null {
  const event = consequence?.event ?? null;
  if (consequence === null || event === null || !possible.some((type) => type === event.type)) return null;
  const values = {
    reason: t(lang, 'consequence.reason', {
      date: fullDay(lang, consequence.dueOn),
      materials: materialsOf(lang, consequence),
    }),
    ...(event.what === null ? {} : { what: event.what }),
    ...(event.deemed ? { deemed: 'true' } : {}),
  };
  return { type: event.type, form: { values, issues: [] } };
}

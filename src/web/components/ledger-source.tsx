// The foot of a ledger: what it was counted by — notices and edition of the calendar, template, decisions of the place.
import type { LedgerView } from '../../services/ledger-views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { listed, named } from '../words/names.ts';

export function LedgerSource({ lang, ledger }: { lang: Lang; ledger: LedgerView }) {
  const { calendar, template, policies } = ledger;
  const { id, edition, notices } = calendar;
  return (
    <div class="source">
      <p>
        {notices.length === 0
          ? t(lang, 'ledger.calendarNone', { id, edition })
          : t(lang, 'ledger.calendar', { id, edition, notices: listed(lang, notices) })}
      </p>
      <p>
        {t(lang, 'ledger.template', {
          name: named(lang, template.name),
          version: `${template.id}@${template.version}`,
        })}
      </p>
      {policies.map((policy) => (
        <p>{policyText(lang, policy)}</p>
      ))}
    </div>
  );
}

/** 休息日收件、受理的，即以当日为收件、受理之日（未见规定，按惯例设定）。 */
function policyText(lang: Lang, { code, value, facts, source }: LedgerView['policies'][number]): string {
  const { approver } = facts;
  const said =
    approver === undefined ? facts : { ...facts, approver: known(lang, `office.${approver}`) ?? approver };
  const text = known(lang, `policy.${code}.${value}`, said) ?? known(lang, `policy.${code}`, said) ?? value;
  return t(lang, 'ledger.policy', { text, source: source ?? t(lang, 'policy.assumed') });
}

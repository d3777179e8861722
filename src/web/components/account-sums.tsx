// Beside the holders: departments against intermediaries, and the promises of the project with whose days they used.
import type { DaysView, TimeAccountView } from '../../services/time-account-views.ts';
import type { TargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { fullWidth, partyShort } from '../words/names.ts';

interface SumsProps {
  readonly lang: Lang;
  readonly account: TimeAccountView;
}

/** 17 + 33: the whole way in both kinds of day, and the sum in words. */
export function SplitLine({ lang, account }: SumsProps) {
  const { departments, intermediaries, others } = account.split;
  const row = (key: 'departments' | 'intermediaries' | 'others', days: DaysView) => (
    <tr>
      <th scope="row">{t(lang, `account.split.${key}`)}</th>
      <td class="k-number">
        <b>{t(lang, 'time.workingDays', { n: days.workingDays })}</b>
      </td>
      <td class="k-number">{t(lang, 'time.naturalDays', { n: days.naturalDays })}</td>
    </tr>
  );
  return (
    <>
      <table class="sheet split">
        <caption class="visually-hidden">{t(lang, 'account.split')}</caption>
        <tbody>
          {row('departments', departments)}
          {row('intermediaries', intermediaries)}
          {row('others', others)}
        </tbody>
      </table>
      <p class="account-note">
        {t(lang, 'account.split.line', {
          departments: departments.workingDays,
          intermediaries: intermediaries.workingDays,
          sum: departments.workingDays + intermediaries.workingDays,
          others: others.workingDays,
        })}
      </p>
    </>
  );
}

export const AccountTargets = ({ lang, account }: SumsProps) => (
  <ul class="account-targets">
    {account.targets.map((target) => (
      <li>
        <Target lang={lang} projectId={account.projectId} target={target} />
      </li>
    ))}
  </ul>
);

function Target({ lang, projectId, target }: { lang: Lang; projectId: string; target: TargetView }) {
  const { budget, usedDays, accounts, startedOn, id } = target;
  const words = (n: number): string =>
    t(lang, budget.unit === 'working' ? 'time.workingDays' : 'time.naturalDays', { n });
  const name = fullWidth(target.name);
  return (
    <>
      <h3>{startedOn === null ? name : <a href={paths.targetLedger(projectId, id)}>{name}</a>}</h3>
      {startedOn === null ? (
        <p class="sub">{t(lang, 'account.target.notStarted')}</p>
      ) : (
        <>
          <p class="sub">
            {t(lang, 'account.target.used', { used: words(usedDays), budget: words(budget.days) })}
          </p>
          {accounts.length === 0 ? (
            <p class="sub">{t(lang, 'account.target.none')}</p>
          ) : (
            <>
              <dl class="account-parts">
                {accounts.map((one) => (
                  <div>
                    <dt>{partyShort(lang, one.holder, one.name)}</dt>
                    <dd>{one.days}</dd>
                  </div>
                ))}
              </dl>
              <p class="sub">{t(lang, 'account.target.sum', { n: words(usedDays) })}</p>
            </>
          )}
        </>
      )}
    </>
  );
}

// The holders of a time account with their days: each row a holder, the sum below, and what it equals.
import type { TimeAccountView } from '../../services/time-account-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { partyShort } from '../words/names.ts';
import { Day, Rich } from './day.tsx';
import { fillsOf, Swatch } from './holder-fills.tsx';

export function HolderTable({ lang, account }: { lang: Lang; account: TimeAccountView }) {
  const { holders, naturalDays, workingDays, startedOn, until, asOf } = account;
  const fills = fillsOf('account', holders);
  const shares = sharesOf(holders.map((one) => one.naturalDays));
  return (
    <table class="sheet holders">
      <caption class="visually-hidden">{t(lang, 'account.holders')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(lang, 'account.col.holder')}</th>
          <th scope="col" class="k-number">
            {t(lang, 'account.col.natural')}
          </th>
          <th scope="col" class="k-number">
            {t(lang, 'account.col.working')}
          </th>
          <th scope="col" class="k-number">
            {t(lang, 'account.col.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {holders.map((one, i) => (
          <tr>
            <th scope="row" class="k-name">
              <span class="swatched">
                <Swatch fills={fills} holding={one} />
                {partyShort(lang, one.holder, one.name)}
              </span>
            </th>
            <td class="k-number">
              <b>{t(lang, 'account.days', { n: one.naturalDays })}</b>
            </td>
            <td class="k-number">{t(lang, 'account.days', { n: one.workingDays })}</td>
            <td class="k-number">{`${shares[i] ?? 0}%`}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" class="k-name">
            {t(lang, 'account.sum')}
          </th>
          <td class="k-number">
            <b>{t(lang, 'account.days', { n: naturalDays })}</b>
          </td>
          <td class="k-number">
            <b>{t(lang, 'account.days', { n: workingDays })}</b>
          </td>
          <td class="k-number">100%</td>
        </tr>
        <tr class="note">
          <td colspan={4}>
            <Rich
              lang={lang}
              k="account.sumNote"
              facts={{
                from: <Day lang={lang} date={startedOn} year={asOf} />,
                to: <Day lang={lang} date={until} year={asOf} />,
                days: t(lang, 'time.naturalDays', { n: naturalDays }),
              }}
            />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Whole percents that add up to 100: what rounding leaves goes to the largest rests. */
export function sharesOf(days: readonly number[]): readonly number[] {
  const total = days.reduce((sum, n) => sum + n, 0);
  if (total === 0) return days.map(() => 0);
  const exact = days.map((n) => (n * 100) / total);
  const shares = exact.map(Math.floor);
  const missing = 100 - shares.reduce((sum, n) => sum + n, 0);
  const byRest = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest)
    .slice(0, missing);
  for (const { i } of byRest) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

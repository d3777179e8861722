// The provincial sum of each stage: elapsed = approval + special procedures + owner's time, against its limit.
import type { StageSumView, TimeAccountView } from '../../services/time-account-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { listed, named } from '../words/names.ts';
import { Day } from './day.tsx';
import { Tag } from './tag.tsx';

const columns = [
  'stage',
  'state',
  'start',
  'end',
  'elapsed',
  'approval',
  'special',
  'owner',
  'budget',
] as const;
const counted: readonly string[] = ['elapsed', 'approval', 'special', 'owner', 'budget'];

export function StageSums({ lang, account }: { lang: Lang; account: TimeAccountView }) {
  return (
    <>
      <table class="sheet rows stage-sums">
        <caption class="visually-hidden">{t(lang, 'account.stages')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={counted.includes(column) ? 'k-number' : `k-${column}`}>
                {t(lang, `account.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {account.stages.map((stage) => (
            <StageRow lang={lang} stage={stage} year={account.asOf} />
          ))}
        </tbody>
      </table>
      <p class="account-note">{t(lang, 'account.stages.note')}</p>
    </>
  );
}

function StageRow({ lang, stage, year }: { lang: Lang; stage: StageSumView; year: string }) {
  const { startedOn, endedOn, elapsedDays, approvalDays, specialDays, ownerDays, budgetDays, lateItems } =
    stage;
  const begun = startedOn !== null;
  const number = (label: (typeof columns)[number], n: number, bold = false) => (
    <td class={n === 0 ? 'k-number zero' : 'k-number'} data-label={t(lang, `account.col.${label}`)}>
      {!begun ? '—' : bold ? <b>{n}</b> : n}
    </td>
  );
  return (
    <tr class={stage.overdue ? 'late' : undefined}>
      <th scope="row" class="k-name">
        {named(lang, stage.name)}
        {lateItems.length === 0 ? null : (
          <small>
            {t(lang, 'account.stage.lateItems', {
              items: listed(
                lang,
                lateItems.map(({ name }) => named(lang, name)),
              ),
            })}
          </small>
        )}
      </th>
      <td class="k-state">
        <Tag
          lang={lang}
          mark={stage.overdue ? 'overdue' : !begun ? 'not_started' : endedOn === null ? 'normal' : 'done'}
          word={t(lang, stateOf(stage))}
        />
      </td>
      <td class="k-start" data-label={t(lang, 'account.col.start')}>
        <Day lang={lang} date={startedOn} year={year} />
      </td>
      <td class="k-end" data-label={t(lang, 'account.col.end')}>
        <Day lang={lang} date={endedOn} year={year} />
      </td>
      {number('elapsed', elapsedDays)}
      {number('approval', approvalDays, true)}
      {number('special', specialDays)}
      {number('owner', ownerDays)}
      <td class="k-number" data-label={t(lang, 'account.col.budget')}>
        {budgetDays === null ? t(lang, 'account.stage.noBudget') : budgetDays}
        {stage.unit === 'natural' ? t(lang, 'account.stage.natural') : null}
      </td>
    </tr>
  );
}

function stateOf({ overdue, startedOn, endedOn }: StageSumView) {
  if (overdue) return 'account.stage.overdue';
  if (startedOn === null) return 'account.stage.notBegun';
  return endedOn === null ? 'account.stage.open' : 'account.stage.inTime';
}

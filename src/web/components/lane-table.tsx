// Every case that was ever filed as a lane of its own, by stage: since when, until when, and in whose hands on one common scale.
import type { CaseLaneView, TimeAccountView } from '../../services/time-account-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { daysBetween } from '../words/account-layout.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { Day } from './day.tsx';
import { FillPatterns, type Fills, fillOf, fillsOf } from './holder-fills.tsx';

const columns = ['item', 'from', 'to', 'days', 'lane'] as const;

export function LaneTable({ lang, account }: { lang: Lang; account: TimeAccountView }) {
  const { lanes, stages, holders } = account;
  const fills = fillsOf('lane', [...holders, ...lanes.flatMap((lane) => lane.holders)]);
  const scale = scaleOf(account);
  return (
    <>
      <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
        <FillPatterns fills={fills} />
      </svg>
      <table class="sheet rows lanes">
        <caption class="visually-hidden">{t(lang, 'account.lanes')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column === 'days' ? 'k-number' : `k-${column}`}>
                {t(lang, `account.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {stages.map((stage) => {
          const own = lanes.filter((lane) => lane.stage === stage.code);
          return own.length === 0 ? null : (
            <tbody>
              <tr class="stage">
                <th colspan={columns.length} scope="rowgroup">
                  {named(lang, stage.name)}
                </th>
              </tr>
              {own.map((lane) => (
                <LaneRow lang={lang} account={account} lane={lane} fills={fills} scale={scale} />
              ))}
            </tbody>
          );
        })}
      </table>
    </>
  );
}

interface Scale {
  readonly start: string;
  readonly total: number;
}

/** From the first receipt to the last day of any lane: verification may outlast the project. */
function scaleOf({ lanes, startedOn, until }: TimeAccountView): Scale {
  const start = lanes.reduce((first, { from }) => (from < first ? from : first), startedOn ?? until);
  const end = lanes.reduce((last, { to }) => (to > last ? to : last), until);
  return { start, total: Math.max(1, daysBetween(start, end)) };
}

interface LaneRowProps {
  readonly lang: Lang;
  readonly account: TimeAccountView;
  readonly lane: CaseLaneView;
  readonly fills: Fills;
  readonly scale: Scale;
}

function LaneRow({ lang, account, lane, fills, scale }: LaneRowProps) {
  const { itemName, from, restedOn, holders, naturalDays, workingDays } = lane;
  return (
    <tr>
      <th scope="row" class="k-item">
        {named(lang, itemName)}
      </th>
      <td class="k-from" data-label={t(lang, 'account.col.from')}>
        <Day lang={lang} date={from} year={account.asOf} />
      </td>
      <td class="k-to" data-label={restedOn === null ? undefined : t(lang, 'account.col.to')}>
        {restedOn === null ? (
          t(lang, 'account.lane.open')
        ) : (
          <Day lang={lang} date={restedOn} year={account.asOf} />
        )}
      </td>
      <td class="k-number">
        <b>{t(lang, 'time.naturalDays', { n: naturalDays })}</b>
        <small>{t(lang, 'account.lane.working', { n: workingDays })}</small>
      </td>
      <td class="k-lane">
        <LaneBar lane={lane} fills={fills} scale={scale} />
        {holders.length === 0
          ? null
          : listed(
              lang,
              holders.map((one) =>
                one.holder === null
                  ? `${t(lang, 'account.nobody')} ${one.naturalDays}`
                  : `${partyShort(lang, one.holder, one.name)} ${one.naturalDays}`,
              ),
            )}
      </td>
    </tr>
  );
}

/** Said in words beside it. */
function LaneBar({ lane, fills, scale }: Pick<LaneRowProps, 'lane' | 'fills' | 'scale'>) {
  const share = (days: number): string => `${Math.round((days * 100_000) / scale.total) / 1000}%`;
  return (
    <svg class="lane-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1="7" y2="7" />
      {lane.stretches.length === 0 ? (
        <line
          class="instant"
          x1={share(daysBetween(scale.start, lane.from))}
          x2={share(daysBetween(scale.start, lane.from))}
          y1="1"
          y2="13"
        />
      ) : null}
      {lane.stretches.map((one) => (
        <rect
          x={share(daysBetween(scale.start, one.from))}
          y="1.5"
          width={share(one.naturalDays)}
          height="11"
          fill={fillOf(fills, one)}
        />
      ))}
    </svg>
  );
}

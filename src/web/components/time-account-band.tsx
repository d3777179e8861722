// 时间账: one bar, one day one unit. Holders differ by fill and pattern and carry their days inside; today, promise and
// forecast are lines with words; the sum is written and equals the days of the account.
import type { TimeAccountView } from '../../services/time-account-views.ts';
import type { ForecastTargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import {
  type Block,
  blocksOf,
  daysBetween,
  type Fitting,
  holdersLine,
  type Label,
  type PlacedLabel,
  placeLabels,
  wordsIn,
} from '../words/account-layout.ts';
import { shortDay } from '../words/dates.ts';
import { outcomeOf } from '../words/forecast-lines.ts';
import { partyShort } from '../words/names.ts';
import { FillPatterns, type Fills, fillOf, fillsOf, keyOfHolding, Swatch } from './holder-fills.tsx';

export interface TimeAccountBandProps {
  readonly lang: Lang;
  readonly account: Pick<
    TimeAccountView,
    'asOf' | 'startedOn' | 'until' | 'endedOn' | 'stretches' | 'holders' | 'naturalDays'
  >;
  /** The day on which the project is expected to be done; null when it is over, or cannot be told. */
  readonly finishOn: string | null;
  /** The promise that the head of the project shows: it alone says whether the project will be late. */
  readonly promise: ForecastTargetView | null;
  /** Whether `asOf` is today. */
  readonly isToday?: boolean | undefined;
  /** Keeps apart two bands of one page. */
  readonly id?: string | undefined;
}

const TOP = 20;
const HEIGHT = 28;
const ROW = 17;

/** Nothing before the first day of the account has passed. */
export function TimeAccountBand({ id = 'account', isToday = true, ...props }: TimeAccountBandProps) {
  const { lang, account, promise } = props;
  const { startedOn, until, endedOn, stretches, holders, naturalDays } = account;
  if (startedOn === null) return null;
  const promisedOn = promise?.promisedOn ?? null;
  const expectedOn = promise?.forecastOn ?? props.finishOn;
  const finishOn = endedOn === null && expectedOn !== null && expectedOn > until ? expectedOn : null;
  const last = [until, finishOn, promisedOn].reduce<string>((a, b) => (b !== null && b > a ? b : a), until);
  const total = Math.max(1, daysBetween(startedOn, last));
  const at = (date: string): number => Math.max(0, daysBetween(startedOn, date)) / total;
  const fills = fillsOf(id, holders);
  const day = (date: string): string => shortDay(lang, date, account.asOf).replace('\u00a0', ' ');
  const labels: Label[] = [
    { text: t(lang, 'account.band.start', { date: day(startedOn) }), at: 0, tone: 'quiet' },
    endedOn !== null
      ? {
          text: t(lang, 'account.band.ended', { date: day(endedOn), n: naturalDays }),
          at: at(until),
          tone: 'today',
        }
      : {
          text: isToday
            ? t(lang, 'account.band.today', { n: naturalDays })
            : t(lang, 'account.band.asOf', { date: day(until), n: naturalDays }),
          at: at(until),
          tone: 'today',
        },
  ];
  if (finishOn !== null)
    labels.push({
      text: t(lang, 'account.band.forecast', { date: day(finishOn) }),
      at: at(finishOn),
      tone: 'quiet',
    });
  const placed = placeLabels(labels);
  const rows = Math.max(...placed.map(({ row }) => row)) + 1;
  const bottom = TOP + HEIGHT;
  return (
    <div class="account-band">
      <ul class="account-legend">
        {holders.map((one) => (
          <li>
            <Swatch fills={fills} holding={one} />
            <span>{partyShort(lang, one.holder, one.name)}</span> <b>{one.naturalDays}</b>
          </li>
        ))}
        <li class="sum">{t(lang, 'account.total', { n: naturalDays })}</li>
      </ul>
      <svg
        class="account-bar"
        width="100%"
        height={bottom + rows * ROW + 6}
        role="img"
        aria-label={t(lang, 'account.label', { parts: holdersLine(lang, holders), n: naturalDays })}
      >
        <FillPatterns fills={fills} />
        {blocksOf(lang, stretches, startedOn, total).map((block) => (
          <BlockShape block={block} fills={fills} />
        ))}
        {finishOn === null ? null : (
          <Ahead lang={lang} from={until} to={finishOn} promise={promise} at={at} />
        )}
        <Tick at={0} from={TOP} to={bottom + 4} />
        {promisedOn === null ? null : (
          <PromiseLine
            text={t(lang, 'account.band.promise', { date: day(promisedOn) })}
            at={at(promisedOn)}
            broken={promise?.late === true}
          />
        )}
        <line class="today" x1={percent(at(until))} x2={percent(at(until))} y1={TOP - 4} y2={bottom + 4} />
        {placed.map((label) => (
          <LabelText label={label} y={bottom + 17 + label.row * ROW} />
        ))}
      </svg>
    </div>
  );
}

const percent = (share: number): string => `${Math.round(share * 100_000) / 1000}%`;

interface InsideProps {
  readonly words: Fitting;
  /** Middle, as a share of the width. */
  readonly at: number;
  readonly class?: string;
}

/** Words in the middle of a part of the band; which of them are seen depends on its width. */
const Inside = ({ words, at, class: className = '' }: InsideProps) => (
  <>
    {words.map(({ text, on }) => (
      <text
        class={`in ${on.map((tier) => `on-${tier}`).join(' ')} ${className}`.trim()}
        x={percent(at)}
        y={TOP + 19}
        text-anchor="middle"
      >
        {text}
      </text>
    ))}
  </>
);

function BlockShape({ block, fills }: { block: Block; fills: Fills }) {
  const { at, width, words } = block;
  const dark = fills.get(keyOfHolding(block))?.dark === true;
  return (
    <>
      <rect
        class="block"
        x={percent(at)}
        y={TOP}
        width={percent(width)}
        height={HEIGHT}
        fill={fillOf(fills, block)}
      />
      <Inside words={words} at={at + width / 2} class={dark ? 'on-dark' : ''} />
    </>
  );
}

interface AheadProps {
  readonly lang: Lang;
  readonly from: string;
  readonly to: string;
  readonly promise: ForecastTargetView | null;
  readonly at: (date: string) => number;
}

/** What is expected to be still to come; of a promise that will be broken, the part beyond it says by how much. */
function Ahead({ lang, from, to, promise, at }: AheadProps) {
  const promisedOn = promise?.late === true ? promise.promisedOn : null;
  const kept = promisedOn === null || promisedOn >= to ? to : promisedOn > from ? promisedOn : from;
  const part = (className: string, a: string, b: string, texts: readonly string[]) => {
    const width = at(b) - at(a);
    return (
      <>
        <rect class={className} x={percent(at(a))} y={TOP + 1} width={percent(width)} height={HEIGHT - 2} />
        <Inside words={wordsIn(width, texts)} at={at(a) + width / 2} class={`${className}-text`} />
      </>
    );
  };
  const toGo = daysBetween(from, to);
  return (
    <>
      {kept > from ? part('ahead', from, kept, [t(lang, 'account.band.ahead', { n: toGo })]) : null}
      {promise !== null && kept < to
        ? part('behind', kept, to, [outcomeOf(lang, promise).text, `+${-promise.expectedLeftDays}`])
        : null}
    </>
  );
}

function PromiseLine({ text, at, broken }: { text: string; at: number; broken: boolean }) {
  const anchor = at > 0.5 ? 'end' : 'start';
  return (
    <g class={broken ? 'promise broken' : 'promise'}>
      <line x1={percent(at)} x2={percent(at)} y1={TOP - 6} y2={TOP + HEIGHT + 2} />
      <text x={percent(at)} y="12" text-anchor={anchor}>
        {text}
      </text>
    </g>
  );
}

const Tick = ({ at, from, to }: { at: number; from: number; to: number }) => (
  <line class="tick" x1={percent(at)} x2={percent(at)} y1={from} y2={to} />
);

const LabelText = ({ label, y }: { label: PlacedLabel; y: number }) => (
  <text class={`mark tone-${label.tone}`} x={percent(label.at)} y={y} text-anchor={label.anchor}>
    {label.text}
  </text>
);

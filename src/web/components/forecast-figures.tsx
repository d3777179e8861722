// Two dates side by side: the day that was promised and the day that is expected, how late and because of what.
import type { ForecastTargetView, ForecastView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { outcomeOf, reasonOf } from '../words/forecast-lines.ts';
import { fullWidth, named } from '../words/names.ts';
import { Day, Rich } from './day.tsx';
import { Figure } from './targets.tsx';

export interface ForecastFiguresProps {
  readonly lang: Lang;
  readonly forecast: ForecastView;
  /** The same as supposed; shown as a third date. */
  readonly after?: ForecastView | null | undefined;
  /** False where the promise stands beside it already. */
  readonly promise?: boolean | undefined;
}

/** For inside a `dl.figures`. */
export function ForecastFigures({ lang, forecast, after, promise = true }: ForecastFiguresProps) {
  const target = headlineOf(forecast);
  return (
    <>
      {promise ? <Promised lang={lang} forecast={forecast} target={target} /> : null}
      <Expected
        lang={lang}
        forecast={forecast}
        target={target}
        isNamed={!promise && target !== null && target.id !== forecast.targets[0]?.id}
      />
      {after === null || after === undefined ? null : (
        <Supposed lang={lang} before={forecast} after={after} />
      )}
    </>
  );
}

/** The one promise that is shown of a project; null where none is open. */
export const headlineOf = ({
  targets,
  headline,
}: Pick<ForecastView, 'targets' | 'headline'>): ForecastTargetView | null =>
  targets.find(({ id }) => id === headline) ?? null;

interface Part {
  readonly lang: Lang;
  readonly forecast: ForecastView;
  readonly target: ForecastTargetView | null;
}

/** Why there is no promise to show. */
export const withoutPromise = (lang: Lang, { targets }: ForecastView): string =>
  targets.length === 0
    ? t(lang, 'forecast.promise.none')
    : t(lang, targets.every(({ state }) => state === 'void') ? 'forecast.void' : 'forecast.promise.reached');

function Promised({ lang, forecast, target }: Part) {
  const { asOf } = forecast;
  return (
    <Figure
      label={t(lang, 'forecast.promise')}
      value={target?.promisedOn == null ? '—' : <Day lang={lang} date={target.promisedOn} year={asOf} />}
      note={
        target === null
          ? withoutPromise(lang, forecast)
          : target.promisedOn === null
            ? t(lang, 'forecast.promise.notStarted')
            : fullWidth(target.name)
      }
    />
  );
}

interface ExpectedProps extends Part {
  /** The figures beside it are those of another promise. */
  readonly isNamed: boolean;
}

function Expected({ lang, forecast, target, isNamed }: ExpectedProps) {
  const { asOf, towards, cases } = forecast;
  const on = target?.forecastOn ?? forecast.finishOn;
  const provisional = target?.forecastOn == null ? forecast.provisional : target.provisional;
  const last = cases.find(({ item }) => item === towards);
  const isOver = on !== null && on <= asOf && (last === undefined || last.state === 'done');
  return (
    <Figure
      class={target?.late === true ? 'forecast-cell c-overdue' : 'forecast-cell'}
      label={t(lang, isOver ? 'forecast.happened' : 'forecast.expected')}
      value={
        on === null ? (
          t(lang, 'forecast.never')
        ) : (
          <Day lang={lang} date={on} year={asOf} provisional={provisional} />
        )
      }
      note={
        target !== null ? (
          <span class={target.late ? 't-late' : undefined}>
            {ofTarget(lang, isNamed ? target : null, reasonOf(lang, target, asOf))}
          </span>
        ) : last === undefined ? undefined : (
          t(lang, 'forecast.last', { item: named(lang, last.name) })
        )
      }
    />
  );
}

/** With the promise's name before it; null leaves that out. */
const ofTarget = (lang: Lang, target: ForecastTargetView | null, outcome: string): string =>
  target === null ? outcome : t(lang, 'forecast.ofTarget', { target: fullWidth(target.name), outcome });

function Supposed({ lang, before, after }: { lang: Lang; before: ForecastView; after: ForecastView }) {
  const target = headlineOf(after);
  const on = target?.forecastOn ?? after.finishOn;
  const other = target !== null && target.id !== before.headline ? target : null;
  const was = before.targets.find(({ id }) => id === target?.id)?.forecastOn ?? before.finishOn;
  return (
    <Figure
      class={target?.late === true ? 'forecast-cell supposed c-overdue' : 'forecast-cell supposed'}
      label={t(lang, 'forecast.supposed')}
      value={
        on === null ? (
          t(lang, 'forecast.never')
        ) : (
          <Day lang={lang} date={on} year={before.asOf} provisional={after.provisional} />
        )
      }
      note={
        target === null ? (
          movedWords(lang, was, on)
        ) : (
          <Rich
            lang={lang}
            k="forecast.supposed.outcome"
            facts={{
              moved: movedWords(lang, was, on),
              outcome: (
                <span class={target.late ? 't-late' : undefined}>
                  {ofTarget(lang, other, outcomeOf(lang, target).text)}
                </span>
              ),
            }}
          />
        )
      }
    />
  );
}

const DAY_MS = 86_400_000;

/** 比现状晚 7 天; both dates are `YYYY-MM-DD`. */
export function movedWords(lang: Lang, before: string | null, after: string | null): string {
  if (before === null || after === null || before === after) return t(lang, 'forecast.supposed.same');
  const days = (Date.parse(after) - Date.parse(before)) / DAY_MS;
  return t(lang, days > 0 ? 'forecast.supposed.later' : 'forecast.supposed.earlier', { n: Math.abs(days) });
}

// What each row of a Gantt says: the same facts for the picture and for the list below it.
import type {
  CaseView,
  ForecastCaseView,
  ForecastTargetView,
  ForecastView,
  ProjectView,
} from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortened } from '../../texts/short-names.ts';
import { headlineOf } from '../components/forecast-figures.tsx';
import { stageCount } from '../components/stage-band.tsx';
import { plusDays, shortDay } from '../words/dates.ts';
import { markOfForecast, outcomeOf, slackOf } from '../words/forecast-lines.ts';
import { isLate, type Mark, markOfCase, markOfStage, wordOfCase } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { remainingOf } from '../words/remaining.ts';
import { dateWords } from './date-words.ts';

/** Both days included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface GanttRow {
  readonly item: string;
  readonly name: string;
  /** The name as a narrow column may have it. */
  readonly short: (fits: (text: string) => boolean) => string;
  readonly mark: Mark;
  /** Its state in words: 办结, 超 1 个工作日, 未开始 … */
  readonly word: string;
  readonly plan: Span | null;
  /** What has happened, up to its end or to today. */
  readonly fact: Span | null;
  /** What is expected: of a running case from tomorrow on, of others from the day they are expected to begin. */
  readonly forecast: Span | null;
  /** Beside the bar: 办结 04-02 周四, 预计 06-01 周一; from the fullest wording to the shortest. */
  readonly end: readonly string[];
  readonly slack: string;
  readonly isCritical: boolean;
}

export interface GanttStage {
  readonly code: string;
  readonly name: string;
  readonly count: string;
  readonly mark: Mark;
  readonly rows: readonly GanttRow[];
}

export function ganttStages(lang: Lang, project: ProjectView, forecast: ForecastView): readonly GanttStage[] {
  const cases = new Map(project.cases.map((c) => [c.item, c]));
  return project.stages.map((stage) => ({
    code: stage.code,
    name: named(lang, stage.name),
    count: stageCount(lang, stage),
    mark: markOfStage(stage),
    rows: forecast.cases
      .filter((one) => one.stage === stage.code)
      .map((one) => rowOf(lang, one, cases.get(one.item), forecast.asOf)),
  }));
}

function rowOf(lang: Lang, one: ForecastCaseView, c: CaseView | undefined, asOf: string): GanttRow {
  const mark = c === undefined ? markOfForecast(one) : markOfCase(c);
  const { fact, forecast } = spansOf(one, asOf);
  const name = named(lang, one.name);
  return {
    item: one.item,
    name,
    short: (fits) => shortened(lang, name, fits),
    mark,
    word: wordOf(lang, c, mark),
    plan: spanOf(one.plannedStartOn, one.plannedFinishOn),
    fact,
    forecast,
    end: endOf(lang, one, asOf),
    slack: slackOf(lang, one),
    isCritical: one.critical,
  };
}

function wordOf(lang: Lang, c: CaseView | undefined, mark: Mark): string {
  if (c === undefined) return t(lang, `mark.${mark}`);
  return isLate(mark) && c.mainClock !== null && c.decidedOn === null
    ? remainingOf(lang, c.mainClock).text
    : wordOfCase(lang, c, mark);
}

const spanOf = (from: string | null, to: string | null): Span | null =>
  from === null || to === null ? null : { from: from < to ? from : to, to: from < to ? to : from };

/** 承诺 05-28 周四, 预计 06-01 周一, 晚 4 天: what there is of it. */
export function datesOf(lang: Lang, forecast: ForecastView): readonly string[] {
  const { target, end, isOver } = endOfAll(forecast);
  const day = (date: string): string => shortDay(lang, date, forecast.asOf);
  return [
    ...(target === null || target.promisedOn === null
      ? []
      : [t(lang, 'chart.promise', { date: day(target.promisedOn) })]),
    ...(end === null ? [] : [t(lang, isOver ? 'chart.finished' : 'chart.finish', { date: day(end) })]),
    ...(target?.late === true ? [outcomeOf(lang, target).text] : []),
  ];
}

/** The promise that is shown, when its last event comes, and whether all of it has happened. */
export function endOfAll(forecast: ForecastView): {
  readonly target: ForecastTargetView | null;
  readonly end: string | null;
  readonly isOver: boolean;
} {
  const target = headlineOf(forecast);
  const last = forecast.cases.find(({ item }) => item === forecast.towards);
  return {
    target,
    end: target?.forecastOn ?? forecast.finishOn,
    isOver: target === null && last?.state === 'done',
  };
}

/** A running case is a fact up to today and a forecast from tomorrow on; one that begins later is a forecast. */
function spansOf(
  { state, startOn, finishOn }: ForecastCaseView,
  asOf: string,
): { fact: Span | null; forecast: Span | null } {
  if (state === 'waived') return { fact: null, forecast: null };
  if (state === 'done') return { fact: spanOf(startOn ?? finishOn, finishOn), forecast: null };
  if (state === 'waiting') return { fact: null, forecast: spanOf(startOn ?? finishOn, finishOn) };
  // Received in the evening, it is accepted tomorrow or later: until then nothing of it is a fact.
  if (startOn === null || startOn > asOf)
    return { fact: null, forecast: spanOf(startOn ?? finishOn, finishOn) };
  const rest = finishOn === null || finishOn <= asOf ? null : { from: plusDays(asOf, 1), to: finishOn };
  return { fact: { from: startOn, to: asOf }, forecast: rest };
}

/** 办结 only for what is done: a forecast that falls on today or before it stays 预计. */
function endOf(
  lang: Lang,
  { state, finishOn, provisional }: ForecastCaseView,
  asOf: string,
): readonly string[] {
  if (state === 'waived') return [t(lang, 'mark.waived')];
  if (finishOn === null) return [t(lang, 'forecast.never')];
  const words = dateWords(lang, state === 'done' ? 'chart.finished' : 'chart.finish', finishOn, asOf);
  return provisional && state !== 'done'
    ? [...words.slice(0, 2).map((one) => `${one} ${t(lang, 'provisional.mark')}`), ...words]
    : words;
}

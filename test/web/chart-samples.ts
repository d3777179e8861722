// Projects of any size for pictures: every state of a case, long names, a skipped stage, dates from a hand-made forecast.

import { isoDay } from '../../src/domain/day.ts';
import { forecast } from '../../src/domain/forecast.ts';
import { forecastView } from '../../src/services/forecast-view.ts';
import {
  type ChainLink,
  chainLinks,
  type ProjectGanttView,
  weeksOf,
} from '../../src/services/project-chart.ts';
import type { CaseView, ForecastCaseView, ForecastView, ProjectView } from '../../src/services/views.ts';
import { plusDays } from '../../src/web/words/dates.ts';
import { stateCouncil } from '../support/calendar.ts';
import { demoProject, parties } from './demo-views.ts';
import { longName } from './samples.ts';

/** A project of the demonstration with the forecast of the program itself. */
export function demoChart(name: string): ProjectGanttView {
  const { project, plan, reading } = demoProject(name);
  const found = forecast({ plan, reading, calendar: stateCouncil });
  const parts = {
    projectId: project.id,
    plan,
    reading,
    calendar: stateCouncil,
    parties,
    basis: 'limits',
  } as const;
  return ganttOf(project, chainLinks(plan), forecastView(found, parts));
}

function ganttOf(
  project: ProjectView,
  links: readonly ChainLink[],
  forecast: ForecastView,
): ProjectGanttView {
  const { from, to } = weeksOf(forecast);
  const rest: string[] = [];
  for (let at = from; at <= to; at += 1) if (!stateCouncil.isWorkingDay(at)) rest.push(isoDay(at));
  return { project, links, forecast, from: isoDay(from), to: isoDay(to), rest };
}

const base = demoProject('永丰');
const sampleCases = base.project.cases;
const like = (test: (c: CaseView) => boolean): CaseView => {
  const found = sampleCases.find(test);
  if (found === undefined) throw new Error('P1 has no such case');
  return found;
};
const done = like((c) => c.decidedOn !== null);
const late = like((c) => c.light === 'red' && c.decidedOn === null);
const ready = like((c) => c.status === 'ready');
const blocked = like((c) => c.status === 'blocked');
const states: readonly ((c: CaseView) => CaseView)[] = [
  (c) => ({ ...late, ...idOf(c) }),
  (c) => ({ ...late, ...idOf(c), light: 'none', mainClock: null }),
  (c) => ({ ...late, ...idOf(c), light: 'none', status: 'paused' }),
  (c) => ({ ...ready, ...idOf(c) }),
  (c) => ({ ...blocked, ...idOf(c), status: 'waived', waitsFor: [] }),
];
const idOf = ({ item, name, stage }: CaseView) => ({ item, name, stage });

/**
 * `size` items in three stages of parallel groups of three, the first half done; `from` is the first day and `days` how
 * long all of it takes.
 */
export function sampleChart(size: number, { from = '2026-03-30', days = 120 } = {}): ProjectGanttView {
  const step = Math.max(1, Math.floor(days / Math.max(1, Math.ceil(size / 3))));
  const links: ChainLink[] = [];
  const cases: CaseView[] = [];
  const forecasts: ForecastCaseView[] = [];
  const asOf = base.project.asOf;
  for (let i = 0; i < size; i += 1) {
    const item = `X${String(i + 1).padStart(2, '0')}`;
    const layer = Math.floor(i / 3);
    const after = [i - 3, ...(i % 3 === 0 ? [i - 2, i - 1] : [])].filter((one) => one >= 0);
    links.push({ item, after: after.map((one) => links[one]?.item ?? '') });
    const stage = base.project.stages[Math.min(2, Math.floor((i * 3) / size))]?.code ?? '';
    const name = {
      zh: i % 7 === 4 ? longName : (sampleCases[i % 16]?.name.zh ?? item),
      en: sampleCases[i % 16]?.name.en ?? item,
    };
    const known = { ...done, item, name, stage };
    const isPast = i < size / 2;
    const other = states[(i - Math.ceil(size / 2)) % 8];
    cases.push(
      isPast
        ? { ...known, decidedOn: plusDays(from, step * (layer + 1)) }
        : (other?.(known) ?? {
            ...blocked,
            ...idOf(known),
            waitsFor: after.map((one) => ({ item: links[one]?.item ?? '', name })),
          }),
    );
    const startOn = plusDays(from, step * layer);
    const finishOn = plusDays(startOn, step + (i % 3));
    const waived = cases.at(-1)?.status === 'waived';
    forecasts.push({
      item,
      name,
      stage,
      department: done.department,
      state: waived ? 'waived' : isPast ? 'done' : startOn <= asOf ? 'running' : 'waiting',
      startOn: waived ? null : startOn,
      finishOn: waived ? null : finishOn,
      plannedStartOn: plusDays(from, Math.max(0, step * layer - 3)),
      plannedFinishOn: plusDays(from, step * layer + Math.max(1, step - 2)),
      source: isPast ? 'fact' : 'limit',
      resumes: null,
      samples: null,
      slackDays: isPast ? null : i % 3,
      critical: !isPast && i % 3 === 0,
      provisional: i % 11 === 10,
    });
  }
  const project: ProjectView = {
    ...base.project,
    cases,
    stages: base.project.stages.map((stage, i) => {
      const own = cases.filter((c) => c.stage === stage.code);
      const ended = own.filter((c) => c.decidedOn !== null).length;
      return { ...stage, total: own.length, done: ended, overdue: i === 1 ? 1 : 0 };
    }),
  };
  const finishOn = forecasts.reduce<string | null>(
    (last, { finishOn: one }) => (one !== null && (last === null || one > last) ? one : last),
    null,
  );
  const target = demoChart('永丰').forecast.targets[0];
  return ganttOf(project, links, {
    projectId: project.id,
    asOf,
    basis: 'limits',
    towards: cases.at(-1)?.item ?? '',
    finishOn,
    provisional: false,
    criticalPath: forecasts.filter(({ critical }) => critical).map(({ item }) => item),
    cases: forecasts,
    stages: [],
    targets: target === undefined ? [] : [{ ...target, forecastOn: finishOn, late: true }],
    headline: target?.id ?? null,
  });
}

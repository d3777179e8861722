// What an owner sees by the link: whose turn it is, who has it, the two dates, the stages and what changed last. All of it is
// read where every other page reads it.
import { decidedFacts } from '../domain/case.ts';
import { OWNER } from '../domain/case-clocks.ts';
import { instanceOf } from '../domain/case-reading.ts';
import { dayOfInstant, isoDay } from '../domain/day.ts';
import { isProjectAct } from '../domain/project-acts.ts';
import { type ServiceContext, today } from './context.ts';
import type { LedgerView } from './ledger-views.ts';
import { getLedger, type LedgerQuery } from './ledgers.ts';
import type { OpenedLink } from './open-owner-link.ts';
import { problemsIn } from './problem-model.ts';
import { type ProblemView, problemView, seesProblem } from './problem-views.ts';
import { outlookOf } from './project-page.ts';
import { eventsOf } from './projects.ts';
import { promisesOf } from './promise-states.ts';
import { type PromiseView, promiseView } from './promise-views.ts';
import { ratingsIn } from './rate-matter.ts';
import type { EventView, ForecastView, Named, ProjectView } from './views.ts';
import { readWholeProject, viewOf, type Whole } from './whole-project.ts';

export interface OwnerPageView {
  readonly project: ProjectView;
  /** Full names of the departments that the page speaks of, by code: short ones are for the house. */
  readonly parties: Readonly<Record<string, Named>>;
  /** By the limits that remain. */
  readonly forecast: ForecastView;
  /** What happened, newest first. */
  readonly changes: readonly EventView[];
  /** Nothing has been entered for so many working days while somebody had something to do; null where there is news. */
  readonly silence: { readonly since: string; readonly workingDays: 5 | 10 } | null;
  /** What the bearer himself reported, and what staff took in for the owner, newest first. */
  readonly problems: readonly ProblemView[];
  /** Promises offered for signing. */
  readonly offers: readonly PromiseView[];
  /** Decided matters that nobody has rated. */
  readonly rateable: readonly { readonly item: string; readonly name: Named }[];
  /** The last day of the link. */
  readonly expiresOn: string;
}

/** So many of the latest events are looked through for changes that concern the owner. */
const LOOKED_THROUGH = 30;

export async function getOwnerPage({ ctx, projectId, expiresOn }: OpenedLink): Promise<OwnerPageView> {
  const whole = await readWholeProject(ctx, projectId, {});
  const project = await viewOf(ctx, whole);
  return {
    project,
    parties: fullNames(ctx, project),
    forecast: outlookOf(ctx, whole).forecast,
    changes: eventsOf(whole, { limit: LOOKED_THROUGH }).items,
    silence: silenceOf(whole, today(ctx)),
    problems: problemsIn(whole.events)
      .filter((problem) => seesProblem(ctx.actor, problem, whole.reach))
      .map((problem) => problemView(ctx, problem, { whole, calendar: whole.calendar, asOf: today(ctx) }))
      .toReversed(),
    offers: promisesOf(whole.events)
      .filter(({ status }) => status === 'offered')
      .map((state) => promiseView(state, whole)),
    rateable: rateableIn(whole, project),
    expiresOn,
  };
}

/** All items, for those who want to see the whole chain. */
export async function getOwnerCases(opened: OpenedLink): Promise<Pick<OwnerPageView, 'project' | 'parties'>> {
  const { ctx, projectId } = opened;
  const project = await viewOf(ctx, await readWholeProject(ctx, projectId, {}));
  return { project, parties: fullNames(ctx, project) };
}

const fullNames = ({ parties }: ServiceContext, { cases }: ProjectView): Readonly<Record<string, Named>> =>
  Object.fromEntries(
    cases
      .flatMap(({ department, holder }) => [department, holder ?? department])
      .flatMap((code) => {
        const party = parties.get(code);
        return party === undefined ? [] : [[code, { zh: party.zh, en: party.en }]];
      }),
  );

/** Why it is this day: the same ledger that the departments see. */
export const getOwnerLedger = ({ ctx, projectId }: OpenedLink, query: LedgerQuery): Promise<LedgerView> =>
  getLedger(ctx, projectId, query);

function rateableIn({ events, reading }: Whole, { cases }: ProjectView): OwnerPageView['rateable'] {
  const ratings = ratingsIn(events);
  return reading.cases.flatMap(({ item: { code }, reading: { state } }) => {
    const name = cases.find(({ item }) => item === code)?.name;
    const rated = ratings.some(({ item, instance }) => item === code && instance === instanceOf(state));
    return decidedFacts(state) === null || rated || name === undefined ? [] : [{ item: code, name }];
  });
}

const working: readonly string[] = ['received', 'running', 'verifying'];

function silenceOf({ events, reading, calendar }: Whole, on: number): OwnerPageView['silence'] {
  // Somebody other than the owner must have it: while it is the owner's turn, no news is his own.
  const waits = reading.cases.some(
    ({ reading: one }) => working.includes(one.status) && one.holder !== null && one.holder !== OWNER,
  );
  const last = events.findLast(({ type }) => !isProjectAct(type));
  if (!waits || last === undefined) return null;
  const since = dayOfInstant(last.recordedAt);
  const days = calendar.workingDaysBetween(since, on);
  return days < 5 ? null : { since: isoDay(since), workingDays: days < 10 ? 5 : 10 };
}

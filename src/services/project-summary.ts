// The one row that lists and boards read of a project: where it stands, and from which day each colour shows.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import { stageCloses } from '../domain/project-reading.ts';
import { type ItemRun, noRun, readTarget, targetColours } from '../domain/target.ts';
import type { StageSpec } from '../domain/template.ts';
import type { CaseFacts, ProjectSummary } from '../store/records.ts';

const first = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>(
    (least, day) => (day !== null && (least === null || day < least) ? day : least),
    null,
  );

export function projectSummary(
  plan: ApprovalPlan,
  cases: readonly CaseFacts[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): ProjectSummary {
  const applying = cases.filter((record) => record.status !== 'waived');
  const done = applying.filter((record) => record.doneOn !== null);
  const undone = plan.template.stages.filter((stage) =>
    applying.some((record) => record.stage === stage.code && record.doneOn === null),
  );
  const codes = (records: readonly CaseFacts[], stage: string) =>
    records.filter((record) => record.stage === stage).map(({ item }) => item);
  const isClosed = (stage: StageSpec): boolean =>
    stageCloses(stage, codes(applying, stage.code), codes(done, stage.code));
  // What a closed stage has left is told there only when no later one is open.
  const open = undone.find((stage) => !isClosed(stage)) ?? undone[0];
  const runs = new Map(cases.map((record) => [record.item, record.run]));
  const runOf = (item: string): ItemRun => runs.get(item) ?? noRun;
  const targets = plan.template.targets.map((spec) => readTarget(spec, plan, runOf, calendar, asOf));
  const colours = targets.map((target) => targetColours(target, plan, runOf, calendar, asOf));
  const promise = targets.find(({ startedOn }) => startedOn !== null) ?? targets[0];
  return {
    stage: open?.code ?? null,
    done: done.length,
    total: applying.length,
    yellowOn: first([...cases.map((record) => record.yellowOn), ...colours.map((days) => days.yellowOn)]),
    redOn: first([...cases.map((record) => record.redOn), ...colours.map((days) => days.lateOn)]),
    breachOn: first(cases.map((record) => record.breachOn)),
    nextDueOn: first(cases.map((record) => record.nextDueOn)),
    closed: applying.length > 0 && done.length === applying.length && !cases.some((record) => isHeld(record)),
    target:
      promise === undefined
        ? null
        : {
            id: promise.spec.code,
            days: promise.spec.days,
            unit: promise.spec.unit,
            startedOn: promise.startedOn,
            // A counted target's last day moves with every day that does not count: only pages tell it.
            dueOn: promise.spec.measure === 'span' ? promise.dueOn : null,
            reachedOn: promise.reachedOn,
          },
  };
}

/** Done, yet somebody still owes something on it: a debt, a verification, a delivery. */
const isHeld = (record: CaseFacts): boolean => record.holder !== null;

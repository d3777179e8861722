// One project of a published template whose cases are told act by act, for tests of what several cases do together.
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { decideInOrder } from '../../src/domain/case-history.ts';
import { rulesFor } from '../../src/domain/case-rules.ts';
import { day } from '../../src/domain/day.ts';
import { type GroupReading, readGroup } from '../../src/domain/group-reading.ts';
import { type Filing, filingsOf, planFiling } from '../../src/domain/joint-filing.ts';
import { type ProjectReading, readProject } from '../../src/domain/project-reading.ts';
import type { ApprovalTemplate, Attributes, GroupSpec } from '../../src/domain/template.ts';
import { stateCouncil } from './calendar.ts';
import { instant } from './one-case.ts';
import { policies } from './policies.ts';
import { readTemplate } from './story.ts';

export interface ToldProject {
  readonly plan: ApprovalPlan;
  readonly eventsOf: (item: string) => readonly CaseEvent[];
  /** Throws the refusal of the act. */
  tell(when: string, item: string, fact: CaseFact): void;
  /** Received, accepted and granted on that day, or commissioned and finished. */
  end(when: string, ...items: readonly string[]): void;
  on(asOf: string): ProjectReading;
  filings(): readonly Filing[];
  group(code: string): GroupSpec;
  groupOn(code: string, asOf: string): GroupReading;
  /** Codes by what a filing on that day would do with them. */
  filingOn(code: string, asOf: string, wanted?: readonly string[]): readonly (readonly string[])[];
}

export function toldProject(
  template: string | ApprovalTemplate,
  attributes: Attributes = {},
  region = '330784',
): ToldProject {
  const plan = planFor(typeof template === 'string' ? readTemplate(template) : template, attributes);
  const here = policies.in(region);
  const events = new Map<string, readonly CaseEvent[]>();
  let seq = 0;
  const eventsOf = (item: string): readonly CaseEvent[] => events.get(item) ?? [];
  const itemOf = (code: string) => {
    const item = plan.items.find((one) => one.code === code);
    if (item === undefined) throw new Error(`${code} is not in the plan`);
    return item;
  };
  const tell: ToldProject['tell'] = (when, code, fact) => {
    const rules = rulesFor(plan, itemOf(code), stateCouncil, here);
    const at = instant(when);
    for (const body of decideInOrder(eventsOf(code), fact, at, rules)) {
      seq += 1;
      events.set(code, [...eventsOf(code), { seq, occurredAt: at, recordedAt: at, body }]);
    }
  };
  const on: ToldProject['on'] = (asOf) => readProject(plan, eventsOf, stateCouncil, here, day(asOf));
  const group: ToldProject['group'] = (code) => {
    const found = plan.template.groups.find((one) => one.code === code);
    if (found === undefined) throw new Error(`no group ${code}`);
    return found;
  };
  return {
    plan,
    eventsOf,
    tell,
    end: (when, ...items) => {
      for (const item of items) {
        const isTask = ['intermediary', 'owner_task', 'utility', 'milestone'].includes(
          itemOf(item).spec.kind,
        );
        tell(when, item, isTask ? { type: 'start' } : { type: 'receive' });
        if (!isTask) tell(when, item, { type: 'accept' });
        tell(when, item, isTask ? { type: 'finish' } : { type: 'decide', result: 'approve' });
      }
    },
    on,
    filings: () => filingsOf(plan, eventsOf),
    group,
    groupOn: (code, asOf) =>
      readGroup(group(code), on(asOf), filingsOf(plan, eventsOf, day(asOf)), stateCouncil),
    filingOn: (code, asOf, wanted) => {
      const { now, following, refused } = planFiling(group(code), on(asOf).cases, day(asOf), wanted ?? null);
      const codes = (placed: typeof now) => placed.map(({ item }) => item.code);
      return [codes(now), codes(following), refused.map(({ item, code: why }) => `${item} ${why}`)];
    },
  };
}

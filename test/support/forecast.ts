// Forecasts for tests: of a published template from an empty record, and of a story or any project as it stood on a day.
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import { type Day, isoDay } from '../../src/domain/day.ts';
import { type Forecast, forecast } from '../../src/domain/forecast.ts';
import type { HistoryOf } from '../../src/domain/forecast-step.ts';
import { type ProjectReading, readProject } from '../../src/domain/project-reading.ts';
import type { Attributes } from '../../src/domain/template.ts';
import type { WhatIf } from '../../src/domain/what-if.ts';
import { decodeBody } from '../../src/store/event-codec.ts';
import type { JsonObject } from '../../src/store/records.ts';
import { stateCouncil } from './calendar.ts';
import { policies } from './policies.ts';
import { readYaml, template } from './template-files.ts';

const here = policies.in('330200');

type Profile = 'default' | 'max';
const profileOf = (name: string, profile: Profile): Attributes =>
  template(name)[profile === 'max' ? 'max_profile' : 'default_profile'];

/** Before anything has happened. */
export const emptyOn = (plan: ApprovalPlan, on: Day): ProjectReading =>
  readProject(plan, () => [], stateCouncil, here, on);

const plans = new Map<string, ApprovalPlan>();

export function planOf(name: string, profile: Profile): ApprovalPlan {
  const key = `${name} ${profile}`;
  const plan = plans.get(key) ?? planFor(template(name), profileOf(name, profile));
  plans.set(key, plan);
  return plan;
}

export interface Asked {
  readonly historyOf?: HistoryOf;
  readonly whatIf?: WhatIf;
}

export const ahead = (plan: ApprovalPlan, reading: ProjectReading, asked: Asked = {}): Forecast =>
  forecast({ plan, reading, calendar: stateCouncil, ...asked });

/** `item start end`, of one case. */
export const told = (found: Forecast, code: string): string => {
  const one = found.cases.find(({ placed }) => placed.item.code === code);
  if (one === undefined || one.startOn === null || one.finishOn === null) return `${code} –`;
  return `${code} ${isoDay(one.startOn)} ${isoDay(one.finishOn)}`;
};

export const slackOf = (found: Forecast, code: string): number | null =>
  found.cases.find(({ placed }) => placed.item.code === code)?.slackDays ?? null;

interface DemoProject {
  readonly name: string;
  readonly template: string;
  readonly events: readonly (readonly [string, string, string, string, JsonObject?])[];
}

/** A project of the demonstration as it stood on a day, by the beginning of its name. */
export function demoOn(
  name: string,
  on: Day,
): { readonly plan: ApprovalPlan; readonly reading: ProjectReading } {
  const { projects } = readYaml('demo/projects.yaml') as { readonly projects: readonly DemoProject[] };
  const found = projects.find((project) => project.name.startsWith(name));
  if (found === undefined) throw new Error(`no project ${name}`);
  const plan = planFor(template(found.template), {});
  const events = found.events
    .filter(([, , , type]) => !type.endsWith('_promise'))
    .map(([at, , item, type, data = {}], index) => {
      const occurredAt = Date.parse(`${at.replace(' ', 'T')}+08:00`);
      return { item, seq: index + 1, occurredAt, recordedAt: occurredAt, body: decodeBody({ type, data }) };
    });
  const eventsOf = (item: string) => events.filter((event) => event.item === item);
  return { plan, reading: readProject(plan, eventsOf, stateCouncil, policies.in('330784'), on) };
}

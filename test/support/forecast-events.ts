// A project from a few lines `item day type [data]`, at noon each, for forecasts that need one certain state.
import type { ApprovalPlan } from '../../src/domain/approval-chain.ts';
import type { Day } from '../../src/domain/day.ts';
import { type ProjectReading, readProject } from '../../src/domain/project-reading.ts';
import { decodeBody } from '../../src/store/event-codec.ts';
import type { JsonObject } from '../../src/store/records.ts';
import { stateCouncil } from './calendar.ts';
import { policies } from './policies.ts';

const usual: Readonly<Record<string, JsonObject>> = {
  decide: { result: 'approve' },
  waive: { reason: '不需要' },
};

export function eventsOn(plan: ApprovalPlan, on: Day, lines: readonly string[]): ProjectReading {
  const events = lines.map((line, index) => {
    const [, item = '', date = '', type = '', data] = /^(\S+) (\S+) (\S+)(?: (.*))?$/.exec(line) ?? [];
    const occurredAt = Date.parse(`${date}T12:00+08:00`) + index * 60_000;
    const given = data === undefined ? (usual[type] ?? {}) : (JSON.parse(data) as JsonObject);
    return {
      item,
      seq: index + 1,
      occurredAt,
      recordedAt: occurredAt,
      body: decodeBody({ type, data: given }),
    };
  });
  const eventsOf = (item: string) => events.filter((event) => event.item === item);
  return readProject(plan, eventsOf, stateCouncil, policies.in('330200'), on);
}

// What the record holds for and against a promise: papers handed in, papers returned as unfit, and how the other cases stand.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import {
  type CaseStanding,
  type Contradiction,
  contradictions,
  promisedFacts,
  standingOf,
} from '../domain/commitment.ts';
import type { CommitmentFact } from '../domain/commitment-spec.ts';
import { type Day, dayOfInstant } from '../domain/day.ts';
import { materialsHandedIn } from '../domain/joint-filing.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { JsonObject } from '../store/records.ts';

export interface Evidence {
  readonly facts: readonly CommitmentFact[];
  readonly against: readonly Contradiction[];
}

/** For one item of a project, as its record stood when the day of the reading ended. */
export function evidenceOf(
  plan: ApprovalPlan,
  reading: ProjectReading,
  events: readonly StoredEvent[],
  code: string,
): Evidence {
  const item = plan.items.find((planned) => planned.code === code);
  if (item === undefined) return { facts: [], against: [] };
  const facts = promisedFacts(
    item,
    materialsHandedIn(plan, (code) => events.filter((event) => event.item === code), reading.asOf),
  );
  const returned = returnedMaterials(
    events
      .map(({ seq, type, data, occurredAt }) => ({ seq, type, data, on: dayOfInstant(occurredAt) }))
      .filter(({ on }) => on <= reading.asOf),
  );
  const standing = (other: string): CaseStanding | null => {
    const placed = reading.cases.find((one) => one.item.code === other);
    return placed === undefined ? null : standingOf(placed, returned.get(other) ?? null);
  };
  return { facts, against: contradictions(facts, standing, plan.attributes) };
}

interface Told {
  readonly seq: number;
  readonly type: string;
  readonly data: JsonObject;
  readonly on: Day;
}

/** The last day on which a paper of each case was returned as unfit, where no other has come in its place. */
export function returnedMaterials(events: readonly Told[]): ReadonlyMap<string, Day> {
  const filed = new Map<number, { readonly item: string; readonly material: string }>();
  const returned = new Map<string, { readonly item: string; readonly on: Day }>();
  for (const { seq, type, data, on } of events) {
    if (type === 'file_material') {
      const [item, material] = [String(data['item']), String(data['material'])];
      filed.set(seq, { item, material });
      returned.delete(`${item} ${material}`);
    }
    const of = type === 'return_material' ? filed.get(Number(data['target'])) : undefined;
    if (of !== undefined) returned.set(`${of.item} ${of.material}`, { item: of.item, on });
  }
  const last = new Map<string, Day>();
  for (const { item, on } of returned.values()) last.set(item, Math.max(on, last.get(item) ?? on));
  return last;
}

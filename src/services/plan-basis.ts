// What a project's chain is made from, as its own events say: attributes at the opening, and every change since.
import { changeBasis, noChanges, type PlanBasis } from '../domain/plan-changes.ts';
import type { Attributes } from '../domain/template.ts';
import { projectFact } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';

/** `events` of the project, in order of entry; those of its cases are passed over. */
export function planBasis(events: readonly StoredEvent[]): PlanBasis {
  let basis: PlanBasis = { attributes: {}, changes: noChanges };
  for (const event of events) {
    if (event.item !== null) continue;
    if (event.type === 'open_project')
      basis = { ...basis, attributes: (event.data['attributes'] ?? {}) as Attributes };
    const fact = projectFact(event);
    if (fact !== null) basis = changeBasis(basis, fact);
  }
  return basis;
}

/** As the project's row keeps it: null where nothing has changed. */
export const storedBasis = ({ attributes, changes }: PlanBasis) => ({
  attributes,
  changes: isUnchanged(changes) ? null : changes,
});

const isUnchanged = ({ kept, included, added, times }: PlanBasis['changes']): boolean =>
  Object.keys(kept).length === 0 && included.length === 0 && added.length === 0 && times === 0;

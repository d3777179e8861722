// A recorded event in the words of the contract: both times, who, and whether it was entered late or mended since.
import { dayOfInstant, isoDay } from '../domain/day.ts';
import { projectAct, projectFact } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { EventView, Named } from './views.ts';

export function eventView(
  event: StoredEvent,
  nameOf: (item: string) => Named,
  all: readonly StoredEvent[] = [],
): EventView {
  const mend = all.findLast(
    ({ body, item }) => item === event.item && body.type === 'rectify_event' && body.target === event.seq,
  );
  return {
    seq: event.seq,
    item: event.item,
    itemName: event.item === null ? null : nameOf(event.item),
    names: Object.fromEntries(itemsNamedBy(event).map((code) => [code, nameOf(code)])),
    type: event.type,
    occurredAt: new Date(event.occurredAt).toISOString(),
    occurredOn: isoDay(dayOfInstant(event.occurredAt)),
    recordedAt: new Date(event.recordedAt).toISOString(),
    actor: { username: event.actor, name: event.actorName },
    backEntry: event.backEntry,
    restDay: event.restDay,
    rectifiedBy: mend?.seq ?? null,
    data: event.data,
    hash: event.hash,
  };
}

function itemsNamedBy(event: StoredEvent): readonly string[] {
  if (event.body.type === 'receive') return event.body.following ?? [];
  if (event.body.type === 'hand_over') return [event.body.from];
  const act = projectAct(event);
  if (act !== null) return 'item' in act && act.item !== null ? [act.item] : [];
  const fact = projectFact(event);
  switch (fact?.type) {
    case 'change_attributes':
      return [...fact.appears, ...fact.lapses, ...fact.returns, ...fact.kept];
    case 'include_item':
    case 'renew_item':
    case 'keep_item':
      return [fact.code];
    case 'add_item':
      return [fact.spec.code];
    default:
      return [];
  }
}

// A recorded event in the words of the contract: both times, who, and whether it was entered late or mended since.
import { dayOfInstant, isoDay } from '../domain/day.ts';
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

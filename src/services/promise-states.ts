// The promises of a project folded from its stored events, for verbs and views alike.
import { dayOfInstant } from '../domain/day.ts';
import {
  foldPromises,
  type PromiseAct,
  type PromiseEntry,
  type PromiseState,
} from '../domain/promise-acts.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';

const promiseTypes: readonly string[] = ['offer_promise', 'sign_promise', 'withdraw_promise'];

export const promisesOf = (events: readonly StoredEvent[]): readonly PromiseState[] =>
  foldPromises(
    events.flatMap((event): PromiseEntry[] => {
      const act = promiseTypes.includes(event.type) ? projectAct(event) : null;
      return act === null
        ? []
        : [{ act: act as PromiseAct, seq: event.seq, on: dayOfInstant(event.occurredAt) }];
    }),
  );

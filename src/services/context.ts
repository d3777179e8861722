// What every verb is handed: who asks, when, and the concrete parts it works on. Nothing here knows HTTP or a clock.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import type { Parties } from '../domain/parties.ts';
import type { Store } from '../store/db.ts';
import type { Actor } from './access.ts';

/** The parts that live as long as the process. */
export interface System {
  readonly store: Store;
  readonly calendar: WorkingDayCalendar;
  readonly parties: Parties;
}

export interface ServiceContext extends System {
  readonly actor: Actor;
  readonly now: Instant;
}

export const today = (ctx: ServiceContext): Day => dayOfInstant(ctx.now);

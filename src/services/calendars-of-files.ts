// The calendars as the program's own files give them, for questions that are asked without a house and its revisions.
import { loadCalendars } from '../store/calendar-files.ts';
import type { Calendars } from './calendars.ts';

/** Throws an `invalid` Refusal that names every fault of every file. */
export const calendarsOfFiles = (): Calendars => ({ calendars: loadCalendars() });

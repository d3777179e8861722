// The calendar of the second engine on the notices of the repository: the twin that tests hold the first one against.
import { literalCalendar } from '../../src/domain/second-calendar.ts';
import { readYears } from './calendar.ts';

export const literal = literalCalendar(readYears());
export const { isWorked } = literal;

// A prepared statement is soon planned without looking at its values. That is right where they are keys, and wrong by a
// factor of thirty where they say how much of the table is meant: a region, a department, a part of a name.
import { type SQL, sql } from 'drizzle-orm';

const mark = '/* plan anew */';

/** The same condition in a statement that is planned for its values each time. */
export const planAnew = (condition: SQL): SQL => sql`${sql.raw(mark)} (${condition})`;

export const isPlannedAnew = (text: string): boolean => text.includes(mark);

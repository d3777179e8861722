// Column types that speak the domain's own units, so that no row ever leaves the store with a date as text.
import { customType } from 'drizzle-orm/pg-core';
import type { Day, Instant } from '../domain/day.ts';
import { dayFromSql, instantFromSql, sqlDay, sqlInstant } from './dates.ts';

/** A civil date in Asia/Shanghai: `date` in SQL, `Day` in code. */
export const civilDay = customType<{ data: Day; driverData: string }>({
  dataType: () => 'date',
  toDriver: sqlDay,
  fromDriver: dayFromSql,
});

/** A moment, kept to the millisecond. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: sqlInstant,
  fromDriver: instantFromSql,
});

/**
 * `jsonb`. Both drivers parse it on the way out; drizzle's own column would parse a stored text a second time
 * and turn the text "123" into a number.
 */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string | T }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => value as T,
  })(name);

// Lights in SQL: each row keeps the days from which it shows a colour, so a light is a comparison of days.
import { type Column, inArray, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Light } from '../domain/light.ts';
import { sqlDay } from './dates.ts';

export interface LightColumns {
  readonly yellowOn: Column;
  readonly redOn: Column;
  readonly breachOn: Column;
}

const ranks: readonly Light[] = ['breach', 'red', 'yellow', 'none'];

/** 0 = breach, 1 = red, 2 = yellow, 3 = none: the worst comes first. */
export const lightRank = (row: LightColumns, today: Day): SQL<number> =>
  sql<number>`case when ${row.breachOn} <= ${sqlDay(today)} then 0 when ${row.redOn} <= ${sqlDay(today)} then 1
    when ${row.yellowOn} <= ${sqlDay(today)} then 2 else 3 end`;

export const hasLight = (row: LightColumns, lights: readonly Light[], today: Day): SQL =>
  inArray(
    lightRank(row, today),
    lights.map((light) => ranks.indexOf(light)),
  );

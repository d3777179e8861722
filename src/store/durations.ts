// How long finished cases took, as shares over all of them: figures about items and departments, never about a project.
import { sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import { sqlDay } from './dates.ts';
import type { Db } from './db.ts';
import { selected } from './json-rows.ts';

/** Working days at the median and at 80 % of the cases. */
export interface DurationShare {
  readonly median: number;
  readonly p80: number;
}

export interface DurationRow {
  readonly item: string;
  /** Lead department; null: of all departments together. */
  readonly department: string | null;
  readonly samples: number;
  /** From the day on which the last of those before it had ended, to its end. */
  readonly whole: DurationShare;
  /** From acceptance to its end. */
  readonly handling: DurationShare;
}

/**
 * Of cases that ended from `from` to `until`, both included; items with fewer than `least` of them are left out.
 * `ranks[i]` is the number of working days in [from, from + i]. A case that waits for nothing, or was begun before its turn,
 * was ready on the day of its acceptance.
 */
export async function readDurations(
  db: Db,
  from: Day,
  until: Day,
  ranks: readonly number[],
  least: number,
): Promise<readonly DurationRow[]> {
  const first = sql`${sqlDay(from)}::date`;
  const rows = await selected(
    db,
    sql`with days as materialized (select ${`{${ranks.join()}}`}::int[] as rank),
      waits as materialized (
        select t.id, t.version, i->>'code' as item, p->>'item' as earlier
        from templates t, jsonb_array_elements(t.document->'items') i, jsonb_array_elements(i->'prerequisites') p),
      ended as (
        select c.item, c.department, c.accepted_on, c.done_on, max(b.done_on) as ready_on
        from cases c join projects on projects.id = c.project_id
          left join waits w on w.id = projects.template_id and w.version = projects.template_version and w.item = c.item
          left join cases b on b.project_id = c.project_id and b.item = w.earlier and b.done_on is not null
        where c.done_on between ${first} and ${sqlDay(until)}::date and c.status <> 'waived'
          and c.accepted_on >= ${first}
        group by c.project_id, c.item, c.department, c.accepted_on, c.done_on),
      took as (
        select item, department,
          rank[done_on - ${first} + 1] - rank[accepted_on - ${first} + 1] as handling,
          rank[done_on - ${first} + 1]
            - rank[least(accepted_on, greatest(coalesce(ready_on, accepted_on), ${first})) - ${first} + 1] as whole
        from ended, days)
      select item, department, count(*)::int as samples,
        (percentile_disc(0.5) within group (order by whole))::int as whole_median,
        (percentile_disc(0.8) within group (order by whole))::int as whole_p80,
        (percentile_disc(0.5) within group (order by handling))::int as handling_median,
        (percentile_disc(0.8) within group (order by handling))::int as handling_p80
      from took group by grouping sets ((item, department), (item)) having count(*) >= ${least}
      order by item, department nulls last`,
  );
  return rows.map((row) => ({
    item: String(row['item']),
    department: row['department'] === null ? null : String(row['department']),
    samples: Number(row['samples']),
    whole: { median: Number(row['whole_median']), p80: Number(row['whole_p80']) },
    handling: { median: Number(row['handling_median']), p80: Number(row['handling_p80']) },
  }));
}

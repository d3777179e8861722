// What lies at the counter: files to answer, corrections to come in, results to be fetched. Counted and listed from the read models.
import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Db } from './db.ts';
import { type DeskRecord, deskColumns, deskRecord, mainClock, reasonRank } from './desk.ts';
import { cases, clocks, projects } from './schema.ts';
import { casesWithin, type Scope } from './scope.ts';

export const counterLists = ['notice', 'correcting', 'pickup'] as const;
export type CounterList = (typeof counterLists)[number];

const unanswered = eq(cases.status, 'received');
/** Silence has spoken for these, and nobody has decided since. */
const deemed = and(inArray(cases.status, ['running', 'paused']), eq(cases.deemed, true));

const standsIn: Readonly<Record<CounterList, SQL | undefined>> = {
  notice: or(unanswered, deemed),
  correcting: eq(cases.status, 'correcting'),
  pickup: and(
    inArray(cases.status, ['decided', 'decided_tolerant', 'verifying', 'rectifying']),
    isNull(cases.deliveredOn),
    // Only where a paper is to be handed over does somebody hold the case after its decision.
    or(sql`${cases.holder} is not null`, inArray(cases.status, ['decided_tolerant'])),
  ),
};

/** What can still be answered first, nearest last day first; then what silence has accepted, latest first. */
const orderOf: Readonly<Record<CounterList, SQL>> = {
  notice: sql`case when ${cases.status} = 'received' then 0 else 1 end, ${cases.deemedFrom} nulls last,
    ${cases.acceptedOn} desc nulls last`,
  correcting: sql`${cases.nextDueOn} nulls last`,
  pickup: sql`${cases.decidedOn} nulls last`,
};

/** What a result that waits to be fetched is held against: the days to hand it over (许可法 44), not those of the decision. */
const handingOver = and(
  eq(clocks.projectId, cases.projectId),
  eq(clocks.item, cases.item),
  sql`${clocks.ordinal} = (select own.ordinal from ${clocks} own
    where own.project_id = ${cases.projectId} and own.item = ${cases.item}
    order by own.state = 'running' and own.kind in ('delivery', 'conversion') desc, own.main desc limit 1)`,
);

export async function counterRows(
  db: Db,
  scope: Scope,
  list: CounterList,
  today: Day,
  limit: number,
): Promise<readonly DeskRecord[]> {
  const rows = await db
    .select({ rank: reasonRank(today), ...deskColumns })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .leftJoin(clocks, list === 'pickup' ? handingOver : mainClock)
    .where(and(standsIn[list], casesWithin(scope)))
    .orderBy(orderOf[list], asc(projects.code), asc(cases.position))
    .limit(limit);
  return rows.map(deskRecord);
}

/** `notice` counts what can still be answered. */
export async function counterCounts(db: Db, scope: Scope): Promise<Readonly<Record<CounterList, number>>> {
  const tally = (condition: SQL | undefined) =>
    sql<number>`(count(*) filter (where ${condition ?? sql`true`}))::int`;
  const [counted] = await db
    .select({
      notice: tally(unanswered),
      correcting: tally(standsIn.correcting),
      pickup: tally(standsIn.pickup),
    })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .where(and(or(unanswered, standsIn.correcting, standsIn.pickup), casesWithin(scope)));
  if (counted === undefined) throw new Error('counting gives a row, even of nothing');
  return counted;
}

// Whole rows as JSON, in one value each way. On the path that records an event, naming some two hundred columns for the
// driver one by one cost more than everything else together.
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { dayFromSql, sqlDay, sqlInstant } from './dates.ts';
import type { Db } from './db.ts';

type Json = Readonly<Record<string, unknown>>;

/** How rows of one table travel. */
export interface JsonRows<Row> {
  /** `insert into t (…) select …` of the rows, to be followed by an `on conflict` clause or nothing. */
  insert(rows: readonly Row[]): SQL;
  /** `on conflict (…) do update`: the row that came in wins. */
  readonly orReplace: SQL;
  /** What follows `set` in an update of these columns. */
  set(change: Partial<Row>): SQL;
  /** `update t set …` of many rows by their `id`: the columns that the first of them gives. */
  changeEach(rows: readonly (Partial<Row> & { readonly id: string })[]): SQL;
  /** The joined row as one value of a select list, for `decode` of a list of them. */
  readonly joined: SQL<readonly unknown[]>;
  /** All rows of a query as one value, for `decode`; the query gives the table's columns: `select * from t where …`. */
  all(query: SQL): SQL;
  decode(found: unknown): readonly Row[];
  read(db: Db, query: SQL): Promise<readonly Row[]>;
}

interface ColumnCodec {
  readonly property: string;
  readonly name: string;
  readonly encode: (value: unknown) => unknown;
  readonly decode: (value: unknown) => unknown;
}

/** Columns that the database makes itself are neither written nor read. */
export function jsonRows<Table extends PgTable, Row = Readonly<Table['$inferSelect']>>(
  table: Table,
): JsonRows<Row> {
  const columns = columnsOf(table);
  const { name, primaryKeys } = getTableConfig(table);
  const key = primaryKeys.flatMap((primary) => primary.columns.map((column) => quoted(column.name)));
  const names = columns.map((column) => quoted(column.name));
  const into = sql.raw(
    `insert into ${quoted(name)} (${names}) select ${names} from json_populate_recordset(null::${quoted(name)}, `,
  );
  const values = sql.raw(`json_build_array(${names.map((column) => `t.${column}`)})`);
  const decode = (found: unknown): readonly Row[] =>
    Array.isArray(found) ? found.map((row: readonly unknown[]) => rowOf(columns, row) as Row) : [];
  const all = (query: SQL): SQL => sql`(select json_agg(${values}) from (${query}) t)`;
  return {
    joined: sql.raw(`json_build_array(${names.map((column) => `${quoted(name)}.${column}`)})`) as SQL<
      readonly unknown[]
    >,
    all,
    decode,
    insert: (rows) => sql`${into}${textOf(columns, rows as readonly Json[])}::json)`,
    orReplace: sql.raw(
      `on conflict (${key}) do update set (${names}) = row(${names.map((column) => `excluded.${column}`)})`,
    ),
    set(change) {
      const given = columns.filter(({ property }) => Object.hasOwn(change, property));
      const assigned = sql.raw(given.map((column) => quoted(column.name)).join());
      const [row] = written(given, [change]);
      return sql`(${assigned}) = (select ${assigned}
        from json_populate_record(null::${sql.raw(quoted(name))}, ${JSON.stringify(row)}::json))`;
    },
    changeEach(rows) {
      const given = columns.filter(({ property }) => Object.hasOwn(rows[0] ?? {}, property));
      const list = given.map((column) => quoted(column.name));
      const table = quoted(name);
      return sql`${sql.raw(`update ${table} set (${list}) = row(${list.map((column) => `r.${column}`)})
        from json_populate_recordset(null::${table}, `)}${textOf(given, rows as readonly Json[])}::json) r
        where ${sql.raw(`${table}.id = r.id`)}`;
    },
    async read(db, query) {
      const [result] = await selected(db, sql`select ${all(query)} as found`);
      return decode(result?.['found']);
    },
  };
}

/** Rows of any query, whose columns are JSON. */
export async function selected(db: Db, query: SQL): Promise<readonly Json[]> {
  return rowsOf(await db.execute(query));
}

/** What `execute` gave: the drivers wrap rows differently. */
function rowsOf(result: unknown): readonly Json[] {
  if (Array.isArray(result)) return result;
  return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)
    ? result.rows
    : [];
}

const quoted = (name: string): string => `"${name}"`;

const asIs = (value: unknown): unknown => value;

function columnsOf(table: PgTable): readonly ColumnCodec[] {
  return Object.entries(getTableColumns(table)).flatMap(([property, column]): ColumnCodec[] => {
    if (column.generated !== undefined) return [];
    const [type] = column.getSQLType().split(' ');
    const codec =
      type === 'date'
        ? {
            encode: (value: unknown) => sqlDay(Number(value)),
            decode: (value: unknown) => dayFromSql(String(value)),
          }
        : type === 'timestamp'
          ? {
              encode: (value: unknown) => sqlInstant(Number(value)),
              decode: (value: unknown) => Date.parse(String(value)),
            }
          : { encode: asIs, decode: asIs };
    return [{ property, name: column.name, ...codec }];
  });
}

/** `values` stand in the order of the columns. */
function rowOf(columns: readonly ColumnCodec[], values: readonly unknown[]): Json {
  const record: Record<string, unknown> = {};
  for (const [i, { property, decode }] of columns.entries()) {
    const value = values[i] ?? null;
    record[property] = value === null ? null : decode(value);
  }
  return record;
}

const textOf = (columns: readonly ColumnCodec[], rows: readonly Json[]): string =>
  JSON.stringify(written(columns, rows));

const written = (columns: readonly ColumnCodec[], rows: readonly Json[]): readonly Json[] =>
  rows.map((row) => {
    const record: Record<string, unknown> = {};
    for (const { property, name, encode } of columns) {
      const value = row[property];
      if (value !== null && value !== undefined) record[name] = encode(value);
    }
    return record;
  });

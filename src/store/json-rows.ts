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
  /** `query` gives columns of the table as they are: `select * from t where …`. */
  read(db: Db, query: SQL): Promise<readonly Row[]>;
  /** From a row as `row_to_json` gives it. */
  decode(row: Json): Row;
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
  const decode = (row: Json): Row => {
    const record: Record<string, unknown> = {};
    for (const column of columns) {
      const value = row[column.name];
      record[column.property] = value === null ? null : column.decode(value);
    }
    return record as Row;
  };
  return {
    decode,
    insert: (rows) => sql`${into}${textOf(columns, rows as readonly Json[])}::json)`,
    orReplace: sql.raw(
      `on conflict (${key}) do update set (${names}) = row(${names.map((column) => `excluded.${column}`)})`,
    ),
    async read(db, query) {
      const [result] = rowsOf(
        await db.execute(sql`select json_agg(row_to_json(t)) as found from (${query}) t`),
      );
      const found = result?.['found'];
      return Array.isArray(found) ? found.map(decode) : [];
    },
  };
}

/** What `execute` gave: the drivers wrap rows differently. */
export function rowsOf(result: unknown): readonly Json[] {
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

const textOf = (columns: readonly ColumnCodec[], rows: readonly Json[]): string =>
  JSON.stringify(
    rows.map((row) => {
      const written: Record<string, unknown> = {};
      for (const { property, name, encode } of columns) {
        const value = row[property];
        if (value !== null && value !== undefined) written[name] = encode(value);
      }
      return written;
    }),
  );

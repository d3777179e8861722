// Makes PGlite prepare the statements that drizzle sends and run them again and again: parsing and planning in WebAssembly
// cost several times the work itself. Also keeps statements and transactions apart, which PGlite does for its own calls only.
import {
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
  types,
} from '@electric-sql/pglite';
import { isPlannedAnew } from './plan-anew.ts';

const { serialize } = protocol;
type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];
type RowMode = NonNullable<QueryOptions['rowMode']>;

/** Statements kept ready; the one unused for longest makes room. */
const KEPT = 500;

interface Prepared {
  readonly name: string;
  /** What its rows look like; empty for statements without rows. */
  readonly description: readonly Message[];
}

/** The same client for drizzle: `query` and `transaction` run prepared statements, one after the other. */
export function preparing(client: PGlite): PGlite {
  const run = preparedStatements(client);
  const statementsInTurn = turns();
  const transactionsInTurn = turns();

  const one = <T>(
    text: string,
    values: readonly unknown[] = [],
    options?: QueryOptions,
  ): Promise<Results<T>> => statementsInTurn(() => run<T>(text, values, options?.rowMode ?? 'object'));

  async function whole<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let failed: unknown = null;
    let ended = false;
    const query = async <R>(
      text: string,
      values?: unknown[],
      options?: QueryOptions,
    ): Promise<Results<R>> => {
      if (ended) throw new Error('the transaction has ended');
      try {
        return await one<R>(text, values, options);
      } catch (error) {
        failed ??= error;
        throw error;
      }
    };
    await one('begin');
    try {
      const result = await work({ query } as Transaction);
      ended = true;
      // After a failed statement the database keeps nothing, whatever became of the error.
      const { command } = await one('commit');
      if (command === 'ROLLBACK') throw failed ?? new Error('the transaction was rolled back');
      return result;
    } catch (error) {
      ended = true;
      await one('rollback');
      throw error;
    }
  }

  const query = <T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> =>
    transactionsInTurn(() => one<T>(text, values, options));
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    transactionsInTurn(() => whole(work));
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return query;
      if (key === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Statements without values that come again and again; others are made for once, like those of migrations. */
const framing: readonly string[] = ['begin', 'commit', 'rollback'];

/** Prepares a text when it first comes and runs it with the values given. Not to be called again before it has answered. */
function preparedStatements(client: PGlite) {
  const statements = new Map<string, Prepared>();
  // As drizzle wants them, but put together once instead of for every statement.
  const parsers = {
    ...client.parsers,
    ...asText(types.DATE, types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL),
  };
  let count = 0;

  const send = (messages: readonly Uint8Array[]): Promise<Message[]> =>
    client.execProtocolStream(joined([...messages, serialize.sync()]));

  async function prepared(text: string): Promise<Prepared> {
    const known = statements.get(text);
    if (known !== undefined) {
      statements.delete(text);
      statements.set(text, known);
      return known;
    }
    count += 1;
    const name = `s${count}`;
    const answer = await send([serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]);
    const made = { name, description: answer.filter((message) => message.name === 'rowDescription') };
    statements.set(text, made);
    const [oldest] = statements.keys();
    if (statements.size > KEPT && oldest !== undefined) await forget(oldest);
    return made;
  }

  async function forget(text: string): Promise<void> {
    const name = statements.get(text)?.name;
    statements.delete(text);
    if (name !== undefined) await send([serialize.close({ type: 'S', name })]);
  }

  async function runPrepared(text: string, values: readonly unknown[]): Promise<readonly Message[]> {
    const { name, description } = await prepared(text);
    try {
      const bind = serialize.bind({ statement: name, values: values.map(parameter) });
      return [...description, ...(await send([bind, serialize.execute({})]))];
    } catch (error) {
      // Perhaps the tables have changed under it: the next one starts afresh.
      await forget(text);
      throw error;
    }
  }

  const runOnce = (text: string, values: readonly unknown[]): Promise<readonly Message[]> =>
    send([
      serialize.parse({ text }),
      serialize.bind({ values: values.map(parameter) }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    ]);

  return async <T>(text: string, values: readonly unknown[], rowMode: RowMode): Promise<Results<T>> => {
    const again = values.length === 0 ? framing.includes(text) : !isPlannedAnew(text);
    const answer = await (again ? runPrepared(text, values) : runOnce(text, values));
    const [results] = parse.parseResults([...answer], parsers, { rowMode });
    return results as Results<T>;
  };
}

/** Runs what it is given one after the other, in the order given. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

const asText = (...oids: readonly number[]) =>
  Object.fromEntries(oids.map((oid) => [oid, (value: string) => value]));

/** As PostgreSQL reads it; drizzle has made text of everything but these already. */
function parameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

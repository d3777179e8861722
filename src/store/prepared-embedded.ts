// Makes PGlite prepare the statements that drizzle sends and run them again and again: parsing and planning in WebAssembly
// cost several times the work itself. Also keeps statements and transactions apart, which PGlite does for its own calls only.
import {
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite';

const { serialize } = protocol;
type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/** Statements kept ready; the one unused for longest makes room. */
const KEPT = 500;

interface Prepared {
  readonly name: string;
  /** What its rows look like; empty for statements without rows. */
  readonly description: readonly Message[];
}

/** The same client for drizzle: `query` and `transaction` run prepared statements, one after the other. */
export function preparing(client: PGlite): PGlite {
  const statements = new Map<string, Prepared>();
  const inTurn = turns();
  const transactionsInTurn = turns();
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

  async function run<T>(
    text: string,
    values: readonly unknown[],
    options?: QueryOptions,
  ): Promise<Results<T>> {
    const { name, description } = await prepared(text);
    try {
      const bind = serialize.bind({ statement: name, values: values.map(asText) });
      const answer = await send([bind, serialize.execute({})]);
      const [results] = parse.parseResults([...description, ...answer], client.parsers, options);
      return results as Results<T>;
    } catch (error) {
      // Perhaps the tables have changed under it: the next one starts afresh.
      await forget(text);
      throw error;
    }
  }

  const one = <T>(
    text: string,
    values: readonly unknown[] = [],
    options?: QueryOptions,
  ): Promise<Results<T>> => inTurn(() => run<T>(text, values, options));

  async function whole<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let failed: unknown = null;
    const query: Transaction['query'] = (text, values, options) =>
      one(text, values, options).catch((error: unknown) => {
        failed ??= error;
        throw error;
      }) as never;
    await one('begin');
    try {
      const result = await work({ query } as Transaction);
      // After a failed statement the database keeps nothing, whatever became of the error.
      if (failed !== null) throw failed;
      await one('commit');
      return result;
    } catch (error) {
      await one('rollback');
      throw error;
    }
  }

  const query: PGlite['query'] = (text, values, options) =>
    transactionsInTurn(() => one(text, values, options)) as never;
  const transaction: PGlite['transaction'] = (work) => transactionsInTurn(() => whole(work));
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return query;
      if (key === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
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

/** As PostgreSQL reads it; drizzle has made text of everything but these already. */
function asText(value: unknown): string | null {
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

// Keeps a connection that is lost inside a transaction from taking the whole program along: postgres.js 3.4.9 then writes
// `rollback` to the socket that has gone and dies of it (porsager/postgres, issues 1154 and 1208).
import type postgres from 'postgres';
import { faultCode } from './problems.ts';

type Scope = (sql: postgres.TransactionSql) => Promise<unknown>;

/** The same client. What it tells of a lost connection is unchanged: the promise of the transaction is rejected. */
export function outliving(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get: (target, key, receiver) =>
      key === 'begin' ? (scope: Scope) => begin(target, scope) : Reflect.get(target, key, receiver),
  });
}

async function begin(client: postgres.Sql, scope: Scope): Promise<unknown> {
  const fate: Fate = { lost: null };
  try {
    return await client.begin((sql) => run(sql, scope, fate));
  } catch (error) {
    fate.lost = error;
    throw error;
  }
}

/** Set as soon as the driver has told that the transaction is over: its connection may serve somebody else by then. */
interface Fate {
  lost: unknown;
}

/** A scope whose connection went never ends here, so that the driver has nothing to commit or to roll back. */
function run(sql: postgres.TransactionSql, scope: Scope, fate: Fate): Promise<unknown> {
  return new Promise((resolve, reject) => {
    scope(guarded(sql, fate)).then(
      (value) => {
        if (fate.lost === null) resolve(value);
      },
      (error: unknown) => {
        if (fate.lost === null && !isConnectionLost(error)) reject(error);
      },
    );
  });
}

function guarded(sql: postgres.TransactionSql, fate: Fate): postgres.TransactionSql {
  const unsafe: postgres.TransactionSql['unsafe'] = (query, parameters, options) => {
    if (fate.lost !== null) throw fate.lost;
    return sql.unsafe(query, parameters, options);
  };
  return new Proxy(sql, {
    get(target, key, receiver) {
      if (key === 'unsafe') return unsafe;
      if (key === 'savepoint') return (scope: Scope) => target.savepoint((inner) => run(inner, scope, fate));
      return Reflect.get(target, key, receiver);
    },
  });
}

/** Only faults after which the server or the system closes the connection: the driver hears of it and rejects. */
const isConnectionLost = (error: unknown): boolean =>
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-5]|25P03)$/.test(
    faultCode(error) ?? '',
  );

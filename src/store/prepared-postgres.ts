// Makes postgres.js prepare every statement that drizzle sends. Unprepared ones with parameters are described first,
// a second round trip that also keeps statements of one transaction from being sent in one go.
import type postgres from 'postgres';
import { isPlannedAnew } from './plan-anew.ts';

type Unsafe = postgres.Sql['unsafe'];
type Scope = (sql: postgres.TransactionSql) => unknown;

/** The same client, or the same transaction, whose statements with parameters are prepared. */
export function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const unsafe: Unsafe = (query, parameters, options) =>
    client.unsafe(query, parameters, {
      ...options,
      prepare: (parameters?.length ?? 0) > 0 && !isPlannedAnew(query),
    });
  return new Proxy(client, {
    get(target, key, receiver) {
      if (key === 'unsafe') return unsafe;
      if (key === 'begin' && 'begin' in target) {
        return (scope: Scope) => target.begin((sql) => scope(preparing(sql)));
      }
      if (key === 'savepoint' && 'savepoint' in target) {
        return (scope: Scope) => target.savepoint((sql) => scope(preparing(sql)));
      }
      return Reflect.get(target, key, receiver);
    },
  });
}

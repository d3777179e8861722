// A program of its own that opens an embedded database, writes one setting, says so, and stays until it is ended.
import { openStore } from '../../../src/store/db.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { writeSetting } from '../../../src/store/settings.ts';

const [, , dataDir = '', value = ''] = process.argv;
try {
  const store = await openStore({ dataDir });
  await migrate(store);
  await writeSetting(store.db, 'written', value);
  process.send?.({ opened: true });
  process.on('message', () => store.close().then(() => process.exit(0)));
} catch (error) {
  process.send?.({ refused: error instanceof Error ? error.message : String(error) });
}

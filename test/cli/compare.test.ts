// `npm run cli -- compare`: one line when all agree; else an error that names the first difference.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/index.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/db.ts';
import { DEMO_NOW, openTestSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('demo');
  await system.store.close(); // the command line opens it by itself
});
afterAll(() => system.database.drop());

const compare = () =>
  runCommand(
    ['compare'],
    () => readConfig({ ...system.database.env }),
    () => DEMO_NOW,
  );

describe('compare', () => {
  it('says what was read and that nothing differs', async () => {
    expect(await compare()).toMatch(/^6 projects, \d+ clocks: no difference$/);
  });

  it('fails with the first difference, its three values and how many there are', async () => {
    const store = await openStore(system.database.options);
    await store.db.execute(
      sql`update clocks set due_on = due_on + 1 where item = 'GH02' and kind = 'promised' and due_on = '2026-05-26'`,
    );
    await store.close();
    await expect(compare()).rejects.toMatchObject({
      name: 'CommandError',
      exitCode: 1,
      message: expect.stringMatching(
        /^6 projects, \d+ clocks: 1 difference, the first in project [\w-]{36}, GH02 promised dueOn: stored 2026-05-27, first engine 2026-05-26, second engine 2026-05-26$/,
      ),
    });
  });
});

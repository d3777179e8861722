// A whole system on a fresh database with a clock that the test sets: what main.ts builds, without a port.
import '../../src/describable-shapes.ts';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, type Instant, startOfDay } from '../../src/domain/day.ts';
import { checkParties } from '../../src/domain/parties.ts';
import type { Actor, Role } from '../../src/services/access.ts';
import { openCalendarBook } from '../../src/services/calendar-book.ts';
import { type ServiceContext, type System, systemOf } from '../../src/services/context.ts';
import { loadDemo } from '../../src/services/load-demo.ts';
import { ensureTemplates } from '../../src/services/templates.ts';
import { openStore } from '../../src/store/db.ts';
import { openFileStore } from '../../src/store/file-store.ts';
import { readFixture } from '../../src/store/fixture-files.ts';
import { migrate } from '../../src/store/migrate.ts';
import { loadPolicies } from '../../src/store/policy-files.ts';
import type { Scan } from '../../src/store/scan-file.ts';
import { templateFolders } from '../../src/store/template-files.ts';
import { type FreshDatabase, freshDatabase, type StoreKind } from './database.ts';

export interface TestSystem extends System {
  readonly database: FreshDatabase;
  close(): Promise<void>;
}

/** `published`: the templates of a real start; `demo`: those of the sample, with its projects loaded. */
export async function openTestSystem(
  content: 'empty' | 'published' | 'demo',
  kind?: StoreKind,
  scan?: Scan,
): Promise<TestSystem> {
  const database = await freshDatabase(kind);
  const store = await openStore(database.options);
  await migrate(store);
  const parties = checkParties(readFixture('departments.yaml'));
  if (!parties.ok) throw new Error(JSON.stringify(parties.issues));
  const book = await openCalendarBook(store, startOfDay(day('2025-01-01')));
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  const files = openFileStore(folder, { scan });
  const system = systemOf({ store, files, book, policies: loadPolicies(), parties: parties.value });
  const close = async (): Promise<void> => {
    await store.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (content !== 'empty') {
    await ensureTemplates(
      system,
      startOfDay(day('2025-01-01')),
      templateFolders[content === 'demo' ? 'demo' : 'published'],
    );
  }
  if (content === 'demo') await loadDemo(system);
  return Object.assign(system, { database, close });
}

export const DEMO_NOW: Instant = Date.parse('2026-05-27T09:00:00+08:00');

/** An actor without an account, for verbs called directly. */
export const someone = (role: Role, more: Partial<Actor> = {}): Actor => ({
  username: `test-${role}`,
  name: `测试 ${role}`,
  roles: [role],
  department: null,
  region: '000000',
  creditCode: null,
  ...more,
});

export const as = (system: System, actor: Actor, now: Instant = DEMO_NOW): ServiceContext => ({
  ...system,
  actor,
  now,
});

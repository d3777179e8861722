// A migrated, empty database for each test file, and rows of the fixture's kind to put into it.
import { day, startOfDay } from '../../src/domain/day.ts';
import { openStore, type Store } from '../../src/store/db.ts';
import { appendEvents, type EventDraft, lockProject, type StoredEvent } from '../../src/store/event-log.ts';
import { migrate } from '../../src/store/migrate.ts';
import { insertProject } from '../../src/store/read-models.ts';
import type { CaseRecord, ClockRecord, NewProject, ProjectRecord } from '../../src/store/records.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

/** An empty database without any table. */
export const emptyDatabase = freshDatabase;

export interface World {
  readonly store: Store;
  readonly database: FreshDatabase;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const database = await emptyDatabase();
  const store = await openStore(database.options);
  await migrate(store);
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { store, database, close };
}

/** Nine o'clock in the morning in Shanghai. */
export const nineOn = (date: string): number => startOfDay(day(date)) + 9 * 3_600_000;

export const newProject = (change: Partial<NewProject> = {}): NewProject => ({
  id: crypto.randomUUID(),
  code: `2603-330784-04-01-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`,
  name: '永丰精密厂房',
  pinyin: 'yfjmcf yongfengjingmichangfang',
  templateId: 'demo-industrial',
  templateVersion: '2026.1',
  category: 'industrial',
  region: '330784',
  ownerName: '永康永丰精密机械有限公司',
  ownerCreditCode: '91330784MA2DEMO017',
  agent: 'agent01',
  attributes: { land_by_auction: true, scale: 'large' },
  warnings: [],
  openedOn: day('2026-03-30'),
  ...change,
});

export const addProject = (store: Store, change: Partial<NewProject> = {}): Promise<ProjectRecord> =>
  store.transaction((tx) => insertProject(tx, newProject(change)));

export const caseRow = (projectId: string, change: Partial<CaseRecord> = {}): CaseRecord => ({
  projectId,
  item: 'GH02',
  position: 0,
  stage: 'S2',
  department: 'NRP',
  status: 'running',
  debts: [],
  holder: 'NRP',
  holderSince: day('2026-05-11'),
  instance: 1,
  version: 2,
  receivedOn: day('2026-05-11'),
  acceptedOn: day('2026-05-11'),
  deemed: false,
  deemedFrom: null,
  mock: null,
  decidedOn: null,
  doneOn: null,
  deliveredOn: null,
  result: null,
  pauseUntil: null,
  owed: [],
  waitsFor: [],
  consulted: [],
  commitments: [],
  run: { acceptedOn: day('2026-05-11'), decidedOn: null, runs: [{ from: day('2026-05-11'), to: null }] },
  yellowOn: null,
  redOn: null,
  breachOn: null,
  nextDueOn: null,
  ...change,
});

export const clockRow = (projectId: string, change: Partial<ClockRecord> = {}): ClockRecord => ({
  projectId,
  item: 'GH02',
  ordinal: 0,
  kind: 'promised',
  subject: null,
  state: 'running',
  holder: 'NRP',
  startedOn: day('2026-05-11'),
  limitDays: 10,
  limitUnit: 'working',
  extendedBy: 0,
  dueOn: day('2026-05-26'),
  expectedDueOn: null,
  stoppedOn: null,
  provisional: false,
  edition: 'CN-2026-test',
  usedDays: null,
  remainingDays: null,
  pauses: [{ from: day('2026-05-15'), to: day('2026-05-18') }],
  overdueWorking: null,
  overdueNatural: null,
  yellowOn: day('2026-05-25'),
  lateOn: day('2026-05-27'),
  late: 'red',
  nextChangeOn: day('2026-05-25'),
  main: true,
  ...change,
});

export const draft = (change: Partial<EventDraft> = {}): EventDraft => ({
  item: 'GH02',
  body: { type: 'receive' },
  occurredAt: nineOn('2026-05-11'),
  recordedAt: nineOn('2026-05-11'),
  actor: 'plan01',
  actorName: '王某',
  backEntry: false,
  restDay: false,
  ...change,
});

/** Locks and appends, as a verb does. */
export const record = (
  store: Store,
  projectId: string,
  drafts: readonly EventDraft[],
): Promise<readonly StoredEvent[]> =>
  store.transaction(async (tx) => {
    const project = await lockProject(tx, projectId);
    if (project === null) throw new Error(`no project ${projectId}`);
    return appendEvents(tx, project, drafts);
  });

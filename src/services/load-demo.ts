// Fills an empty database with the sample projects: every account and event goes through the verbs that people use,
// each at the time it tells, so that dates, colours and back-entries come out as they would have in life.
import { z } from 'zod';
import { dayOfInstant, type Instant, startOfDay } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { readAccount } from '../store/accounts.ts';
import { readFixture } from '../store/fixture-files.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { type Actor, type Role, systemActor } from './access.ts';
import { accountShape, createAccount } from './accounts.ts';
import { actorOf } from './actor-of-account.ts';
import { catchUp } from './catch-up.ts';
import type { ServiceContext, System } from './context.ts';
import { readInput } from './input.ts';
import { offerPromise } from './offer-promise.ts';
import { openProject } from './open-project.ts';
import { recordEvent } from './record-event.ts';
import { setPasswordByLink } from './sign-in-links.ts';
import { signPromise } from './sign-promise.ts';
import { createToken } from './tokens.ts';

const peopleShape = z.strictObject({
  password: z.string(),
  accounts: z.array(accountShape.extend({ username: z.string() })),
});
const eventShape = z
  .tuple([z.string(), z.string(), z.string(), z.string()])
  .rest(z.record(z.string(), z.unknown()));
const projectsShape = z.strictObject({
  now: z.string(),
  projects: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      template: z.string(),
      owner: z.record(z.string(), z.string()),
      opened: z.strictObject({ at: z.string(), by: z.string() }),
      events: z.array(eventShape),
    }),
  ),
});

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}
export interface Demo {
  /** The instant at which its clock stands. */
  readonly now: Instant;
  readonly region: string;
  readonly password: string;
  readonly accounts: readonly DemoAccount[];
}

const REGION = '330784';
const DEMO_MARK = 'demo';
const INTEGRATOR = 'api01';
const people = () => readInput(peopleShape, readFixture('demo/accounts.yaml'));
const stories = () => readInput(projectsShape, readFixture('demo/projects.yaml'));
const shanghai = (text: string): Instant => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** What the demo is, without touching a database. */
export function describeDemo(): Demo {
  const { password, accounts } = people();
  return {
    now: Date.parse(stories().now),
    region: REGION,
    password,
    accounts: accounts.map(({ username, name, roles: [role] }) => ({
      username,
      name,
      role: role ?? 'owner',
    })),
  };
}

/** Whether this database was filled by the demo. */
export const isDemo = async (system: System): Promise<boolean> =>
  (await readSetting(system.store.db, DEMO_MARK)) !== null;

/** Loads the sample once. Throws `demo_half_loaded` when an earlier run was stopped in the middle. */
export async function loadDemo(system: System): Promise<void> {
  const mark = await readSetting(system.store.db, DEMO_MARK);
  if (mark === 'loaded') return;
  if (mark !== null) throw new Refusal('conflict', 'demo_half_loaded');
  await system.store.transaction((tx) => writeSetting(tx, DEMO_MARK, 'loading'));
  const actors = await makeAccounts(system);
  const steps = stepsOf(system, actors).sort((a, b) => a.at - b.at || a.order - b.order);
  let day = dayOfInstant(steps[0]?.at ?? 0);
  for (const step of steps) {
    for (; day < dayOfInstant(step.at); day += 1) await catchUp(system, startOfDay(day + 1));
    await step.run();
  }
  const now = Date.parse(stories().now);
  for (; day < dayOfInstant(now); day += 1) await catchUp(system, startOfDay(day + 1));
  await system.store.transaction((tx) => writeSetting(tx, DEMO_MARK, 'loaded'));
}

async function makeAccounts(system: System): Promise<ReadonlyMap<string, Actor>> {
  const { password, accounts } = people();
  // Nobody is there yet who could make the first accounts: the program itself does.
  const maker: Actor = { ...systemActor, roles: ['administrator'] };
  const now = startOfDay(dayOfInstant(Date.parse(stories().now)) - 120);
  const actors = new Map<string, Actor>();
  for (const input of accounts) {
    const { link } = await createAccount({ ...system, actor: maker, now }, input);
    const token = link.path.slice(link.path.lastIndexOf('/') + 1);
    actors.set(input.username, await setPasswordByLink(system, { token, password }, now));
  }
  return actors;
}

interface Step {
  readonly at: Instant;
  readonly order: number;
  readonly run: () => Promise<void>;
}

function stepsOf(system: System, actors: ReadonlyMap<string, Actor>): Step[] {
  const ids = new Map<string, string>();
  const actor = (username: string): Actor => {
    const found = actors.get(username);
    if (found === undefined) throw new Refusal('invalid', 'demo_account_unknown', { username });
    return found;
  };
  return stories().projects.flatMap(({ events, opened, ...project }): Step[] => [
    {
      at: shanghai(opened.at),
      order: 0,
      run: async () => {
        const ctx = { ...system, actor: actor(opened.by), now: shanghai(opened.at) };
        ids.set(project.code, (await openProject(ctx, { ...project, region: REGION })).project.id);
      },
    },
    ...events.map(([when, who, item, type, data = {}, how = {}], index): Step => {
      const recorded = typeof how['recorded'] === 'string' ? shanghai(how['recorded']) : shanghai(when);
      const raw = { ...data, type, occurredAt: new Date(shanghai(when)).toISOString() };
      const run = async () => {
        const ctx = { ...system, actor: actor(who), now: recorded };
        const projectId = ids.get(project.code) ?? '';
        await recordStep(ctx, { projectId, item, type, data, raw });
      };
      return { at: recorded, order: index + 1, run };
    }),
  ]);
}

interface StepRecord {
  readonly projectId: string;
  readonly item: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** As an event of a case. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What an applicant promises is an act beside the case; everything else happens to the case itself. */
async function recordStep(ctx: ServiceContext, step: StepRecord): Promise<void> {
  const { projectId, item, type, data, raw } = step;
  if (type === 'offer_promise') await offerPromise(ctx, projectId, { ...data, item });
  else if (type === 'sign_promise') {
    const { promise, ...signature } = data;
    await signPromise(ctx, { projectId, promise: String(promise), raw: signature });
  } else await recordEvent(ctx, { projectId, item, raw, expectedVersion: null, idempotency: null });
}

/** A fresh API token for the sample's integrator, shown at the start. */
export async function issueDemoToken(system: System, now: Instant): Promise<string> {
  const record = await readAccount(system.store.db, INTEGRATOR);
  if (record === null) throw new Refusal('invalid', 'demo_account_unknown', { username: INTEGRATOR });
  const { token } = await createToken({ ...system, actor: actorOf(record), now }, INTEGRATOR, {
    name: 'demo',
  });
  return token;
}

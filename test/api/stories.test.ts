// Stories replayed through the API, event by event on their days: every view must say what was worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { day } from '../../src/domain/day.ts';
import type { CaseView, ProjectView } from '../../src/services/views.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import {
  asTold,
  type ExpectedItem,
  readStory,
  type Story,
  unreadWords,
  whole,
  withDelivery,
} from '../support/story.ts';

let api: LiveServer;
beforeAll(async () => {
  api = await startLiveServer();
});
afterAll(() => api.close());

const regions: Readonly<Record<string, string>> = {
  S1: '330203',
  S2: '330784',
  S3: '330203',
  S4: '330206',
  S5: '330203',
  S6: '330212',
};

async function openProject(story: Story): Promise<string> {
  api.setDay(day(story.events[0]?.date ?? ''));
  const response = await api.request('POST', '/api/projects', {
    code: `${story.events[0]?.date.slice(2, 4)}${story.events[0]?.date.slice(5, 7)}-${regions[story.story]}-04-01-10000${story.story.slice(1)}`,
    name: `案例 ${story.story}`,
    template: story.template,
    region: regions[story.story],
    owner: { name: '示例企业', creditCode: '91330203MA2ABCDEX1' },
    attributes: story.profile_overrides,
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return ((await response.json()) as ProjectView).id;
}

/** Days inside facts as the API takes them. */
const wire = (fact: CaseFact): object => ({
  ...fact,
  ...('rectifyBy' in fact && fact.rectifyBy !== undefined
    ? { rectifyBy: new Date(fact.rectifyBy * 86_400_000).toISOString().slice(0, 10) }
    : {}),
});

async function replay(story: Story, id: string): Promise<void> {
  for (const [index, told] of story.events.entries()) {
    api.setDay(day(told.date));
    for (const fact of withDelivery(told)) {
      const response = await api.request(
        'POST',
        `/api/projects/${id}/cases/${told.item}/events`,
        { ...wire(fact), occurredAt: told.date },
        { 'idempotency-key': `${story.story}-${index}-${fact.type}` },
      );
      expect(
        response.status,
        `${told.date} ${told.item} ${fact.type}: ${await response.clone().text()}`,
      ).toBe(201);
    }
  }
}

const storyState = (status: string): string =>
  ({ blocked: 'not_started', ready: 'not_started', delivered: 'decided' })[status] ?? status;

function told(view: CaseView, expected: ExpectedItem): object {
  const clock = (...kinds: string[]) => view.clocks.findLast(({ kind }) => kinds.includes(kind)) ?? null;
  const decision = clock('promised', 'intermediary');
  const known = {
    state: storyState(view.status),
    due: decision?.dueOn ?? null,
    statutory_due: clock('statutory')?.dueOn ?? null,
    remaining: decision?.remainingDays ?? null,
    holder: view.holder,
    light: view.light,
    verify_due: clock('verification')?.dueOn ?? null,
    verify_remaining: clock('verification')?.remainingDays ?? null,
    supplement_due: clock('supplement')?.dueOn ?? null,
    supplement_overdue: clock('supplement')?.state === 'running' && clock('supplement')?.overdueDays !== null,
    owes: view.owes.map(({ material }) => material),
    decided: view.decidedOn,
    late_working_days: decision?.overdueDays?.working ?? 0,
    procedure: view.pause?.procedure ?? null,
    instance: view.instance,
  };
  return asTold(known, expected);
}

describe.each(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])('story %s through the API', (name) => {
  const story = readStory(name);
  let id = '';
  beforeAll(async () => {
    id = await openProject(story);
    await replay(story, id);
    // The last view may lie after the last event.
    const last = [story.events.at(-1)?.date ?? '', story.expect.at(-1)?.as_of ?? ''].sort().at(-1) ?? '';
    api.setDay(day(last));
  });

  it('is read to its last word', () => {
    expect(unreadWords(story)).toEqual([]);
  });

  it.each(story.expect.map((view) => [view.as_of, view] as const))('as of %s', async (date, view) => {
    const response = await api.request('GET', `/api/projects/${id}?asOf=${date}`);
    const project = (await response.json()) as ProjectView;
    expect(project.template).toMatchObject({ id: story.template, version: story.template_version });
    expect(project.span?.days).toBe(view.span_natural);
    for (const [code, expected] of Object.entries(view.items)) {
      const found = project.cases.find(({ item }) => item === code);
      if (found === undefined) throw new Error(`no case ${code}`);
      expect({ [code]: told(found, expected) }).toStrictEqual({ [code]: whole(expected) });
    }
    for (const [code, { used, left, reached }] of Object.entries(view.targets)) {
      const target = project.targets.find((one) => one.id === code);
      expect({ used: target?.usedDays, left: target?.remainingDays, reached: target?.reachedOn }).toEqual({
        used,
        left,
        reached,
      });
    }
  });

  it('gives today what the last view says, from the read models too', async () => {
    const list = (await (
      await api.request('GET', `/api/projects?q=${encodeURIComponent(`案例 ${name}`)}`)
    ).json()) as {
      items: { light: string; done: number }[];
    };
    const project = (await (await api.request('GET', `/api/projects/${id}`)).json()) as ProjectView;
    expect(list.items[0]?.light).toBe(project.light);
    expect(list.items[0]?.done).toBe(project.stages.reduce((sum, stage) => sum + stage.done, 0));
  });
});

// Calendar feeds for tests: the sample with its pages, feeds made for an account, and what a parser finds in them.
import '../../src/describable-shapes.ts';

import ICAL from 'ical.js';
import { expect } from 'vitest';
import { actorOf } from '../../src/services/actor-of-account.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { makeFeed } from '../../src/services/feeds.ts';
import { readAccount, updateAccount } from '../../src/store/accounts.ts';
import { createWeb } from '../../src/web/index.tsx';
import { openTestApi, type TestApi } from './api.ts';
import { as } from './system.ts';

export const HOST = 'https://tracker.test';

export interface Entry {
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
  readonly sequence: number;
  readonly status: string;
  readonly changed: string;
  readonly url: string;
}

export interface TestFeeds {
  readonly api: TestApi;
  /** The id of a project of the sample. */
  idOf(name: string): string;
  contextOf(username: string): Promise<ServiceContext>;
  change(username: string, what: Parameters<typeof updateAccount>[2]): Promise<boolean>;
  /** The path of a feed made by that account. */
  feed(username: string, what: object): Promise<string>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  entries(path: string): Promise<readonly Entry[]>;
  /** The entry of a project whose name begins like that: item, instance, kind of clock. */
  of(all: readonly Entry[], project: string, part: string): Entry | undefined;
}

export async function openTestFeeds(): Promise<TestFeeds> {
  const api = await openTestApi('demo');
  const { system } = api;
  const log = { error: (details: object, message: string) => void api.logged.push({ details, message }) };
  const web = await createWeb({ system, now: () => api.now, log, place: null, demo: null });
  const { body } = await api.call('/api/projects', { as: 'lead01' });
  const ids = new Map<string, string>(
    body.items.map(({ id, name }: { id: string; name: string }) => [name, id]),
  );
  const feeds: TestFeeds = {
    api,
    idOf: (name) => ids.get(name) ?? '',
    contextOf: async (username) => {
      const account = await readAccount(system.store.db, username);
      if (account === null) throw new Error(`no account ${username}`);
      return as(system, actorOf(account), api.now);
    },
    change: (username, what) => system.store.transaction((tx) => updateAccount(tx, username, what)),
    feed: async (username, what) => {
      const { secret } = await makeFeed(await feeds.contextOf(username), { lang: 'zh-CN', ...what });
      return `/feeds/${secret}.ics`;
    },
    fetch: async (path, init = {}) => web.request(`${HOST}${path}`, init),
    entries: async (path) => {
      const answer = await feeds.fetch(path);
      expect(answer.status).toBe(200);
      return parsed(await answer.text())
        .getAllSubcomponents('vevent')
        .map(entryOf);
    },
    of: (all, project, part) => all.find(({ uid }) => uid.startsWith(`${feeds.idOf(project)}-${part}`)),
  };
  return feeds;
}

export const parsed = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text));

export function entryOf(component: ICAL.Component): Entry {
  const value = (name: string): string => String(component.getFirstPropertyValue(name));
  expect(component.getFirstProperty('dtstart')?.type).toBe('date');
  expect(value('dtstamp')).toBe(value('last-modified'));
  return {
    uid: value('uid'),
    on: value('dtstart'),
    summary: value('summary'),
    description: value('description'),
    sequence: Number(value('sequence')),
    status: value('status'),
    changed: value('last-modified'),
    url: value('url'),
  };
}

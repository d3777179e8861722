// `npm run cli -- backtest`: finished projects forecast as they would have been then, or the honest answer that there are none.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/index.ts';
import { readConfig } from '../../src/config.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { storyOpening, storyRequests } from '../support/story-stream.ts';

let api: TestApi;
const now = Date.parse('2026-08-03T09:00:00+08:00');
const run = (...args: string[]) =>
  runCommand(
    ['backtest', ...args],
    () => readConfig({ ...api.system.database.env }),
    () => now,
  );

beforeAll(async () => {
  api = await openTestApi('published');
  await api.enrol('machine', 'integration', { region: '000000' });
  // S5 ends: the completion chain of a factory, each event entered on the day it happened.
  api.now = Date.parse('2026-01-26T08:00:00+08:00');
  const opened = await api.call('/api/projects', { as: 'machine', body: storyOpening('S5', 1) });
  if (opened.status !== 201) throw new Error(opened.text);
  for (const { item, body } of storyRequests('S5')) {
    api.now = Date.parse(`${body.occurredAt}T17:00:00+08:00`);
    const answer = await api.call(`/api/projects/${opened.body.id}/cases/${item}/events`, {
      as: 'machine',
      body,
    });
    if (answer.status !== 201) throw new Error(`${body.occurredAt} ${item} ${body.type}: ${answer.text}`);
  }
  await api.system.store.close(); // the command line opens it by itself
});
afterAll(() => api.system.database.drop());

describe('backtest', () => {
  it('tells errors by basis, with how many forecasts they rest on', async () => {
    // Nobody could know of the thirteen days on which the fire inspection waited for repairs.
    expect(await run('--every', '5')).toBe(
      [
        '1 finished project; errors in working days, + is later than forecast',
        'limits   5 forecasts: median error +8, 80 % between 0 and +9',
        'median   5 forecasts: median error +8, 80 % between 0 and +9',
        'p80      5 forecasts: median error +8, 80 % between 0 and +9',
        'where fewer than 5 finished cases were known then, the limit was taken',
      ].join('\n'),
    );
  });

  it('takes one basis alone', async () => {
    expect((await run('--basis', 'limits')).split('\n')).toEqual([
      '1 finished project; errors in working days, + is later than forecast',
      expect.stringMatching(/^limits {3}\d forecasts: median error /),
    ]);
  });

  it.each([
    [['--basis', 'hope'], '--basis: one of limits, median, p80'],
    [['--every', '0'], '--every: working days from 1 to 999'],
    [['--soon'], '--soon'],
  ])('%j is refused with the usage', async (args, reason) => {
    await expect(run(...args)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(reason),
    });
    await expect(run(...args)).rejects.toThrow('usage: backtest');
  });
});

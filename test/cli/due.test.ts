// `npm run cli -- due …`: the calculator on the command line, which asks for no house, no environment and no clock.
import '../../src/describable-shapes.ts';

import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/command.ts';
import { runCommand } from '../../src/cli/index.ts';

const never = (): never => {
  throw new Error('this command needs no house');
};
const run = (...args: readonly string[]): Promise<string> => runCommand(['due', ...args], never, never);

async function refusal(...args: readonly string[]): Promise<CommandError> {
  const error = await run(...args).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CommandError)) throw new Error('it was not refused');
  return error;
}

describe('due', () => {
  it('seven working days before the National Day holiday end after it', async () => {
    const [date, counted, edition] = (await run('2026-09-30', '7')).split('\n');
    expect(date).toBe('2026-10-15 Thu');
    expect(counted).toBe('7 working days after 2026-09-30 Wed, without 8 rest days');
    expect(edition).toMatch(/^calendar CN, edition CN-2026-[0-9a-f]{8}$/);
  });

  it.each([
    ['a pause', ['2026-05-11', '10', '--pause', '2026-05-15..2026-05-18'], '2026-05-26 Tue'],
    [
      'two pauses that overlap',
      ['2025-03-03', '10', '--pause', '2025-03-05..2025-03-12', '--pause', '2025-03-10..2025-03-18'],
      '2025-03-28 Fri',
    ],
    ['natural days that roll', ['2025-09-05', '30', 'natural'], '2025-10-09 Thu'],
    ['natural days that must not', ['2025-09-05', '30', 'natural', '--no-roll'], '2025-10-05 Sun'],
    ['months', ['2025-11-28', '3', 'month'], '2026-02-28 Sat'],
    ['counting back', ['2026-05-08', '-5', 'working'], '2026-04-28 Tue'],
    ['the notices known on a day', ['2025-02-07', '1', '--known-on', '2024-11-11'], '2025-02-10 Mon'],
  ])('%s', async (_, args, date) => {
    expect((await run(...args)).split('\n')[0]).toBe(date);
  });

  it('marks what the next notice may change', async () => {
    expect(await run('2026-12-24', '3')).toContain('provisionally 2026-12-29 (the 2027 calendar');
  });

  it('lists one line a day when asked to', async () => {
    const lines = (await run('2026-05-08', '2', '--ledger')).split('\n').slice(3);
    expect(lines).toEqual([
      '2026-05-08 Fri       start    working (Civil Code 201)',
      '2026-05-09 Sat    1  counted  makeup 劳动节, 国办发明电〔2025〕7号 (Licensing Law 82)',
      '2026-05-10 Sun       off      weekend (Licensing Law 82)',
      '2026-05-11 Mon    2  due      working (Licensing Law 82)',
    ]);
  });
});

describe('arguments that cannot be understood', () => {
  it.each([
    ['nothing', [], 'START: This field is required.'],
    ['no such day', ['2026-02-30', '5'], 'START: “2026-02-30” is not a date such as 2026-05-27.'],
    ['no number', ['2026-05-11', 'ten'], 'DAYS: Must be a whole number from -3660 to 3660.'],
    ['another unit', ['2026-05-11', '5', 'weeks'], 'unit: '],
    [
      'a pause that ends before it begins',
      ['2026-05-11', '5', '--pause', '2026-05-14..2026-05-12'],
      '--pause: ',
    ],
    ['a calendar that is not there', ['2026-05-11', '5', '--calendar', 'CN-999999'], 'there is no CN-999999'],
    ['an option that is not there', ['2026-05-11', '5', '--fast'], "Unknown option '--fast'"],
    ['too much', ['2026-05-11', '5', 'working', 'please'], 'not understood: please'],
    ['a year without a notice', ['2006-05-11', '5'], 'START: '],
  ])('%s: the reason, the usage, exit 2', async (_, args, reason) => {
    const error = await refusal(...args);
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(reason);
    expect(error.message).toContain('usage: due START DAYS');
  });
});

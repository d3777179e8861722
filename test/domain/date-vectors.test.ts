// Every date that the rules work out by hand or by program, as a table: calendar and limits must give exactly these.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import { dueOn } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';

const lines = readFileSync(new URL('../../fixtures/date-vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function evaluate(call: string): string {
  const [, name, start = '', second = '', list = ''] =
    /^(\w+)\(([\d-]+),([\d-]+)(?:,\[(.*)\])?\)$/.exec(call) ?? [];
  const from = day(start);
  const n = Number(second);
  switch (name) {
    case 'addWd':
      return isoDay(dueOn(calendar, from, { days: n, unit: 'working' }));
    case 'cntWd':
      return String(calendar.workingDaysBetween(from, day(second)));
    case 'natRaw':
      return isoDay(dueOn(calendar, from, { days: n, unit: 'natural' }, { roll: false }));
    case 'natDue':
      return isoDay(dueOn(calendar, from, { days: n, unit: 'natural' }));
    case 'monRaw':
      return isoDay(dueOn(calendar, from, { days: n, unit: 'month' }, { roll: false }));
    case 'monDue':
      return isoDay(dueOn(calendar, from, { days: n, unit: 'month' }));
    case 'dueWith': {
      const pauses = list.split(';').map((pair) => {
        const [a = '', b = ''] = pair.split('..');
        return { from: day(a), to: day(b) };
      });
      return isoDay(dueOn(calendar, from, { days: n, unit: 'working' }, { pauses }));
    }
    default:
      throw new Error(`unknown call ${call}`);
  }
}

describe('the date vectors of the rules', () => {
  it('are all there', () => expect(lines.length).toBe(63));

  it.each(lines.map((line) => line.split(/ |=(?=[\d-]+$)/) as [string, string, string]))(
    '%s: %s is %s',
    (_name, call, expected) => expect(evaluate(call)).toBe(expected),
  );
});

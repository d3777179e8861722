// What a desk row says when the ball is with the owner: neither "running" nor "to be verified" tells whose turn it is.
import { describe, expect, it } from 'vitest';
import type { DeskRow } from '../../src/services/views.ts';
import { causeOf, holderWord, nextStep, owedAct } from '../../src/web/words/desk-lines.ts';
import { markOfRow } from '../../src/web/words/marks.ts';
import { home } from './demo-views.ts';

const [first] = home.rows;
if (first === undefined) throw new Error('the sample has rows');
const row = (more: Partial<DeskRow>): DeskRow => ({ ...first, holder: 'OWN', holderName: null, ...more });
const told = (one: DeskRow) => [
  markOfRow(one),
  causeOf('zh-CN', one, home.asOf),
  nextStep('zh-CN', one),
  owedAct('zh-CN', one),
];

describe('a row of the desk', () => {
  it('that waits for corrections says so', () => {
    expect(told(row({ reason: 'running', status: 'correcting' }))).toEqual([
      'correction',
      '已一次性告知，等业主补正',
      '提醒业主按告知补正',
      '补正材料',
    ]);
  });

  it('that waits for a promise to be made good says so, and no check is arranged', () => {
    expect(told(row({ reason: 'verification', status: 'rectifying' }))).toEqual([
      'rectification',
      '核查不通过，已责令整改',
      '提醒业主按期整改',
      '完成整改',
    ]);
  });

  it('is late before it is anything else', () => {
    expect(markOfRow(row({ reason: 'overdue', status: 'correcting' }))).toBe('overdue');
  });

  it('that may be filed is held by the owner', () => {
    expect(holderWord('zh-CN', row({ reason: 'ready', status: 'ready', holder: null }))).toBe('业主');
  });
});

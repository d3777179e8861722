// Where the parts of the band stand and which words fit: neighbours are one block, labels never touch, shares make a hundred.
import { describe, expect, it } from 'vitest';
import { sharesOf } from '../../src/web/components/holder-table.tsx';
import { blocksOf, placeLabels, wordsIn } from '../../src/web/words/account-layout.ts';

const stretch = (holder: string, from: string, naturalDays: number) => ({
  holder,
  procedure: null,
  name: { zh: holder, en: holder },
  from,
  naturalDays,
});

describe('the blocks of the band', () => {
  it('join neighbours of one holder and stand where their days do', () => {
    const blocks = blocksOf(
      'zh-CN',
      [stretch('NRP', '2026-03-30', 5), stretch('NRP', '2026-04-04', 15), stretch('OWN', '2026-04-19', 20)],
      '2026-03-30',
      100,
    );
    expect(blocks.map(({ holder, days, at, width }) => [holder, days, at, width])).toEqual([
      ['NRP', 20, 0, 0.2],
      ['OWN', 20, 0.2, 0.2],
    ]);
  });

  it('say name and number where there is room, else the number, else nothing', () => {
    expect(wordsIn(0.3, ['资规局 22', '22'])).toEqual([{ text: '资规局 22', on: ['wide', 'mid', 'narrow'] }]);
    expect(wordsIn(0.08, ['资规局 22', '22'])).toEqual([
      { text: '资规局 22', on: ['wide'] },
      { text: '22', on: ['mid', 'narrow'] },
    ]);
    expect(wordsIn(0.01, ['资规局 22', '22'])).toEqual([]);
  });
});

describe('the labels below the band', () => {
  const label = (text: string, at: number) => ({ text, at, tone: 'quiet' as const });

  it('share a line where they have room', () => {
    const [start, today] = placeLabels([label('03-30 起算', 0), label('今天 第 58 天', 0.92)]);
    expect([start?.row, today?.row, today?.anchor]).toEqual([0, 0, 'end']);
  });

  it('go one line down where they would touch', () => {
    const labels = placeLabels([
      label('03-30 周一 起算', 0),
      label('今天 第 2 天', 0.05),
      label('预计 06-01', 1),
    ]);
    expect(labels.map(({ row }) => row)).toEqual([0, 1, 0]);
  });
});

describe('whole percents', () => {
  it.each([
    [
      [22, 17, 16, 3],
      [38, 29, 28, 5],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [[7], [100]],
    [[], []],
  ])('of %j are %j', (days, shares) => {
    expect(sharesOf(days)).toEqual(shares);
  });
});

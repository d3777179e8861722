// The figures of a back-test: shares of real observations, and none of nothing.
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/domain/forecast-backtest.ts';

describe('errors of forecasts', () => {
  it('are told by their median and the band that holds four fifths of them', () => {
    expect(figuresOf([3, -1, 0, 9, 2, 1, 0, 4, 0, 30])).toEqual({
      forecasts: 10,
      median: 1,
      from: -1,
      to: 9,
    });
  });

  it('of a single one are that one', () => {
    expect(figuresOf([7])).toEqual({ forecasts: 1, median: 7, from: 7, to: 7 });
  });

  it('are not made up where there are none', () => {
    expect(figuresOf([])).toBeNull();
  });
});

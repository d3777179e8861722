// Which promise is told of a project, until which day it holds along the forecast, and who is named when it is broken.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { day, isoDay, isoDayOrNull } from '../../src/domain/day.ts';
import { headlineOf, isLate } from '../../src/domain/forecast-target.ts';
import { nothingSupposed } from '../../src/domain/what-if.ts';
import { ahead, demoOn, emptyOn, planOf, told } from '../support/forecast.ts';
import { eventsOn } from '../support/forecast-events.ts';
import { template } from '../support/template-files.ts';

const longer = (item: string, workingDays: number) => ({
  ...nothingSupposed,
  longer: [{ item, workingDays }],
});

describe('the last day of a promise that counts days at work', () => {
  it('comes later while only uncounted cases run: 59 days from 3 March 2025 end after the forecast when it is kept', () => {
    const plan = planOf('nb-industrial-59', 'default');
    const [target] = ahead(plan, emptyOn(plan, day('2025-03-03'))).targets;
    const { forecastOn, promisedOn, expectedLeftDays } = target ?? {};
    expect([isoDayOrNull(forecastOn ?? null), expectedLeftDays]).toEqual(['2025-04-30', 59 - 40]);
    // The fortieth day that counts is 30 April; the nineteen left run on from there.
    expect(isoDayOrNull(promisedOn ?? null)).toBe('2025-05-19');
  });

  it('is before the forecast exactly when that is late', () => {
    for (const days of [0, 5, 10, 15, 16, 17, 20, 60]) {
      const plan = planOf('nb-industrial-59', 'default');
      const reading = emptyOn(plan, day('2025-03-03'));
      const whatIf = days === 0 ? nothingSupposed : longer('SG07', days);
      const [target] = ahead(plan, reading, { whatIf }).targets;
      if (target === undefined) throw new Error('no target');
      const { promisedOn, forecastOn, expectedLeftDays } = target;
      expect([days, (promisedOn ?? 0) < (forecastOn ?? 0)]).toEqual([days, expectedLeftDays < 0]);
    }
  });
});

describe('the one promise that is told', () => {
  const plan = planOf('zj-standard-land-commit', 'default');
  const codeOf = (days: number) => {
    const whatIf = days === 0 ? nothingSupposed : longer('ZJ05', days);
    return headlineOf(ahead(plan, emptyOn(plan, day('2025-03-03')), { whatIf }).targets)?.reading.spec.code;
  };

  it('is the first of the template while none is late', () => {
    expect(codeOf(0)).toBe('T5');
  });

  it('is the one that is late by the largest share of its budget', () => {
    // A hundred days of 100 weigh less than ten of 5.
    const whatIf = {
      ...nothingSupposed,
      longer: [
        { item: 'ZJ05', workingDays: 100 },
        { item: 'SG07', workingDays: 10 },
      ],
    };
    const { targets } = ahead(plan, emptyOn(plan, day('2025-03-03')), { whatIf });
    expect(targets.map(isLate)).toEqual([true, true]);
    expect(headlineOf(targets)?.reading.spec.code).toBe('T5');
    expect(codeOf(100)).toBe('T100');
  });
});

describe('the case that is named', () => {
  const { plan, reading } = demoOn('永丰', day('2026-05-27'));

  it('is the one most beyond its limit', () => {
    expect(ahead(plan, reading).targets[0]?.because).toBe('GH02');
  });

  it('is the one that was, though it is done since and another is open in time', () => {
    const chain = planFor(template('yk-filing-50wd'), {});
    // Filed 3 March, two working days promised; granted on 30 May.
    const late = eventsOn(chain, day('2025-06-02'), [
      'LX01 2025-03-03 receive',
      'LX01 2025-03-03 accept',
      'LX01 2025-03-03 decide',
      'YD02 2025-03-03 receive',
      'YD02 2025-03-03 accept',
      'YD02 2025-05-30 decide',
    ]);
    const [target] = ahead(chain, late).targets;
    expect([(target?.expectedLeftDays ?? 0) < 0, target?.because]).toEqual([true, 'YD02']);
  });

  it('is nobody where all keep to their limits', () => {
    const chain = planFor(template('yk-filing-50wd'), {});
    const slow = {
      ...chain,
      items: chain.items.map((item) => ({ ...item, promised: item.statutory ?? item.promised })),
    };
    const [target] = ahead(slow, emptyOn(slow, day('2025-03-03'))).targets;
    expect([target?.expectedLeftDays, target?.because]).toEqual([50 - 92, null]);
  });

  it('is the one that is supposed to take longer, if that alone breaks the promise', () => {
    const chain = planOf('nb-industrial-59', 'default');
    const whatIf = longer('SG07', 60);
    expect(ahead(chain, emptyOn(chain, day('2025-03-03')), { whatIf }).targets[0]?.because).toBe('SG07');
  });
});

describe('a promise that is over', () => {
  const chain = planFor(template('zj-standard-land-commit'), {});

  it('is void when its last item is waived, and what is told is the other one', () => {
    const reading = eventsOn(chain, day('2025-03-03'), ['SG07 2025-03-03 waive']);
    const found = ahead(chain, reading);
    const [first, second] = found.targets;
    if (first === undefined || second === undefined) throw new Error('no targets');
    expect([first.state, isLate(first), first.because, second.state]).toEqual(['void', false, null, 'open']);
    expect(headlineOf(found.targets)?.reading.spec.code).toBe('T100');
    expect(found.towards).toBe('KG01');
  });

  it('is no end any more when it is reached: the forecast goes on to the last case', () => {
    const { plan, reading } = demoOn('永丰', day('2026-05-27'));
    const later = ahead(plan, {
      ...reading,
      targets: reading.targets.map((target) => ({ ...target, reachedOn: day('2026-05-20') })),
    });
    expect(headlineOf(later.targets)).toBeNull();
    const last = Math.max(...later.cases.map(({ finishOn }) => finishOn ?? 0));
    expect(later.finishOn).toBe(last);
  });
});

describe('a procedure that has stopped a case', () => {
  const chain = planFor(template('nb-industrial-59'), {});
  const paused = (on: string, until?: string) =>
    eventsOn(chain, day(on), [
      'YD01 2025-03-03 waive',
      'ZJ04 2025-03-03 waive',
      'GH01 2025-03-03 receive',
      'GH01 2025-03-03 accept',
      `GH01 2025-03-05 pause ${JSON.stringify({ procedure: 'HEARING', document: '号', ...(until === undefined ? {} : { until }) })}`,
    ]);
  const resumesOf = (on: string, until?: string) => {
    const found = ahead(chain, paused(on, until));
    const one = found.cases.find(({ placed }) => placed.item.code === 'GH01');
    return [one?.resumes?.by, isoDay(one?.resumes?.on ?? 0), told(found, 'GH01')];
  };

  it('ends on the day told in writing', () => {
    expect(resumesOf('2025-03-06', '2025-03-10')).toEqual([
      'told',
      '2025-03-10',
      'GH01 2025-03-03 2025-03-13',
    ]);
  });

  it('ends today where that day has passed', () => {
    expect(resumesOf('2025-03-12', '2025-03-10')).toEqual([
      'told_passed',
      '2025-03-12',
      'GH01 2025-03-03 2025-03-17',
    ]);
  });

  it('takes its longest, twenty working days, where none was told', () => {
    // From 5 March on to 2 April; three of the five working days are left, and 4 April is off.
    expect(resumesOf('2025-03-06')).toEqual(['longest', '2025-04-02', 'GH01 2025-03-03 2025-04-08']);
  });

  it('ends today where even that has passed', () => {
    expect(resumesOf('2025-04-09')).toEqual(['longest_passed', '2025-04-09', 'GH01 2025-03-03 2025-04-14']);
  });

  it('comes on top of what such cases took before', () => {
    const historyOf = () => ({ whole: 12, handling: 10, samples: 9 });
    const found = ahead(chain, paused('2025-03-06', '2025-03-10'), { historyOf });
    // Ten working days from 3 March are 17 March; the hearing takes three.
    expect(told(found, 'GH01')).toBe('GH01 2025-03-03 2025-03-20');
  });
});

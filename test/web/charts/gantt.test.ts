// The Gantt: bars that end where their days end, an axis that can be read from five days to three years, and the same facts as a list.
import { describe, expect, it } from 'vitest';
import { langs } from '../../../src/texts/index.ts';
import { datesOf, ganttStages } from '../../../src/web/charts/gantt-rows.ts';
import { axisOf, scaleOf } from '../../../src/web/charts/gantt-scale.ts';
import { ganttSvg } from '../../../src/web/charts/gantt-svg.ts';
import { demoChart, sampleChart } from '../chart-samples.ts';
import { pageHtml } from '../pages.ts';

const hrefOf = (item: string): string => `#item-${item}`;
const size = { width: 1176, height: 600 };
const p1 = demoChart('永丰');
const rowsOf = (view: typeof p1) =>
  ganttStages('zh-CN', view.project, view.forecast).flatMap(({ rows }) => rows);

describe('the scale', () => {
  const scale = scaleOf('2026-05-25', '2026-05-31', 700);

  it('gives every day the same room, both ends included', () => {
    expect([scale.days, scale.dayWidth]).toEqual([7, 100]);
    expect([scale.left('2026-05-25'), scale.right('2026-05-25'), scale.right('2026-05-31')]).toEqual([
      0, 100, 700,
    ]);
  });

  it('keeps what lies outside at the edge', () => {
    expect([scale.left('2026-05-01'), scale.right('2026-07-01')]).toEqual([0, 700]);
  });

  it('is written in days, weeks, months or quarters, as there is room', () => {
    const lower = (to: string, width = 940) =>
      axisOf('zh-CN', scaleOf('2026-03-30', to, width)).lower.map(({ text }) => text);
    expect(lower('2026-04-05').slice(0, 2)).toEqual(['03-30\u00a0周一', '03-31\u00a0周二']);
    expect(lower('2026-05-03').slice(0, 3)).toEqual(['30', '31', '1']);
    expect(lower('2026-06-07').slice(0, 3)).toEqual(['03-30', '04-06', '04-13']);
    expect(lower('2027-03-28').slice(0, 3)).toEqual(['3 月', '4 月', '5 月']);
    expect(lower('2029-03-25').slice(0, 3)).toEqual(['3', '4', '5']);
    expect(lower('2036-03-25', 700).slice(0, 3)).toEqual(['Q1', 'Q2', 'Q3']);
  });

  it('names the months above, and the years where months are narrow', () => {
    const upper = (to: string) =>
      axisOf('zh-CN', scaleOf('2026-03-30', to, 940)).upper.map(({ text }) => text);
    expect(upper('2026-05-03')).toEqual(['2026 年 3 月', '2026 年 4 月', '2026 年 5 月']);
    expect(upper('2029-03-25')).toEqual(['2026', '2027', '2028', '2029']);
  });
});

describe('the rows of P1', () => {
  const row = (item: string) => rowsOf(p1).find((one) => one.item === item);

  it('tell a finished case as a fact', () => {
    expect(row('LX01')).toMatchObject({
      mark: 'done',
      fact: { from: '2026-03-30', to: '2026-03-30' },
      forecast: null,
      end: ['办结 03-30\u00a0周一', '办结 03-30', '03-30'],
    });
  });

  it('tell a running case as a fact up to today', () => {
    expect(row('GH02')).toMatchObject({
      word: '超 1 个工作日',
      fact: { from: '2026-05-11', to: '2026-05-27' },
    });
  });

  it('tell what has not begun as a forecast, and what decides the end as critical', () => {
    expect(row('SG07')).toMatchObject({
      fact: null,
      forecast: { to: '2026-06-01' },
      end: ['预计 06-01\u00a0周一', '预计 06-01', '06-01'],
      isCritical: true,
    });
  });

  it('split a running case at today', () => {
    const paused = rowsOf(demoChart('芝英')).find(({ mark }) => mark === 'paused');
    expect(paused?.fact?.to).toBe('2026-05-27');
    expect(paused?.forecast?.from).toBe('2026-05-28');
  });
});

describe('a row', () => {
  const { project, forecast } = p1;
  const told = (item: string, change: object) =>
    ganttStages('zh-CN', project, {
      ...forecast,
      cases: forecast.cases.map((one) => (one.item === item ? { ...one, ...change } : one)),
    })
      .flatMap(({ rows }) => rows)
      .find((one) => one.item === item);

  it('of a case that is to begin tomorrow or later is a forecast, not a fact', () => {
    const row = told('GH02', { startOn: '2026-05-29', finishOn: '2026-06-04' });
    expect([row?.fact, row?.forecast]).toEqual([null, { from: '2026-05-29', to: '2026-06-04' }]);
  });

  it('of a forecast that falls on today says 预计, and 办结 only of what is done', () => {
    expect(told('SG07', { finishOn: '2026-05-27' })?.end[0]).toBe('预计 05-27\u00a0周三');
    expect(
      rowsOf(p1)
        .filter((row) => row.end[0]?.startsWith('办结'))
        .every((row) => row.mark === 'done'),
    ).toBe(true);
  });

  it('of another year keeps its date in the shortest wording', () => {
    expect(told('LX01', { startOn: '2025-06-02', finishOn: '2025-06-05' })?.end).toEqual([
      '办结 2025-06-05\u00a0周四',
      '办结 2025-06-05',
      '2025-06-05',
      '25-06-05',
    ]);
  });
});

describe('the heading', () => {
  it('tells the promise that the project shows, and that it will be late', () => {
    expect(datesOf('zh-CN', p1.forecast).join('，').replaceAll('\u00a0', ' ')).toMatch(
      /^承诺 \d\d-\d\d 周.，预计 06-01 周一，晚 \d+ /,
    );
  });

  it('calls nothing late or done that is neither', () => {
    const none = { ...p1.forecast, headline: null, finishOn: p1.forecast.asOf };
    expect(datesOf('zh-CN', none)).toEqual(['预计 05-27\u00a0周三']);
  });
});

describe('the picture', () => {
  it('cuts no date, however early or late its bar stands', () => {
    for (const from of ['2025-02-03', '2026-03-30', '2026-05-25']) {
      const svg = ganttSvg('zh-CN', sampleChart(30, { from, days: 1090 }), size, hrefOf);
      const words = [...svg.matchAll(/<text class="g-date[^>]*>([^<]*)</g)].map((m) => m[1] ?? '');
      expect(words.filter((word) => word.includes('…'))).toEqual([]);
    }
  });

  it('has a row with alternative text for every case, and the three lines with words', () => {
    const svg = ganttSvg('zh-CN', p1, size, hrefOf);
    expect([...svg.matchAll(/<title>/g)]).toHaveLength(16);
    expect(svg).toContain('建设工程规划许可证核发：超 1 个工作日，预计 05-27');
    for (const flag of ['今天 05-27', '承诺 05-28', '预计 06-01']) expect(svg).toContain(flag);
    expect(svg).toContain('g-late');
    expect(svg).toContain('aria-label="永丰精密厂房甘特图"');
  });

  it.each([
    ['five days', sampleChart(3, { from: '2026-05-25', days: 4 })],
    ['three years', sampleChart(16, { from: '2025-02-03', days: 1090 })],
    ['forty cases', sampleChart(40, { days: 200 })],
    ['one case', sampleChart(1)],
  ])('of %s stays within its frame', (_name, view) => {
    for (const lang of langs) {
      const svg = ganttSvg(lang, view, size, hrefOf);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/);
      for (const [, x = '', width = ''] of svg.matchAll(/<rect[^>]* x="([\d.-]+)"[^>]* width="([\d.-]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(size.width + 3);
      }
    }
  });
});

describe('the list below', () => {
  it.each(langs)('has in %s every name and every date of the bars', (lang) => {
    const plain = (pageHtml('gantt-p1', lang).split('gantt-list')[1] ?? '').replace(/<[^>]*>/g, ' ');
    for (const row of ganttStages(lang, p1.project, p1.forecast).flatMap(({ rows }) => rows)) {
      expect(plain).toContain(row.name);
      for (const span of [row.plan, row.fact, row.forecast]) {
        if (span === null) continue;
        expect(plain).toContain(span.from.slice(5));
        expect(plain).toContain(span.to.slice(5));
      }
    }
  });
});

// What the flow chart says: words that fit their boxes, whole names in the alternative text, links, and the list with the same facts.
import { describe, expect, it } from 'vitest';
import { langs } from '../../../src/texts/index.ts';
import { SCREEN } from '../../../src/web/charts/fit.ts';
import { type Flow, flowSvg } from '../../../src/web/charts/flow-svg.ts';
import { boxWords, projectFlow } from '../../../src/web/charts/project-words.ts';
import { wrapped } from '../../../src/web/charts/text.ts';
import { markOfCase } from '../../../src/web/words/marks.ts';
import { demoChart, sampleChart } from '../chart-samples.ts';
import { pageHtml } from '../pages.ts';
import { longName } from '../samples.ts';

const hrefOf = (item: string): string => `#item-${item}`;
const flowOf = (
  view: ReturnType<typeof demoChart>,
  lang: 'zh-CN' | 'en' = 'zh-CN',
  withForecast = false,
): Flow => projectFlow({ lang, ...view, forecast: withForecast ? view.forecast : undefined, hrefOf });
const titles = (svg: string): readonly string[] =>
  [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => (match[1] ?? '').replaceAll('\u00a0', ' '));
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the flow chart of P1', () => {
  const view = demoChart('永丰');
  const svg = flowSvg(flowOf(view), 'screen');

  it('has a box with name, state and link for each of its cases', () => {
    expect(titles(svg)).toHaveLength(16);
    expect(titles(svg)).toContain('建设工程规划许可证核发：超期，超 1 个工作日');
    expect(titles(svg)).toContain('企业投资项目备案（赋码）：办结 03-30 周一');
    expect(titles(svg)).toContain('农民工工资保证金与工伤保险确认：可办理');
    for (const { item } of view.project.cases) expect(svg).toContain(`href="#item-${item}"`);
  });

  it('names each stage with its count, and the one that has begun before its turn', () => {
    const texts = [...svg.matchAll(/<text class="fl-(?:stage|count)[^>]*>([^<]*)</g)].map((m) => m[1]);
    expect(texts).toEqual([
      '立项与用地',
      '办结 6/6',
      '规划许可',
      '超期 1，办结 3/4',
      '施工许可',
      '已提前开展，办结 2/6',
    ]);
    expect(svg).toMatch(/s-done.*s-late.*s-running/s);
  });

  it('tells with a forecast when that which has not begun will end', () => {
    const drawn = flowSvg(flowOf(view, 'zh-CN', true), 'screen');
    expect(titles(drawn)).toContain(
      '建筑工程施工许可证核发：未开始，预计 06-01 周一，等建设工程规划许可证核发',
    );
    expect(drawn).toMatch(/>预计 06-01(\u00a0周一)?</);
  });

  it('has one path for lines that have happened and one for those that wait', () => {
    expect(count(svg, 'fl-line fl-done')).toBe(1);
    expect(count(svg, 'fl-line fl-waits')).toBe(1);
  });

  it('is read without seeing: what it is, and every box in words', () => {
    expect(svg).toContain('aria-label="永丰精密厂房流程图"');
    expect(flowSvg(flowOf(view, 'en'), 'screen')).toContain('aria-label="Flow chart of 永丰精密厂房"');
  });
});

describe('words in a box', () => {
  it('begin with the state, and get shorter with the box', () => {
    const { project } = demoChart('永丰');
    const wordsOf = (item: string, finish: string | null = null): readonly string[] => {
      const c = project.cases.find((one) => one.item === item);
      if (c === undefined) throw new Error(`no ${item}`);
      return boxWords('zh-CN', c, markOfCase(c), project.asOf, finish);
    };
    expect(wordsOf('LX01')).toEqual(['办结 03-30\u00a0周一', '03-30\u00a0周一', '办结 03-30', '03-30']);
    expect(wordsOf('GH02')).toEqual([
      '超期，超 1 个工作日',
      '超 1 个工作日',
      '超1个工作日',
      '超1工作日',
      '超期',
    ]);
    expect(wordsOf('SG07')).toEqual(['未开始']);
    expect(wordsOf('SG07', '2026-06-01')).toEqual(['预计 06-01\u00a0周一', '预计 06-01', '06-01']);
    expect(wordsOf('SG07', '2027-01-05')).toEqual([
      '预计 2027-01-05\u00a0周二',
      '预计 2027-01-05',
      '2027-01-05',
      '27-01-05',
    ]);
  });

  it('never lose the date of another year', () => {
    const view = demoChart('永丰');
    const project = { ...view.project, asOf: '2027-02-01' };
    for (const lang of langs) {
      const svg = flowSvg(flowOf({ ...view, project }, lang, true), 'screen');
      const words = [...svg.matchAll(/<text class="fl-word"[^>]*>([^<]*)</g)].map((m) => m[1] ?? '');
      expect(words.filter((word) => word.includes('…'))).toEqual([]);
      expect(words.filter((word) => /2026-|26-/.test(word)).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('on a page by itself tell when a late case was due and when what can begin is expected to end', () => {
    const { project, links, forecast } = demoChart('永丰');
    const flow = projectFlow({ lang: 'zh-CN', project, links, forecast, hrefOf, isDetailed: true });
    const late = flow.items.get('GH02');
    expect(late?.remarks?.slice(0, 2)).toEqual(['资规局，应于 05-26\u00a0周二', '资规局，应于 05-26']);
    expect(late?.plain).toBe('超期，超 1 个工作日，应于 05-26\u00a0周二');
    const ready = [...flow.items.values()].find(({ mark }) => mark === 'ready');
    expect(ready?.plain).toMatch(/^可办理，预计 \d\d-\d\d/);
  });

  it('of a paused case say when it is expected to go on to its end', () => {
    expect(titles(flowSvg(flowOf(demoChart('芝英')), 'screen'))).toContain(
      '建设工程设计方案审查：暂停，预计 06-16 周二',
    );
  });
});

describe('names', () => {
  it('break into two lines and end with … only when they must', () => {
    expect(wrapped('建设工程规划许可证核发', 79, 13)).toEqual(['建设工程规划', '许可证核发']);
    expect(wrapped('岩土工程勘察', 79, 13)).toEqual(['岩土工程勘察']);
    expect(wrapped(longName, 79, 13)).toEqual(['永康市经济开', '发区智能装…']);
    expect(wrapped('企业投资项目备案（赋码）', 79, 13)).toEqual(['企业投资项目', '备案（赋码）']);
    expect(wrapped('Construction planning permit', 110, 13)).toEqual(['Construction', 'planning permit']);
  });

  it('are whole in the alternative text, however long', () => {
    const all = titles(flowSvg(flowOf(sampleChart(16)), 'screen'));
    expect(all.some((title) => title.startsWith(`${longName}：`))).toBe(true);
  });

  it('from outside stay text', () => {
    const view = demoChart('象珠');
    const evil = '<script>alert("1")</script>';
    const cases = view.project.cases.map((c) => ({ ...c, name: { zh: evil, en: evil } }));
    const svg = flowSvg(flowOf({ ...view, project: { ...view.project, name: evil, cases } }), 'screen');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('"1"');
  });
});

describe('charts of every size', () => {
  it.each([0, 1, 3, 16, 30, 40])('%i items', (size) => {
    for (const lang of langs) {
      const view = sampleChart(size);
      for (const medium of ['screen', 'paper'] as const) {
        const svg = flowSvg(flowOf(view, lang, true), medium);
        expect(titles(svg)).toHaveLength(size);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/);
      }
    }
  });

  it.each([28, 30, 40])('of %i cases are no wider than the card at 1366', (size) => {
    for (const lang of langs) {
      const width = /width="(\d+)"/.exec(flowSvg(flowOf(sampleChart(size), lang), 'screen'))?.[1];
      expect(Number(width)).toBeLessThanOrEqual(SCREEN);
    }
  });

  it('of thirty cases add little to a page', () => {
    expect(flowSvg(flowOf(sampleChart(30)), 'screen').length).toBeLessThan(30_000);
  });

  it('of thirty cases are drawn in well under a millisecond once their chain is known', () => {
    const flow = flowOf(sampleChart(30));
    flowSvg(flow, 'screen');
    const took = Array.from({ length: 60 }, () => {
      const begun = performance.now();
      flowSvg(flow, 'screen');
      return performance.now() - begun;
    }).toSorted((a, b) => a - b);
    // 0.25 ms on an idle machine; the limit leaves room for a busy one.
    expect(took[20]).toBeLessThan(2.5);
  });
});

describe('the list below the picture', () => {
  it.each(langs)('has in %s every name, state and words of the boxes', (lang) => {
    const view = demoChart('永丰');
    const html = pageHtml('flow-p1', lang).split('flow-list')[1] ?? '';
    const flow = flowOf(view, lang, true);
    const plain = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (const item of flow.items.values()) {
      expect(plain).toContain(item.name);
      expect(plain).toContain((item.plain ?? item.words[0] ?? '').replace(/\u00a0/g, ' '));
      expect(plain).toContain(item.word);
    }
  });
});

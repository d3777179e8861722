// The flow chart's own layout over random chains: nothing overlaps, nothing runs under a box, nothing is drawn twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalTemplate } from '../../../src/domain/template.ts';
import { type Chain, graphOf } from '../../../src/web/charts/chain.ts';
import { columnsOf } from '../../../src/web/charts/columns.ts';
import { drawingFor, SCREEN } from '../../../src/web/charts/fit.ts';
import { layoutOf, type Shape } from '../../../src/web/charts/place.ts';
import { faultsOf } from '../../support/chain-picture.ts';
import { template } from '../../support/template-files.ts';

const MOST = 40;
const chains = fc
  .record({
    stages: fc.integer({ min: 1, max: 5 }),
    items: fc.array(fc.record({ stage: fc.nat(4), after: fc.array(fc.nat(MOST), { maxLength: 4 }) }), {
      maxLength: MOST,
    }),
  })
  .map(
    ({ stages, items }): Chain => ({
      stages: Array.from({ length: stages }, (_, i) => `S${i}`),
      items: items.map(({ stage, after }, i) => ({
        code: `N${i}`,
        stage: `S${stage % stages}`,
        after: i === 0 ? [] : after.map((one) => `N${one % i}`),
      })),
    }),
  );
const shapes = fc.record({
  tallest: fc.integer({ min: 1, max: 9 }),
  bands: fc.integer({ min: 1, max: 4 }),
  boxWidth: fc.constantFrom(92, 130),
  boxHeight: fc.constantFrom(45, 61, 77),
  arrowHeight: fc.constantFrom(34, 50),
  polished: fc.boolean(),
  fill: fc.constantFrom(0, SCREEN),
  fillHeight: fc.constantFrom(0, 0.5),
}) satisfies fc.Arbitrary<Shape>;

const published = [
  'nb-industrial-59',
  'nb-realestate-95',
  'nat-social-120wd',
  'nb-completion-30',
  'yk-filing-50wd',
  'zj-standard-land-commit',
] as const;
const chainOf = ({ stages, items }: ApprovalTemplate): Chain => ({
  stages: stages.map(({ code }) => code),
  items: items.map(({ code, stage, prerequisites }) => ({
    code,
    stage,
    after: prerequisites.map(({ item }) => item),
  })),
});
const need = { height: 61, least: 92, most: 130, arrowHeight: 34 };

describe('the picture of any chain', () => {
  it('has no box on another, no line under a box or on a line of another item, and every arrow once', () => {
    fc.assert(
      fc.property(chains, shapes, (chain, shape) => {
        const graph = graphOf(chain);
        expect(faultsOf(graph, layoutOf(chain, graph, shape))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has every item right of all that it waits for, within its stage or a later one', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 9 }), (chain, tallest) => {
        const graph = graphOf(chain);
        const { of, stages, nodes } = columnsOf(chain, graph, tallest);
        for (const { from, to } of graph.arrows) expect(of[from]).toBeLessThan(of[to] ?? 0);
        for (const [i, { stage }] of graph.nodes.entries()) {
          const own = stages[chain.stages.indexOf(stage)];
          expect(of[i]).toBeGreaterThanOrEqual(own?.from ?? 0);
        }
        expect(nodes.flat().toSorted((a, b) => a - b)).toEqual(graph.nodes.map((_, i) => i));
        expect(Math.max(0, ...nodes.map((column) => column.length))).toBeLessThanOrEqual(tallest);
      }),
    );
  });

  it('leaves away exactly the arrows that others imply', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const graph = graphOf(chain);
        const reach = (
          next: (code: string) => readonly string[],
          from: string,
          without?: string,
        ): Set<string> => {
          const seen = new Set<string>();
          const go = (code: string): void => {
            for (const one of next(code)) {
              if (code === from && one === without) continue;
              if (!seen.has(one)) {
                seen.add(one);
                go(one);
              }
            }
          };
          go(from);
          return seen;
        };
        const given = new Map(chain.items.map(({ code, after }) => [code, after]));
        const drawn = new Map<string, string[]>();
        for (const { from, to } of graph.arrows) {
          const [a, b] = [graph.nodes[from]?.code ?? '', graph.nodes[to]?.code ?? ''];
          drawn.set(b, [...(drawn.get(b) ?? []), a]);
        }
        for (const { code } of chain.items) {
          const all = reach((one) => given.get(one) ?? [], code);
          const shown = reach((one) => drawn.get(one) ?? [], code);
          expect([...shown].toSorted()).toEqual([...all].toSorted());
          for (const one of drawn.get(code) ?? [])
            expect(reach((each) => drawn.get(each) ?? [], code, one).has(one)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same every time', () => {
    const chain = chainOf(template('nb-industrial-59'));
    const graph = graphOf(chain);
    const shape = { tallest: 4, bands: 1, boxWidth: 92, boxHeight: 61, arrowHeight: 34, polished: true };
    expect(layoutOf(chain, graph, shape)).toEqual(layoutOf(chain, graph, shape));
  });

  it('draws even a circle, without the arrow that closes it', () => {
    const item = (code: string, after: string) => ({ code, stage: 'S', after: [after] });
    const graph = graphOf({ stages: ['S'], items: [item('A', 'C'), item('B', 'A'), item('C', 'B')] });
    expect(graph.nodes.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
    expect(graph.arrows).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });
});

describe('the picture of a published chain', () => {
  it.each(published)('%s is sound on the screen and on paper', (id) => {
    const chain = chainOf(template(id));
    for (const medium of ['screen', 'paper'] as const) {
      const { graph, layout } = drawingFor(chain, need, medium);
      expect(faultsOf(graph, layout)).toEqual([]);
      expect(layout.boxes).toHaveLength(chain.items.length);
      if (medium === 'screen') expect(layout.width).toBeLessThanOrEqual(SCREEN);
    }
  });

  it('of up to eight layers does not scroll sideways at 1366', () => {
    for (const layers of [1, 3, 8]) {
      const items = Array.from({ length: layers * 3 }, (_, i) => ({
        code: `N${i}`,
        stage: `S${Math.floor((i * 3) / (layers * 3))}`,
        after: i < 3 ? [] : [`N${i - 3}`, `N${i - (i % 3) - 1}`],
      }));
      const { layout } = drawingFor({ stages: ['S0', 'S1', 'S2'], items }, need, 'screen');
      expect(layout.width).toBeLessThanOrEqual(SCREEN + 4);
    }
  });

  it('is worked out once', () => {
    const chain = chainOf(template('yk-filing-50wd'));
    expect(drawingFor(chain, need, 'screen')).toBe(drawingFor(structuredClone(chain), need, 'screen'));
  });
});

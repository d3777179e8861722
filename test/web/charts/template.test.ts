// The chart of a template: limits, conditions, and the longest chain thick and named, for the usual project and the heaviest.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../../src/domain/approval-chain.ts';
import { chainOf, type Profile, profiles } from '../../../src/services/template-view.ts';
import { graphOf } from '../../../src/web/charts/chain.ts';
import { flowSvg } from '../../../src/web/charts/flow-svg.ts';
import { templateFlow } from '../../../src/web/charts/template-words.ts';
import { template } from '../../support/template-files.ts';

function flowOf(id: string, profile: Profile) {
  const document = template(id);
  const applying = new Map(
    planFor(document, document[profile]).items.map(({ code, promised }) => [code, promised]),
  );
  return templateFlow({
    lang: 'zh-CN',
    template: document,
    chain: chainOf(document),
    profile,
    applying,
    parties: {},
    hrefOf: (item) => `/templates/${id}#item-${item}`,
  });
}
const ids = [
  'nb-industrial-59',
  'nb-realestate-95',
  'nat-social-120wd',
  'nb-completion-30',
  'yk-filing-50wd',
  'zj-standard-land-commit',
];
const all = ids.flatMap((id) => profiles.map((profile) => [id, profile] as const));

describe.each(all)('%s, %s', (id, profile) => {
  const flow = flowOf(id, profile);
  const steps = chainOf(template(id)).criticalPaths.find((one) => one.profile === profile)?.steps ?? [];

  it('emphasises exactly the items of the longest chain, and lines that join them without a gap', () => {
    const critical = [...flow.items.values()].filter(({ isCritical }) => isCritical).map(({ code }) => code);
    expect(critical.toSorted()).toEqual(steps.map(({ item }) => item).toSorted());
    const { nodes, arrows } = graphOf(flow.chain);
    const next = new Map<string, string[]>();
    for (const { from, to } of arrows) {
      const [a, b] = [nodes[from]?.code ?? '', nodes[to]?.code ?? ''];
      if (flow.lineOf(a, b) === 'critical') next.set(a, [...(next.get(a) ?? []), b]);
    }
    const reached = new Set([steps[0]?.item ?? '']);
    for (const code of reached) for (const one of next.get(code) ?? []) reached.add(one);
    for (const { item } of steps) expect(reached).toContain(item);
  });

  it('dashes what depends on a condition and tells the condition', () => {
    for (const spec of template(id).items) {
      const item = flow.items.get(spec.code);
      expect(item?.isDashed).toBe(spec.applies.default === 'conditional');
      if (spec.applies.default === 'conditional') expect(item?.title).toContain('条件：');
    }
  });

  it('is drawn on screen and paper with a box for every item', () => {
    for (const medium of ['screen', 'paper'] as const) {
      const svg = flowSvg(flow, medium);
      expect(svg.split('<title>')).toHaveLength(template(id).items.length + 1);
      expect(svg).not.toMatch(/NaN|undefined|style=/);
      expect(svg).toContain('fl-critical');
    }
  });
});

describe('nb-industrial-59', () => {
  it('needs the civil defence approval only for the heaviest project', () => {
    expect(flowOf('nb-industrial-59', 'default_profile').items.get('GH04')).toMatchObject({
      isOut: true,
      words: ['本情形不办'],
    });
    expect(flowOf('nb-industrial-59', 'max_profile').items.get('GH04')?.isOut).toBe(false);
  });

  it('says in the box what is critical', () => {
    expect(flowOf('nb-industrial-59', 'default_profile').items.get('ZJ05')?.words[0]).toMatch(/，关键$/);
  });
});

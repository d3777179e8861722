// What the chart of a template says: limits in the boxes, conditional items dashed with their condition, the longest chain
// thick and named.
import type { ApprovalTemplate, ItemSpec } from '../../domain/template.ts';
import type { ChainView, Profile } from '../../services/template-view.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortened } from '../../texts/short-names.ts';
import { fullWidth, named, partyShort } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { type Chain, graphOf } from './chain.ts';
import type { Flow, FlowItem } from './flow-svg.ts';

export interface TemplateFlowFacts {
  readonly lang: Lang;
  readonly template: ApprovalTemplate;
  readonly chain: ChainView;
  readonly profile: Profile;
  /** Items that apply under the profile, with the limits that then hold. */
  readonly applying: ReadonlyMap<string, { readonly days: number; readonly unit: string } | null>;
  readonly parties: Readonly<Record<string, Named>>;
  readonly hrefOf: (item: string) => string;
}

export function templateFlow(facts: TemplateFlowFacts): Flow {
  const { lang, template, chain: view, profile } = facts;
  const chain: Chain = {
    stages: template.stages.map(({ code }) => code),
    items: template.items.map(({ code, stage, prerequisites }) => ({
      code,
      stage,
      after: prerequisites.map(({ item }) => item),
    })),
  };
  const steps = (view.criticalPaths.find((path) => path.profile === profile)?.steps ?? []).map(
    ({ item }) => item,
  );
  const path = arrowsAlong(chain, steps);
  return {
    chain,
    items: new Map(template.items.map((item) => [item.code, itemOf(facts, item, steps.includes(item.code))])),
    stages: template.stages.map((stage) => {
      const name = named(lang, stage);
      const n = template.items.filter(
        (item) => item.stage === stage.code && facts.applying.has(item.code),
      ).length;
      const count = t(lang, 'chart.stageItems', { n });
      const budget = stage.budget?.days ?? null;
      return {
        name,
        again: t(lang, 'chart.goesOn', { name }),
        mark: null,
        state: 'plain',
        counts:
          budget === null || stage.budget === undefined
            ? [count]
            : [
                t(lang, 'chart.stageBudget', {
                  n,
                  budget: limitWords(lang, { days: budget, unit: stage.budget.unit }),
                }),
                count,
              ],
      };
    }),
    lineOf: (from, to) => (path.has(`${from} ${to}`) ? 'critical' : 'plain'),
    label: t(lang, 'chart.templateOf', { name: named(lang, template.name) }),
    boxes: { least: 100, most: 136, lines: lang === 'en' ? 3 : 2 },
  };
}

function itemOf(
  { lang, applying, parties, hrefOf }: TemplateFlowFacts,
  item: ItemSpec,
  isCritical: boolean,
): FlowItem {
  const name = named(lang, item);
  const isOut = !applying.has(item.code);
  const limit = limitWords(lang, applying.get(item.code) ?? null);
  const { lead } = item.department;
  const department = partyShort(lang, lead, parties[lead] ?? null);
  const whole = t(lang, 'chart.limitOf', { department, limit });
  const remark = conditionOf(lang, item);
  const words = isOut
    ? [t(lang, 'chart.notHere')]
    : isCritical
      ? [
          t(lang, 'chart.criticalWords', { words: whole }),
          t(lang, 'chart.criticalWords', { words: limit }),
          t(lang, 'chart.criticalWords', { words: limit.replaceAll(' ', '') }),
          limit,
        ]
      : [whole, limit];
  const title = [
    ...words.slice(0, 1),
    ...(remark === null ? [] : [t(lang, 'template.when', { when: remark })]),
  ].join(lang === 'en' ? ', ' : '，');
  return {
    code: item.code,
    name,
    short: (fits) => shortened(lang, name, fits),
    mark: null,
    words,
    plain: isOut ? undefined : whole,
    remarks: remark === null ? undefined : [remark],
    title: t(lang, 'chart.facts', { name, words: title }),
    href: hrefOf(item.code),
    isCritical,
    isDashed: remark !== null,
    isOut,
  };
}

/** What it depends on; null for what every project needs. */
const conditionOf = (lang: Lang, { applies }: ItemSpec): string | null =>
  applies.default === 'required' ? null : lang === 'en' ? applies.when : fullWidth(applies.zh);

/** The drawn arrows from step to step; a step that is only implied goes along those that imply it. */
function arrowsAlong(chain: Chain, steps: readonly string[]): ReadonlySet<string> {
  const { nodes, next } = graphOf(chain);
  const places = new Map(nodes.map(({ code }, i) => [code, i]));
  const codeOf = (node: number): string => nodes[node]?.code ?? '';
  const found = new Set<string>();
  for (const [i, code] of steps.entries()) {
    const [from, to] = [places.get(code), places.get(steps[i + 1] ?? '')];
    if (from === undefined || to === undefined) continue;
    const way = wayBetween(next, from, to);
    for (const [j, node] of way.entries()) {
      const after = way[j + 1];
      if (after !== undefined) found.add(`${codeOf(node)} ${codeOf(after)}`);
    }
  }
  return found;
}

/** The way of the fewest arrows. */
function wayBetween(next: readonly (readonly number[])[], from: number, to: number): readonly number[] {
  let ways: readonly (readonly number[])[] = [[from]];
  const seen = new Set([from]);
  while (ways.length > 0) {
    const done = ways.find((way) => way.at(-1) === to);
    if (done !== undefined) return done;
    ways = ways.flatMap((way) =>
      (next[way.at(-1) ?? -1] ?? [])
        .filter((one) => !seen.has(one) && seen.add(one))
        .map((one) => [...way, one]),
    );
  }
  return [];
}

// What the flow chart of a project says: the state of each box and of each stage, in words that get shorter with the box.
import type { ChainLink } from '../../services/project-chart.ts';
import type { CaseView, ForecastView, ProjectView, StageView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortened } from '../../texts/short-names.ts';
import { stageCount } from '../components/stage-band.tsx';
import { shortDate, shortDay } from '../words/dates.ts';
import { type Mark, markOfCase, markOfStage, wordOfCase } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';
import type { Chain } from './chain.ts';
import type { Flow, FlowItem, FlowStage } from './flow-svg.ts';

export interface ProjectFlowFacts {
  readonly lang: Lang;
  readonly project: ProjectView;
  readonly links: readonly ChainLink[];
  /** Adds the day on which what has not begun is expected to end. */
  readonly forecast?: ForecastView | undefined;
  readonly hrefOf: (item: string) => string;
  /** Tells in each box who decides and within which limit, too: on a page by itself there is room for it. */
  readonly isDetailed?: boolean | undefined;
}

export function projectFlow(facts: ProjectFlowFacts): Flow {
  const { lang, project, links, forecast, hrefOf, isDetailed = false } = facts;
  const after = new Map(links.map((link) => [link.item, link.after]));
  const finish = new Map((forecast?.cases ?? []).map((one) => [one.item, one.finishOn]));
  const chain: Chain = {
    stages: project.stages.map(({ code }) => code),
    items: project.cases.map(({ item, stage }) => ({ code: item, stage, after: after.get(item) ?? [] })),
  };
  const items = new Map<string, FlowItem>();
  const awaited = new Set(project.cases.flatMap((c) => c.waitsFor.map(({ item }) => item)));
  const ended = new Set<string>();
  for (const c of project.cases) {
    const mark = markOfCase(c);
    const words = boxWords(lang, c, mark, project.asOf, finish.get(c.item) ?? null);
    const name = named(lang, c.name);
    if ((c.status === 'waived' || c.decidedOn !== null) && !awaited.has(c.item)) ended.add(c.item);
    items.set(c.item, {
      code: c.item,
      name,
      short: (fits) => shortened(lang, name, fits),
      mark,
      word: wordOfCase(lang, c, mark),
      words,
      title: t(lang, 'chart.facts', { name, words: sentence(lang, c, mark, words[0] ?? '') }),
      remarks: isDetailed ? handling(lang, c) : undefined,
      href: hrefOf(c.item),
    });
  }
  return {
    chain,
    items,
    stages: project.stages.map((stage, i) => stageWords(lang, stage, project.stages.slice(0, i))),
    lineOf: (from) => (ended.has(from) ? 'done' : 'waits'),
    label: t(lang, 'chart.flowOf', { name: project.name }),
    boxes: { least: 92, most: 130, lines: lang === 'en' ? 3 : 2 },
  };
}

/** 资规局 3 个工作日, or the department alone. */
function handling(lang: Lang, { department, departmentName, promised }: CaseView): readonly string[] {
  const name = partyShort(lang, department, departmentName);
  if (promised === null) return [name];
  return [t(lang, 'chart.limitOf', { department: name, limit: limitWords(lang, promised) }), name];
}

/** From the fullest wording to the shortest. */
export function boxWords(
  lang: Lang,
  c: CaseView,
  mark: Mark,
  asOf: string,
  finishOn: string | null,
): readonly string[] {
  const word = wordOfCase(lang, c, mark);
  const year = asOf.slice(0, 4);
  const dated = (
    key: 'chart.dated' | 'chart.expected' | 'chart.pausedUntil',
    date: string,
  ): readonly string[] => [
    t(lang, key, { word, date: shortDay(lang, date, asOf) }),
    t(lang, key, { word, date: shortDate(date, year) }),
  ];
  if (mark === 'done' && c.decidedOn !== null) {
    const [full = word, noWeekday = word] = dated('chart.dated', c.decidedOn);
    return [full, shortDay(lang, c.decidedOn, asOf), noWeekday];
  }
  switch (mark) {
    case 'not_started':
      return finishOn === null ? [word] : [...dated('chart.expected', finishOn), word];
    case 'paused': {
      const expected = finishOn ?? (c.mainClock === null ? null : dayToWatch(c.mainClock));
      return expected === null ? [word] : [...dated('chart.pausedUntil', expected), word];
    }
    case 'normal':
    case 'due_soon':
    case 'overdue':
    case 'breach': {
      if (c.mainClock === null) return [word];
      const left = remainingOf(lang, c.mainClock).text;
      return [`${word}${lang === 'en' ? ', ' : '，'}${left}`, left, left.replaceAll(' ', ''), word];
    }
    case 'ended':
      return c.decidedOn === null ? [word] : [...dated('chart.dated', c.decidedOn), word];
    default: {
      const watch = c.mainClock === null ? null : dayToWatch(c.mainClock);
      return watch === null || c.status === 'ready' || c.status === 'waived'
        ? [word]
        : [...dated('chart.dated', watch), word];
    }
  }
}

/** With the word where the box leaves it to the shape, and what it waits for. */
function sentence(lang: Lang, c: CaseView, mark: Mark, words: string): string {
  const word = wordOfCase(lang, c, mark);
  const waits =
    c.waitsFor.length === 0
      ? []
      : [
          t(lang, 'chart.waits', {
            what: listed(
              lang,
              c.waitsFor.map(({ name }) => named(lang, name)),
            ),
          }),
        ];
  const parts = [...(words.includes(word) ? [words] : [word, words]), ...waits];
  return parts.join(lang === 'en' ? ', ' : '，');
}

function stageWords(lang: Lang, stage: StageView, earlier: readonly StageView[]): FlowStage {
  const name = named(lang, stage.name);
  const count = stageCount(lang, stage);
  const isEarly =
    stage.state === 'running' && earlier.some(({ state, total }) => total > 0 && state !== 'done');
  return {
    name,
    again: t(lang, 'chart.goesOn', { name }),
    mark: markOfStage(stage),
    state: stage.state,
    counts: [
      ...(isEarly ? [t(lang, 'chart.early', { count })] : []),
      count,
      ...(stage.total === 0 ? [] : [`${stage.done}/${stage.total}`]),
    ],
  };
}

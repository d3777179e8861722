// What the flow chart of a project says: the state of each box and of each stage, in words that get shorter with the box.
import type { ChainLink } from '../../services/project-chart.ts';
import type { CaseView, ForecastView, ProjectView, StageView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortened } from '../../texts/short-names.ts';
import { stageCount } from '../components/stage-band.tsx';
import { isLate, type Mark, markOfCase, markOfStage, wordOfCase } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';
import type { Chain } from './chain.ts';
import { dateWords } from './date-words.ts';
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
    const finishOn = finish.get(c.item) ?? null;
    const words = boxWords(lang, c, mark, project.asOf, finishOn);
    const dates = isDetailed ? dayBeside(lang, c, mark, project.asOf, finishOn) : [];
    const name = named(lang, c.name);
    if ((c.status === 'waived' || c.decidedOn !== null) && !awaited.has(c.item)) ended.add(c.item);
    items.set(c.item, {
      code: c.item,
      name,
      short: (fits) => shortened(lang, name, fits),
      mark,
      word: wordOfCase(lang, c, mark),
      words,
      title: t(lang, 'chart.facts', {
        name,
        words: sentence(
          lang,
          c,
          mark,
          dates[0] === undefined ? (words[0] ?? '') : both(lang, words[0] ?? '', dates[0]),
        ),
      }),
      remarks: isDetailed
        ? [...besideParty(lang, dates.slice(0, 2), c), ...dates, ...handling(lang, c)]
        : undefined,
      handling: isDetailed ? handling(lang, c)[0] : undefined,
      plain: dates[0] === undefined ? undefined : both(lang, words[0] ?? '', dates[0]),
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

const both = (lang: Lang, a: string, b: string): string => `${a}${lang === 'en' ? ', ' : '，'}${b}`;

/** 资规局，应于 05-26. */
const besideParty = (lang: Lang, dates: readonly string[], { department, departmentName }: CaseView) =>
  dates.map((date) => both(lang, partyShort(lang, department, departmentName), date));

/** For a state whose words have no date of their own: 应于 05-26 周二, or when what can begin now is expected to end. */
function dayBeside(
  lang: Lang,
  c: CaseView,
  mark: Mark,
  asOf: string,
  finishOn: string | null,
): readonly string[] {
  if (mark === 'ready') return finishOn === null ? [] : dateWords(lang, 'chart.expected', finishOn, asOf);
  if (mark !== 'normal' && mark !== 'due_soon' && !isLate(mark)) return [];
  const watch = c.decidedOn !== null || c.mainClock === null ? null : dayToWatch(c.mainClock);
  return watch === null ? [] : dateWords(lang, 'chart.due', watch, asOf);
}

/** From the fullest wording to the shortest. A date is left out of none but the states that have none. */
export function boxWords(
  lang: Lang,
  c: CaseView,
  mark: Mark,
  asOf: string,
  finishOn: string | null,
): readonly string[] {
  const word = wordOfCase(lang, c, mark);
  const dated = (key: 'chart.dated' | 'chart.expected' | 'chart.pausedUntil', date: string) =>
    dateWords(lang, key, date, asOf, word);
  switch (mark) {
    case 'done':
      return c.decidedOn === null ? [word] : dated('chart.dated', c.decidedOn);
    case 'not_started':
      return finishOn === null ? [word] : dated('chart.expected', finishOn);
    case 'paused': {
      const expected = finishOn ?? (c.mainClock === null ? null : dayToWatch(c.mainClock));
      return expected === null ? [word] : dated('chart.pausedUntil', expected);
    }
    case 'normal':
    case 'due_soon':
    case 'overdue':
    case 'breach': {
      if (c.mainClock === null) return [word];
      const left = remainingOf(lang, c.mainClock).text;
      const close = left.replaceAll(' ', '');
      return [
        ...new Set([
          both(lang, word, left),
          left,
          ...(lang === 'en' ? [] : [close, close.replace('个', '')]),
          word,
        ]),
      ];
    }
    case 'ended':
      return c.decidedOn === null ? [word] : dated('chart.dated', c.decidedOn);
    default: {
      const watch = c.mainClock === null ? null : dayToWatch(c.mainClock);
      return watch === null || c.status === 'ready' || c.status === 'waived'
        ? [word]
        : dated('chart.dated', watch);
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

// Holds the words of a PDF in somebody's hand against those that were issued: digit by digit, whatever the line breaks.

export interface PaperDifference {
  /** What was issued, around the first place that differs; empty where the copy says more than was issued. */
  readonly issued: string;
  /** What the copy says there. */
  readonly found: string;
}

/**
 * Printing programs write some characters as the radicals that look the same. The normal form turns most of them back; these it
 * leaves, or turns into an older spelling of the character.
 */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '⺁厂 ⺎兀 ⺒巳 ⺓幺 ⺝月 ⺟母 ⺠民 ⺧牛 ⺬示 ⺶羊 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马',
    '⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⻳龟 戶户 戸户 靑青 黃黄',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => Array.from(pair) as [string, string]),
);
const radical = new RegExp(`[${Object.keys(radicals).join('')}]`, 'gu');

/** Width and composition of characters do not matter, white space and soft breaks even less. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(radical, (found) => radicals[found] ?? found)
    .replace(/[\s\u00ad\u200b\u2028\ufeff]+/gu, '');

/** What programs put at the edges of a printed page: address, time, page numbers. */
const edges = [
  /https?:\/\/\S+/gu,
  /\d{4}[/-]\d{1,2}[/-]\d{1,2},?\s*\d{1,2}:\d{2}(:\d{2})?(\s*[AP]M)?/gu,
  /\d{1,2}\/\d{1,2}\/\d{2,4},?\s*\d{1,2}:\d{2}(:\d{2})?(\s*[AP]M)?/gu,
  /第?\s*\d{1,3}\s*[/／]\s*\d{1,3}\s*页?/gu,
];

const AROUND = 12;

/**
 * null when the copy says what was issued and nothing else. `lines` are the issued words in reading order; `foot` are words
 * that every print carries besides, each at most as often as there are pages.
 */
export function differenceOf(
  lines: readonly string[],
  foot: readonly string[],
  copy: string,
): PaperDifference | null {
  const text = plain(edges.reduce((rest, edge) => rest.replace(edge, '\n'), copy));
  const wanted = lines.map(plain).filter((line) => line !== '');
  let at = 0;
  const extra: string[] = [];
  for (const line of wanted) {
    const start = text.indexOf(line, at);
    if (start === -1) return nearest(line, text, at, extra.length === 0);
    extra.push(text.slice(at, start));
    at = start + line.length;
  }
  extra.push(text.slice(at));
  const allowed = foot.map(plain).filter((word) => word !== '');
  for (const between of extra) {
    const rest = allowed.reduce((left, word) => left.replaceAll(word, ''), between);
    if (rest !== '') return { issued: '', found: clip(rest) };
  }
  return null;
}

/** The longest beginning of the line that the copy has, and what stands after it on both sides. */
function nearest(line: string, text: string, at: number, first: boolean): PaperDifference {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (text.indexOf(line.slice(0, middle), at) === -1) high = middle - 1;
    else low = middle;
  }
  const from = Math.max(0, low - AROUND);
  const begin = text.indexOf(line.slice(0, low), at) + from;
  const found = low === 0 ? text.slice(at, at + 2 * AROUND) : text.slice(begin, begin + low - from + AROUND);
  return { issued: line.slice(from, low + AROUND), found: first && low === 0 ? clip(text) : found };
}

const clip = (text: string): string => (text.length > 3 * AROUND ? `${text.slice(0, 3 * AROUND)}…` : text);

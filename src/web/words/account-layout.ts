// Where the parts of a time account's band stand, as shares of its width, and which words fit into them.
import type { StretchView } from '../../services/time-account-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { partyShort } from './names.ts';

/** Narrowest widths of the band in pixels: on a desk, on a tablet or on paper, on a phone. */
const tiers = { wide: 1000, mid: 640, narrow: 316 } as const;
export type Tier = keyof typeof tiers;

const DAY_MS = 86_400_000;
/** Days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** About as wide as it is drawn in 12 pixels. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 6.8 : 12.2), 0);

export interface Block {
  readonly holder: string | null;
  readonly procedure: string | null;
  readonly days: number;
  /** Shares of the width, 0 to 1. */
  readonly at: number;
  readonly width: number;
  /** Name and number, the number, or nothing. */
  readonly words: Fitting;
}

/** The words that fit into a part of the band, each with the widths at which it does. */
export type Fitting = readonly { readonly text: string; readonly on: readonly Tier[] }[];

/** At each width the first of the texts that fits into this share of it. */
export function wordsIn(width: number, texts: readonly string[]): Fitting {
  const on = new Map<string, Tier[]>();
  for (const tier of Object.keys(tiers) as Tier[]) {
    const text = texts.find((one) => textWidth(one) + 6 <= width * tiers[tier]);
    if (text !== undefined) on.set(text, [...(on.get(text) ?? []), tier]);
  }
  return [...on].map(([text, at]) => ({ text, on: at }));
}

type Part = Pick<StretchView, 'holder' | 'procedure' | 'name' | 'from' | 'naturalDays'>;

/** Neighbours of one holder are one block. `start` and `total` are those of the whole band. */
export function blocksOf(
  lang: Lang,
  stretches: readonly Part[],
  start: string,
  total: number,
): readonly Block[] {
  const merged: (Part & { readonly naturalDays: number })[] = [];
  for (const one of stretches) {
    const last = merged.at(-1);
    if (last !== undefined && last.holder === one.holder && last.procedure === one.procedure)
      merged[merged.length - 1] = { ...last, naturalDays: last.naturalDays + one.naturalDays };
    else merged.push(one);
  }
  return merged.map(({ holder, procedure, name, from, naturalDays }) => {
    const width = naturalDays / total;
    const full = `${partyShort(lang, holder, name)} ${naturalDays}`;
    return {
      holder,
      procedure,
      days: naturalDays,
      at: daysBetween(start, from) / total,
      width,
      words: wordsIn(width, [full, String(naturalDays)]),
    };
  });
}

export interface Label {
  readonly text: string;
  readonly at: number;
  readonly tone: 'plain' | 'today' | 'late' | 'quiet';
}
export interface PlacedLabel extends Label {
  readonly anchor: 'start' | 'end';
  /** Line of text below the band; the first is 0. */
  readonly row: number;
}

/** Each label on the first line where it touches no other, even on a phone; it stands on the side that has more room. */
export function placeLabels(labels: readonly Label[]): readonly PlacedLabel[] {
  const rows: (readonly [number, number])[][] = [];
  return labels.map((label) => {
    const anchor = label.at > 0.5 ? 'end' : 'start';
    const width = textWidth(label.text) + 8;
    const x = label.at * tiers.narrow;
    const from = anchor === 'end' ? x - width : x;
    let row = rows.findIndex((taken) => taken.every(([a, b]) => from + width <= a || from >= b));
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push([from, from + width]);
    return { ...label, anchor, row };
  });
}

/** 资规局 22 天、业主 16 天 … as one line for readers who do not see the band. */
export const holdersLine = (
  lang: Lang,
  holders: readonly Pick<StretchView, 'holder' | 'name' | 'naturalDays'>[],
): string =>
  holders
    .map(({ holder, name, naturalDays }) =>
      t(lang, 'account.part', { name: partyShort(lang, holder, name), n: naturalDays }),
    )
    .join(t(lang, 'common.listComma'));

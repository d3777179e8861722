// What stands on a paper, as plain data: the page, the Word copy and the check of a copy in the hand all read this one thing.
import { type Day, isoDay, weekday } from './day.ts';
import type { PaperKindCode } from './papers.ts';

/** A paragraph, or a table whose first row is its head. */
export type PaperBlock = string | { readonly table: readonly (readonly string[])[] };

export interface PaperContent {
  readonly schema: 'paper/1';
  readonly kind: PaperKindCode;
  readonly title: string;
  readonly number: string;
  /** Who it is for, with its colon. */
  readonly addressee: string;
  readonly body: readonly PaperBlock[];
  /** The articles that it rests on. */
  readonly basis: readonly string[];
  /** How to ask for review; empty where the law asks for no such words. */
  readonly rights: readonly string[];
  /** Full name of the office that issues it. */
  readonly office: string;
  /** `YYYY-MM-DD`, and as printed: 2026年5月26日（周二）. */
  readonly date: string;
  readonly dateText: string;
  readonly project: { readonly code: string; readonly name: string };
  readonly item: { readonly code: string; readonly name: string } | null;
  /** The text that it was made with: whose, and which version; version 0 comes with the program. */
  readonly text: { readonly region: string | null; readonly version: number };
  /** Id of the owner's link, for a second code "查进度"; null where there is none. Its secret half is not kept. */
  readonly progressLink: string | null;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 2026年5月26日（周二）. */
export function paperDate(on: Day): string {
  const [year = '', month = '', date = ''] = isoDay(on).split('-');
  return `${Number(year)}年${Number(month)}月${Number(date)}日（周${weekdays[weekday(on) - 1] ?? ''}）`;
}

/** The articles in one sentence; none where there are none. */
export const basisLines = ({ basis }: Pick<PaperContent, 'basis'>): readonly string[] =>
  basis.length === 0 ? [] : [`依据：${basis.join('；')}。`];

/** Every word of the paper in reading order, without its foot. */
export function paperLines(content: PaperContent): readonly string[] {
  return [
    content.title,
    content.number,
    content.addressee,
    ...content.body.flatMap((block) => (typeof block === 'string' ? [block] : block.table.flat())),
    ...basisLines(content),
    ...content.rights,
    content.office,
    content.dateText,
  ];
}

/** The check value as printed: the first sixteen digits of the fingerprint, in fours. */
export const checkValue = (hash: string): string =>
  (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-');

/** The words beside the codes at the foot. */
export const footLines = (check: string): readonly string[] => [
  '扫码核验本文书真伪',
  `校验码 ${check}`,
  '扫码查办理进度',
];

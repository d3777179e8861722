// How the list of materials says where each one stands and where it comes from.
import type { MaterialListView, MaterialView, SourceView } from '../../services/material-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortDay } from './dates.ts';
import type { Mark } from './marks.ts';
import { named } from './names.ts';

/** 已有：建设工程规划许可证核发，建字第…号，05-20 周三. */
export function sourceLine(lang: Lang, source: SourceView, list: MaterialListView, asOf: string): string {
  const item = (code: string): string => {
    const name = list.names[code];
    return name === undefined ? code : named(lang, name);
  };
  if (source.kind === 'exempt') return t(lang, `material.source.${source.how}`);
  if (source.kind === 'to_hand_in')
    return source.awaits === null
      ? t(lang, 'material.source.applicant')
      : t(lang, 'material.source.awaits', { item: item(source.awaits) });
  if (source.from === 'certificate') {
    const { number, validUntil } = source;
    const facts = {
      number,
      source: source.source,
      until: validUntil === null ? '' : shortDay(lang, validUntil, asOf),
    };
    return t(
      lang,
      validUntil === null ? 'material.source.certificate' : 'material.source.certificateUntil',
      facts,
    );
  }
  const on = shortDay(lang, source.on, asOf);
  if (source.from === 'result') {
    const document =
      source.document === null ? '' : t(lang, 'material.source.number', { document: source.document });
    return t(lang, 'material.source.result', { item: item(source.item), document, date: on });
  }
  return source.item === list.item
    ? t(lang, `material.source.${source.from}`, { date: on })
    : t(lang, 'material.source.otherCase', { item: item(source.item), date: on });
}

export type Standing = 'in_hand' | 'exempt' | 'pending' | 'returned' | 'owed' | 'needed' | 'awaited';

export function standingOf({ source, owed, files }: MaterialView): Standing {
  if (files.some(({ state }) => state === 'pending')) return 'pending';
  if (owed !== null && source.kind !== 'in_hand') return files[0]?.state === 'returned' ? 'returned' : 'owed';
  if (source.kind !== 'to_hand_in') return source.kind;
  if (files[0]?.state === 'returned') return 'returned';
  return source.awaits === null ? 'needed' : 'awaited';
}

export const markOfStanding: Readonly<Record<Standing, Mark>> = {
  in_hand: 'done',
  exempt: 'waived',
  pending: 'notice',
  returned: 'correction',
  owed: 'owed',
  needed: 'not_started',
  awaited: 'not_started',
};

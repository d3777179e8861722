// How an entry of a calendar feed is worded: one line for the calendar, a few for whoever opens it.
import type { FeedContent } from '../../services/feeds.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { fullDay } from './dates.ts';
import { named, partyShort } from './names.ts';

type Entry = FeedContent['entries'][number];

/** The name under which calendar programs list the feed. */
export function feedName(lang: Lang, { kind, subject }: Pick<FeedContent, 'kind' | 'subject'>): string {
  return t(lang, `feed.name.${kind}`, { name: subject === null ? '' : named(lang, subject) });
}

/** `[超期] 建设工程规划许可证核发 永丰精密厂房 应办结（资规局）`. */
export function summaryOf(lang: Lang, entry: Entry): string {
  const holder = entry.item === null ? null : holderOf(lang, entry);
  const { subjectName } = entry;
  const item = entry.item === null ? '' : named(lang, entry.item.name);
  const what = [item, subjectName === null ? '' : named(lang, subjectName)].filter((part) => part !== '');
  const marks = marksOf(lang, entry);
  return t(lang, 'feed.summary', {
    mark: marks.length === 0 ? '' : t(lang, 'feed.mark', { marks: marks.join(t(lang, 'feed.markComma')) }),
    item: what.join(' '),
    project: entry.project.name,
    act: t(lang, `feed.act.${entry.kind}`),
    holder: holder === null ? '' : t(lang, 'feed.holder', { holder }),
  });
}

function marksOf(lang: Lang, { light, expected, provisional }: Entry): readonly string[] {
  const keys: readonly (TextKey | null)[] = [
    light === 'none' ? null : `feed.mark.${light}`,
    expected ? 'feed.mark.expected' : null,
    provisional ? 'feed.mark.provisional' : null,
  ];
  return keys.filter((key) => key !== null).map((key) => t(lang, key));
}

const holderOf = (lang: Lang, { holder, holderName }: Entry): string | null =>
  holder === null ? null : partyShort(lang, holder, holderName);

/** What the date is, who has it, and the ways to the project and to the reasons. `origin` has no slash at its end. */
export function descriptionOf(lang: Lang, entry: Entry, origin: string): string {
  const holder = holderOf(lang, entry);
  return [
    t(lang, 'feed.about.clock', { clock: t(lang, `clock.${entry.kind}`), date: fullDay(lang, entry.on) }),
    entry.expected ? t(lang, entry.item === null ? 'feed.about.moving' : 'feed.about.expected') : null,
    entry.provisional ? t(lang, 'feed.about.provisional') : null,
    holder === null ? null : t(lang, 'feed.about.holder', { holder }),
    t(lang, 'feed.about.project', { url: `${origin}${paths.project(entry.project.id)}` }),
    entry.item === null ? null : t(lang, 'feed.about.why', { url: addressOf(entry, origin) }),
  ]
    .filter((line) => line !== null)
    .join('\n');
}

/** The ledger of a clock; for a promise the project itself. */
export const addressOf = (entry: Entry, origin: string): string =>
  entry.item === null
    ? `${origin}${paths.project(entry.project.id)}`
    : `${origin}${paths.ledger(entry.project.id, entry.item.code, entry)}`;

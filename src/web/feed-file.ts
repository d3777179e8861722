// A feed as iCalendar (RFC 5545, RFC 7986): all-day entries that keep their name, so that calendar programs move them.
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { FeedContent } from '../services/feeds.ts';
import type { Lang } from '../texts/index.ts';
import { addressOf, descriptionOf, feedName, summaryOf } from './words/feed-lines.ts';

/** How often programs are asked to look again. */
const REFRESH_SECONDS = 3600;
/** No address of this program: entries keep their name wherever it is served. */
const DOMAIN = 'project-approval-tracker';

/** The same content gives the same text: nothing in it tells when it was made. */
export function feedFile(feed: FeedContent, lang: Lang, origin: string): string {
  const calendar = ical({
    prodId: {
      company: 'project-approval-tracker',
      product: 'due dates',
      language: lang === 'en' ? 'EN' : 'ZH',
    },
    ttl: REFRESH_SECONDS,
    // Not the library's `name`, which is written as it stands.
    x: { 'X-WR-CALNAME': plain(feedName(lang, feed)) },
  });
  for (const entry of feed.entries) {
    const changed = new Date(entry.changedAt);
    calendar.createEvent({
      id: `${entry.uid}@${DOMAIN}`,
      sequence: entry.sequence,
      stamp: changed,
      lastModified: changed,
      start: new Date(`${entry.on}T00:00:00Z`),
      allDay: true,
      summary: plain(summaryOf(lang, entry)),
      description: descriptionOf(lang, entry, origin).split('\n').map(plain).join('\n'),
      url: addressOf(entry, origin),
      status: entry.expected || entry.provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** Control characters have no place in a line of a calendar. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

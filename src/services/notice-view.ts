// A notice as people cite it: title, number, day of publication, and what amended it.
import type { CalendarYear } from '../domain/calendar-year.ts';
import { isoDay } from '../domain/day.ts';

/** Amendments: oldest first. */
export interface NoticeView {
  readonly year: number;
  readonly title: string;
  readonly number: string | null;
  readonly published: string;
  readonly url: string;
  readonly amendments: readonly {
    readonly title: string | null;
    readonly number: string | null;
    readonly published: string;
  }[];
}

export const noticeView = ({ year, title, number, published, url, revisions }: CalendarYear): NoticeView => ({
  year,
  title,
  number,
  published: isoDay(published),
  url,
  amendments: revisions.map((revision) => ({
    title: revision.title,
    number: revision.number,
    published: isoDay(revision.published),
  })),
});

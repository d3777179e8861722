// A holiday notice as it is cited, with what amended it.
import type { NoticeView } from '../../services/notice-view.ts';
import type { Lang } from '../../texts/index.ts';
import { amendmentLine, noticeLine } from '../words/calendar-lines.ts';
import { Tied } from './day.tsx';

/** An address from a file is only a link when it leads to a web page. */
export function Notice({ lang, notice }: { lang: Lang; notice: NoticeView }) {
  const text = <Tied text={noticeLine(lang, notice)} />;
  return (
    <>
      {/^https?:\/\//i.test(notice.url) ? (
        <a href={notice.url} rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
      {notice.amendments.map((amendment) => (
        <small>
          <Tied text={amendmentLine(lang, amendment)} />
        </small>
      ))}
    </>
  );
}

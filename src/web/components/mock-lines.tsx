// What is told of a mock approval beside a case: never as its status, always marked as unofficial.
import { mockWords } from '../../services/early-words.ts';
import type { MockView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortDay } from '../words/dates.ts';
import { Tied } from './day.tsx';

interface Props {
  readonly lang: Lang;
  readonly mock: MockView;
  readonly asOf: string;
}

/** 已模拟审批通过（05-20 周三）, as a small line under the name of an item. */
export const MockWords = ({ lang, mock, asOf }: Props) => (
  <small>
    <Tied text={mockWords(lang, mock, (date) => shortDay(lang, date, asOf))} />
  </small>
);

/** The same with its opinion, and the way to the reckoning of its date. */
export function MockLines({ lang, mock, asOf, href }: Props & { href: string }) {
  return (
    <div class="mock">
      <p>
        <b>{t(lang, 'early.mock.title')}</b> <small>{t(lang, 'early.mock.unofficial')}</small>
      </p>
      <p>
        <Tied text={mockWords(lang, mock, (date) => shortDay(lang, date, asOf))} />
        {mock.document === null ? null : ` ${mock.document}`}
      </p>
      {mock.opinion === null ? null : <p>{t(lang, 'early.mock.opinion', { opinion: mock.opinion })}</p>}
      {mock.expectedOn === null || mock.finishedOn !== null ? null : (
        <a href={href}>{t(lang, 'project.why')}</a>
      )}
    </div>
  );
}

// What lies one tap behind the owner's page: why this day, all items, the address to pass on; and what anybody sees by a link
// that does not work.

import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { LedgerView } from '../../services/ledger-views.ts';
import { countOf, keyOf, noticeOf, reasonOf } from '../../services/ledger-words.ts';
import type { OwnerPageView } from '../../services/owner-page.ts';
import type { CaseView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Day, Tied } from '../components/day.tsx';
import { sentenceOf } from '../components/ledger-answer.tsx';
import { stretches } from '../components/ledger-table.tsx';
import { Tag } from '../components/tag.tsx';
import { shortDay } from '../words/dates.ts';
import { markOfCase, markOfLight, wordOfCase } from '../words/marks.ts';
import { fullWidth, named, partyFull } from '../words/names.ts';
import { dayToWatch, remainingOf } from '../words/remaining.ts';
import { OwnerFrame, type OwnerShell } from './owner-frame.tsx';

export function OwnerLedgerPage({ shell, ledger }: { shell: OwnerShell; ledger: LedgerView }) {
  const { lang } = shell;
  const { clock, days, asOf } = ledger;
  const left = remainingOf(lang, clock);
  const key = keyOf(lang, ledger);
  const facts = {
    item: fullWidth(ledger.itemName === null ? (ledger.target?.name ?? '') : named(lang, ledger.itemName)),
    clock: t(lang, `clock.${clock.kind}`),
  };
  return (
    <OwnerFrame shell={shell} title={t(lang, 'owner.why')}>
      <section class="card">
        <p class="sub">{t(lang, 'owner.whyOf', facts)}</p>
        <p class="row">
          <span class="big">
            <Day lang={lang} date={dayToWatch(clock)} />
          </span>
          {left.tone === 'quiet' ? null : (
            <Tag
              lang={lang}
              mark={clock.state === 'paused' ? 'paused' : markOfLight(clock.light)}
              word={left.text}
            />
          )}
        </p>
        <p>
          <Tied text={sentenceOf(lang, ledger)} />
        </p>
      </section>
      <table class="led">
        <tbody>
          {stretches(days, true).map(({ from, to, shown }) =>
            shown
              ? days.slice(from, to).map((day, i) => {
                  const notice = noticeOf(lang, day);
                  return (
                    <tr class={`l-${day.kind}`}>
                      <th scope="row">
                        <Day lang={lang} date={day.date} year={asOf} />
                      </th>
                      <td>{countOf(lang, day)}</td>
                      <td>
                        {reasonOf(key, days, from + i)}
                        {notice === '' ? null : <small> {notice}</small>}
                      </td>
                    </tr>
                  );
                })
              : [<Folded lang={lang} asOf={asOf} days={days.slice(from, to)} />],
          )}
        </tbody>
      </table>
    </OwnerFrame>
  );
}

function Folded({ lang, asOf, days }: { lang: Lang; asOf: string; days: LedgerView['days'] }) {
  const facts = {
    n: days.length,
    from: shortDay(lang, days.at(0)?.date ?? '', asOf),
    to: shortDay(lang, days.at(-1)?.date ?? '', asOf),
  };
  return (
    <tr>
      <td colspan={3}>{t(lang, 'ledger.day.folded', facts)}</td>
    </tr>
  );
}

interface CasesProps extends Pick<OwnerPageView, 'project' | 'parties'> {
  readonly shell: OwnerShell;
}

export function OwnerCasesPage({ shell, project, parties }: CasesProps) {
  const { lang } = shell;
  return (
    <OwnerFrame shell={shell} title={t(lang, 'owner.cases')} sub={project.name}>
      {project.stages
        .filter(({ total }) => total > 0)
        .map((stage) => (
          <section class="card cases">
            <h2>{named(lang, stage.name)}</h2>
            <ul>
              {project.cases
                .filter((c) => c.stage === stage.code)
                .map((c) => (
                  <Case lang={lang} c={c} parties={parties} year={project.asOf} />
                ))}
            </ul>
          </section>
        ))}
    </OwnerFrame>
  );
}

interface CaseProps extends Pick<CasesProps, 'parties'> {
  readonly lang: Lang;
  readonly c: CaseView;
  readonly year: string;
}

function Case({ lang, c, parties, year }: CaseProps) {
  const mark = markOfCase(c);
  const ended = c.deliveredOn ?? c.decidedOn;
  const watch = c.mainClock === null || c.mainClock.state === 'stopped' ? null : dayToWatch(c.mainClock);
  return (
    <li>
      <span>
        <span>{fullWidth(named(lang, c.name))}</span>
        <Tag lang={lang} mark={mark} word={wordOfCase(lang, c, mark)} />
      </span>
      <small>
        {partyFull(lang, c.department, parties[c.department] ?? c.departmentName)}{' '}
        {watch !== null ? (
          <>
            {t(lang, 'owner.due')} <Day lang={lang} date={watch} year={year} />
          </>
        ) : ended === null ? null : (
          <Day lang={lang} date={ended} year={year} />
        )}
      </small>
    </li>
  );
}

/** Works without script: the address stands there to be copied, the code to be scanned. */
export function OwnerSharePage({
  shell,
  name,
  address,
}: {
  shell: OwnerShell;
  name: string;
  address: string;
}) {
  const { lang } = shell;
  return (
    <OwnerFrame shell={shell} title={t(lang, 'owner.shareTitle')} sub={name}>
      <section class="card qr">
        <p>{t(lang, 'owner.shareBody')}</p>
        {raw(renderSVG(address, { border: 2, ecc: 'M' }))}
        <p class="sub">{t(lang, 'owner.address')}</p>
        <p class="addr">{address}</p>
      </section>
      <section class="card">
        <p class="sub">{t(lang, 'owner.shareRevoke')}</p>
      </section>
    </OwnerFrame>
  );
}

export interface OwnerNoticeProps {
  readonly shell: OwnerShell;
  readonly title: string;
  readonly body: string;
  /** Whether there is a page to go back to. */
  readonly back: boolean;
}

/** One sentence and nothing of any project. */
export function OwnerNotice({ shell, title, body, back }: OwnerNoticeProps) {
  return (
    <OwnerFrame shell={shell} title={title} back={back}>
      <section class="card">
        <p>{body}</p>
      </section>
    </OwnerFrame>
  );
}

// 现由谁办, for the owner: the department in full, since when, due by which day and why that day.
import type { OwnerPageView } from '../../services/owner-page.ts';
import type { CaseView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import type { OwnerShell } from '../pages/owner-frame.tsx';
import { openCases, sinceOf } from '../words/answer.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, markOfCase, wordOfCase } from '../words/marks.ts';
import { fullWidth, named, partyFull } from '../words/names.ts';
import { isOwners } from '../words/owner-lines.ts';
import { dayToWatch, remainingOf } from '../words/remaining.ts';
import { Day, ProvisionalLine, Tied } from './day.tsx';
import { Why } from './owner-turn.tsx';
import { Tag } from './tag.tsx';

const OTHERS = 3;

interface NowProps extends Pick<OwnerPageView, 'project' | 'parties'> {
  readonly shell: OwnerShell;
}

export function Now({ shell, project, parties }: NowProps) {
  const { lang } = shell;
  const [first, ...others] = openCases(project.cases).filter((c) => !isOwners(c));
  if (first === undefined) return null;
  return (
    <section class="card now" aria-label={t(lang, 'owner.holder')}>
      <Held shell={shell} parties={parties} c={first} year={project.asOf} />
      {others.length === 0 ? null : (
        <div class="also">
          <h3>{t(lang, 'owner.also')}</h3>
          <ul>
            {others.slice(0, OTHERS).map((c) => (
              <li>
                <span>
                  {named(lang, c.name)} <small>{holderOf(lang, c, parties)}</small>
                </span>
                <Day
                  lang={lang}
                  date={c.mainClock === null ? null : dayToWatch(c.mainClock)}
                  year={project.asOf}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const holderOf = (lang: Lang, c: CaseView, parties: OwnerPageView['parties']): string =>
  c.pause === null
    ? partyFull(lang, c.holder, parties[c.holder ?? ''] ?? c.holderName)
    : t(lang, 'owner.pause', { procedure: named(lang, c.pause.name) });

interface HeldProps {
  readonly shell: OwnerShell;
  readonly parties: OwnerPageView['parties'];
  readonly c: CaseView;
  readonly year: string;
}

function Held({ shell, parties, c, year }: HeldProps) {
  const { lang } = shell;
  const mark = markOfCase(c);
  const clock = c.mainClock;
  const left = remainingOf(lang, clock);
  const timed = left.tone === 'late' || left.tone === 'soon' || left.tone === 'plain';
  const since = sinceOf(c);
  const watch = clock === null ? null : dayToWatch(clock);
  const tone = isLate(mark) ? 'late' : undefined;
  return (
    <>
      <h2>
        <Tag lang={lang} mark={mark} word={timed ? left.text : wordOfCase(lang, c, mark)} />
        <span>{fullWidth(named(lang, c.name))}</span>
      </h2>
      <dl>
        <dt>{t(lang, 'owner.holder')}</dt>
        <dd>
          <b>{holderOf(lang, c, parties)}</b>
        </dd>
        {since === null ? null : (
          <>
            <dt>{t(lang, 'owner.since')}</dt>
            <dd>
              <Day lang={lang} date={since.date} /> {t(lang, since.verb)}
            </dd>
          </>
        )}
        {clock === null || watch === null ? null : (
          <>
            <dt>{t(lang, dueLabel(c))}</dt>
            <dd>
              <b class={tone}>
                <Day lang={lang} date={watch} />
              </b>
              <Why shell={shell} item={c.item} kind={clock.kind} />
            </dd>
          </>
        )}
      </dl>
      {clock?.provisional === true && watch !== null ? (
        <p class="sub">
          <ProvisionalLine lang={lang} date={watch} />
        </p>
      ) : null}
      {c.deemedAccepted && c.status === 'running' && c.receivedOn !== null ? (
        <p class="sub">
          <Tied text={t(lang, 'answer.deemed', { date: shortDay(lang, c.receivedOn, year) })} />
        </p>
      ) : null}
    </>
  );
}

const dueLabel = (c: CaseView) =>
  c.status === 'paused'
    ? 'owner.due.expected'
    : c.status === 'received'
      ? 'owner.due.notice'
      : c.status === 'verifying'
        ? 'owner.due.verify'
        : 'owner.due';

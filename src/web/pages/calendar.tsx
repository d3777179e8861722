// 日历: what is in force and by which notices, what waits for a signature, how to propose a change, and the releases so far.
import type { CalendarInForce, CalendarOffice, ReleaseView } from '../../services/calendar-office.ts';
import type { NoticeView } from '../../services/notice-view.ts';
import type { ProposalSummary } from '../../services/proposal-view.ts';
import { type Lang, t } from '../../texts/index.ts';
import { DayForm, UploadForm, type UploadState } from '../components/calendar-forms.tsx';
import { MissingNotice } from '../components/calendar-reminder.tsx';
import { Card, Empty } from '../components/card.tsx';
import { Clock, Day, Rich } from '../components/day.tsx';
import { Field, type FormState, type Option, Problems } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { originWord, statusMark, statusWord, titleOf } from '../words/calendar-lines.ts';
import { named } from '../words/names.ts';

export interface CalendarPageProps {
  readonly shell: Shell;
  readonly office: CalendarOffice;
  /** Calendars of which the reader may mark a day. */
  readonly choices: readonly Option[];
  readonly upload: UploadState;
  readonly day: FormState;
  readonly undo: FormState;
}

export function CalendarPage({ shell, office, choices, upload, day, undo }: CalendarPageProps) {
  const { lang } = shell;
  const { calendars, missing, proposals, releases, asOf } = office;
  const open = proposals.filter(({ status }) => status === 'open');
  const decided = proposals.filter(({ status }) => status !== 'open');
  return (
    <Layout shell={shell} title={t(lang, 'cal.title')} active="calendar">
      <PageHead title={t(lang, 'cal.title')} sub={t(lang, 'cal.sub', { n: releases[0]?.number ?? 0 })} />
      {missing === null ? null : (
        <ul class="notice">
          <MissingNotice lang={lang} missing={missing} href="#upload" />
        </ul>
      )}
      <div class="columns calendar-office">
        <div class="main-panel">
          <Card title={t(lang, 'cal.open')} remark={t(lang, 'cal.count', { n: open.length })}>
            {open.length === 0 ? (
              <Empty title={t(lang, 'cal.open.none')} body={t(lang, 'cal.open.noneBody')} />
            ) : (
              <Proposals lang={lang} proposals={open} year={asOf} />
            )}
          </Card>
          <Card title={t(lang, 'cal.inForce')} remark={t(lang, 'cal.inForceSub')}>
            <InForce lang={lang} calendars={calendars} />
          </Card>
          <Card title={t(lang, 'cal.releases')} remark={t(lang, 'cal.releasesSub')}>
            <Releases lang={lang} releases={releases} year={asOf} />
            <Undo lang={lang} releases={releases} form={undo} />
          </Card>
          {decided.length === 0 ? null : (
            <Card title={t(lang, 'cal.decided')} remark={t(lang, 'cal.count', { n: decided.length })}>
              <Proposals lang={lang} proposals={decided} year={asOf} />
            </Card>
          )}
        </div>
        <aside class="side-column">
          <UploadForm lang={lang} form={upload} />
          <DayForm lang={lang} form={day} calendars={choices} />
        </aside>
      </div>
    </Layout>
  );
}

interface ProposalsProps {
  readonly lang: Lang;
  readonly proposals: readonly ProposalSummary[];
  readonly year: string;
}

function Proposals({ lang, proposals, year }: ProposalsProps) {
  return (
    <table class="sheet rows two proposals">
      <thead>
        <tr>
          {(['status', 'note', 'proposed', 'decision'] as const).map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `cal.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {proposals.map((proposal) => (
          <tr>
            <td class="k-status">
              <Tag
                lang={lang}
                mark={proposal.outdated ? 'not_started' : statusMark[proposal.status]}
                word={statusWord(lang, proposal)}
              />
            </td>
            <th scope="row" class="k-note">
              <a href={paths.proposal(proposal.id)}>{titleOf(lang, proposal)}</a>
              <small>{originWord(lang, proposal)}</small>
            </th>
            <td class="k-proposed">
              {proposal.createdBy.name}
              <small>
                <Clock lang={lang} at={proposal.createdAt} year={year} />
              </small>
            </td>
            <td class="k-decision">
              {proposal.decision === null ? (
                <span class="none">—</span>
              ) : (
                <>
                  {proposal.decision.by.name}
                  <small>
                    <Clock lang={lang} at={proposal.decision.at} year={year} />
                  </small>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function InForce({ lang, calendars }: { lang: Lang; calendars: readonly CalendarInForce[] }) {
  return (
    <ul class="in-force">
      {calendars.map(({ id, name, edition, from, announcedUntil, firmUntil, notices }) => (
        <li>
          <p>
            <b>{id === 'CN' ? t(lang, 'cal.national') : named(lang, name)}</b> <code>{edition}</code>
          </p>
          {id === 'CN' ? (
            <p class="sub">
              <Rich
                lang={lang}
                k="cal.covers"
                facts={{
                  from: <Day lang={lang} date={from} />,
                  to: <Day lang={lang} date={announcedUntil} />,
                }}
              />
              <span class="until">
                {t(lang, 'cal.col.firm')} <Day lang={lang} date={firmUntil} />
              </span>
            </p>
          ) : null}
          <Notices lang={lang} notices={notices} />
        </li>
      ))}
    </ul>
  );
}

const NOTICES_SHOWN = 2;

function Notices({ lang, notices }: { lang: Lang; notices: readonly NoticeView[] }) {
  const earlier = notices.slice(NOTICES_SHOWN);
  const list = (some: readonly NoticeView[]) => (
    <ul class="notices">
      {some.map((notice) => (
        <li>
          <Notice lang={lang} notice={notice} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(notices.slice(0, NOTICES_SHOWN))}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t(lang, 'cal.notices.more', { n: earlier.length })}</summary>
          {list(earlier)}
        </details>
      )}
    </>
  );
}

function Releases({ lang, releases, year }: { lang: Lang; releases: readonly ReleaseView[]; year: string }) {
  return (
    <table class="sheet rows releases">
      <thead>
        <tr>
          {(['release', 'applied', 'note', 'proposed', 'signed'] as const).map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `cal.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {releases.map(({ number, appliedAt, proposal, note, proposedBy, signedBy }) => (
          <tr>
            <th scope="row" class="k-release">
              {t(lang, 'cal.release', { n: number })}
            </th>
            <td class="k-applied">
              <Clock lang={lang} at={appliedAt} year={year} />
            </td>
            <td class="k-note">
              {proposal === null ? (
                <span class="sub">{t(lang, 'cal.release.first')}</span>
              ) : (
                <a href={paths.proposal(proposal)}>{note}</a>
              )}
            </td>
            <td class="k-proposed">{proposedBy ?? <span class="none">—</span>}</td>
            <td class="k-signed">{signedBy ?? <span class="none">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Undo({ lang, releases, form }: { lang: Lang; releases: readonly ReleaseView[]; form: FormState }) {
  const newest = releases.find(({ mayBeUndone }) => mayBeUndone);
  if (newest === undefined) return null;
  return (
    <details class="undo" open={form.issues.length > 0}>
      <summary>{t(lang, 'cal.undo', { n: newest.number })}</summary>
      <form class="card-form" method="post" action={paths.proposeUndo}>
        <Problems lang={lang} form={form} scope="undo" />
        <p class="hint">{t(lang, 'cal.undo.about')}</p>
        <Field
          lang={lang}
          name="note"
          scope="undo"
          label={t(lang, 'cal.undo.note')}
          form={form}
          required
          attributes={{ maxlength: 200 }}
        />
        <button class="btn" type="submit">
          {t(lang, 'cal.undo.submit')}
        </button>
      </form>
    </details>
  );
}

// 运行状况: whether the two engines agree, and if not each value; the calendars in force; what runs by itself.
import { regionName } from '../../domain/regions.ts';
import type { EngineState } from '../../services/compare-engines.ts';
import type { EngineHealth, HealthView, JobState } from '../../services/engine-health.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Fact } from '../components/card.tsx';
import { Day, Tied } from '../components/day.tsx';
import { DifferencesTable } from '../components/differences-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { fullMoment } from '../words/dates.ts';
import { jobEvery, jobName } from '../words/jobs.ts';
import type { Mark } from '../words/marks.ts';

const marks: Readonly<Record<EngineState, Mark>> = {
  agree: 'done',
  differs: 'overdue',
  old: 'due_soon',
  never: 'due_soon',
};

export function HealthPage({ shell, health }: { shell: Shell; health: HealthView }) {
  const { lang } = shell;
  const { engines } = health;
  return (
    <Layout shell={shell} title={t(lang, 'health.title')} active="health">
      <PageHead
        title={t(lang, 'health.title')}
        sub={t(lang, 'health.version', { version: health.version })}
      />
      <Engines lang={lang} engines={engines} />
      {engines.last === null || engines.last.differences === 0 ? null : (
        <DifferencesTable lang={lang} engines={engines} />
      )}
      <div class="columns">
        <div class="main-panel">
          <Calendars lang={lang} calendars={health.calendars} />
        </div>
        <aside class="side-column">
          <Jobs lang={lang} jobs={health.jobs} />
          <Card title={t(lang, 'health.record')}>
            <p class="health-note">
              <WithCommand text={t(lang, 'health.recordBody')} />
            </p>
          </Card>
        </aside>
      </div>
    </Layout>
  );
}

/** One sentence how it stands, one what to do, then when and over what. Anything but agreement is an alarm. */
function Engines({ lang, engines: { state, last } }: { lang: Lang; engines: EngineHealth }) {
  const alarm = state !== 'agree';
  return (
    <section
      class={`panel health-engines s-${state}`}
      aria-label={t(lang, 'health.engines')}
      role={alarm ? 'alert' : undefined}
    >
      <div class="said">
        <h2>{t(lang, 'health.engines')}</h2>
        <p class="state">
          <Tag
            lang={lang}
            mark={marks[state]}
            word={t(lang, `health.state.${state}`, { n: last?.differences ?? 0 })}
          />
        </p>
        <p class="do">
          <WithCommand text={t(lang, `health.do.${state}`)} />
        </p>
      </div>
      {last === null ? null : (
        <dl class="facts">
          <Fact label={t(lang, 'health.last')}>
            <Tied text={fullMoment(lang, last.at)} />
          </Fact>
          <Fact label={t(lang, 'health.scope')}>
            {t(lang, 'health.scopeValue', { projects: last.projects, clocks: last.clocks })}
          </Fact>
          <Fact label={t(lang, 'health.took')}>
            {last.durationMs < 1000
              ? t(lang, 'health.milliseconds', { n: last.durationMs })
              : t(lang, 'health.seconds', { n: (last.durationMs / 1000).toFixed(1) })}
          </Fact>
        </dl>
      )}
    </section>
  );
}

/** A command stays on one line, and is copied as it must be typed. */
function WithCommand({ text }: { text: string }) {
  return (
    <>{text.split(/(npm run cli -- \w+)/).map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}</>
  );
}

const columns = ['id', 'announced', 'firm', 'covered', 'edition'] as const;

/** 全国, or the name of the place. */
const placeOf = (lang: Lang, id: string): string =>
  regionName(id.slice('CN-'.length) || '000000', lang === 'en' ? 'en' : 'zh');

function Calendars({ lang, calendars }: { lang: Lang; calendars: HealthView['calendars'] }) {
  return (
    <Card title={t(lang, 'health.calendars')}>
      <table class="sheet rows health-calendars">
        <caption class="visually-hidden">{t(lang, 'health.calendarsTable')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={`k-${column}`}>
                {t(lang, `health.calendar.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendars.map((calendar) => (
            <tr>
              <th scope="row" class="k-id">
                {placeOf(lang, calendar.id)}
              </th>
              <Until lang={lang} name="announced" date={calendar.announcedUntil} />
              <Until lang={lang} name="firm" date={calendar.firmUntil} />
              <Until lang={lang} name="covered" date={calendar.coveredTo} />
              <td class="k-edition">
                <code>{calendar.edition}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** On a phone, where the head of the table is away, the label stands beside the date. */
function Until({ lang, name, date }: { lang: Lang; name: 'announced' | 'firm' | 'covered'; date: string }) {
  return (
    <td class={`k-${name}`}>
      <span class="phone-label">{t(lang, `health.calendar.${name}`)}</span> <Day lang={lang} date={date} />
    </td>
  );
}

function Jobs({ lang, jobs }: { lang: Lang; jobs: readonly JobState[] }) {
  if (jobs.length === 0) return null;
  return (
    <Card title={t(lang, 'health.jobs')} remark={t(lang, 'health.jobsSub')}>
      <ul class="plain-list stacked">
        {jobs.map((job) => (
          <li>
            <span>
              {jobName(lang, job.name)} <small>{jobEvery(lang, job.everySeconds)}</small>
            </span>
            <LastRun lang={lang} job={job} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LastRun({ lang, job }: { lang: Lang; job: JobState }) {
  if (job.lastRunAt === null) return <small>{t(lang, 'health.job.notYet')}</small>;
  const at = fullMoment(lang, job.lastRunAt);
  if (job.failed) {
    return (
      <Marked mark="overdue">
        <Tied text={t(lang, 'health.job.failed', { at })} />
      </Marked>
    );
  }
  return (
    <small>
      <Tied text={t(lang, 'health.job.last', { at })} />
    </small>
  );
}

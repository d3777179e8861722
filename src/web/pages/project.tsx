// One project: header with its promise, stage band, cases by stage, who has it now, and the history.
import type { OwedPaper } from '../../services/owed-papers.ts';
import type { ChainLink } from '../../services/project-chart.ts';
import type { ProjectOutlook } from '../../services/project-outlook.ts';
import type { TimeAccountView } from '../../services/time-account-views.ts';
import type { CaseView, EventView, ForecastView, ProjectView } from '../../services/views.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { ProjectFlow } from '../charts/project-flow.tsx';
import { AnswerCard } from '../components/answer-card.tsx';
import { Card, Empty } from '../components/card.tsx';
import { CaseTable } from '../components/case-table.tsx';
import { ForecastFigures, headlineOf } from '../components/forecast-figures.tsx';
import { History } from '../components/history.tsx';
import { icon } from '../components/shapes.ts';
import { Targets } from '../components/targets.tsx';
import { TimeAccountBand } from '../components/time-account-band.tsx';
import { Layout, type Shell } from '../layout.tsx';
import type { Role } from '../menu.ts';
import { paths } from '../paths.ts';
import { isOpen, openCases } from '../words/answer.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, markOfCase } from '../words/marks.ts';
import { listed, named } from '../words/names.ts';

export interface ProjectPageProps extends ProjectOutlook {
  readonly shell: Shell;
  readonly project: ProjectView;
  /** What each item waits for: the arrows of the flow chart. */
  readonly links: readonly ChainLink[];
  /** Newest first; as many as the page shows. */
  readonly events: readonly EventView[];
  /** How many there are in all. */
  readonly eventCount: number;
  /** Papers that those events should have and the reader may issue. */
  readonly owed: readonly OwedPaper[];
  /** Makes a repeated press harmless. */
  readonly formKey: string;
  /** Items of cases for which the reader may record something now. */
  readonly recordable: readonly string[];
  /** Those of them where the main button may lead: what ends a case is not offered first. */
  readonly forward: readonly string[];
}

/** More than these stand below the cases instead of beside them. */
const SIDE_EVENTS = 14;

export function ProjectPage(props: ProjectPageProps) {
  const { shell, project, links, forecast, account, groups, recordable, forward } = props;
  const { lang } = shell;
  const long = props.events.length > SIDE_EVENTS;
  const history = <HistoryCard {...props} lang={lang} />;
  return (
    <Layout shell={shell} title={project.name} active="projects" wide>
      <div class="project-page">
        <Header lang={lang} project={project} forecast={forecast} forward={forward} />
        <ProjectNav shell={shell} project={project} groups={groups} />
        {project.warnings.length === 0 ? null : <Warnings lang={lang} project={project} />}
        <ProjectFlow lang={lang} project={project} links={links} />
        <AccountCard lang={lang} account={account} forecast={forecast} />
        <div class="columns">
          <Card
            title={t(lang, 'project.cases')}
            remark={t(lang, 'project.casesSub', {
              total: project.cases.length,
              parts: partsOf(lang, project.cases),
            })}
            aside={
              <span class="sub">{t(lang, 'project.casesYear', { year: project.asOf.slice(0, 4) })}</span>
            }
            class="main-panel"
          >
            <CaseTable lang={lang} project={project} recordable={recordable} />
          </Card>
          <aside class="side-column">
            <AnswerCard lang={lang} project={project} recordable={recordable} />
            {long ? null : history}
          </aside>
        </div>
        {long ? history : null}
      </div>
    </Layout>
  );
}

interface HistoryCardProps
  extends Pick<ProjectPageProps, 'project' | 'events' | 'eventCount' | 'owed' | 'formKey'> {
  readonly lang: Lang;
}

function HistoryCard({ lang, project, events, eventCount, owed, formKey }: HistoryCardProps) {
  const all = t(lang, 'history.all', { n: eventCount });
  const more = events.length < eventCount;
  return (
    <Card
      title={t(lang, 'history.title')}
      aside={
        more ? (
          <a href={paths.project(project.id, { history: 'all' })}>{all}</a>
        ) : (
          <span class="sub">{all}</span>
        )
      }
    >
      {events.length === 0 ? (
        <Empty title={t(lang, 'history.empty')} />
      ) : (
        <History
          lang={lang}
          events={events}
          year={project.asOf}
          owed={{ projectId: project.id, papers: owed, formKey }}
        />
      )}
    </Card>
  );
}

/** The agreement that promises the indicators of standard land, and the review of them. */
const landItems: readonly string[] = ['BZ03', 'BZ08'];

/** Everything else that is known of the project, a line of links under its head. */
/** Who is shown the way to the owner's links; what each may do there the verbs decide. */
const linkMakers: readonly Role[] = ['owner', 'agent', 'window'];

function ProjectNav({
  shell: { lang, person },
  project: { id, cases },
  groups,
}: {
  shell: Shell;
  project: ProjectView;
  groups: ProjectOutlook['groups'];
}) {
  const links = [
    [paths.forecast(id), 'project.nav.forecast'],
    [paths.timeAccount(id), 'project.nav.account'],
    [paths.scope(id), 'project.nav.scope'],
    [paths.projectEarly(id), 'project.nav.early'],
    [paths.papers(id), 'papers.title'],
    [paths.projectGantt(id), 'project.nav.gantt'],
    ...(cases.some(({ item }) => landItems.includes(item))
      ? ([[paths.standardLand(id), 'land.title']] as const)
      : []),
    [paths.feeds(id), 'feeds.subscribe'],
    ...(person?.roles.some((role) => linkMakers.includes(role)) === true
      ? ([
          [paths.promises(id), 'promises.title'],
          [paths.ownerLinks(id), 'links.entry'],
          [paths.newProblem(id), 'problem.entry'],
        ] as const)
      : []),
  ] as const;
  return (
    <nav class="panel project-nav" aria-label={t(lang, 'project.nav')}>
      {links.map(([href, key]) => (
        <a href={href}>{t(lang, key)}</a>
      ))}
      {groups.length === 0 ? null : (
        <span class="group-links">
          {t(lang, 'project.nav.groups')}
          {groups.map(({ code, name }) => (
            <a href={paths.group(id, code)}>{named(lang, name)}</a>
          ))}
        </span>
      )}
    </nav>
  );
}

interface AccountCardProps {
  readonly lang: Lang;
  readonly account: TimeAccountView;
  readonly forecast: ForecastView;
}

/** Only once days have been counted: before that there is nothing to divide. */
function AccountCard({ lang, account, forecast }: AccountCardProps) {
  if (account.stretches.length === 0) return null;
  const isOpen = account.endedOn === null;
  return (
    <Card
      title={t(lang, 'account.title')}
      remark={t(lang, 'account.remark')}
      class="account-card"
      aside={<a href={paths.timeAccount(forecast.projectId)}>{t(lang, 'account.open')}</a>}
    >
      <TimeAccountBand
        lang={lang}
        account={account}
        finishOn={isOpen ? forecast.finishOn : null}
        promise={headlineOf(forecast)}
      />
    </Card>
  );
}

function Header({
  lang,
  project,
  forecast,
  forward,
}: {
  lang: Lang;
  project: ProjectView;
  forecast: ForecastView;
  forward: readonly string[];
}) {
  const next = [...openCases(project.cases), ...project.cases].find((c) => forward.includes(c.item));
  const kind = [named(lang, project.regime), named(lang, project.category)];
  return (
    <header class="panel project-head">
      <div class="identity">
        <h1>{project.name}</h1>
        <p>
          <span class="nowrap">{project.code}</span>
          <span>{kind.join(' · ')}</span>
          <a href={paths.template(project.template.id)}>{named(lang, project.template.name)}</a>
        </p>
        <p>
          <span>{t(lang, 'project.owner', { name: project.owner.name })}</span>
          <span>
            {project.agent === null
              ? t(lang, 'project.noAgent')
              : t(lang, 'project.agent', { name: project.agent.name })}
            {project.agent?.phone === null || project.agent === null ? null : ` ${project.agent.phone}`}
          </span>
          <span>{t(lang, 'project.openedOn', { date: shortDay(lang, project.openedOn, project.asOf) })}</span>
        </p>
      </div>
      <Targets lang={lang} project={project}>
        <ForecastFigures lang={lang} forecast={forecast} promise={false} />
      </Targets>
      {next !== undefined ? (
        <div class="head-actions">
          <a class="btn btn-primary" href={paths.record(project.id, next.item)}>
            {icon('add')}
            {t(lang, 'project.recordNow')}
          </a>
        </div>
      ) : null}
    </header>
  );
}

function Warnings({ lang, project }: { lang: Lang; project: ProjectView }) {
  return (
    <ul class="notice">
      {project.warnings.map((warning) => (
        <li>
          {icon('info', 14)} {errorText(lang, warning.code)}
        </li>
      ))}
    </ul>
  );
}

/** 办结 11，超期 1，可办理 1，未开始 3 — only the parts that there are. */
function partsOf(lang: Lang, cases: readonly CaseView[]): string {
  const marks = cases.map((c) => ({ c, mark: markOfCase(c) }));
  const count = (test: (one: (typeof marks)[number]) => boolean): number => marks.filter(test).length;
  const late = count(({ mark }) => isLate(mark));
  const parts = [
    ['project.part.done', count(({ mark }) => mark === 'done')],
    ['project.part.overdue', late],
    ['project.part.running', count(({ c, mark }) => isOpen(c) && !isLate(mark))],
    ['project.part.ready', count(({ mark }) => mark === 'ready')],
    ['project.part.waiting', count(({ mark }) => mark === 'not_started')],
    ['project.part.ended', count(({ mark }) => mark === 'ended' || mark === 'waived')],
  ] as const;
  const words = parts.filter(([, n]) => n > 0).map(([key, n]) => t(lang, key, { n }));
  return lang === 'en' ? listed(lang, words) : words.join('，');
}

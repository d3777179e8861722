// One project: header with its promise, stage band, cases by stage, who has it now, and the history.
import type { CaseView, EventView, ProjectView } from '../../services/views.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { AnswerCard } from '../components/answer-card.tsx';
import { Card, Empty } from '../components/card.tsx';
import { CaseTable } from '../components/case-table.tsx';
import { History } from '../components/history.tsx';
import { icon } from '../components/shapes.ts';
import { StageBand } from '../components/stage-band.tsx';
import { Targets } from '../components/targets.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { isOpen, openCases } from '../words/answer.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, markOfCase } from '../words/marks.ts';
import { listed, named } from '../words/names.ts';

export interface ProjectPageProps {
  readonly shell: Shell;
  readonly project: ProjectView;
  /** Newest first; as many as the page shows. */
  readonly events: readonly EventView[];
  /** How many there are in all. */
  readonly eventCount: number;
  /** Items of cases for which the reader may record something now. */
  readonly recordable: readonly string[];
  /** Those of them where the main button may lead: what ends a case is not offered first. */
  readonly forward: readonly string[];
}

/** More than these stand below the cases instead of beside them. */
const SIDE_EVENTS = 14;

export function ProjectPage(props: ProjectPageProps) {
  const { shell, project, events, eventCount, recordable, forward } = props;
  const { lang } = shell;
  const long = events.length > SIDE_EVENTS;
  const history = <HistoryCard lang={lang} project={project} events={events} eventCount={eventCount} />;
  return (
    <Layout shell={shell} title={project.name} active="projects" wide>
      <Header lang={lang} project={project} forward={forward} />
      {project.warnings.length === 0 ? null : <Warnings lang={lang} project={project} />}
      {project.stages.length === 0 ? null : <StageBand lang={lang} stages={project.stages} />}
      <div class="columns">
        <Card
          title={t(lang, 'project.cases')}
          remark={t(lang, 'project.casesSub', {
            total: project.cases.length,
            parts: partsOf(lang, project.cases),
          })}
          aside={<span class="sub">{t(lang, 'project.casesYear', { year: project.asOf.slice(0, 4) })}</span>}
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
    </Layout>
  );
}

interface HistoryCardProps extends Pick<ProjectPageProps, 'project' | 'events' | 'eventCount'> {
  readonly lang: Lang;
}

function HistoryCard({ lang, project, events, eventCount }: HistoryCardProps) {
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
        <History lang={lang} events={events} year={project.asOf} />
      )}
    </Card>
  );
}

function Header({
  lang,
  project,
  forward,
}: {
  lang: Lang;
  project: ProjectView;
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
          <a href={paths.feeds(project.id)}>{t(lang, 'feeds.subscribe')}</a>
        </p>
      </div>
      <Targets lang={lang} project={project} />
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

// Sample pages of the daily work: home, project list, project, ledger.
import type { ProjectRow, ProjectView } from '../../src/services/views.ts';
import type { Lang } from '../../src/texts/index.ts';
import { HomePage } from '../../src/web/pages/home.tsx';
import { LedgerPage } from '../../src/web/pages/ledger.tsx';
import { ProjectPage } from '../../src/web/pages/project.tsx';
import { type ProjectQuery, ProjectsPage } from '../../src/web/pages/projects.tsx';
import { isOpen } from '../../src/web/words/answer.ts';
import { calendarDays, demoProject, home, projectRows } from './demo-views.ts';
import { outlookOf } from './outlook.ts';
import { longName, type Makers, options, shellFor } from './samples.ts';

const noFilter: ProjectQuery = {
  q: '',
  stage: '',
  light: '',
  region: '',
  template: '',
  agent: '',
  sort: 'light',
  direction: 'ascending',
};

/** Sixty rows made from six, with one name that is far too long. */
const sixty: readonly ProjectRow[] = Array.from({ length: 60 }, (_, i) => {
  const row = projectRows[i % projectRows.length] as ProjectRow;
  return { ...row, id: `${row.id}-${i}`, name: i === 3 ? longName : `${row.name}${i > 5 ? ` ${i}` : ''}` };
});

const days21 = calendarDays('2026-05-27', '2026-06-16');

/** What a proxy clerk can act on: cases in hand, and those that may be filed. */
const recordable = ({ cases }: ProjectView): readonly string[] =>
  cases.filter((c) => isOpen(c) || c.status === 'ready').map((c) => c.item);

const p1 = demoProject('永丰');

export const workPages: Makers = {
  home: (lang) => <HomePage shell={shellFor(lang, '/')} home={home} days={days21} show={null} mayRecord />,
  'home-filtered': (lang) => (
    <HomePage shell={shellFor(lang, '/?show=paused')} home={home} days={days21} show="paused" mayRecord />
  ),
  'home-empty': (lang) => (
    <HomePage
      shell={{ ...shellFor(lang, '/'), demo: false }}
      home={{
        ...home,
        projects: 0,
        rows: [],
        counters: { todo: 0, dueSoon: 0, overdue: 0, paused: 0, deemed: 0, owed: 0, verification: 0 },
      }}
      days={days21}
      show={null}
      mayRecord
    />
  ),
  projects: (lang) => (
    <ProjectsPage
      shell={shellFor(lang, '/projects')}
      page={{ items: projectRows, next: null, total: 6 }}
      query={noFilter}
      options={options}
      before={0}
      mayOpen
    />
  ),
  'projects-60': (lang) => (
    <ProjectsPage
      shell={shellFor(lang, '/projects?sort=due')}
      page={{ items: sixty, next: 'abc', total: 512 }}
      query={{ ...noFilter, sort: 'due' }}
      options={options}
      before={60}
      mayOpen
    />
  ),
  'projects-none': (lang) => (
    <ProjectsPage
      shell={shellFor(lang, '/projects?q=zzz')}
      page={{ items: [], next: null, total: 0 }}
      query={{ ...noFilter, q: 'zzz' }}
      options={options}
      before={0}
      mayOpen={false}
    />
  ),
  project: (lang) => projectPage(lang, '永丰'),
  'project-p2': (lang) => projectPage(lang, '云栖'),
  'project-p3': (lang) => projectPage(lang, '古山'),
  'project-p4': (lang) => projectPage(lang, '龙山'),
  'project-p5': (lang) => projectPage(lang, '象珠'),
  'project-p6': (lang) => projectPage(lang, '芝英'),
  'project-long': (lang) => {
    const { project, events } = p1;
    const owner = { ...project.owner, name: '永康市经济开发区投资建设发展集团有限公司智能装备分公司' };
    const long = {
      ...project,
      name: longName,
      owner,
      warnings: [{ path: 'owner.creditCode', code: 'credit_code_check_digit' }],
    };
    return (
      <ProjectPage
        shell={shellFor(lang, '/projects/p1')}
        project={long}
        {...outlookOf(p1)}
        events={events}
        eventCount={events.length}
        recordable={recordable(project)}
        forward={recordable(project)}
      />
    );
  },
  ledger: (lang) => ledgerPage(lang, '永丰', 'GH02', 'promised', '2026-05-01', '2026-05-31'),
  'ledger-p2': (lang) => ledgerPage(lang, '云栖', 'SG01', 'promised', '2026-05-01', '2026-05-31'),
  'ledger-p3': (lang) => ledgerPage(lang, '古山', 'SG07', 'verification', '2026-05-01', '2026-06-30'),
  'ledger-p4': (lang) => ledgerPage(lang, '龙山', 'SG07', 'supplement', '2026-05-01', '2026-06-30'),
  'ledger-p5': (lang) => ledgerPage(lang, '象珠', 'GH02', 'promised', '2026-05-01', '2026-06-30'),
  'ledger-target': (lang) => targetPage(lang, '永丰', 'T59'),
  'ledger-p6': (lang) => ledgerPage(lang, '芝英', 'GH01', 'promised', '2026-05-01', '2026-06-30'),
};

function projectPage(lang: Lang, name: string) {
  const { project, events } = demoProject(name);
  return (
    <ProjectPage
      shell={shellFor(lang, `/projects/${project.id}`)}
      project={project}
      {...outlookOf(demoProject(name))}
      events={events.slice(0, 12)}
      eventCount={events.length}
      recordable={recordable(project)}
      forward={recordable(project)}
    />
  );
}

function ledgerPage(lang: Lang, name: string, item: string, kind: string, from: string, to: string) {
  const view = demoProject(name);
  const ledger = view.ledger(item, kind);
  const c = view.project.cases.find((one) => one.item === item);
  return (
    <LedgerPage
      shell={shellFor(lang, `/projects/${view.project.id}/cases/${item}/ledger?clock=${kind}`)}
      ledger={ledger}
      calendar={calendarDays(from, to)}
      clocks={(c?.clocks ?? []).map((clock) => ({ key: clock.kind, clock, about: null, nth: null }))}
    />
  );
}

function targetPage(lang: Lang, name: string, code: string) {
  const view = demoProject(name);
  const ledger = view.targetLedger(code);
  return (
    <LedgerPage
      shell={shellFor(lang, `/projects/${view.project.id}/targets/${code}/ledger`)}
      ledger={ledger}
      calendar={calendarDays('2026-05-01', '2026-05-31')}
      clocks={[{ key: ledger.key, clock: ledger.clock, about: null, nth: null }]}
    />
  );
}

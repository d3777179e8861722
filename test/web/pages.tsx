// Every page of the product with sample data, as tests and the preview render them.
import { projectAttributes } from '../../src/domain/attributes.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import type { ProjectRow, ProjectView } from '../../src/services/views.ts';
import type { Lang } from '../../src/texts/index.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { renderPage, type Shell } from '../../src/web/layout.tsx';
import { CalculatorPage } from '../../src/web/pages/calculator.tsx';
import { ErrorPage } from '../../src/web/pages/error.tsx';
import { HomePage } from '../../src/web/pages/home.tsx';
import { LedgerPage } from '../../src/web/pages/ledger.tsx';
import { OpenProjectPage } from '../../src/web/pages/open-project.tsx';
import { PeoplePage } from '../../src/web/pages/people.tsx';
import { ProjectPage } from '../../src/web/pages/project.tsx';
import { type ProjectQuery, ProjectsPage } from '../../src/web/pages/projects.tsx';
import { RecordPage } from '../../src/web/pages/record.tsx';
import { SetPasswordPage, SignInPage } from '../../src/web/pages/sign-in.tsx';
import { TemplatePage } from '../../src/web/pages/template.tsx';
import { TemplatesPage } from '../../src/web/pages/templates.tsx';
import { isOpen } from '../../src/web/words/answer.ts';
import { stateCouncil } from '../support/calendar.ts';
import { template } from '../support/template-files.ts';
import { calendarDays, demo, demoProject, home, now, parties, projectRows, today } from './demo-views.ts';
import { plainLedger } from './plain-ledger.ts';

const longName = '永康市经济开发区智能装备产业园三期（含地下车库、配套宿舍及10千伏变配电站）标准厂房建设项目';

export const shellFor = (lang: Lang, path: string): Shell => ({
  lang,
  path,
  now,
  region: '永康市',
  demo: true,
  person: { name: '陈丽', roles: ['agent'] },
  counts: { home: 4, projects: 6 },
});

const administrator = (lang: Lang, path: string): Shell => ({
  ...shellFor(lang, path),
  person: { name: '管理员甲', roles: ['administrator'] },
  counts: {},
});

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

const options = {
  stages: [
    { value: 'S1', label: '立项与用地' },
    { value: 'S2', label: '规划许可' },
  ],
  regions: [{ value: '330784', label: '永康市' }],
  templates: demo.map(({ template: { id, name } }) => ({ value: id, label: name.zh })),
  agents: [{ value: 'agent01', label: '陈丽' }],
};

/** Sixty rows made from six, with one name that is far too long. */
const sixty: readonly ProjectRow[] = Array.from({ length: 60 }, (_, i) => {
  const row = projectRows[i % projectRows.length] as ProjectRow;
  return { ...row, id: `${row.id}-${i}`, name: i === 3 ? longName : `${row.name}${i > 5 ? ` ${i}` : ''}` };
});

const days21 = calendarDays('2026-05-27', '2026-06-16');
const year2026 = {
  year: 2026,
  days: calendarDays('2026-01-01', '2026-12-31'),
  workingDays: 248,
  notice: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
  previous: 2025,
  next: 2027,
};

/** What a proxy clerk can act on: cases in hand, and those that may be filed. */
const recordable = ({ cases }: ProjectView): readonly string[] =>
  cases.filter((c) => isOpen(c) || c.status === 'ready').map((c) => c.item);

type Maker = (lang: Lang) => { toString(): string | Promise<string> };

const p1 = demoProject('永丰');

const makers: Readonly<Record<string, Maker>> = {
  'sign-in': (lang) => (
    <SignInPage
      shell={{ ...shellFor(lang, '/sign-in'), person: null }}
      form={emptyForm}
      back="/projects"
      samples={{
        password: 'yongkang-2026',
        accounts: [
          { username: 'agent01', name: '陈丽', role: 'agent' },
          { username: 'win01', name: '徐敏', role: 'window' },
          { username: 'plan01', name: '王建明', role: 'officer' },
          { username: 'admin01', name: '管理员甲', role: 'administrator' },
        ],
      }}
    />
  ),
  'sign-in-wrong': (lang) => (
    <SignInPage
      shell={{ ...shellFor(lang, '/sign-in'), person: null, demo: false, region: null }}
      form={{ values: { username: 'agent01' }, issues: [{ path: '', code: 'sign_in_failed', facts: {} }] }}
      back={null}
      samples={null}
    />
  ),
  password: (lang) => (
    <SetPasswordPage
      shell={{ ...shellFor(lang, '/sign-in/abc'), person: null, demo: false }}
      token="abc"
      name="陈丽"
      minLength={12}
      form={emptyForm}
    />
  ),
  home: (lang) => <HomePage shell={shellFor(lang, '/')} home={home} days={days21} show={null} />,
  'home-filtered': (lang) => (
    <HomePage shell={shellFor(lang, '/?show=paused')} home={home} days={days21} show="paused" />
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
        events={events}
        eventCount={events.length}
        recordable={recordable(project)}
      />
    );
  },
  ledger: (lang) => ledgerPage(lang, '永丰', 'GH02', 'promised', '2026-05-01', '2026-05-31'),
  'ledger-p2': (lang) => ledgerPage(lang, '云栖', 'SG01', 'promised', '2026-05-01', '2026-05-31'),
  'ledger-p3': (lang) => ledgerPage(lang, '古山', 'SG07', 'verification', '2026-05-01', '2026-06-30'),
  'ledger-p4': (lang) => ledgerPage(lang, '龙山', 'SG07', 'supplement', '2026-05-01', '2026-06-30'),
  'ledger-p5': (lang) => ledgerPage(lang, '象珠', 'GH02', 'promised', '2026-05-01', '2026-06-30'),
  'ledger-p6': (lang) => ledgerPage(lang, '芝英', 'GH01', 'promised', '2026-05-01', '2026-06-30'),
  record: (lang) => recordPage(lang, null),
  'record-wrong': (lang) =>
    recordPage(lang, {
      type: 'pause',
      form: {
        values: { occurredDate: '2026-05-28', occurredTime: '09:00', document: '' },
        issues: [
          { path: 'occurredDate', code: 'occurred_in_future', facts: {} },
          { path: 'document', code: 'required', facts: {} },
        ],
      },
    }),
  'open-project': (lang) => openPage(lang, false),
  'open-project-form': (lang) => openPage(lang, true),
  calculator: (lang) => calculatorPage(lang, true),
  'calculator-empty': (lang) => calculatorPage(lang, false),
  templates: (lang) => (
    <TemplatesPage
      shell={administrator(lang, '/templates')}
      templates={[...demo.map((one) => one.template), template('nb-industrial-59')]}
    />
  ),
  template: (lang) => (
    <TemplatePage
      shell={administrator(lang, '/templates/nb-industrial-59')}
      template={template('nb-industrial-59')}
      parties={Object.fromEntries(
        [...parties].map(([code, party]) => [code, { zh: party.short, en: party.en }]),
      )}
      criticalPath={['LX01', 'YD02', 'GH02', 'SG07']}
    />
  ),
  people: (lang) => (
    <PeoplePage
      shell={administrator(lang, '/people')}
      people={[
        {
          username: 'agent01',
          name: '陈丽',
          roles: ['agent'],
          scope: ['永康市'],
          state: 'active',
        },
        {
          username: 'planboss',
          name: '李伟',
          roles: ['officer', 'approver'],
          scope: ['永康市', '资规局'],
          state: 'active',
        },
        {
          username: 'agent02',
          name: '胡晓东',
          roles: ['agent'],
          scope: ['永康市'],
          state: 'invited',
        },
        {
          username: 'old01',
          name: '赵敏',
          roles: ['window'],
          scope: [],
          state: 'disabled',
        },
      ]}
      link={{
        name: '胡晓东',
        url: 'http://127.0.0.1:8080/sign-in/6Zq0sV8rT1uW2xY3',
        until: '2026-05-28T01:00:00Z',
      }}
      options={{
        roles: [
          'owner',
          'agent',
          'window',
          'officer',
          'approver',
          'supervisor',
          'leader',
          'administrator',
          'integration',
        ],
        regions: options.regions,
        departments: [{ value: 'NRP', label: '资规局' }],
      }}
      form={emptyForm}
    />
  ),
  'error-404': (lang) => (
    <ErrorPage
      shell={shellFor(lang, '/projects/none')}
      kind="not_found"
      code="not_found"
      facts={{}}
      issues={[]}
      reference={null}
      back={null}
    />
  ),
  'error-500': (lang) => (
    <ErrorPage
      shell={{ ...shellFor(lang, '/'), person: null }}
      kind="unexpected"
      code={null}
      facts={{}}
      issues={[]}
      reference="7f31-22"
      back={null}
    />
  ),
};

function projectPage(lang: Lang, name: string) {
  const { project, events } = demoProject(name);
  return (
    <ProjectPage
      shell={shellFor(lang, `/projects/${project.id}`)}
      project={project}
      events={events.slice(0, 12)}
      eventCount={events.length}
      recordable={recordable(project)}
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
      others={(c?.clocks ?? []).filter((clock) => clock.kind !== kind)}
    />
  );
}

function recordPage(lang: Lang, open: Parameters<typeof RecordPage>[0]['open']) {
  const { project } = p1;
  const c = project.cases.find((one) => one.item === 'GH02');
  if (c === undefined) throw new Error('no GH02');
  const zh = lang === 'zh-CN';
  return (
    <RecordPage
      shell={shellFor(lang, '/projects/p1/cases/GH02/events')}
      project={project}
      case={c}
      open={open ?? { type: 'decide', form: emptyForm }}
      occurred={{ date: '2026-05-27', time: '09:00' }}
      key="k1"
      choices={[
        {
          type: 'decide',
          dueOn: '2026-06-10',
          fields: [
            {
              name: 'result',
              kind: 'select',
              required: true,
              options: [
                { value: 'approve', label: zh ? '准予' : 'Granted' },
                { value: 'refuse', label: zh ? '不予许可' : 'Refused' },
              ],
            },
            { name: 'document', kind: 'text', required: false },
            { name: 'reason', kind: 'textarea', required: false },
          ],
        },
        {
          type: 'pause',
          fields: [
            {
              name: 'procedure',
              kind: 'select',
              required: true,
              options: [{ value: 'EXPERT', label: zh ? '专家评审' : 'Expert review' }],
            },
            { name: 'document', kind: 'text', required: true },
            { name: 'until', kind: 'date', required: false },
          ],
        },
        {
          type: 'supplement',
          fields: [
            {
              name: 'materials',
              kind: 'materials',
              required: true,
              withDay: true,
              options: [
                { value: 'M1', label: '监理合同' },
                { value: 'M2', label: '施工场地基本具备条件的说明' },
              ],
            },
          ],
        },
        {
          type: 'extend',
          fields: [],
          refused: { code: 'extension_after_due', facts: { dueOn: '2026-05-26' } },
        },
        { type: 'withdraw', fields: [{ name: 'reason', kind: 'textarea', required: true }] },
        { type: 'terminate', fields: [{ name: 'reason', kind: 'textarea', required: true }] },
      ]}
    />
  );
}

function openPage(lang: Lang, wrong: boolean) {
  const spec = template('yk-filing-50wd');
  return (
    <OpenProjectPage
      shell={shellFor(lang, '/projects/new')}
      templates={[...demo.map((one) => one.template), spec].map((one) => ({
        id: one.id,
        version: one.version,
        name: one.name,
        region: one.region.zh,
        items: one.items.length,
      }))}
      chosen={{ id: spec.id, attributes: projectAttributes, defaults: spec.default_profile }}
      regions={options.regions}
      agents={options.agents}
      form={
        wrong
          ? {
              values: { code: '2603-330784-04-01', name: '永丰精密厂房二期' },
              issues: [{ path: 'code', code: 'project_code_length', facts: { expected: 24, length: 17 } }],
            }
          : emptyForm
      }
      key="k2"
    />
  );
}

function calculatorPage(lang: Lang, counted: boolean) {
  const lines = plainLedger(stateCouncil, day('2026-04-20'), 20);
  const due = lines.at(-1)?.date ?? '';
  return (
    <CalculatorPage
      shell={shellFor(lang, '/calculator?start=2026-04-20&days=20&unit=working')}
      asOf={isoDay(today)}
      calendars={[{ value: 'CN', label: '国务院' }]}
      form={
        counted
          ? { values: { start: '2026-04-20', days: '20', unit: 'working', roll: 'true' }, issues: [] }
          : emptyForm
      }
      result={
        counted
          ? {
              start: '2026-04-20',
              days: 20,
              unit: 'working',
              dueOn: due,
              provisional: false,
              edition: 'CN-2026 · 3f9a71c2',
              lines,
              totals: {
                counted: 20,
                restDays: lines.filter((line) => line.kind === 'off').length,
                pausedDays: 0,
              },
            }
          : null
      }
      year={year2026}
    />
  );
}

export const pageNames: readonly string[] = Object.keys(makers);

/** The page as it is sent. */
export function pageHtml(name: string, lang: Lang): string {
  const maker = makers[name];
  if (maker === undefined) throw new Error(`no page ${name}`);
  return renderPage(maker(lang));
}

// Sample pages where people type: recording, opening a project, counting days.
import { projectAttributes } from '../../src/domain/attributes.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import type { Lang } from '../../src/texts/index.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { CalculatorPage } from '../../src/web/pages/calculator.tsx';
import { OpenProjectPage } from '../../src/web/pages/open-project.tsx';
import { RecordPage } from '../../src/web/pages/record.tsx';
import { stateCouncil } from '../support/calendar.ts';
import { template } from '../support/template-files.ts';
import { calendarDays, demo, demoProject, today } from './demo-views.ts';
import { plainLedger } from './plain-ledger.ts';
import { type Makers, options, shellFor } from './samples.ts';

const year2026 = {
  year: 2026,
  days: calendarDays('2026-01-01', '2026-12-31'),
  workingDays: 248,
  notice: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
  previous: 2025,
  next: 2027,
};

const p1 = demoProject('永丰');

export const formPages: Makers = {
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
};

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
      formKey="k1"
      owed={[]}
      against={[]}
      offersPromise={false}
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
      formKey="k2"
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
        counted ? { values: { start: '2026-04-20', days: '20', unit: 'working' }, issues: [] } : emptyForm
      }
      answer={
        counted
          ? {
              result: {
                calendar: 'CN',
                start: '2026-04-20',
                days: 20,
                unit: 'working',
                dueOn: due,
                provisional: false,
                unpublished: null,
                edition: 'CN-2026 · 3f9a71c2',
                lines,
                totals: {
                  counted: 20,
                  restDays: lines.filter((line) => line.kind === 'off').length,
                  pausedDays: 0,
                },
              },
              knownOn: null,
              longestLedger: 800,
              link: 'http://127.0.0.1:8080/calculator?start=2026-04-20&days=20&unit=working',
              json: '/api/calendars/CN/due?start=2026-04-20&days=20&unit=working&ledger=true',
            }
          : null
      }
      year={year2026}
    />
  );
}

// Sample pages of how the program stands: all is well, values that do not agree, and never compared.
import type { HealthView } from '../../src/services/engine-health.ts';
import { HealthPage } from '../../src/web/pages/health.tsx';
import { administrator, type Makers } from './samples.ts';

const at = '2026-05-26T16:20:00.000Z';
const base: Omit<HealthView, 'engines'> = {
  calendars: [
    {
      id: 'CN',
      edition: 'CN-2026-4c1f09ab77d2',
      announcedUntil: '2026-12-31',
      firmUntil: '2026-12-28',
      coveredTo: '2036-12-31',
    },
    {
      id: 'CN-513400',
      edition: 'CN-513400-2026-90be1d20a3f4',
      announcedUntil: '2026-12-31',
      firmUntil: '2026-12-28',
      coveredTo: '2036-12-31',
    },
  ],
  jobs: [
    { name: 'catch-up', everySeconds: 60, lastRunAt: '2026-05-27T00:59:00.000Z', failed: false },
    { name: 'compare-engines', everySeconds: 3_600, lastRunAt: at, failed: true },
    { name: 'maintain', everySeconds: 86_400, lastRunAt: null, failed: false },
    { name: 'a-job-without-a-name', everySeconds: 300, lastRunAt: null, failed: false },
  ],
  version: '0.1.0',
};
const last = { at, durationMs: 1_840, projects: 6, clocks: 47, differences: 0 };
const project = {
  projectId: 'p1',
  projectCode: '2605-330784-04-01-000001',
  projectName: '永丰精密厂房',
  region: '330784',
};

export const healthPages: Makers = {
  health: (lang) => (
    <HealthPage
      shell={administrator(lang, '/health')}
      health={{ ...base, engines: { state: 'agree', last, differences: [] } }}
    />
  ),
  'health-never': (lang) => (
    <HealthPage
      shell={administrator(lang, '/health')}
      health={{ ...base, jobs: [], engines: { state: 'never', last: null, differences: [] } }}
    />
  ),
  'health-differs': (lang) => (
    <HealthPage
      shell={administrator(lang, '/health')}
      health={{
        ...base,
        engines: {
          state: 'differs',
          last: { ...last, differences: 1_204 },
          differences: [
            {
              ...project,
              item: 'GH02',
              clock: 'promised',
              subject: null,
              field: 'dueOn',
              stored: '2026-06-26',
              first: '2026-05-26',
              second: '2026-05-26',
            },
            {
              ...project,
              item: 'GH02',
              clock: 'statutory',
              subject: null,
              field: 'dueOn',
              stored: '2026-06-09',
              first: '2026-06-09',
              second: '2026-06-10',
            },
            {
              ...project,
              projectId: 'p4',
              projectName: '宏达智能装备生产线及配套仓储物流中心二期项目',
              item: 'SG07',
              clock: 'supplement',
              subject: 'SG07-M6',
              field: 'row',
              stored: null,
              first: 'row',
              second: 'row',
            },
            {
              ...project,
              item: 'GH02',
              clock: null,
              subject: null,
              field: 'acceptedOn',
              stored: '2026-05-13',
              first: '2026-05-11',
              second: '2026-05-11',
            },
            {
              ...project,
              item: null,
              clock: null,
              subject: null,
              field: 'closed',
              stored: 'true',
              first: 'false',
              second: 'false',
            },
            {
              ...project,
              item: 'GH02',
              clock: 'promised',
              subject: null,
              field: 'pauses',
              stored: null,
              first: '2026-05-15..2026-05-18',
              second: '2026-05-15..2026-05-18',
            },
          ],
        },
      }}
    />
  ),
  'health-elsewhere': (lang) => (
    <HealthPage
      shell={administrator(lang, '/health')}
      health={{
        ...base,
        engines: { state: 'differs', last: { ...last, differences: 2 }, differences: [] },
      }}
    />
  ),
  'health-old': (lang) => (
    <HealthPage
      shell={administrator(lang, '/health')}
      health={{ ...base, engines: { state: 'old', last, differences: [] } }}
    />
  ),
};

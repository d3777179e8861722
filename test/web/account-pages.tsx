// Sample pages of the time account: a project on its way, on a past evening, before its first event, and stories to their end.
import { planFor } from '../../src/domain/approval-chain.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { readProject } from '../../src/domain/project-reading.ts';
import { timeAccountView } from '../../src/services/time-account.ts';
import type { ForecastTargetView } from '../../src/services/views.ts';
import type { Lang } from '../../src/texts/index.ts';
import { headlineOf } from '../../src/web/components/forecast-figures.tsx';
import { emptyForm } from '../../src/web/components/form.tsx';
import { TimeAccountPage } from '../../src/web/pages/time-account.tsx';
import { stateCouncil } from '../support/calendar.ts';
import { policies } from '../support/policies.ts';
import { readStory, readTemplate, replay } from '../support/story.ts';
import { demoChart } from './chart-samples.ts';
import { demoProject, parties } from './demo-views.ts';
import { type Makers, shellFor } from './samples.ts';

const { plan, eventsOf } = demoProject('永丰');
const readOn = (on: Day) => readProject(plan, eventsOf, stateCouncil, policies.in('330784'), on);
const p1 = (on: string) =>
  timeAccountView({ id: 'p1', name: '永丰精密厂房' }, plan, readOn(day(on)), parties, stateCouncil);

const begins = { 'zh-CN': '企业投资项目备案（赋码）', en: 'Enterprise project filing' } as const;
const { forecast } = demoChart('永丰');
const page = (
  lang: Lang,
  account: ReturnType<typeof p1>,
  finishOn: string | null,
  promise: ForecastTargetView | null = null,
) => (
  <TimeAccountPage
    shell={shellFor(lang, '/projects/p1/time-account')}
    account={account}
    finishOn={finishOn}
    promise={promise}
    begins={begins[lang]}
    form={emptyForm}
  />
);

function story(name: string, on: string) {
  const told = readStory(name);
  const chain = planFor(readTemplate(told.template), told.profile_overrides);
  return timeAccountView({ id: name, name }, chain, replay(told)(day(on)), parties, stateCouncil);
}

export const accountPages: Makers = {
  'time-account': (lang) => page(lang, p1('2026-05-27'), forecast.finishOn, headlineOf(forecast)),
  'time-account-past': (lang) => page(lang, p1('2026-04-12'), '2026-06-04'),
  'time-account-first-day': (lang) => page(lang, p1('2026-03-30'), '2026-05-21'),
  'time-account-empty': (lang) => page(lang, p1('2026-03-29'), null),
  'time-account-designer': (lang) => page(lang, story('S2', '2025-08-13'), '2025-08-20'),
  'time-account-late': (lang) => page(lang, story('S6', '2026-07-07'), null),
  'time-account-wrong-day': (lang) => (
    <TimeAccountPage
      shell={shellFor(lang, '/projects/p1/time-account?asOf=2026-02-30')}
      account={p1('2026-05-27')}
      finishOn={null}
      promise={null}
      begins={begins[lang]}
      form={{
        values: { asOf: '2026-02-30' },
        issues: [{ path: 'asOf', code: 'date_invalid', facts: { value: '2026-02-30' } }],
      }}
    />
  ),
};

// Sample pages around the work: sign-in, accounts, templates, errors.

import { chainOf } from '../../src/services/template-view.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { ErrorPage } from '../../src/web/pages/error.tsx';
import { PeoplePage } from '../../src/web/pages/people.tsx';
import { SetPasswordPage, SignInPage } from '../../src/web/pages/sign-in.tsx';
import { TemplatePage } from '../../src/web/pages/template.tsx';
import { TemplatesPage } from '../../src/web/pages/templates.tsx';
import { template } from '../support/template-files.ts';
import { demo, parties } from './demo-views.ts';
import { administrator, type Makers, options, shellFor } from './samples.ts';

export const otherPages: Makers = {
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
  templates: (lang) => (
    <TemplatesPage
      shell={administrator(lang, '/templates')}
      templates={[...demo.map((one) => one.template), template('nb-industrial-59')]}
      mayImport
    />
  ),
  template: (lang) => (
    <TemplatePage
      shell={administrator(lang, '/templates/nb-industrial-59')}
      template={template('nb-industrial-59')}
      parties={Object.fromEntries(
        [...parties].map(([code, party]) => [code, { zh: party.short, en: party.en }]),
      )}
      chain={chainOf(template('nb-industrial-59'))}
      standing={{
        history: {
          imported: { on: '2026-01-05', by: '系统' },
          published: null,
          retired: null,
        },
        versions: [
          { version: '2026.1', status: 'draft', effective: { from: '2026-07-01', to: null } },
          { version: '2018.1', status: 'active', effective: { from: '2018-06-21', to: null } },
        ],
        open: ['2018.1'],
        mayKeep: true,
        today: '2026-05-27',
      }}
      done="published"
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

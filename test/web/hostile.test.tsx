// Names come from outside: whatever they hold, a page shows them as text.
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../src/web/layout.tsx';
import { PapersPage } from '../../src/web/pages/papers.tsx';
import { ProjectPage } from '../../src/web/pages/project.tsx';
import { ProjectsPage } from '../../src/web/pages/projects.tsx';
import { PromisesPage } from '../../src/web/pages/promises.tsx';
import { demoProject, projectRows } from './demo-views.ts';
import { outlookOf } from './outlook.ts';
import { shellFor } from './samples.ts';

const hostile = `<script>alert(1)</script>"><img src=x onerror='x'>&amp;😀𠮷`;
const shown =
  '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=&#39;x&#39;&gt;&amp;amp;😀𠮷';

describe('a hostile name', () => {
  it('stays text on the project page', () => {
    const view = demoProject('永丰');
    const { project, events } = view;
    const named = { ...project, name: hostile, owner: { ...project.owner, name: hostile } };
    const told = events.map((event) => ({ ...event, data: { ...event.data, note: hostile } }));
    const html = renderPage(
      <ProjectPage
        shell={shellFor('zh-CN', '/')}
        project={named}
        {...outlookOf(view)}
        events={told}
        eventCount={told.length}
        recordable={['GH02']}
        forward={['GH02']}
      />,
    );
    expect(html).toContain(shown);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });

  it('stays text in the list, in the search box and in addresses', () => {
    const rows = projectRows.map((row) => ({ ...row, id: hostile, name: hostile, ownerName: hostile }));
    const query = {
      q: hostile,
      stage: '',
      light: '',
      region: '',
      template: hostile,
      agent: '',
      sort: 'name',
      direction: 'descending',
    } as const;
    const html = renderPage(
      <ProjectsPage
        shell={shellFor('zh-CN', `/projects?q=${encodeURIComponent(hostile)}`)}
        page={{ items: rows, next: hostile, total: 6 }}
        query={query}
        options={{ stages: [], regions: [], templates: [{ value: hostile, label: hostile }], agents: [] }}
        before={0}
        mayOpen
      />,
    );
    expect(html).toContain(shown);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).toContain(`href="/projects/${encodeURIComponent(hostile).replaceAll("'", '&#39;')}"`);
  });

  it('stays text on the pages of promises and papers, also as words of a promise and as a reason', () => {
    const itemName = { zh: hostile, en: hostile };
    const project = { id: 'p1', name: hostile };
    const promise = {
      promise: 'P1',
      kind: 'tolerant',
      item: 'GH02',
      itemName,
      instance: 1,
      status: 'withdrawn',
      text: hostile,
      textVersion: '1',
      consequence: hostile,
      materials: [{ material: 'M1', name: hostile, promisedBy: '2026-05-28' }],
      facts: [],
      seq: 1,
      offeredOn: '2026-05-27',
      signature: {
        signer: hostile,
        capacity: 'legal_representative',
        authority: null,
        how: 'account',
        on: '2026-05-27',
        seq: 2,
      },
      withdrawal: { on: '2026-05-27', reason: hostile, seq: 3 },
      maySign: true,
    } as const;
    const shell = shellFor('zh-CN', '/');
    const pages = [
      <PromisesPage
        shell={shell}
        page={{ project: { ...project, asOf: '2026-05-27' }, promises: [promise] }}
        sent={{ promise: 'P1', form: { values: { signer: hostile }, issues: [] } }}
        formKey="k"
      />,
      <PapersPage
        shell={shell}
        list={{
          project,
          papers: [],
          owed: [
            { kind: 'receipt', kindName: itemName, item: hostile, itemName, about: 1, on: '2026-05-27' },
          ],
          late: [{ item: 'GH02', itemName }],
        }}
        form={{ values: {}, issues: [] }}
        formKey="k"
      />,
    ];
    for (const html of pages.map((page) => renderPage(page))) {
      expect(html).toContain(shown);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
    }
  });
});

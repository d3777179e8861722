// The pages of the counter, as the window and those who watch it open them.
import type { DemoProgram } from './demo.ts';
import { primary, type Visit, visit } from './visit.ts';

const at =
  (project: 'P1' | 'P5' | 'P6', rest = '') =>
  (demo: DemoProgram) =>
    `${demo.project(project).replace('/projects/', '/counter/')}${rest}`;

export const counterVisits: readonly Visit[] = [
  visit('counter', '/counter', 'win01', '/counter'),
  visit('counter, nothing found', '/counter', 'win01', '/counter?q=nothing'),
  visit('counter, a project', '/counter/:id', 'win01', (demo) =>
    demo.project('P1').replace('/projects/', '/counter/'),
  ),
  visit('counter, a file', '/counter/:id/:item', 'win01', at('P1', '/SG05'), {
    main: '.opinion-foot .btn-primary',
  }),
  visit('counter, a file that silence has accepted', '/counter/:id/:item', 'win01', at('P5', '/GH02')),
  visit('counter, what was taken in', '/counter/:id/:item/done', 'win01', at('P6', '/GH01/done')),
  visit(
    'counter, a project opened',
    '/counter-opening',
    'win01',
    '/counter-opening?template=yk-industrial-59',
    {
      main: primary,
    },
  ),
  visit('counter, to answer', '/counter-lists/:list', 'win01', '/counter-lists/notice'),
  visit('counter, corrections', '/counter-lists/:list', 'win01', '/counter-lists/correcting'),
  visit('counter, results to be fetched', '/counter-lists/:list', 'win01', '/counter-lists/pickup'),
  visit('counter, for others', '/counter', 'plan01', '/counter', { status: 403 }),
  visit('second notices', '/second-notices', 'sup01', '/second-notices'),
  visit('counter, nothing to mend', '/counter/:id/:item/mend', 'win01', at('P6', '/GH01/mend')),
];

// Every page of the program with the account that is shown it: what the tests of all pages walk through.
import { counterVisits } from './counter-visits.ts';
import { primary, type Visit, visit } from './visit.ts';

export type { Visit } from './visit.ts';

const projectRoute = '/projects/:id';
const papersRoute = '/projects/:id/papers';
const ledgerRoute = '/projects/:id/cases/:item/ledger';
const targetRoute = '/projects/:id/targets/:target/ledger';
const accountRoute = '/projects/:id/time-account';
const landRoute = '/projects/:id/standard-land';
const commitmentRoute = '/projects/:id/cases/:item/commitment';
const groupRoute = '/projects/:id/groups/:group';
const materialsRoute = '/projects/:id/cases/:item/materials';
const recordRoute = '/projects/:id/cases/:item/events';

export const visits: readonly Visit[] = [
  visit('sign-in', '/sign-in', null, '/sign-in', { main: primary }),
  visit('used link', '/sign-in/:token', null, '/sign-in/used-long-ago', { status: 409 }),
  visit('home of the agent', '/', 'agent01', '/'),
  visit('home of the owner', '/', 'owner01', '/'),
  visit('home of the officer', '/', 'plan01', '/'),
  visit('home of the window', '/', 'win01', '/'),
  visit('home of the leader', '/', 'lead01', '/'),
  visit('home, paused only', '/', 'agent01', '/?show=paused'),
  visit('home with nothing to do', '/', 'agent02', '/'),
  visit('list', '/projects', 'agent01', '/projects', { main: primary }),
  visit('ledger of debts', '/debts', 'agent01', '/debts'),
  visit('ledger of debts, all, by applicant', '/debts', 'sup01', '/debts?state=all&group=applicant'),
  visit('ledger of debts, nothing found', '/debts', 'lead01', '/debts?q=nothing'),
  visit('credit of the supervisor', '/credit', 'sup01', '/credit'),
  visit('credit of the owner', '/credit', 'owner01', '/credit'),
  visit('credit mark that is not there', '/credit/:id', 'sup01', '/credit/none', { status: 404 }),
  visit('list of the supervisor', '/projects', 'sup01', '/projects'),
  visit('list, nothing found', '/projects', 'lead01', '/projects?q=nothing'),
  visit('list, filtered and sorted', '/projects', 'agent01', '/projects?light=yellow&sort=due&dir=desc'),
  ...(['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] as const).map((project) =>
    visit(
      project,
      projectRoute,
      'agent01',
      (demo) => demo.project(project),
      'P1 P2 P4'.includes(project) ? { main: primary } : {},
    ),
  ),
  visit('P1 of its owner', projectRoute, 'owner01', (demo) => demo.project('P1')),
  visit('P1 with its whole history', projectRoute, 'plan01', (demo) => `${demo.project('P1')}?history=all`),
  visit('flow chart', '/projects/:id/chart', 'owner01', (demo) => `${demo.project('P1')}/chart`),
  visit('Gantt', '/projects/:id/gantt', 'agent01', (demo) => `${demo.project('P1')}/gantt`),
  visit(
    'Gantt by history',
    '/projects/:id/gantt',
    'lead01',
    (demo) => `${demo.project('P6')}/gantt?basis=p80`,
  ),
  visit('missing project', projectRoute, 'agent01', '/projects/00000000-0000-0000-0000-000000000000', {
    status: 404,
  }),
  visit('start early', '/early', 'agent01', '/early', { main: 'main .early .btn' }),
  visit('start early, reviews of the officer', '/early', 'house01', '/early?way=review'),
  visit('start early with nothing', '/early', 'agent02', '/early'),
  visit('items of P1', '/projects/:id/scope', 'agent01', (demo) => `${demo.project('P1')}/scope`, {
    main: primary,
  }),
  visit('problems of the supervisor', '/problems', 'sup01', '/problems'),
  visit('problem taken in', '/projects/:id/problems', 'win01', (demo) => `${demo.project('P1')}/problems`, {
    main: primary,
  }),
  visit(
    'problem that is not there',
    '/projects/:id/problems/:problem',
    'win01',
    (demo) => `${demo.project('P1')}/problems/W999`,
    { status: 404 },
  ),
  visit('links of P1', '/projects/:id/links', 'agent01', (demo) => `${demo.project('P1')}/links`, {
    main: primary,
  }),
  visit('items of P2, to look at', '/projects/:id/scope', 'lead01', (demo) => `${demo.project('P2')}/scope`),
  visit('start early of P1', '/projects/:id/early', 'agent01', (demo) => `${demo.project('P1')}/early`),
  visit('papers of P5', papersRoute, 'win01', (demo) => `${demo.project('P5')}/papers`, {
    main: 'main .paper-list button',
  }),
  visit('papers of P1, for its owner', papersRoute, 'owner01', (demo) => `${demo.project('P1')}/papers`),
  visit('missing paper', '/papers/:id', 'win01', `/papers/${'A'.repeat(22)}`, { status: 404 }),
  visit('texts of papers', '/paper-texts', 'admin01', '/paper-texts'),
  visit('text of a paper', '/paper-texts/:kind', 'admin01', '/paper-texts/one_time_notice', {
    main: primary,
  }),
  visit('check of a paper that is unknown', '/v/:id', null, `/v/${'A'.repeat(22)}?c=0000`),
  visit('ledger, promised', ledgerRoute, 'owner01', (demo) => demo.ledger('P1', 'GH02')),
  visit('ledger, paused', ledgerRoute, 'plan01', (demo) => demo.ledger('P6', 'GH01')),
  visit(
    'ledger, intake',
    ledgerRoute,
    'win01',
    (demo) => `${demo.project('P5')}/cases/GH02/ledger?clock=intake`,
  ),
  visit(
    'ledger, verification',
    ledgerRoute,
    'house01',
    (demo) => `${demo.project('P3')}/cases/SG07/ledger?clock=verification`,
  ),
  visit(
    'ledger, supplement',
    ledgerRoute,
    'agent01',
    (demo) => `${demo.project('P4')}/cases/SG07/ledger?clock=supplement&subject=SG07-M6`,
  ),
  visit(
    'ledger, special procedure',
    ledgerRoute,
    'lead01',
    (demo) => `${demo.project('P6')}/cases/GH01/ledger?clock=special_procedure`,
  ),
  visit('group', groupRoute, 'agent01', (demo) => `${demo.project('P1')}/groups/PERMIT`),
  visit('group, for the owner', groupRoute, 'owner01', (demo) => `${demo.project('P1')}/groups/PAR1`),
  visit('promises', '/commitments', 'sup01', '/commitments'),
  visit('promises, none fits', '/commitments', 'lead01', '/commitments?state=false'),
  visit('promises of nobody', '/commitments', 'agent02', '/commitments'),
  visit('promise of P3', commitmentRoute, 'house01', (demo) => `${demo.project('P3')}/cases/SG07/commitment`),
  visit(
    'an item without promises',
    commitmentRoute,
    'agent01',
    (demo) => `${demo.project('P3')}/cases/GH02/commitment`,
  ),
  visit('promises of P3', '/projects/:id/promises', 'win01', (demo) => `${demo.project('P3')}/promises`),
  visit('standard land of P3', landRoute, 'win01', (demo) => `${demo.project('P3')}/standard-land`, {
    main: primary,
  }),
  visit(
    'standard land of P3, for the officer',
    landRoute,
    'house01',
    (demo) => `${demo.project('P3')}/standard-land`,
  ),
  visit('time account', accountRoute, 'owner01', (demo) => `${demo.project('P1')}/time-account`),
  visit(
    'time account, a past evening',
    accountRoute,
    'agent01',
    (demo) => `${demo.project('P2')}/time-account?asOf=2026-04-12`,
  ),
  visit(
    'time account, not begun',
    accountRoute,
    'agent01',
    (demo) => `${demo.project('P1')}/time-account?asOf=2026-03-29`,
  ),
  visit(
    'time account, wrong date',
    accountRoute,
    'plan01',
    (demo) => `${demo.project('P1')}/time-account?asOf=2026-02-30`,
    { status: 400 },
  ),
  visit('ledger, target', targetRoute, 'owner01', (demo) => `${demo.project('P1')}/targets/T59/ledger`),
  visit('forecast', '/projects/:id/forecast', 'owner01', (demo) => `${demo.project('P1')}/forecast`, {
    main: primary,
  }),
  visit(
    'forecast, what if',
    '/projects/:id/forecast',
    'agent01',
    (demo) => `${demo.project('P6')}/forecast?pause=GH01:EXPERT&pauseDays=5`,
    { main: primary },
  ),
  visit(
    'forecast, what cannot be supposed',
    '/projects/:id/forecast',
    'agent01',
    (demo) => `${demo.project('P1')}/forecast?item1=GH01&days1=900`,
    { status: 400 },
  ),
  visit('forecasts', '/forecast', 'lead01', '/forecast', { main: primary }),
  visit('forecasts, what if', '/forecast', 'sup01', '/forecast?item=SG07&workingDays=5&basis=p80', {
    main: primary,
  }),
  visit(
    'material of the owner',
    materialsRoute,
    'owner01',
    (demo) => `${demo.project('P1')}/cases/SG07/materials`,
    {
      main: primary,
    },
  ),
  visit(
    'material of the window, a debt',
    materialsRoute,
    'win01',
    (demo) => `${demo.project('P4')}/cases/SG07/materials?m=SG07-M6`,
    { main: primary },
  ),
  visit(
    'material to look at',
    materialsRoute,
    'lead01',
    (demo) => `${demo.project('P4')}/cases/GH02/materials`,
  ),
  visit('material to be checked', '/materials', 'win01', '/materials'),
  visit('record, several kinds', recordRoute, 'plan01', (demo) => demo.record('P1', 'GH02')),
  visit('record, pause open', recordRoute, 'plan01', (demo) => demo.record('P1', 'GH02', 'pause'), {
    main: 'details[open] .btn-primary',
  }),
  visit('record, intake open', recordRoute, 'win01', (demo) => demo.record('P1', 'SG05', 'receive'), {
    main: 'details[open] .btn-primary',
  }),
  visit('record, verification', recordRoute, 'house01', (demo) => demo.record('P3', 'SG07', 'verify'), {
    main: 'details[open] .btn-primary',
  }),
  visit(
    'record, extension by the approver',
    recordRoute,
    'planboss',
    (demo) => demo.record('P5', 'GH02', 'extend'),
    {
      main: 'details[open] .btn-primary',
    },
  ),
  visit('record, nothing to record', recordRoute, 'sup01', (demo) => demo.record('P1', 'GH02')),
  ...counterVisits,
  visit('open a project, templates', '/projects/new', 'agent01', '/projects/new'),
  visit('open a project, form', '/projects/new', 'win01', '/projects/new?template=yk-industrial-59', {
    main: primary,
  }),
  visit('may not open a project', '/projects/new', 'lead01', '/projects/new', { status: 403 }),
  visit('calculator', '/calculator', null, '/calculator', { main: primary }),
  visit(
    'calculator, answer',
    '/calculator',
    'agent01',
    '/calculator?start=2026-05-11&days=10&unit=working&from1=2026-05-15&to1=2026-05-18',
  ),
  visit(
    'calculator, provisional',
    '/calculator',
    'lead01',
    '/calculator?start=2026-12-20&days=20&unit=working',
  ),
  visit('calculator, back', '/calculator', null, '/calculator?start=2026-05-27&days=-10&unit=working'),
  visit('calculator, wrong date', '/calculator', null, '/calculator?start=2026-02-30&days=5&unit=working', {
    status: 400,
  }),
  visit(
    'calculator, as published by a day, three pauses',
    '/calculator',
    null,
    '/calculator?start=2020-01-17&days=10&knownOn=2020-01-20&from1=2020-02-03&to1=2020-02-04&from3=2020-02-06&to3=2020-02-07',
  ),
  visit('calendar feeds', '/feeds', 'agent01', '/feeds', { main: primary }),
  visit(
    'calendar feeds, of a project',
    '/feeds',
    'plan01',
    (demo) => `/feeds?project=${demo.project('P1').slice(10)}`,
    {
      main: primary,
    },
  ),
  visit('templates', '/templates', 'agent01', '/templates'),
  visit('template', '/templates/:id', 'owner01', '/templates/yk-industrial-59'),
  visit('template without targets', '/templates/:id', 'plan01', '/templates/yk-tolerant-permit'),
  visit('template, for those who keep it', '/templates/:id', 'admin01', '/templates/yk-industrial-59'),
  visit(
    'template versions compared',
    '/templates/:id/difference',
    'admin01',
    '/templates/yk-industrial-59/difference',
  ),
  visit('import a template', '/import-template', 'admin01', '/import-template', { main: primary }),
  visit('import a template, for others', '/import-template', 'agent01', '/import-template', { status: 403 }),
  visit('chart of a template', '/templates/:id/chart', 'owner01', '/templates/yk-industrial-59/chart'),
  visit(
    'chart of a template, every item',
    '/templates/:id/chart',
    'agent01',
    '/templates/yk-industrial-59/chart?profile=max_profile',
  ),
  visit('missing template', '/templates/:id', 'agent01', '/templates/none', { status: 404 }),
  visit('health', '/health', 'admin01', '/health'),
  visit('health for the supervisor', '/health', 'sup01', '/health'),
  visit('messages', '/messages', 'agent01', '/messages'),
  visit('calendar', '/calendar', 'admin01', '/calendar', { main: primary }),
  // What a proposal shows is tried where there is one.
  visit(
    'missing proposal',
    '/calendar/proposals/:id',
    'admin02',
    '/calendar/proposals/00000000-0000-0000-0000-000000000000',
    { status: 404 },
  ),
  visit('calendar, for others', '/calendar', 'agent01', '/calendar', { status: 403 }),
  visit('people', '/people', 'admin01', '/people', { main: primary }),
  visit('no such page', '*', 'agent01', '/nowhere/at/all', { status: 404 }),
  visit('no such page for nobody', '*', null, '/nowhere/at/all', { status: 404 }),
];

// The side menu of each role: text and, where known, a count. What a role may really do is decided by the verbs.
import { type Lang, type TextKey, t } from '../texts/index.ts';
import { paths } from './paths.ts';

export type Role =
  | 'owner'
  | 'agent'
  | 'window'
  | 'officer'
  | 'approver'
  | 'supervisor'
  | 'leader'
  | 'administrator'
  | 'integration';

export type MenuKey =
  | 'home'
  | 'counter'
  | 'notice'
  | 'correcting'
  | 'pickup'
  | 'projects'
  | 'open'
  | 'secondNotices'
  | 'debts'
  | 'credit'
  | 'calculator'
  | 'commitments'
  | 'early'
  | 'material'
  | 'forecast'
  | 'feeds'
  | 'problems'
  | 'messages'
  | 'templates'
  | 'paperTexts'
  | 'calendar'
  | 'people'
  | 'health'
  | 'api';

export interface MenuItem {
  readonly key: MenuKey;
  readonly text: string;
  readonly href: string;
  readonly count: number | null;
}

interface Entry {
  readonly key: MenuKey;
  readonly text: TextKey;
  readonly href: string;
  /** null = everybody. */
  readonly roles: readonly Role[] | null;
}

const atCounter: readonly Role[] = ['window'];
const entries: readonly Entry[] = [
  { key: 'counter', text: 'menu.counter', href: paths.counter(), roles: atCounter },
  { key: 'notice', text: 'menu.notice', href: paths.counterList('notice'), roles: atCounter },
  { key: 'correcting', text: 'menu.correcting', href: paths.counterList('correcting'), roles: atCounter },
  { key: 'pickup', text: 'menu.pickup', href: paths.counterList('pickup'), roles: atCounter },
  { key: 'home', text: 'menu.home', href: paths.home(), roles: null },
  { key: 'projects', text: 'menu.projects', href: paths.projects(), roles: null },
  { key: 'open', text: 'menu.open', href: paths.openProject(), roles: ['agent', 'window'] },
  { key: 'early', text: 'menu.early', href: paths.early(), roles: ['agent'] },
  {
    key: 'material',
    text: 'material.pending.title',
    href: paths.pendingMaterial,
    roles: ['window', 'officer', 'approver'],
  },
  {
    key: 'forecast',
    text: 'menu.forecast',
    href: paths.forecasts(),
    roles: ['agent', 'supervisor', 'leader'],
  },
  {
    key: 'secondNotices',
    text: 'menu.secondNotices',
    href: paths.secondNotices,
    roles: ['supervisor', 'leader'],
  },
  {
    key: 'problems',
    text: 'menu.problems',
    href: paths.problems(),
    roles: ['owner', 'agent', 'window', 'officer', 'approver', 'supervisor', 'leader'],
  },
  {
    key: 'debts',
    text: 'menu.debts',
    href: paths.debts(),
    roles: ['agent', 'window', 'officer', 'approver', 'supervisor', 'leader'],
  },
  {
    key: 'credit',
    text: 'menu.credit',
    href: paths.credit(),
    roles: ['owner', 'window', 'officer', 'approver', 'supervisor'],
  },
  {
    key: 'commitments',
    text: 'menu.commitments',
    href: paths.commitments(),
    roles: ['agent', 'window', 'officer', 'approver', 'supervisor', 'leader'],
  },
  { key: 'calculator', text: 'menu.calculator', href: paths.calculator(), roles: null },
  { key: 'feeds', text: 'menu.feeds', href: paths.feeds(), roles: null },
  { key: 'messages', text: 'menu.messages', href: paths.messages(), roles: null },
  { key: 'templates', text: 'menu.templates', href: paths.templates, roles: null },
  { key: 'paperTexts', text: 'paperTexts.title', href: paths.paperTexts, roles: ['administrator'] },
  { key: 'calendar', text: 'menu.calendar', href: paths.calendar, roles: ['administrator'] },
  { key: 'people', text: 'menu.people', href: paths.people, roles: ['administrator'] },
  { key: 'health', text: 'menu.health', href: paths.health, roles: ['supervisor', 'administrator'] },
  { key: 'api', text: 'menu.apiDocs', href: paths.apiDocs, roles: ['administrator', 'integration'] },
];

const ownProjects: readonly Role[] = ['owner', 'agent'];

export function menuFor(
  lang: Lang,
  roles: readonly Role[],
  counts: Partial<Readonly<Record<MenuKey, number>>> = {},
): readonly MenuItem[] {
  return entries
    .filter((entry) => entry.roles === null || entry.roles.some((role) => roles.includes(role)))
    .map((entry) => ({
      key: entry.key,
      text: t(lang, entry.key === 'projects' && isOwn(roles) ? 'menu.myProjects' : entry.text),
      href: entry.href,
      count: counts[entry.key] ?? null,
    }));
}

const isOwn = (roles: readonly Role[]): boolean =>
  roles.length > 0 && roles.every((role) => ownProjects.includes(role));

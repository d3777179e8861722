// Who may do what, where: one table of permissions by role, and one test of scope. What is not listed is refused.
import type { CaseEventType } from '../domain/case-events.ts';
import { byProgram } from '../domain/case-history.ts';
import { forbidden, notFound, type Refusal } from '../domain/errors.ts';
import type { ProjectActType } from '../domain/project-acts.ts';
import { regionWithin } from '../domain/regions.ts';

export const roles = [
  'owner',
  'agent',
  'window',
  'officer',
  'approver',
  'supervisor',
  'leader',
  'administrator',
  'integration',
] as const;
export type Role = (typeof roles)[number];

/** Somebody who holds the link of one project, and nothing else. No account has it: it comes with the link alone. */
export const BEARER = 'bearer';
export type ActingRole = Role | typeof BEARER;

export interface Actor {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly ActingRole[];
  /** Party code of officers, approvers and departments' systems. */
  readonly department: string | null;
  /** Region code whose projects are in reach; `000000` for all. */
  readonly region: string;
  /** The company of an owner. */
  readonly creditCode: string | null;
  /** The one project of a bearer. */
  readonly project?: string | undefined;
}

/** The program itself: sweeps and the command line on the server. Never signs in. */
export const systemActor: Actor = {
  username: 'system',
  name: '系统',
  roles: [],
  department: null,
  region: '000000',
  creditCode: null,
};

const everybody = roles;
const actions = {
  'project.view': everybody,
  'project.open': ['agent', 'window', 'integration'],
  'project.change': ['agent', 'window', 'integration'],
  'counter.use': ['window', 'integration'],
  'notices.watch': ['supervisor', 'leader', 'administrator', 'integration'],
  'template.view': everybody,
  'template.import': ['administrator'],
  'paper_text.edit': ['administrator'],
  'account.manage': ['administrator'],
  'account.own': everybody,
  'calendar.revise': ['administrator'],
  'debts.view': everybody,
  'credit.view': everybody,
  // A breach, or a list kept elsewhere; whoever marks does not answer the appeal.
  'credit.mark': ['officer', 'approver', 'supervisor', 'integration'],
  'credit.confirm': ['approver', 'supervisor'],
  'credit.repair': ['approver', 'supervisor'],
  'credit.appeal': ['owner', 'agent', 'window'],
  'credit.decide': ['supervisor'],
  'problem.list': everybody,
  'health.view': ['supervisor', 'administrator', 'integration'],
} as const satisfies Readonly<Record<string, readonly ActingRole[]>>;
export type Action = keyof typeof actions;

const deciders: readonly Role[] = ['officer', 'approver', 'integration'];
const intake: readonly Role[] = ['window', ...deciders];
const withAgent: readonly Role[] = ['agent', ...intake];

/** Roles that may record each kind of event; officers and approvers only for their own department's cases. */
const eventRoles: Readonly<Record<CaseEventType, readonly Role[]>> = {
  receive: withAgent,
  // Of the department whose item has ended, or at the window.
  hand_over: intake,
  correction_notice: intake,
  resubmit: withAgent,
  accept: intake,
  not_accept: intake,
  refuse_acceptance: intake,
  deemed_accept: [],
  pause: deciders,
  resume: deciders,
  consult: deciders,
  // Only of the department that was asked.
  answer_consultation: deciders,
  // 许可法 42: the head of the agency approves.
  extend: ['approver', 'integration'],
  supplement: withAgent,
  postpone_supplement: deciders,
  decide: deciders,
  deliver: intake,
  verify: deciders,
  start: withAgent,
  finish: withAgent,
  // The department that reviews says so itself; others may only ask it to.
  mock_start: deciders,
  mock_finish: deciders,
  waive: ['agent'],
  reinstate: ['agent'],
  terminate: ['approver', 'integration'],
  withdraw: withAgent,
  revoke: ['approver', 'integration'],
  rectify_event: withAgent,
  calendar_revised: [],
};

/** Roles that may record each kind of act around the cases; officers and approvers only for their own department's cases. */
const actRoles: Readonly<Record<ProjectActType, readonly ActingRole[]>> = {
  issue_paper: intake,
  void_paper: intake,
  // The applicant, and those who serve him; a link never makes another.
  make_link: ['owner', 'agent', 'window'],
  revoke_link: ['owner', 'agent', 'window'],
  offer_promise: intake,
  // The applicant, or an agent whom it empowers; what was signed on paper is entered at the window.
  sign_promise: ['owner', BEARER, 'agent', ...intake],
  withdraw_promise: ['owner', 'agent', ...intake],
  open_problem: ['owner', BEARER, 'agent', 'window'],
  // The unit that has it, for what is not its own; and whoever watches it.
  transfer_problem: ['window', 'officer', 'approver', 'supervisor'],
  contact_problem: ['window', 'officer', 'approver'],
  answer_problem: ['window', 'officer', 'approver'],
  // Never the officer who answered it.
  close_problem: ['window', 'approver', 'supervisor'],
  reopen_problem: ['owner', BEARER, 'agent', 'window', 'supervisor'],
  rate_matter: ['owner', BEARER, 'window'],
  publicise_commitment: intake,
  // From the land contract.
  set_indicators: ['agent', 'window', 'integration'],
  // Of a department that the project concerns.
  check_indicators: deciders,
  file_material: ['owner', BEARER, ...withAgent],
  accept_material: intake,
  return_material: intake,
  see_original: intake,
  hand_over_material: withAgent,
};

const holds = (actor: Actor, allowed: readonly ActingRole[]): boolean =>
  actor.roles.some((role) => allowed.includes(role));

export const may = (actor: Actor, action: Action): boolean => holds(actor, actions[action]);

/** Throws `forbidden` unless one of the actor's roles carries the action. */
export function demand(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw forbidden(action);
}

/** What scope is tested against: a project as the record knows it. */
export interface Reach {
  readonly id: string;
  readonly region: string;
  readonly ownerCreditCode: string;
  readonly agent: string | null;
  /** Lead departments of the project's cases, and those that they consult. */
  readonly departments: readonly string[];
}

/** Roles that see every project of their region. */
const regional: readonly ActingRole[] = ['window', 'supervisor', 'leader', 'administrator', 'integration'];

/** Whether a project is within the actor's scope: own company, assigned, own department, or own region. */
export function sees(actor: Actor, project: Reach): boolean {
  const inRegion = regionWithin(project.region, actor.region);
  return actor.roles.some((role) => {
    if (role === BEARER) return actor.project === project.id;
    if (role === 'owner') return actor.creditCode !== null && actor.creditCode === project.ownerCreditCode;
    if (role === 'agent') return project.agent === actor.username;
    if (regional.includes(role)) return inRegion;
    return inRegion && actor.department !== null && project.departments.includes(actor.department);
  });
}

/** Outside the scope a project is not there: the answer does not tell the two apart. */
export function demandSight(actor: Actor, project: Reach | null, id: string): asserts project is Reach {
  if (project === null || !sees(actor, project)) throw notFound('project', { id });
}

/**
 * Whether the actor may record this kind of event for a case of that department, in a project within its scope. Of a
 * hand-over and of an answer to a consultation `department` is the one that hands over or that was asked.
 */
export const mayRecord = (actor: Actor, type: CaseEventType, department: string, project: Reach): boolean =>
  within(actor, eventRoles[type], department, project);

/** The same of an act around the cases. `department` leads the case concerned; null where the act is about the whole project. */
export const mayAct = (
  actor: Actor,
  type: ProjectActType,
  department: string | null,
  project: Reach,
): boolean => within(actor, actRoles[type], department, project);

/** Throws `forbidden` unless `mayAct`. */
export function demandAct(
  actor: Actor,
  type: ProjectActType,
  department: string | null,
  project: Reach,
): void {
  if (!mayAct(actor, type, department, project)) throw forbidden(`act.${type}`);
}

function within(
  actor: Actor,
  allowed: readonly ActingRole[],
  department: string | null,
  project: Reach,
): boolean {
  return actor.roles.some((role) => {
    if (!allowed.includes(role) || !sees({ ...actor, roles: [role] }, project)) return false;
    const bound =
      role === 'officer' || role === 'approver' || (role === 'integration' && actor.department !== null);
    return !bound || (department !== null && actor.department === department);
  });
}

/** Throws `forbidden` unless one of the actor's roles may change what this project needs. */
export function demandChange(actor: Actor, project: Reach): void {
  if (!mayChangeProject(actor, project)) throw forbidden('project.change');
}

export function mayChangeProject(actor: Actor, project: Reach): boolean {
  const allowed: readonly ActingRole[] = actions['project.change'];
  return actor.roles.some((role) => allowed.includes(role) && sees({ ...actor, roles: [role] }, project));
}

/** The one who recorded an event may mend it, and so may the approver of the department. */
export function mayMend(
  actor: Actor,
  event: { readonly actor: string; readonly type: string },
  department: string,
  project: Reach,
): boolean {
  if (event.type === 'rectify_event' || byProgram.some((type) => type === event.type)) return false;
  if (!mayRecord(actor, 'rectify_event', department, project)) return false;
  return event.actor === actor.username || mayRecord(actor, 'extend', department, project);
}

/** Whether the actor records events at all; which ones, and for which cases, `mayRecord` says. */
export const records = (actor: Actor): boolean => holds(actor, withAgent);

export const mayNotRecord = (type: CaseEventType): Refusal => forbidden(`event.${type}`);

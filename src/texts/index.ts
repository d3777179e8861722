// The words of the product in its two languages. Chinese is the table of reference; English is typed against it,
// so a key that one of them lacks does not compile.
import { articles as enArticles } from './en/articles.ts';
import { calculator as enCalculator } from './en/calculator.ts';
import {
  calendarOffice as enCalendarOffice,
  calendarOfficeErrors as enCalendarOfficeErrors,
} from './en/calendar-office.ts';
import { caseErrors as enCaseErrors } from './en/case-errors.ts';
import { charts as enCharts } from './en/charts.ts';
import { commitment as enCommitment, commitmentErrors as enCommitmentErrors } from './en/commitment.ts';
import { commitments as enCommitments, commitmentsErrors as enCommitmentsErrors } from './en/commitments.ts';
import { counter as enCounter, counterErrors as enCounterErrors } from './en/counter.ts';
import { debts as enDebts } from './en/debts.ts';
import { desk as enDesk } from './en/desk.ts';
import { early as enEarly, earlyErrors as enEarlyErrors } from './en/early.ts';
import { errors as enErrors } from './en/errors.ts';
import { events as enEvents } from './en/events.ts';
import { feeds as enFeeds } from './en/feeds.ts';
import { forecast as enForecast, forecastErrors as enForecastErrors } from './en/forecast.ts';
import { health as enHealth } from './en/health.ts';
import { joint as enJoint, jointErrors as enJointErrors } from './en/joint.ts';
import { ledger as enLedger } from './en/ledger.ts';
import { linkErrors as enLinkErrors, links as enLinks } from './en/links.ts';
import { material as enMaterial, materialErrors as enMaterialErrors } from './en/material.ts';
import { owner as enOwner } from './en/owner.ts';
import { paperErrors as enPaperErrors, papers as enPapers } from './en/papers.ts';
import { parties as enParties } from './en/parties.ts';
import { people as enPeople } from './en/people.ts';
import { policies as enPolicies, policyErrors as enPolicyErrors } from './en/policies.ts';
import { problemErrors as enProblemErrors, problems as enProblems } from './en/problems.ts';
import { project as enProject } from './en/project.ts';
import { projects as enProjects } from './en/projects.ts';
import { requestErrors as enRequestErrors } from './en/request-errors.ts';
import { scope as enScope, scopeErrors as enScopeErrors } from './en/scope.ts';
import { shell as enShell } from './en/shell.ts';
import { statuses as enStatuses } from './en/statuses.ts';
import {
  templateErrors as enTemplateErrors,
  templateOffice as enTemplateOffice,
} from './en/template-office.ts';
import { templates as enTemplates } from './en/templates.ts';
import { time as enTime } from './en/time.ts';
import { timeAccount as enTimeAccount } from './en/time-account.ts';
import { tolerance as enTolerance, toleranceErrors as enToleranceErrors } from './en/tolerance.ts';
import { articles } from './zh-CN/articles.ts';
import { calculator } from './zh-CN/calculator.ts';
import { calendarOffice, calendarOfficeErrors } from './zh-CN/calendar-office.ts';
import { caseErrors } from './zh-CN/case-errors.ts';
import { charts } from './zh-CN/charts.ts';
import { commitment, commitmentErrors } from './zh-CN/commitment.ts';
import { commitments, commitmentsErrors } from './zh-CN/commitments.ts';
import { counter, counterErrors } from './zh-CN/counter.ts';
import { debts } from './zh-CN/debts.ts';
import { desk } from './zh-CN/desk.ts';
import { early, earlyErrors } from './zh-CN/early.ts';
import { errors } from './zh-CN/errors.ts';
import { events } from './zh-CN/events.ts';
import { feeds } from './zh-CN/feeds.ts';
import { forecast, forecastErrors } from './zh-CN/forecast.ts';
import { health } from './zh-CN/health.ts';
import { joint, jointErrors } from './zh-CN/joint.ts';
import { ledger } from './zh-CN/ledger.ts';
import { linkErrors, links } from './zh-CN/links.ts';
import { material, materialErrors } from './zh-CN/material.ts';
import { owner } from './zh-CN/owner.ts';
import { paperErrors, papers } from './zh-CN/papers.ts';
import { parties } from './zh-CN/parties.ts';
import { people } from './zh-CN/people.ts';
import { policies, policyErrors } from './zh-CN/policies.ts';
import { problemErrors, problems } from './zh-CN/problems.ts';
import { project } from './zh-CN/project.ts';
import { projects } from './zh-CN/projects.ts';
import { requestErrors } from './zh-CN/request-errors.ts';
import { scope, scopeErrors } from './zh-CN/scope.ts';
import { shell } from './zh-CN/shell.ts';
import { statuses } from './zh-CN/statuses.ts';
import { templateErrors, templateOffice } from './zh-CN/template-office.ts';
import { templates } from './zh-CN/templates.ts';
import { time } from './zh-CN/time.ts';
import { timeAccount } from './zh-CN/time-account.ts';
import { tolerance, toleranceErrors } from './zh-CN/tolerance.ts';

export const langs = ['zh-CN', 'en'] as const;
export type Lang = (typeof langs)[number];
export const isLang = (value: unknown): value is Lang => langs.some((lang) => lang === value);

const zhCN = {
  ...shell,
  ...statuses,
  ...time,
  ...timeAccount,
  ...parties,
  ...papers,
  ...events,
  ...early,
  ...counter,
  ...commitment,
  ...commitments,
  ...desk,
  ...projects,
  ...project,
  ...joint,
  ...ledger,
  ...links,
  ...material,
  ...owner,
  ...problems,
  ...calculator,
  ...calendarOffice,
  ...charts,
  ...feeds,
  ...forecast,
  ...people,
  ...policies,
  ...scope,
  ...templates,
  ...templateOffice,
  ...health,
  ...tolerance,
  ...debts,
};
export type TextKey = keyof typeof zhCN;

const en: Record<TextKey, string> = {
  ...enShell,
  ...enStatuses,
  ...enTime,
  ...enTimeAccount,
  ...enParties,
  ...enPapers,
  ...enEvents,
  ...enEarly,
  ...enCounter,
  ...enCommitment,
  ...enCommitments,
  ...enDesk,
  ...enProjects,
  ...enProject,
  ...enJoint,
  ...enLedger,
  ...enLinks,
  ...enMaterial,
  ...enOwner,
  ...enProblems,
  ...enCalculator,
  ...enCalendarOffice,
  ...enCharts,
  ...enFeeds,
  ...enForecast,
  ...enPeople,
  ...enPolicies,
  ...enScope,
  ...enTemplates,
  ...enTemplateOffice,
  ...enHealth,
  ...enTolerance,
  ...enDebts,
};

const zhErrors = {
  ...requestErrors,
  ...errors,
  ...caseErrors,
  ...counterErrors,
  ...commitmentErrors,
  ...commitmentsErrors,
  ...earlyErrors,
  ...forecastErrors,
  ...jointErrors,
  ...linkErrors,
  ...problemErrors,
  ...paperErrors,
  ...materialErrors,
  ...policyErrors,
  ...scopeErrors,
  ...calendarOfficeErrors,
  ...templateErrors,
  ...toleranceErrors,
};
export type ErrorCode = keyof typeof zhErrors;
const enErrorTable: Record<ErrorCode, string> = {
  ...enRequestErrors,
  ...enErrors,
  ...enCaseErrors,
  ...enCounterErrors,
  ...enCommitmentErrors,
  ...enCommitmentsErrors,
  ...enEarlyErrors,
  ...enForecastErrors,
  ...enJointErrors,
  ...enLinkErrors,
  ...enProblemErrors,
  ...enPaperErrors,
  ...enMaterialErrors,
  ...enPolicyErrors,
  ...enScopeErrors,
  ...enCalendarOfficeErrors,
  ...enTemplateErrors,
  ...enToleranceErrors,
};

/** Whole tables, for tests and for what must list every text. */
export const tables: Readonly<Record<Lang, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zhCN, en };
export const errorTables: Readonly<Record<Lang, Readonly<Record<ErrorCode, string>>>> = {
  'zh-CN': zhErrors,
  en: enErrorTable,
};
export const articleTables = { 'zh-CN': articles, en: enArticles } as const;

export type TextFacts = Readonly<Record<string, string | number>>;

/** The text with its `{name}` places filled; `{n|one|many}` picks by the number. A place without a fact stays visible. */
export const t = (lang: Lang, key: TextKey, facts?: TextFacts): string => fill(tables[lang][key], facts);

/** For keys made from data (party codes, categories): null when the tables do not know it. */
export function known(lang: Lang, key: string, facts?: TextFacts): string | null {
  const table: Readonly<Record<string, string>> = tables[lang];
  const text = Object.hasOwn(table, key) ? table[key] : undefined;
  return text === undefined ? null : fill(text, facts);
}

const place = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

function fill(text: string, facts: TextFacts | undefined): string {
  if (facts === undefined) return text;
  return text.replace(place, (whole: string, name: string, one?: string, many?: string) => {
    const value = facts[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : Number(value) === 1 ? one : (many ?? '');
  });
}

/** The text cut at its places, so that a page can put elements there: even parts are text, odd ones are names. */
export const textParts = (lang: Lang, key: TextKey): readonly string[] =>
  tables[lang][key].split(/\{(\w+)\}/);

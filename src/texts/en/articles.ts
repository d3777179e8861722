// The articles that ledger lines rest on. Keys are the article codes of the domain.
import type { articles as zh } from '../zh-CN/articles.ts';

export const articles: Record<keyof typeof zh, string> = {
  civil_200: 'Civil Code 200',
  civil_201: 'Civil Code 201',
  civil_202: 'Civil Code 202',
  civil_203: 'Civil Code 203',
  holidays_4: 'Holiday Rules 4',
  licence_32: 'Licensing Law 32',
  licence_44: 'Licensing Law 44',
  licence_45: 'Licensing Law 45',
  licence_82: 'Licensing Law 82',
  problem_promise: 'promise of the exceptions counter',
  paper: 'the document',
  target: 'terms of the promise',
  due_red: 'rule: red from the next day',
};

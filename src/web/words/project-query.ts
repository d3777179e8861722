// What the project list was asked for, and how that stands in an address.
import type { Light } from '../../domain/light.ts';
import type { Query } from '../paths.ts';

export const projectSorts = ['light', 'name', 'due', 'region', 'stage'] as const;
export type ProjectSort = (typeof projectSorts)[number];

export interface ProjectQuery {
  readonly q: string;
  readonly stage: string;
  readonly light: Light | '';
  readonly region: string;
  readonly template: string;
  readonly agent: string;
  readonly sort: ProjectSort;
  readonly direction: 'ascending' | 'descending';
}

/** The query as address parts: empty ones and the default order are left out. */
export const queryParts = (query: ProjectQuery): Query => ({
  q: query.q,
  stage: query.stage,
  light: query.light,
  region: query.region,
  template: query.template,
  agent: query.agent,
  sort: query.sort === 'light' ? null : query.sort,
  dir: query.direction === 'ascending' ? null : 'desc',
});

const filters = ['stage', 'light', 'region', 'template', 'agent'] as const;

/** Whether one of the selects narrows the list. */
export const isNarrowed = (query: ProjectQuery): boolean => filters.some((name) => query[name] !== '');
export const isFiltered = (query: ProjectQuery): boolean => query.q !== '' || isNarrowed(query);

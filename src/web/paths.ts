// Every address that pages link to, in one place: routes are mounted on the same strings.
const part = encodeURIComponent;

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Appends the query parts that have a value; keeps an address without any as it is. */
export function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  if (pairs.length === 0) return path;
  const joined = pairs.map(([name, value]) => `${part(name)}=${part(String(value))}`).join('&');
  return `${path}${path.includes('?') ? '&' : '?'}${joined}`;
}

/** The same address with one query part changed, e.g. the language; `current` is path and query. */
export function changing(current: string, name: string, value: string | null): string {
  const [path = '/', query = ''] = current.split('?', 2);
  const params = new URLSearchParams(query);
  if (value === null) params.delete(name);
  else params.set(name, value);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const paths = {
  home: (show?: string | null): string => withQuery('/', { show }),
  signIn: '/sign-in',
  signOut: '/sign-out',
  setPassword: (token: string): string => `/sign-in/${part(token)}`,
  projects: (query: Query = {}): string => withQuery('/projects', query),
  openProject: (template?: string): string => withQuery('/projects/new', { template }),
  project: (id: string, query: Query = {}): string => withQuery(`/projects/${part(id)}`, query),
  /** GET shows the form, POST records. `type` opens the form of one kind of event. */
  record: (id: string, item: string, type?: string): string =>
    withQuery(`/projects/${part(id)}/cases/${part(item)}/events`, { type }),
  ledger: (
    id: string,
    item: string,
    clock?: { readonly kind: string; readonly subject: string | null },
  ): string =>
    withQuery(`/projects/${part(id)}/cases/${part(item)}/ledger`, {
      clock: clock?.kind,
      subject: clock?.subject,
    }),
  calculator: (query: Query = {}): string => withQuery('/calculator', query),
  templates: '/templates',
  template: (id: string): string => `/templates/${part(id)}`,
  people: '/people',
  personAction: (username: string, action: 'link' | 'disable' | 'enable'): string =>
    `/people/${part(username)}/${action}`,
  apiDocs: '/api/docs',
} as const;

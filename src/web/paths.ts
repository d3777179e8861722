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

interface LedgerAddress {
  readonly projectId: string;
  readonly item: string | null;
  readonly key: string;
  readonly clock: { readonly subject: string | null };
}

export const paths = {
  home: (show?: string | null): string => withQuery('/', { show }),
  signIn: '/sign-in',
  signOut: '/sign-out',
  setPassword: (token: string): string => `/sign-in/${part(token)}`,
  projects: (query: Query = {}): string => withQuery('/projects', query),
  openProject: (template?: string): string => withQuery('/projects/new', { template }),
  project: (id: string, query: Query = {}): string => withQuery(`/projects/${part(id)}`, query),
  forecast: (id: string, query: Query = {}): string => withQuery(`/projects/${part(id)}/forecast`, query),
  /** Of all open projects in sight. */
  forecasts: (query: Query = {}): string => withQuery('/forecast', query),
  /** GET shows the form, POST records. `type` opens the form of one kind of event. */
  record: (id: string, item: string, type?: string): string =>
    withQuery(`/projects/${part(id)}/cases/${part(item)}/events`, { type }),
  /** GET shows the list, POST files. `query`: `m` the material, `done` what was just done. */
  materials: (id: string, item: string, query: Query = {}): string =>
    withQuery(`/projects/${part(id)}/cases/${part(item)}/materials`, query),
  materialFile: (id: string, item: string, seq: number): string =>
    `/projects/${part(id)}/cases/${part(item)}/materials/${seq}/file`,
  acceptMaterial: (id: string, item: string, seq: number): string =>
    `/projects/${part(id)}/cases/${part(item)}/materials/${seq}/acceptance`,
  returnMaterial: (id: string, item: string, seq: number): string =>
    `/projects/${part(id)}/cases/${part(item)}/materials/${seq}/return`,
  originals: (id: string, item: string): string => `/projects/${part(id)}/cases/${part(item)}/originals`,
  handOvers: (id: string, item: string): string => `/projects/${part(id)}/cases/${part(item)}/hand-overs`,
  certificates: (id: string, item: string): string =>
    `/projects/${part(id)}/cases/${part(item)}/certificates`,
  revokeCertificate: (id: string, item: string, certificate: string): string =>
    `/projects/${part(id)}/cases/${part(item)}/certificates/${part(certificate)}/revocation`,
  /** Where uploads in pieces go. */
  uploads: '/uploads',
  /** Files that wait for a check. */
  pendingMaterial: '/materials',
  /** `clock`: itself, or the key that tells it from others of its kind. */
  ledger: (
    id: string,
    item: string,
    clock?: { readonly kind: string; readonly subject: string | null } | string,
  ): string =>
    withQuery(
      `/projects/${part(id)}/cases/${part(item)}/ledger`,
      typeof clock === 'string' ? { clock } : { clock: clock?.kind, subject: clock?.subject },
    ),
  targetLedger: (id: string, target: string): string =>
    `/projects/${part(id)}/targets/${part(target)}/ledger`,
  /** The same ledger as a file. */
  ledgerFile: ({ projectId, item, key, clock }: LedgerAddress, ending: 'csv' | 'json'): string =>
    item === null
      ? `/projects/${part(projectId)}/targets/${part(clock.subject ?? '')}/ledger.${ending}`
      : withQuery(`/projects/${part(projectId)}/cases/${part(item)}/ledger.${ending}`, { clock: key }),
  /** Which items the project needs and why. */
  scope: (id: string): string => `/projects/${part(id)}/scope`,
  changeAttributes: (id: string): string => `/projects/${part(id)}/attributes`,
  addItem: (id: string): string => `/projects/${part(id)}/items`,
  /** What can be started today: of one project, and of all in sight. */
  projectEarly: (id: string, query: Query = {}): string => withQuery(`/projects/${part(id)}/early`, query),
  projectEarlyFile: (id: string): string => `/projects/${part(id)}/early.csv`,
  early: (query: Query = {}): string => withQuery('/early', query),
  earlyFile: (query: Query = {}): string => withQuery('/early.csv', query),
  projectChart: (id: string): string => `/projects/${part(id)}/chart`,
  projectGantt: (id: string, query: Query = {}): string => withQuery(`/projects/${part(id)}/gantt`, query),
  /** `profile`: for the usual project or the heaviest one. */
  templateChart: (id: string, query: Query = {}): string => withQuery(`/templates/${part(id)}/chart`, query),
  /** `asOf` tells the account of a past evening. */
  timeAccount: (id: string, asOf?: string): string =>
    withQuery(`/projects/${part(id)}/time-account`, { asOf }),
  timeAccountFile: (id: string, asOf?: string): string =>
    withQuery(`/projects/${part(id)}/time-account.csv`, { asOf }),
  /** GET shows a group of items; POST to the others files and accepts them together. */
  group: (id: string, group: string): string => `/projects/${part(id)}/groups/${part(group)}`,
  fileJointly: (id: string, group: string): string => `/projects/${part(id)}/groups/${part(group)}/filings`,
  acceptJointly: (id: string, group: string): string =>
    `/projects/${part(id)}/groups/${part(group)}/acceptances`,
  /** Links by which the owner sees the project; `shown` opens the code of one. */
  ownerLinks: (id: string, shown?: string): string => withQuery(`/projects/${part(id)}/links`, { shown }),
  revokeOwnerLink: (id: string, link: string): string => `/projects/${part(id)}/links/${part(link)}/revoke`,
  /** Of a project: GET lists, POST issues. */
  papers: (id: string): string => `/projects/${part(id)}/papers`,
  paper: (id: string): string => `/papers/${part(id)}`,
  paperWord: (id: string): string => `/papers/${part(id)}.docx`,
  voidPaper: (id: string): string => `/papers/${part(id)}/void`,
  /** Public: what the code on a paper leads to. */
  checkPaper: (id: string, check?: string): string => withQuery(`/v/${part(id)}`, { c: check }),
  checkCopy: (id: string): string => `/v/${part(id)}/copy`,
  /** Texts of papers, for administrators. */
  paperTexts: '/paper-texts',
  paperText: (kind: string, query: Query = {}): string => withQuery(`/paper-texts/${part(kind)}`, query),
  /** Find a project; `q` looks for one, `draft` kept its code. */
  counter: (query: Query = {}): string => withQuery('/counter', query),
  /** Choose what is handed in for this project. */
  counterProject: (id: string): string => `/counter/${part(id)}`,
  /** GET shows the intake of one case, POST takes the file in. */
  intake: (id: string, item: string): string => `/counter/${part(id)}/${part(item)}`,
  intakeAction: (id: string, item: string, action: 'check' | 'draft' | 'discard'): string =>
    `/counter/${part(id)}/${part(item)}/${action}`,
  /** What was taken in last, with its papers. */
  intakeDone: (id: string, item: string): string => `/counter/${part(id)}/${part(item)}/done`,
  mendIntake: (id: string, item: string): string => `/counter/${part(id)}/${part(item)}/mend`,
  /** A project is opened at the counter: GET shows the form, POST opens it. */
  counterOpening: (query: Query = {}): string => withQuery('/counter-opening', query),
  openingDraft: (action: 'draft' | 'discard'): string => `/counter-opening/${action}`,
  counterList: (list: string): string => `/counter-lists/${part(list)}`,
  counterListFile: (list: string): string => `/counter-lists/${part(list)}/table.csv`,
  secondNotices: '/second-notices',
  secondNoticesFile: '/second-notices.csv',
  /** Problems of owners; of one project, GET shows the form that takes one in and POST takes it. */
  problems: (query: Query = {}): string => withQuery('/problems', query),
  newProblem: (id: string): string => `/projects/${part(id)}/problems`,
  problem: (id: string, problem: string): string => `/projects/${part(id)}/problems/${part(problem)}`,
  problemLedger: (id: string, problem: string, ending: 'csv' | 'json'): string =>
    `/projects/${part(id)}/problems/${part(problem)}/ledger.${ending}`,
  /** Promises on which cases were granted: all in sight, the same as a table, and the one of a case. */
  commitments: (query: Query = {}): string => withQuery('/commitments', query),
  commitmentsFile: (query: Query = {}): string => withQuery('/commitments.csv', query),
  commitment: (id: string, item: string): string => `/projects/${part(id)}/cases/${part(item)}/commitment`,
  commitmentAct: (id: string, item: string, act: 'tell' | 'sign' | 'withdraw' | 'publicise'): string =>
    `/projects/${part(id)}/cases/${part(item)}/commitment/${act}`,
  /** Indicators of the land contract; POST to the others enters them and records a check. */
  promises: (id: string): string => `/projects/${part(id)}/promises`,
  signPromise: (id: string, promise: string): string =>
    `/projects/${part(id)}/promises/${part(promise)}/sign`,
  standardLand: (id: string): string => `/projects/${part(id)}/standard-land`,
  setIndicators: (id: string): string => `/projects/${part(id)}/standard-land/indicators`,
  checkIndicators: (id: string): string => `/projects/${part(id)}/standard-land/checks`,
  calculator: (query: Query = {}): string => withQuery('/calculator', query),
  /** `project` offers a feed of that project. */
  feeds: (project?: string): string => withQuery('/feeds', { project }),
  /** What a calendar program asks. */
  feed: (secret: string): string => `/feeds/${part(secret)}.ics`,
  revokeFeed: (id: string): string => `/feeds/${part(id)}/revoke`,
  templates: '/templates',
  /** `version` left out: the one that new projects get. */
  template: (id: string, query: Query = {}): string => withQuery(`/templates/${part(id)}`, query),
  templateDifference: (id: string, query: Query = {}): string =>
    withQuery(`/templates/${part(id)}/difference`, query),
  templateFile: (id: string, version: string, format: 'yaml' | 'json'): string =>
    withQuery(`/templates/${part(id)}/export`, { version, format }),
  templateAction: (id: string, version: string, action: 'publish' | 'retire'): string =>
    `/templates/${part(id)}/versions/${part(version)}/${action}`,
  /** GET shows the form, POST checks, shows again or imports. */
  importTemplate: '/import-template',
  health: '/health',
  calendar: '/calendar',
  /** POST: a file, and one day. */
  proposeFile: '/calendar/proposals',
  proposeDay: '/calendar/days',
  proposeUndo: '/calendar/undo',
  proposal: (id: string, query: Query = {}): string => withQuery(`/calendar/proposals/${part(id)}`, query),
  decideProposal: (id: string, action: 'sign' | 'reject' | 'recheck'): string =>
    `/calendar/proposals/${part(id)}/${action}`,
  debts: (query: Query = {}): string => withQuery('/debts', query),
  debtsFile: (query: Query = {}): string => withQuery('/debts.csv', query),
  credit: (query: Query = {}): string => withQuery('/credit', query),
  creditMark: (id: string): string => `/credit/${part(id)}`,
  creditAct: (id: string, act: string): string => `/credit/${part(id)}/${part(act)}`,
  messages: (query: Query = {}): string => withQuery('/messages', query),
  people: '/people',
  personAction: (username: string, action: 'link' | 'disable' | 'enable'): string =>
    `/people/${part(username)}/${action}`,
  apiDocs: '/api/docs',
} as const;

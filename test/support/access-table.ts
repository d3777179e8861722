// Who may do what: the table that docs/access.md prints and that test/api/access.test.ts tries, row by row and role by role.
import { type Role, roles } from '../../src/services/access.ts';
import { pageAccess } from './page-access.ts';

/**
 * `yes`: done, for what lies in the actor's scope. `scope`: beyond the scope it is not there (404). `own`: the own account
 * only. `dept`: cases of the own department only. `no`: refused (403; 401 for nobody). `hidden`: refused within sight, beyond
 * it the project is not there (404).
 */
export type Cell = 'yes' | 'scope' | 'own' | 'dept' | 'hidden' | 'no';
export type Row = Readonly<Record<Role | 'nobody', Cell>>;

const row = (cell: Cell, nobody: 'yes' | 'no', except: Partial<Row> = {}): Row => {
  const cells = Object.fromEntries(roles.map((role) => [role, cell])) as Record<Role, Cell>;
  return { ...cells, nobody, ...except };
};
const anybody = row('yes', 'yes');
const signedIn = row('yes', 'no');
const inSight = row('scope', 'no');
const administrator = row('no', 'no', { administrator: 'yes' });
const administratorInScope = row('no', 'no', { administrator: 'scope' });
const watching = row('no', 'no', { supervisor: 'yes', administrator: 'yes', integration: 'yes' });
/** Of a project in sight; what is out of sight is not there, for whoever asks. */
const changer = row('hidden', 'no', { agent: 'scope', window: 'scope', integration: 'scope' });
/** Whoever answers for the material of a case. */
const checker = row('hidden', 'no', {
  window: 'scope',
  officer: 'scope',
  approver: 'scope',
  integration: 'scope',
});
const sender: Row = { ...checker, owner: 'scope', agent: 'scope' };
/** The applicant signs, its agent for it, and the counter enters what was signed on paper. */
const promiser: Row = { ...checker, owner: 'scope', agent: 'scope' };
/** Whoever serves the owner, and he himself. */
const server = row('hidden', 'no', { owner: 'scope', agent: 'scope', window: 'scope' });
/** A problem that the planning department has. */
const problemSeen = inSight;
const problemMoved = (except: Partial<Row>): Row =>
  row('hidden', 'no', { officer: 'scope', approver: 'scope', ...except });
const ownOrAdministrator = row('own', 'no', { administrator: 'scope' });

/** The counter: others are refused before anything is looked at. */
const counter = row('no', 'no', { window: 'scope', integration: 'scope' });
const atCounter = row('no', 'no', { window: 'yes', integration: 'yes' });
const noticeWatcher = row('no', 'no', {
  supervisor: 'yes',
  leader: 'yes',
  administrator: 'yes',
  integration: 'yes',
});

/** Every call of the API, and health. */
export const routeAccess: Readonly<Record<string, Row>> = {
  'GET /healthz': anybody,
  'GET /readyz': anybody,
  'GET /metrics': anybody,
  'GET /api/health/engines': watching,
  'GET /api/calendars': anybody,
  'GET /api/calendars/{id}/days': anybody,
  'GET /api/calendars/{id}/count': anybody,
  'GET /api/calendars/{id}/due': anybody,
  'GET /api/calendars/proposals': administrator,
  'POST /api/calendars/proposals': administrator,
  'GET /api/calendars/proposals/{id}': administrator,
  'GET /api/calendars/proposals/{id}/moves': administrator,
  'POST /api/calendars/proposals/{id}/recheck': administrator,
  // Nobody signs the own proposal.
  'POST /api/calendars/proposals/{id}/sign': administrator,
  'POST /api/calendars/proposals/{id}/reject': administrator,
  'POST /api/calendars/undo': administrator,
  'GET /api/calendars/releases': administrator,
  'GET /api/messages': signedIn,
  'GET /api/policies': anybody,
  'GET /api/templates': signedIn,
  'GET /api/templates/{id}': signedIn,
  'POST /api/templates': administrator,
  'POST /api/templates/check': administrator,
  'POST /api/templates/{id}/versions/{version}/publish': administrator,
  'POST /api/templates/{id}/versions/{version}/retire': administrator,
  'GET /api/templates/{id}/difference': signedIn,
  'GET /api/templates/{id}/export': signedIn,
  'GET /api/projects': signedIn,
  'POST /api/projects': row('no', 'no', { agent: 'yes', window: 'yes', integration: 'yes' }),
  'GET /api/projects/{id}': inSight,
  'GET /api/projects/{id}/scope': inSight,
  'POST /api/projects/{id}/attributes': changer,
  'POST /api/projects/{id}/items': changer,
  'GET /api/projects/{id}/early': inSight,
  'GET /api/early': signedIn,
  'GET /api/projects/{id}/ledger': inSight,
  'GET /api/projects/{id}/ledger.csv': inSight,
  'GET /api/projects/{id}/forecast': inSight,
  // Answered and forgotten: nothing is written.
  'POST /api/projects/{id}/forecast': inSight,
  'GET /api/forecast': signedIn,
  'GET /api/projects/{id}/time-account': inSight,
  'GET /api/projects/{id}/time-account.csv': inSight,
  'POST /api/projects/{id}/cases/{item}/intake': counter,
  'POST /api/projects/{id}/cases/{item}/intake/corrections': counter,
  'GET /api/counter/{list}': atCounter,
  'GET /api/second-notices': noticeWatcher,
  'GET /api/projects/{id}/groups': inSight,
  'POST /api/projects/{id}/groups/{group}/filings': changer,
  'POST /api/projects/{id}/groups/{group}/acceptances': row('hidden', 'no', {
    window: 'scope',
    integration: 'scope',
  }),
  'POST /api/uploads': signedIn,
  'GET /api/materials/pending': signedIn,
  'GET /api/projects/{id}/cases/{item}/materials': inSight,
  'GET /api/projects/{id}/cases/{item}/materials/{seq}/file': inSight,
  // Officers and approvers for cases of the own department.
  'POST /api/projects/{id}/cases/{item}/materials': sender,
  'POST /api/projects/{id}/cases/{item}/materials/{seq}/acceptance': checker,
  'POST /api/projects/{id}/cases/{item}/materials/{seq}/return': checker,
  'POST /api/projects/{id}/cases/{item}/originals': checker,
  'POST /api/projects/{id}/cases/{item}/hand-overs': { ...checker, agent: 'scope' },
  'GET /api/commitments': signedIn,
  'GET /api/projects/{id}/cases/{item}/commitment': inSight,
  'POST /api/projects/{id}/cases/{item}/commitment': checker,
  'POST /api/projects/{id}/cases/{item}/commitment/publicity': checker,
  'GET /api/projects/{id}/standard-land': inSight,
  'POST /api/projects/{id}/standard-land/indicators': changer,
  // Departments that the project concerns.
  'POST /api/projects/{id}/standard-land/checks': { ...checker, window: 'hidden' },
  'GET /api/projects/{id}/certificates': inSight,
  'POST /api/projects/{id}/certificates': checker,
  'POST /api/projects/{id}/certificates/{certificate}/revocation': checker,
  // Each sees its own: a department what it has, a bearer nothing by a call.
  'GET /api/problems': signedIn,
  'POST /api/projects/{id}/problems': server,
  'GET /api/projects/{id}/problems/{problem}': problemSeen,
  'POST /api/projects/{id}/problems/{problem}/transfer': problemMoved({
    window: 'scope',
    supervisor: 'scope',
  }),
  'POST /api/projects/{id}/problems/{problem}/contact': problemMoved({}),
  'POST /api/projects/{id}/problems/{problem}/answer': problemMoved({}),
  'POST /api/projects/{id}/problems/{problem}/close': problemMoved({
    window: 'scope',
    supervisor: 'scope',
    officer: 'hidden',
  }),
  'POST /api/projects/{id}/problems/{problem}/reopen': problemMoved({
    owner: 'scope',
    agent: 'scope',
    window: 'scope',
    supervisor: 'scope',
    officer: 'hidden',
    approver: 'hidden',
  }),
  'POST /api/projects/{id}/ratings': row('hidden', 'no', { owner: 'scope', window: 'scope' }),
  'GET /api/projects/{id}/links': server,
  'POST /api/projects/{id}/links': server,
  'POST /api/projects/{id}/links/{link}/revoke': server,
  'GET /api/projects/{id}/papers': inSight,
  // What a department decides, the department alone puts on paper.
  'POST /api/projects/{id}/papers': checker,
  'GET /api/papers/{id}': inSight,
  'POST /api/papers/{id}/void': checker,
  'POST /api/papers/{id}/reprint': checker,
  'GET /api/paper-texts': administrator,
  'GET /api/paper-texts/{kind}': administrator,
  'POST /api/paper-texts/{kind}/preview': administrator,
  'POST /api/paper-texts/{kind}/versions': administrator,
  'POST /api/paper-texts/{kind}/restore': administrator,
  'GET /api/projects/{id}/promises': inSight,
  // Officers and approvers for cases of the own department; the applicant and its agent sign and withdraw.
  'POST /api/projects/{id}/promises': checker,
  'POST /api/projects/{id}/promises/{promise}/signature': promiser,
  'POST /api/projects/{id}/promises/{promise}/withdrawal': promiser,
  'GET /api/debts': signedIn,
  'GET /api/credit': signedIn,
  'GET /api/credit/{id}': row('scope', 'no'),
  'POST /api/credit': row('no', 'no', {
    officer: 'yes',
    approver: 'yes',
    supervisor: 'yes',
    integration: 'yes',
  }),
  'POST /api/credit/{id}/confirmation': row('no', 'no', { approver: 'scope', supervisor: 'scope' }),
  'POST /api/credit/{id}/dismissal': row('no', 'no', { approver: 'scope', supervisor: 'scope' }),
  'POST /api/credit/{id}/repair': row('no', 'no', { approver: 'scope', supervisor: 'scope' }),
  'POST /api/credit/{id}/appeal': row('no', 'no', { owner: 'scope', agent: 'scope', window: 'scope' }),
  'POST /api/credit/{id}/appeal-decision': row('no', 'no', { supervisor: 'scope' }),
  'GET /api/projects/{id}/events': inSight,
  // By kind of event, below.
  'POST /api/projects/{id}/cases/{item}/events': row('scope', 'no'),
  'GET /api/accounts': administrator,
  'POST /api/accounts': administrator,
  'PATCH /api/accounts/{username}': administratorInScope,
  'POST /api/accounts/{username}/link': administratorInScope,
  'GET /api/accounts/{username}/tokens': ownOrAdministrator,
  'POST /api/accounts/{username}/tokens': ownOrAdministrator,
  'DELETE /api/accounts/{username}/tokens/{id}': ownOrAdministrator,
};

const nobodyMay = row('no', 'no');
const intake = row('no', 'no', { window: 'yes', officer: 'dept', approver: 'dept', integration: 'yes' });
const filing: Row = { ...intake, agent: 'yes' };
const deciding: Row = { ...intake, window: 'no' };
const approving: Row = { ...deciding, officer: 'no' };

/** Recording an event of a case within sight, by its kind. Whoever does not see the project gets 404 for all of them. */
export const eventAccess: Readonly<Record<string, Row>> = {
  receive: filing,
  hand_over: intake,
  correction_notice: intake,
  resubmit: filing,
  accept: intake,
  not_accept: intake,
  refuse_acceptance: intake,
  pause: deciding,
  resume: deciding,
  consult: deciding,
  answer_consultation: deciding,
  extend: approving,
  supplement: filing,
  postpone_supplement: deciding,
  decide: deciding,
  deliver: intake,
  verify: deciding,
  start: filing,
  finish: filing,
  mock_start: deciding,
  mock_finish: deciding,
  waive: { ...nobodyMay, agent: 'yes' },
  reinstate: { ...nobodyMay, agent: 'yes' },
  terminate: approving,
  withdraw: filing,
  revoke: approving,
};

const order: readonly (keyof Row)[] = ['nobody', ...roles];
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const shown: Readonly<Record<Cell, string>> = {
  yes: '✓',
  scope: 'scope',
  own: 'own',
  dept: 'dept',
  hidden: '– 404',
  no: '–',
};

const tableOf = (title: string, rows: Readonly<Record<string, Row>>): string =>
  [
    line([title, ...order]),
    line([title, ...order].map(() => '---')),
    ...Object.entries(rows).map(([name, cells]) =>
      line([`\`${name}\``, ...order.map((role) => shown[cells[role]])]),
    ),
  ].join('\n');

/** The whole of docs/access.md. */
export const accessDocument = `# Who may do what

Made from \`test/support/access-table.ts\`; \`test/api/access.test.ts\` tries every cell and fails when this page differs.

What is not listed is refused. An account may have several roles and may do what any of them may. Its scope is what it sees:

| role | sees |
| --- | --- |
| owner 业主 | projects of the own company |
| agent 代办员 | projects assigned to them |
| officer 承办人, approver 审批领导 | projects of their region in which their department leads a case, or was asked for its opinion |
| window 综合窗口, supervisor 督查员, leader 分管领导, administrator 管理员, integration 系统对接 | projects of their region |

✓ may · **scope** may within the scope; beyond it the answer is 404, the same as for what is not there · **own** may for the own
account; another's is 403 · **dept** may for cases that the own department leads · – may not: 403, and 401 without a token ·
**– 404** may not, and beyond the scope it is 404.

## Calls

${tableOf('call', routeAccess)}

## Recording an event

Also through the pages. An integration that is bound to a department records for its cases only. \`deemed_accept\` is written by
the program alone, when five working days have passed in silence. \`rectify_event\` is for the one who recorded the event that it
mends, and for the approver of the department. Of \`hand_over\` the department is the one whose item has ended, of
\`answer_consultation\` the one that was asked. Officers may also file jointly where all the cases are their department's, and
accept one application (合并办理) that their department leads.

${tableOf('kind of event', eventAccess)}

## Pages

From \`test/support/page-access.ts\`, tried by \`test/api/pages-access.test.ts\`. Nobody is led to the sign-in, and back to the page
afterwards. A form that was not sent from a page of this program is refused to everybody.

${tableOf('page', pageAccess)}
`;

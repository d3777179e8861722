// Who may open and send which page: the second half of docs/access.md, tried by test/api/pages-access.test.ts cell by cell.
import { type Role, roles } from '../../src/services/access.ts';
import type { Cell, Row } from './access-table.ts';

const row = (cell: Cell, nobody: 'yes' | 'no', except: Partial<Row> = {}): Row => {
  const cells = Object.fromEntries(roles.map((role) => [role, cell])) as Record<Role, Cell>;
  return { ...cells, nobody, ...except };
};
const anybody = row('yes', 'yes');
const signedIn = row('yes', 'no');
const inSight = row('scope', 'no');
const opener = row('no', 'no', { agent: 'yes', window: 'yes', integration: 'yes' });
const changer = row('hidden', 'no', { agent: 'scope', window: 'scope', integration: 'scope' });
/** Whoever serves the owner, and he himself. */
const server = row('hidden', 'no', { owner: 'scope', agent: 'scope', window: 'scope' });
/** Papers of intake: the window, and who decides; of their own department's cases. */
const issuer = row('hidden', 'no', {
  window: 'scope',
  officer: 'scope',
  approver: 'scope',
  integration: 'scope',
});
const administrator = row('no', 'no', { administrator: 'yes' });
const checker = row('hidden', 'no', {
  window: 'scope',
  officer: 'scope',
  approver: 'scope',
  integration: 'scope',
});
const sender: Row = { ...checker, owner: 'scope', agent: 'scope' };
const watching = row('no', 'no', { supervisor: 'yes', administrator: 'yes', integration: 'yes' });
const counter = row('no', 'no', { window: 'scope', integration: 'scope' });
const atCounter = row('no', 'no', { window: 'yes', integration: 'yes' });
const noticeWatcher = row('no', 'no', {
  supervisor: 'yes',
  leader: 'yes',
  administrator: 'yes',
  integration: 'yes',
});
const administratorInScope = row('no', 'no', { administrator: 'scope' });

/** Every route of the pages. A page that `nobody` may not open leads to the sign-in; a form sent by nobody is refused. */
export const pageAccess: Readonly<Record<string, Row>> = {
  'GET /assets/*': anybody,
  'GET /sign-in': anybody,
  'POST /sign-in': anybody,
  'POST /sign-out': anybody,
  'GET /sign-in/:token': anybody,
  'POST /sign-in/:token': anybody,
  'GET /calculator': anybody,
  // The address is the key: whoever has one that works may fetch.
  'GET /feeds/:file{[\\w-]{43}\\.ics}': anybody,
  // Likewise: the link is the key, to one project and to what its bearer may do there.
  'GET /o/:secret': anybody,
  'GET /o/:secret/ledger': anybody,
  'GET /o/:secret/cases': anybody,
  'GET /o/:secret/share': anybody,
  'GET /o/:secret/report': anybody,
  'POST /o/:secret/report': anybody,
  'GET /o/:secret/rate': anybody,
  'POST /o/:secret/rate': anybody,
  'GET /o/:secret/supplement': anybody,
  'POST /o/:secret/supplement': anybody,
  'POST /o/:secret/uploads': anybody,
  'GET /o/:secret/uploads/:id': anybody,
  'PATCH /o/:secret/uploads/:id': anybody,
  'DELETE /o/:secret/uploads/:id': anybody,
  'GET /o/:secret/promises/:promise': anybody,
  'POST /o/:secret/promises/:promise': anybody,
  'POST /o/:secret/problems/:problem': anybody,
  'GET /feeds': signedIn,
  'POST /feeds': signedIn,
  'POST /feeds/:id/revoke': signedIn,
  'GET /': signedIn,
  'GET /projects': signedIn,
  'GET /projects/new': opener,
  'POST /projects': opener,
  'GET /projects/:id': inSight,
  'GET /projects/:id/scope': inSight,
  'POST /projects/:id/attributes': changer,
  'POST /projects/:id/items': changer,
  'GET /problems': signedIn,
  'GET /projects/:id/problems': server,
  'POST /projects/:id/problems': server,
  'GET /projects/:id/problems/:problem': inSight,
  'GET /projects/:id/problems/:problem/ledger.csv': inSight,
  'GET /projects/:id/problems/:problem/ledger.json': inSight,
  // By the step that is sent; this one is answered for its shape.
  'POST /projects/:id/problems/:problem': inSight,
  'GET /projects/:id/links': server,
  'POST /projects/:id/links': server,
  // What is not there is not there, even to those who may.
  'POST /projects/:id/links/:link/revoke': server,
  'GET /projects/:id/early': inSight,
  'GET /projects/:id/early.csv': inSight,
  'GET /debts': signedIn,
  'GET /debts.csv': signedIn,
  'GET /credit': signedIn,
  'POST /credit': row('no', 'no', { officer: 'yes', approver: 'yes', supervisor: 'yes', integration: 'yes' }),
  'GET /credit/:id': inSight,
  // By kind of act; what a role may not do it is not offered.
  'POST /credit/:id/:act': row('no', 'no', { owner: 'scope', agent: 'scope', window: 'scope' }),
  'GET /early': signedIn,
  'GET /early.csv': signedIn,
  'GET /commitments': signedIn,
  'GET /commitments.csv': signedIn,
  'GET /projects/:id/cases/:item/commitment': inSight,
  'POST /projects/:id/cases/:item/commitment/tell': issuer,
  // The applicant, and those who take its signature; on paper at the window or the department.
  'POST /projects/:id/cases/:item/commitment/sign': { ...issuer, owner: 'scope', agent: 'scope' },
  'POST /projects/:id/cases/:item/commitment/withdraw': { ...issuer, owner: 'scope', agent: 'scope' },
  'POST /projects/:id/cases/:item/commitment/publicise': issuer,
  'GET /projects/:id/promises': inSight,
  'POST /projects/:id/promises/:promise/sign': { ...issuer, owner: 'scope', agent: 'scope' },
  'GET /projects/:id/standard-land': inSight,
  'POST /projects/:id/standard-land/indicators': changer,
  'POST /projects/:id/standard-land/checks': { ...issuer, window: 'hidden' },
  'GET /projects/:id/time-account': inSight,
  'GET /projects/:id/time-account.csv': inSight,
  'GET /counter': atCounter,
  'GET /counter/:id': counter,
  'GET /counter/:id/:item': counter,
  'POST /counter/:id/:item': counter,
  'POST /counter/:id/:item/check': counter,
  'POST /counter/:id/:item/draft': counter,
  // What was not typed here is not thrown away, whoever else has typed it.
  'POST /counter/:id/:item/discard': atCounter,
  'GET /counter/:id/:item/done': counter,
  'GET /counter/:id/:item/mend': counter,
  'POST /counter/:id/:item/mend': counter,
  'GET /counter-opening': atCounter,
  'POST /counter-opening': atCounter,
  'POST /counter-opening/draft': atCounter,
  'POST /counter-opening/discard': atCounter,
  'GET /counter-lists/:list': atCounter,
  'GET /counter-lists/:list/table.csv': atCounter,
  'GET /second-notices': noticeWatcher,
  'GET /second-notices.csv': noticeWatcher,
  'GET /fields/find': signedIn,
  'GET /fields/phone': signedIn,
  'GET /projects/:id/groups/:group': inSight,
  'POST /projects/:id/groups/:group/filings': changer,
  'POST /projects/:id/groups/:group/acceptances': row('hidden', 'no', {
    window: 'scope',
    integration: 'scope',
  }),
  'GET /projects/:id/papers': inSight,
  'POST /projects/:id/papers': issuer,
  'GET /papers/:id': inSight,
  'GET /papers/:file{[\\w-]+\\.docx}': inSight,
  'POST /papers/:id/void': issuer,
  // The code on a paper is for whoever holds it.
  'GET /v/:id': anybody,
  'POST /v/:id/copy': anybody,
  // The pieces of an upload belong to whoever began it.
  'POST /uploads': signedIn,
  'GET /uploads/:id': signedIn,
  'PATCH /uploads/:id': signedIn,
  'DELETE /uploads/:id': signedIn,
  'GET /materials': signedIn,
  'GET /projects/:id/cases/:item/materials': inSight,
  'GET /projects/:id/cases/:item/materials/:seq{[1-9][0-9]{0,8}}/file': inSight,
  // Officers and approvers for cases of the own department.
  'POST /projects/:id/cases/:item/materials': sender,
  'POST /projects/:id/cases/:item/materials/:seq{[1-9][0-9]{0,8}}/acceptance': checker,
  'POST /projects/:id/cases/:item/materials/:seq{[1-9][0-9]{0,8}}/return': checker,
  'POST /projects/:id/cases/:item/originals': checker,
  'POST /projects/:id/cases/:item/hand-overs': { ...checker, agent: 'scope' },
  'POST /projects/:id/cases/:item/certificates': checker,
  'POST /projects/:id/cases/:item/certificates/:certificate/revocation': checker,
  'GET /projects/:id/chart': inSight,
  'GET /projects/:id/gantt': inSight,
  'GET /projects/:id/cases/:item/ledger': inSight,
  'GET /projects/:id/cases/:item/ledger.csv': inSight,
  'GET /projects/:id/cases/:item/ledger.json': inSight,
  'GET /projects/:id/targets/:target/ledger': inSight,
  'GET /projects/:id/targets/:target/ledger.csv': inSight,
  'GET /projects/:id/targets/:target/ledger.json': inSight,
  'GET /projects/:id/forecast': inSight,
  'GET /forecast': signedIn,
  'GET /projects/:id/cases/:item/events': inSight,
  // By kind of event, as for the API.
  'POST /projects/:id/cases/:item/events': inSight,
  'GET /fields/project-code': signedIn,
  'GET /fields/credit-code': signedIn,
  'GET /messages': signedIn,
  'GET /calendar': administrator,
  'POST /calendar/proposals': administrator,
  'POST /calendar/days': administrator,
  'POST /calendar/undo': administrator,
  'GET /calendar/proposals/:id': administrator,
  'POST /calendar/proposals/:id/recheck': administrator,
  'POST /calendar/proposals/:id/sign': administrator,
  'POST /calendar/proposals/:id/reject': administrator,
  'GET /templates': signedIn,
  'GET /templates/:id': signedIn,
  'GET /templates/:id/chart': signedIn,
  'GET /templates/:id/difference': signedIn,
  'GET /templates/:id/export': signedIn,
  'POST /templates/:id/versions/:version/publish': administrator,
  'POST /templates/:id/versions/:version/retire': administrator,
  'GET /paper-texts': administrator,
  'GET /paper-texts/:kind': administrator,
  'POST /paper-texts/:kind': administrator,
  'GET /import-template': administrator,
  'POST /import-template': administrator,
  'GET /health': watching,
  'GET /people': administrator,
  'POST /people': administrator,
  'POST /people/:username/link': administratorInScope,
  'POST /people/:username/disable': administratorInScope,
  'POST /people/:username/enable': administratorInScope,
};

// @ts-check
// Brings the built program's modules in, with the types of their sources; `npm run bench` has built them just before.

const dist = new URL('../dist/', import.meta.url);

/** @param {string} path  of a module below dist/ @returns {Promise<any>} */
const load = (path) => import(new URL(path, dist).href);

await load('describable-shapes.js');

export const calendars = /** @type {typeof import('../src/store/calendar-files.ts')} */ (
  await load('store/calendar-files.js')
);
export const timeLimit = /** @type {typeof import('../src/domain/time-limit.ts')} */ (
  await load('domain/time-limit.js')
);
export const legalClock = /** @type {typeof import('../src/domain/legal-clock.ts')} */ (
  await load('domain/legal-clock.js')
);
export const ledger = /** @type {typeof import('../src/domain/ledger.ts')} */ (
  await load('domain/ledger.js')
);
export const systems = /** @type {typeof import('../src/services/open-system.ts')} */ (
  await load('services/open-system.js')
);
export const opening = /** @type {typeof import('../src/services/open-project.ts')} */ (
  await load('services/open-project.js')
);
export const recording = /** @type {typeof import('../src/services/record-event.ts')} */ (
  await load('services/record-event.js')
);
export const fixtures = /** @type {typeof import('../src/store/fixture-files.ts')} */ (
  await load('store/fixture-files.js')
);
const [proposals, decisions, proposalStore] = await Promise.all([
  load('services/calendar-proposals.js'),
  load('services/decide-calendar.js'),
  load('store/calendar-proposals.js'),
]);
export const calendarWork = {
  proposeUndo: /** @type {typeof import('../src/services/calendar-proposals.ts').proposeUndo} */ (
    proposals.proposeUndo
  ),
  proposeDay: /** @type {typeof import('../src/services/calendar-proposals.ts').proposeDay} */ (
    proposals.proposeDay
  ),
  signProposal: /** @type {typeof import('../src/services/decide-calendar.ts').signProposal} */ (
    decisions.signProposal
  ),
  countMoves: /** @type {typeof import('../src/store/calendar-proposals.ts').countMoves} */ (
    proposalStore.countMoves
  ),
};
const [plans, readings, forecasts, policyFiles, portfolios] = await Promise.all([
  load('domain/approval-chain.js'),
  load('domain/project-reading.js'),
  load('domain/forecast.js'),
  load('store/policy-files.js'),
  load('services/forecast-portfolio.js'),
]);
export const chains = {
  planFor: /** @type {typeof import('../src/domain/approval-chain.ts').planFor} */ (plans.planFor),
  readProject: /** @type {typeof import('../src/domain/project-reading.ts').readProject} */ (
    readings.readProject
  ),
  forecast: /** @type {typeof import('../src/domain/forecast.ts').forecast} */ (forecasts.forecast),
  loadPolicies: /** @type {typeof import('../src/store/policy-files.ts').loadPolicies} */ (
    policyFiles.loadPolicies
  ),
  getPortfolio: /** @type {typeof import('../src/services/forecast-portfolio.ts').getPortfolio} */ (
    portfolios.getPortfolio
  ),
};
export const days = /** @type {typeof import('../src/domain/day.ts')} */ (await load('domain/day.js'));
export const program = new URL('main.js', dist).pathname;

// The JSON side of the program: every route, one way to refuse, and the document that describes them.
import { OpenAPIHono } from '@hono/zod-openapi';
import { invalid } from '../domain/errors.ts';
import { issuesOf } from '../services/input.ts';
import { calendarOfficeRoutes } from './calendar-office.ts';
import { calendarRoutes } from './calendars.ts';
import { commitmentRoutes } from './commitments.ts';
import { counterRoutes } from './counter.ts';
import { creditRoutes } from './credit.ts';
import type { ApiDeps, ApiEnv } from './deps.ts';
import { docsRoutes } from './docs.tsx';
import { documentOf } from './document.ts';
import { earlyRoutes } from './early.ts';
import { engineRoutes } from './engines.ts';
import { eventRoutes } from './events.ts';
import { forecastRoutes } from './forecast.ts';
import { groupRoutes } from './groups.ts';
import { language } from './language.ts';
import { ledgerRoutes } from './ledgers.ts';
import { materialRoutes } from './material.ts';
import { messageRoutes } from './messages.ts';
import { ownerLinkRoutes } from './owner-links.ts';
import { paperTextRoutes } from './paper-texts.ts';
import { paperRoutes } from './papers.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policies.ts';
import { answerError } from './problem.ts';
import { problemRoutes } from './problems.ts';
import { projectRoutes } from './projects.ts';
import { promiseRoutes } from './promises.ts';
import { type Api, noSuchPath } from './route.ts';
import { scopeRoutes } from './scope.ts';
import { standardLandRoutes } from './standard-land.ts';
import { templateOfficeRoutes } from './template-office.ts';
import { templateRoutes } from './templates.ts';
import { timeAccountRoutes } from './time-account.ts';
import { uploadRoutes } from './uploads.ts';

export type { ApiDeps, ApiLog } from './deps.ts';
export { createHealth } from './health.ts';

/** Mounted at /api. */
export function createApi(deps: ApiDeps): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      // An address that no thing can have is as empty as one that nothing has.
      if (result.target === 'param') throw noSuchPath(c.req.path);
      throw invalid(issuesOf(result.error));
    },
  });
  api.onError((error, c) => answerError(error, c, deps.log));
  api.use(language);
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  calendarRoutes(api, deps);
  calendarOfficeRoutes(api, deps);
  policyRoutes(api, deps);
  templateRoutes(api, deps);
  templateOfficeRoutes(api, deps);
  projectRoutes(api, deps);
  scopeRoutes(api, deps);
  earlyRoutes(api, deps);
  groupRoutes(api, deps);
  counterRoutes(api, deps);
  ledgerRoutes(api, deps);
  promiseRoutes(api, deps);
  creditRoutes(api, deps);
  timeAccountRoutes(api, deps);
  forecastRoutes(api, deps);
  paperRoutes(api, deps);
  paperTextRoutes(api, deps);
  eventRoutes(api, deps);
  uploadRoutes(api, deps);
  materialRoutes(api, deps);
  ownerLinkRoutes(api, deps);
  problemRoutes(api, deps);
  commitmentRoutes(api, deps);
  standardLandRoutes(api, deps);
  messageRoutes(api, deps);
  peopleRoutes(api, deps);
  engineRoutes(api, deps);
  docsRoutes(api, documentOf(api));
  api.all('*', (c) => {
    throw noSuchPath(c.req.path);
  });
  return api;
}

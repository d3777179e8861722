// The pages: who is asking and in which language, then the routes, then every error as a page.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import type { System } from '../services/context.ts';
import { isLang, type Lang } from '../texts/index.ts';
import { assetRoutes } from './assets.ts';
import { shellOf, type WebContext, type WebDeps, type WebEnv } from './env.ts';
import { limitBodies } from './file-limits.ts';
import { renderPage } from './layout.tsx';
import { ErrorPage } from './pages/error.tsx';
import { paths, withQuery } from './paths.ts';
import { calculatorRoutes } from './routes/calculator.tsx';
import { calendarOfficeRoutes } from './routes/calendar-office.tsx';
import { chartRoutes } from './routes/charts.tsx';
import { checkPaperRoutes } from './routes/check-paper.tsx';
import { commitmentRoutes } from './routes/commitments.tsx';
import { counterRoutes } from './routes/counter.tsx';
import { counterListRoutes } from './routes/counter-lists.tsx';
import { counterOpeningRoutes } from './routes/counter-opening.tsx';
import { creditRoutes } from './routes/credit.tsx';
import { debtRoutes } from './routes/debts.tsx';
import { deskRoutes } from './routes/desk.tsx';
import { earlyRoutes } from './routes/early.tsx';
import { entryRoutes } from './routes/entry.tsx';
import { feedFileRoutes, feedRoutes } from './routes/feeds.tsx';
import { fieldRoutes } from './routes/fields.tsx';
import { forecastRoutes } from './routes/forecast.tsx';
import { groupRoutes } from './routes/groups.tsx';
import { healthRoutes } from './routes/health.tsx';
import { importTemplateRoutes } from './routes/import-template.tsx';
import { ledgerRoutes } from './routes/ledger.tsx';
import { materialRoutes } from './routes/materials.tsx';
import { mendIntakeRoutes } from './routes/mend-intake.tsx';
import { messageRoutes } from './routes/messages.tsx';
import { openProjectRoutes } from './routes/open-project.tsx';
import { ownerRoutes } from './routes/owner.tsx';
import { ownerLinkRoutes } from './routes/owner-links.tsx';
import { paperTextRoutes } from './routes/paper-texts.tsx';
import { paperRoutes } from './routes/papers.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { problemRoutes } from './routes/problems.tsx';
import { projectRoutes } from './routes/projects.tsx';
import { promiseRoutes } from './routes/promises.tsx';
import { recordRoutes } from './routes/record.tsx';
import { scopeRoutes } from './routes/scope.tsx';
import { standardLandRoutes } from './routes/standard-land.tsx';
import { templateRoutes } from './routes/templates.tsx';
import { timeAccountRoutes } from './routes/time-account.tsx';
import { uploadRoutes } from './routes/uploads.ts';
import { actorOf, createSessions } from './session.ts';
import { statusOf } from './status.ts';

export interface WebOptions {
  readonly system: System;
  readonly now: () => Instant;
  readonly log: { error(details: object, message: string): void };
  readonly place: WebDeps['place'];
  readonly demo: WebDeps['demo'];
}

export async function createWeb({ system, now, log, place, demo }: WebOptions): Promise<Hono<WebEnv>> {
  const report = (error: unknown, path: string): string => {
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, path, reference }, 'a page failed');
    return reference;
  };
  const deps: WebDeps = { system, now, place, demo, report };
  const app = new Hono<WebEnv>();
  app.route('/', assetRoutes);
  app.route('/', feedFileRoutes(deps));
  app.route('/', ownerRoutes(deps));
  app.use(...(await createSessions(system, now)));
  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('lang', languageOf(c));
    c.set('actor', null); // what the error page says when not even that can be found out
    c.set('actor', await actorOf(c, system, now()));
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use(async (c, next) => {
    // No database keeps this character, so nothing can be found by it.
    if (c.req.url.includes('%00')) throw new Refusal('not_found', 'page_not_found', { path: c.req.path });
    await next();
  });
  app.use(csrf());
  app.route('/', checkPaperRoutes);
  app.use(limitBodies);
  for (const routes of [
    entryRoutes,
    deskRoutes,
    openProjectRoutes,
    mendIntakeRoutes,
    counterRoutes,
    counterListRoutes,
    counterOpeningRoutes,
    projectRoutes,
    groupRoutes,
    scopeRoutes,
    ownerLinkRoutes,
    problemRoutes,
    earlyRoutes,
    commitmentRoutes,
    promiseRoutes,
    standardLandRoutes,
    ledgerRoutes,
    debtRoutes,
    creditRoutes,
    timeAccountRoutes,
    forecastRoutes,
    recordRoutes,
    paperRoutes,
    materialRoutes,
    uploadRoutes,
    paperTextRoutes,
    fieldRoutes,
    calculatorRoutes,
    feedRoutes,
    messageRoutes,
    calendarOfficeRoutes,
    chartRoutes,
    templateRoutes,
    importTemplateRoutes,
    peopleRoutes,
    healthRoutes,
  ]) {
    app.route('/', routes);
  }
  // A route and not `notFound`, which would not be asked once this app is part of another.
  app.all('*', (c) => errorPage(c, new Refusal('not_found', 'page_not_found', { path: c.req.path })));
  app.onError((error, c) => errorPage(c, error));
  return app;
}

const YEAR_SECONDS = 31_536_000;

/** What the link asks for, else what was chosen before, else what the browser prefers; Chinese first. */
function languageOf(c: WebContext): Lang {
  const asked = c.req.query('lang');
  if (asked !== undefined && isLang(asked)) {
    setCookie(c, 'lang', asked, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true });
    return asked;
  }
  const kept = getCookie(c, 'lang');
  if (kept !== undefined && isLang(kept)) return kept;
  if (kept !== undefined) deleteCookie(c, 'lang');
  return /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh-CN';
}

/** What the framework refuses by itself: a form from another site, a request that cannot be read. */
function refusalOf(error: Error): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof HTTPException) || error.status >= 500) return null;
  return error.status === 403
    ? new Refusal('forbidden', 'foreign_origin')
    : new Refusal('invalid', 'request_unreadable');
}

function errorPage(c: WebContext, error: Error): Response | Promise<Response> {
  if (error instanceof Refusal && error.kind === 'unauthenticated' && c.req.method === 'GET') {
    const back = c.req.path === '/' ? null : shellOf(c).path;
    return c.redirect(withQuery(paths.signIn, { back }), 303);
  }
  const refusal = refusalOf(error);
  const page = (
    <ErrorPage
      shell={shellOf(c)}
      kind={refusal?.kind ?? 'unexpected'}
      code={refusal?.code ?? null}
      facts={refusal?.facts ?? {}}
      issues={refusal?.issues ?? []}
      reference={refusal === null ? c.var.deps.report(error, c.req.path) : null}
      back={null}
    />
  );
  return c.html(renderPage(page), refusal === null ? 500 : statusOf[refusal.kind]);
}

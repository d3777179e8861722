// The pages behind an owner's link. Mounted before the sessions: nobody is signed in here, no cookie is read or set. Whatever
// is wrong with an address, the answer is one and the same.
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { Refusal } from '../../domain/errors.ts';
import { type OpenedLink, openOwnerLink } from '../../services/open-owner-link.ts';
import { getOwnerCases, getOwnerLedger, getOwnerPage } from '../../services/owner-page.ts';
import { getProject } from '../../services/projects.ts';
import { errorText } from '../../texts/errors.ts';
import { isLang, type Lang, t } from '../../texts/index.ts';
import type { WebDeps } from '../env.ts';
import { keptOwnerPage } from '../kept-owner-pages.ts';
import { renderPage } from '../layout.tsx';
import { addressOf, originOf } from '../origin.ts';
import { ownerPolicyFor, sendsFile } from '../owner-style.ts';
import { OwnerPage } from '../pages/owner.tsx';
import type { OwnerShell } from '../pages/owner-frame.tsx';
import { OwnerCasesPage, OwnerLedgerPage, OwnerNotice, OwnerSharePage } from '../pages/owner-more.tsx';
import { ownerActRoutes } from './owner-acts.tsx';
import { ownerSupplyRoutes } from './owner-supply.tsx';

export interface OwnerEnv {
  Variables: { opened: OpenedLink; shell: OwnerShell };
}
export type OwnerContext = Context<OwnerEnv>;

const PAGE = '/o/:secret';

export function ownerRoutes(deps: WebDeps): Hono<OwnerEnv> {
  const { system, now } = deps;
  const app = new Hono<OwnerEnv>();
  app.use('/o/*', async (c, next) => {
    await next();
    // A form that sends a file is kept by the browser, so that going back after a lost line brings what was typed.
    const keeps = sendsFile(c.req.path);
    c.header('Cache-Control', keeps ? 'private, no-cache' : 'private, no-store');
    c.header('X-Robots-Tag', 'noindex');
    c.header('Content-Security-Policy', ownerPolicyFor(c.req.path));
  });
  app.use('/o/*', csrf());
  app.use(`${PAGE}/*`, async (c, next) => {
    const secret = c.req.param('secret');
    c.set('shell', shellOf(c, deps, `/o/${encodeURIComponent(secret)}`));
    c.set('opened', await openOwnerLink(system, secret, addressOf(c), now()));
    await next();
  });
  app
    .get(PAGE, async (c) => {
      const { opened, shell } = c.var;
      const page = await keptOwnerPage(opened, shell, async () =>
        renderPage(<OwnerPage shell={shell} view={await getOwnerPage(opened)} />),
      );
      return c.body(page, 200, { 'Content-Type': 'text/html; charset=UTF-8' });
    })
    .get(`${PAGE}/ledger`, async (c) => {
      const ledger = await getOwnerLedger(c.var.opened, {
        item: c.req.query('case'),
        clock: c.req.query('clock'),
      });
      return c.html(renderPage(<OwnerLedgerPage shell={c.var.shell} ledger={ledger} />));
    })
    .get(`${PAGE}/cases`, async (c) => {
      const cases = await getOwnerCases(c.var.opened);
      return c.html(renderPage(<OwnerCasesPage shell={c.var.shell} {...cases} />));
    })
    .get(`${PAGE}/share`, async (c) => {
      const { ctx, projectId } = c.var.opened;
      const { name } = await getProject(ctx, projectId);
      const address = `${originOf(c)}${c.var.shell.base}`;
      return c.html(renderPage(<OwnerSharePage shell={c.var.shell} name={name} address={address} />));
    });
  app.route('/', ownerActRoutes);
  app.route('/', ownerSupplyRoutes);
  app.all('/o', (c) => refused(c, deps, gone));
  app.all('/o/*', (c) => refused(c, deps, gone));
  app.onError((error, c) => refused(c, deps, error));
  return app;
}

const gone = new Refusal('not_found', 'link_unknown');

function shellOf(c: Context, deps: WebDeps, base: string): OwnerShell {
  const asked = c.req.query('lang');
  const prefersEnglish = /^en\b/i.test(c.req.header('accept-language') ?? '');
  const lang: Lang = isLang(asked) ? asked : prefersEnglish ? 'en' : 'zh-CN';
  return { lang, base, now: new Date(deps.now()).toISOString(), demo: deps.demo !== null };
}

/** The pattern is reported in place of the path, which is a secret. */
function refused(c: Context, deps: WebDeps, error: Error): Response | Promise<Response> {
  const shell = shellOf(c, deps, c.get('shell')?.base ?? '/o');
  const { lang } = shell;
  const back = c.get('opened') !== undefined;
  const answer = (title: string, body: string, status: 403 | 404 | 409 | 413 | 429 | 500): Response => {
    // A script shows what it gets as it is.
    if (/^\/o\/[^/]+\/uploads/.test(c.req.path)) return c.text(`${title}\n${body}`, status) as Response;
    const page = renderPage(<OwnerNotice shell={shell} title={title} body={body} back={back} />);
    return c.html(page, status) as Response;
  };
  if (error instanceof HTTPException && error.status < 500)
    return error.status === 413
      ? answer(t(lang, 'owner.refused'), errorText(lang, 'too_large', { max: '256 kB' }), 413)
      : answer(t(lang, 'owner.refused'), errorText(lang, 'forbidden', { action: 'foreign_origin' }), 403);
  if (!(error instanceof Refusal)) {
    const reference = deps.report(error, PAGE);
    return answer(t(lang, 'owner.failed'), t(lang, 'owner.failedBody', { id: reference }), 500);
  }
  if (error.kind === 'rate_limited') {
    c.header('Retry-After', String(error.facts['seconds'] ?? 60));
    const minutes = Number(error.facts['minutes'] ?? 1);
    return answer(t(lang, 'owner.slow', { minutes }), t(lang, 'owner.goneBody'), 429);
  }
  if (error.code === 'link_unknown' || !back)
    return answer(t(lang, 'owner.gone'), t(lang, 'owner.goneBody'), 404);
  if (error.kind === 'too_large')
    return answer(t(lang, 'owner.refused'), errorText(lang, error.code, error.facts), 413);
  return error.kind === 'not_found'
    ? answer(
        t(lang, 'owner.refused'),
        /\/ledger/.test(c.req.path) ? t(lang, 'owner.noLedger') : errorText(lang, error.code, error.facts),
        404,
      )
    : answer(t(lang, 'owner.refused'), errorText(lang, error.code, error.facts), 409);
}

// The page of calendar feeds, and the feeds themselves, which calendar programs fetch by their secret address alone.
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Instant } from '../../domain/day.ts';
import { Refusal } from '../../domain/errors.ts';
import { partyName } from '../../services/case-view.ts';
import type { System } from '../../services/context.ts';
import {
  departmentOf,
  type FeedView,
  feedProject,
  listFeeds,
  makeFeed,
  readFeed,
  revokeFeed,
} from '../../services/feeds.ts';
import { isLang } from '../../texts/index.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { feedFile } from '../feed-file.ts';
import { filled, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { originOf } from '../origin.ts';
import { FeedsPage } from '../pages/feeds.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export const feedRoutes = new Hono<WebEnv>()
  .get('/feeds', async (c) => c.html(await feedsPage(c, emptyForm, null, c.req.query('project'))))
  .post('/feeds', async (c) => {
    const ctx = contextOf(c);
    const values = await readForm(c);
    const project = filled(values, 'project');
    try {
      const asked = present({ kind: filled(values, 'kind'), project, lang: c.var.lang });
      const { secret, feed } = await makeFeed(ctx, asked);
      const address = `${originOf(c)}${paths.feed(secret)}`;
      return c.html(await feedsPage(c, emptyForm, { address, feed }, undefined), 201);
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      const issues =
        error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
      const page = await feedsPage(c, { values, issues }, null, undefined);
      return c.html(page, error.kind === 'invalid' ? 400 : 409);
    }
  })
  .post('/feeds/:id/revoke', async (c) => {
    await revokeFeed(contextOf(c), c.req.param('id'));
    return c.redirect(paths.feeds(), 303);
  });

async function feedsPage(
  c: WebContext,
  form: FormState,
  made: { readonly address: string; readonly feed: FeedView } | null,
  projectId: string | undefined,
): Promise<string> {
  const ctx = contextOf(c);
  const department = departmentOf(ctx.actor);
  const [feeds, project] = await Promise.all([
    listFeeds(ctx),
    projectId === undefined ? null : feedProject(ctx, projectId),
  ]);
  return renderPage(
    <FeedsPage
      shell={shellOf(c)}
      feeds={feeds}
      made={made}
      department={department === null ? null : named(c.var.lang, partyName(ctx.parties, department))}
      project={project}
      form={form}
    />,
  );
}

interface FeedDeps {
  readonly system: System;
  readonly now: () => Instant;
  readonly report: (error: unknown, path: string) => string;
}

/**
 * Mounted before the sessions: a calendar program has none. Whatever is wrong with an address, the answer is one and the same.
 * The pattern is reported in place of the path, which is a secret.
 */
export const feedFileRoutes = ({ system, now, report }: FeedDeps): Hono =>
  new Hono()
    .use(FEED_PATH, etag())
    .get(FEED_PATH, async (c) => {
      const feed = await readFeed(system, c.req.param('file').slice(0, -FILE_END.length), now());
      if (feed === null) return c.text('404 Not Found', 404, { 'Cache-Control': 'no-store' });
      const lang = isLang(feed.lang) ? feed.lang : 'zh-CN';
      return c.body(feedFile(feed, lang, originOf(c)), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="due-dates.ics"',
        'Cache-Control': 'private, no-cache',
        'X-Robots-Tag': 'noindex',
      });
    })
    .onError((error, c) => {
      const reference = report(error, FEED_PATH);
      return c.text(`503 ${reference}`, 503, { 'Cache-Control': 'no-store', 'Retry-After': '60' });
    });

const FILE_END = '.ics';
const FEED_PATH = '/feeds/:file{[\\w-]{43}\\.ics}';

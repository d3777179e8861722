// 时间账 of one project on any evening so far, as page and as table.
import { Hono } from 'hono';
import { type Day, parseDay } from '../../domain/day.ts';
import { type Issue, invalidField, Refusal } from '../../domain/errors.ts';
import { getTimeAccount } from '../../services/time-account.ts';
import { timeAccountCsv, timeAccountFile } from '../../services/time-account-csv.ts';
import { getTimeAccountPage } from '../../services/time-account-page.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { TimeAccountPage } from '../pages/time-account.tsx';
import { named } from '../words/names.ts';

export const timeAccountRoutes = new Hono<WebEnv>()
  .get('/projects/:id/time-account', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const { found, issues } = await asked(c, (asOf) => getTimeAccountPage(ctx, id, { asOf }));
    const { account, finishOn, promise, begins } = found ?? (await getTimeAccountPage(ctx, id));
    return c.html(
      renderPage(
        <TimeAccountPage
          shell={shellOf(c)}
          account={account}
          finishOn={finishOn}
          promise={promise}
          begins={named(c.var.lang, begins)}
          form={{ values: issues.length === 0 ? {} : c.req.query(), issues }}
        />,
      ),
      issues.length === 0 ? 200 : 400,
    );
  })
  .get('/projects/:id/time-account.csv', async (c) => {
    const account = await getTimeAccount(contextOf(c), c.req.param('id'), { asOf: asOfOf(c) });
    return c.body(timeAccountCsv(c.var.lang, account), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${timeAccountFile(account)}"`,
    });
  });

/** What was asked for, or what is wrong with the day: the page then shows today, and says so beside the field. */
async function asked<T>(
  c: WebContext,
  read: (asOf: Day | undefined) => Promise<T>,
): Promise<{ readonly found: T | null; readonly issues: readonly Issue[] }> {
  try {
    return { found: await read(asOfOf(c)), issues: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || !error.issues.some(({ path }) => path === 'asOf')) throw error;
    return { found: null, issues: error.issues };
  }
}

function asOfOf(c: WebContext): Day | undefined {
  const text = c.req.query('asOf')?.trim() ?? '';
  if (text === '') return undefined;
  const day = parseDay(text);
  if (day === null) throw invalidField('asOf', 'date_invalid', { value: text.slice(0, 60) });
  return day;
}

// Accounts for the administrator: list, a new one with its one-time link, a fresh link, off and on.
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { regionName, regions, regionWithin } from '../../domain/regions.ts';
import { roles } from '../../services/access.ts';
import {
  type AccountView,
  createAccount,
  listAccounts,
  renewLink,
  setAccountActive,
} from '../../services/accounts.ts';
import type { SignInLink } from '../../services/sign-in-links.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, listed, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { PeoplePage, type PersonRow } from '../pages/people.tsx';
import { paths } from '../paths.ts';

interface Made {
  readonly account: AccountView;
  readonly link: SignInLink;
}

export const peopleRoutes = new Hono<WebEnv>()
  .get(paths.people, async (c) => c.html(await peoplePage(c, emptyForm, null)))
  .post(paths.people, async (c) => {
    const values = await readForm(c);
    try {
      const made = await createAccount(
        contextOf(c),
        present({
          username: filled(values, 'username') ?? '',
          name: filled(values, 'name') ?? '',
          roles: listed(values, 'role'),
          region: filled(values, 'region'),
          department: filled(values, 'department'),
          creditCode: filled(values, 'company'),
          phone: filled(values, 'phone'),
        }),
      );
      return c.html(await peoplePage(c, emptyForm, made), 201);
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      const issues =
        error.issues.length > 0
          ? error.issues.map(onForm)
          : [{ path: 'username', code: error.code, facts: error.facts }];
      return c.html(await peoplePage(c, { values, issues }, null), error.kind === 'invalid' ? 400 : 409);
    }
  })
  .post('/people/:username/link', async (c) =>
    c.html(await peoplePage(c, emptyForm, await renewLink(contextOf(c), c.req.param('username')))),
  )
  .post('/people/:username/disable', async (c) => {
    await setAccountActive(contextOf(c), c.req.param('username'), false);
    return c.redirect(paths.people, 303);
  })
  .post('/people/:username/enable', async (c) => {
    await setAccountActive(contextOf(c), c.req.param('username'), true);
    return c.redirect(paths.people, 303);
  });

/** The form asks for one role, and for the company's code under its plain name. */
const fieldOf: Readonly<Record<string, string>> = { roles: 'role', creditCode: 'company' };
const onForm = (issue: Refusal['issues'][number]) => ({
  ...issue,
  path: fieldOf[issue.path.split('.')[0] ?? ''] ?? issue.path,
});

async function peoplePage(c: WebContext, form: FormState, made: Made | null): Promise<string> {
  const ctx = contextOf(c);
  const language = c.var.lang === 'en' ? 'en' : 'zh';
  const accounts = await listAccounts(ctx);
  const people = accounts.map((account): PersonRow => {
    const party = account.department === null ? undefined : ctx.parties.get(account.department);
    const scope = [
      account.region === null || account.region === '000000' ? null : regionName(account.region, language),
      party === undefined ? null : language === 'en' ? party.en : party.short,
      account.creditCode,
    ].filter((part) => part !== null);
    return { ...account, scope };
  });
  const places = regions.filter(
    ({ code, retiredIn }) => retiredIn === undefined && regionWithin(code, ctx.actor.region),
  );
  const departments = [...ctx.parties.values()].filter(
    ({ type }) => type !== 'applicant' && type !== 'agent',
  );
  return renderPage(
    <PeoplePage
      shell={shellOf(c)}
      people={people}
      link={
        made === null
          ? null
          : {
              name: made.account.name,
              url: new URL(made.link.path, c.req.url).href,
              until: made.link.expiresAt,
            }
      }
      options={{
        roles,
        regions: places.map(({ code }) => ({ value: code, label: `${regionName(code, language)} ${code}` })),
        departments: departments.map(({ code, zh, en }) => ({
          value: code,
          label: language === 'en' ? en : zh,
        })),
      }}
      form={form}
    />,
  );
}

// Signing in and out, and the page behind a one-time link.

import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { SHORTEST_PASSWORD } from '../../services/passwords.ts';
import { signIn } from '../../services/sign-in.ts';
import { openLink, setPasswordByLink } from '../../services/sign-in-links.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { addressOf } from '../origin.ts';
import { SetPasswordPage, SignInPage } from '../pages/sign-in.tsx';
import { paths } from '../paths.ts';
import { signInBrowser, signOutBrowser } from '../session.ts';

export const entryRoutes = new Hono<WebEnv>()
  .get(paths.signIn, (c) => {
    const back = ownPath(c.req.query('back'));
    return c.var.actor === null
      ? c.html(signInPage(c, emptyForm, back))
      : c.redirect(back ?? paths.home(), 303);
  })
  .post(paths.signIn, async (c) => {
    const values = await readForm(c);
    const back = ownPath(filled(values, 'back'));
    const username = filled(values, 'username') ?? '';
    const password = typeof values['password'] === 'string' ? values['password'] : '';
    const { system, now } = c.var.deps;
    try {
      const actor = await signIn(system, { username, password, address: addressOf(c) }, now());
      await signInBrowser(c, system, actor);
      return c.redirect(back ?? paths.home(), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const form = { values: { username }, issues: [{ path: '', code: error.code, facts: error.facts }] };
      return c.html(signInPage(c, form, back), error.kind === 'rate_limited' ? 429 : 401);
    }
  })
  .post(paths.signOut, async (c) => {
    await signOutBrowser(c);
    return c.redirect(paths.signIn, 303);
  })
  .get('/sign-in/:token', async (c) => c.html(await passwordPage(c, c.req.param('token'), emptyForm)))
  .post('/sign-in/:token', async (c) => {
    const token = c.req.param('token');
    const values = await readForm(c);
    const [password, again] = [values['password'], values['again']];
    const { system, now } = c.var.deps;
    try {
      if (typeof password !== 'string' || password !== again)
        throw new Refusal('invalid', 'invalid_input', {}, [
          { path: 'again', code: 'passwords_differ', facts: {} },
        ]);
      const actor = await setPasswordByLink(system, { token, password }, now());
      await signInBrowser(c, system, actor);
      return c.redirect(paths.home(), 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      return c.html(await passwordPage(c, token, { values: {}, issues: error.issues }), 400);
    }
  });

/** Only a path of this program: a link from outside may not send people elsewhere after signing in. */
const ownPath = (text: string | undefined): string | null =>
  text !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : null;

const signInPage = (c: WebContext, form: FormState, back: string | null): string =>
  renderPage(<SignInPage shell={shellOf(c)} form={form} back={back} samples={c.var.deps.demo} />);

async function passwordPage(c: WebContext, token: string, form: FormState): Promise<string> {
  const { system, now } = c.var.deps;
  const { name } = await openLink(system, token, now());
  return renderPage(
    <SetPasswordPage
      shell={shellOf(c)}
      token={token}
      name={name}
      minLength={SHORTEST_PASSWORD}
      form={form}
    />,
  );
}

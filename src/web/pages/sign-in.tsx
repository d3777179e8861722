// Sign-in, and the page behind a one-time link where a person sets a password.
import { type Lang, t } from '../../texts/index.ts';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { Layout, type Shell } from '../layout.tsx';
import type { Role } from '../menu.ts';
import { paths } from '../paths.ts';

export interface SampleAccounts {
  readonly password: string;
  readonly accounts: readonly { readonly username: string; readonly name: string; readonly role: Role }[];
}

export interface SignInPageProps {
  /** `person` is null here. */
  readonly shell: Shell;
  readonly form: FormState;
  /** Where to go afterwards: a path of this program. */
  readonly back: string | null;
  /** Shown in the demo only. */
  readonly samples: SampleAccounts | null;
}

export function SignInPage({ shell, form, back, samples }: SignInPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'signIn.title')}>
      <div class="entry">
        <form class="panel entry-form" method="post" action={paths.signIn}>
          <h1>{t(lang, 'signIn.title')}</h1>
          <p class="sub">{t(lang, 'signIn.about')}</p>
          <Problems lang={lang} form={form} />
          {back === null ? null : <input type="hidden" name="back" value={back} />}
          <Field
            lang={lang}
            name="username"
            label={t(lang, 'signIn.username')}
            form={form}
            required
            attributes={{
              autocomplete: 'username',
              autocapitalize: 'none',
              spellcheck: 'false',
              autofocus: true,
            }}
          />
          <Field
            lang={lang}
            name="password"
            label={t(lang, 'signIn.password')}
            form={form}
            kind="password"
            required
            attributes={{ autocomplete: 'current-password' }}
          />
          <button class="btn btn-primary" type="submit">
            {t(lang, 'signIn.submit')}
          </button>
          <p class="hint">{t(lang, 'signIn.help')}</p>
          <p>
            <a href={paths.calculator()}>{t(lang, 'calc.open')}</a>
          </p>
        </form>
        {samples === null ? null : <Samples lang={lang} samples={samples} />}
      </div>
    </Layout>
  );
}

function Samples({ lang, samples }: { lang: Lang; samples: SampleAccounts }) {
  return (
    <section class="panel samples" aria-label={t(lang, 'signIn.demo')}>
      <h2>{t(lang, 'signIn.demo')}</h2>
      <p class="sub">{t(lang, 'signIn.demoPassword', { password: samples.password })}</p>
      <table class="sheet">
        <caption class="visually-hidden">{t(lang, 'signIn.demo')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(lang, 'people.col.username')}</th>
            <th scope="col">{t(lang, 'people.col.name')}</th>
            <th scope="col">{t(lang, 'people.col.roles')}</th>
          </tr>
        </thead>
        <tbody>
          {samples.accounts.map((account) => (
            <tr>
              <th scope="row">{account.username}</th>
              <td>{account.name}</td>
              <td>{t(lang, `role.${account.role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export interface SetPasswordPageProps {
  readonly shell: Shell;
  readonly token: string;
  readonly name: string;
  readonly minLength: number;
  readonly form: FormState;
}

export function SetPasswordPage({ shell, token, name, minLength, form }: SetPasswordPageProps) {
  const { lang } = shell;
  const attributes = { autocomplete: 'new-password', minlength: minLength };
  return (
    <Layout shell={shell} title={t(lang, 'password.title')}>
      <div class="entry">
        <form class="panel entry-form" method="post" action={paths.setPassword(token)}>
          <h1>{t(lang, 'password.title')}</h1>
          <p class="sub">{t(lang, 'password.sub', { name })}</p>
          <Problems lang={lang} form={form} />
          <Field
            lang={lang}
            name="password"
            label={t(lang, 'password.new')}
            hint={t(lang, 'password.hint', { min: minLength })}
            form={form}
            kind="password"
            required
            attributes={attributes}
          />
          <Field
            lang={lang}
            name="again"
            label={t(lang, 'password.again')}
            form={form}
            kind="password"
            required
            attributes={attributes}
          />
          <button class="btn btn-primary" type="submit">
            {t(lang, 'password.submit')}
          </button>
        </form>
      </div>
    </Layout>
  );
}

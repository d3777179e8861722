// 人员: the accounts, a form for a new one, and the one-time sign-in link that is shown once.
import { known, type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Tied } from '../components/day.tsx';
import { Field, type FormState, type Option, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import type { Role } from '../menu.ts';
import { paths } from '../paths.ts';
import { fullMoment } from '../words/dates.ts';
import type { Mark } from '../words/marks.ts';
import { listed } from '../words/names.ts';

export interface PersonRow {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Regions, departments, company or projects, in the reader's words; empty = everything. */
  readonly scope: readonly string[];
  readonly state: 'active' | 'invited' | 'disabled';
}

export interface PeoplePageProps {
  readonly shell: Shell;
  readonly people: readonly PersonRow[];
  /** Set right after a link was made; never shown again. */
  readonly link: { readonly name: string; readonly url: string; readonly until: string } | null;
  readonly options: {
    readonly roles: readonly Role[];
    readonly regions: readonly Option[];
    readonly departments: readonly Option[];
  };
  readonly form: FormState;
}

const columns = ['name', 'username', 'roles', 'scope', 'state', 'action'] as const;
const marks: Readonly<Record<PersonRow['state'], Mark>> = {
  active: 'done',
  invited: 'not_started',
  disabled: 'ended',
};

export function PeoplePage({ shell, people, link, options, form }: PeoplePageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'people.title')} active="people">
      <PageHead title={t(lang, 'people.title')} sub={t(lang, 'people.sub', { n: people.length })} />
      {link === null ? null : (
        <section class="panel one-time" role="status" aria-label={t(lang, 'people.link.title')}>
          <h2>{t(lang, 'people.link.title')}</h2>
          <p>
            <Tied
              text={t(lang, 'people.link.body', { name: link.name, until: fullMoment(lang, link.until) })}
            />
          </p>
          <code>{link.url}</code>
        </section>
      )}
      <div class="columns">
        <div class="panel main-panel">
          {people.length === 0 ? (
            <Empty title={t(lang, 'people.empty')} />
          ) : (
            <PeopleTable lang={lang} people={people} />
          )}
        </div>
        <aside class="side-column">
          <NewPerson lang={lang} options={options} form={form} />
        </aside>
      </div>
    </Layout>
  );
}

function PeopleTable({ lang, people }: { lang: Lang; people: readonly PersonRow[] }) {
  return (
    <table class="sheet rows people">
      <caption class="visually-hidden">{t(lang, 'people.table')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `people.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr class={person.state === 'disabled' ? 'waiting' : undefined}>
            <th scope="row" class="k-name">
              {person.name}
            </th>
            <td class="k-username">{person.username}</td>
            <td class="k-roles">
              {listed(
                lang,
                person.roles.map((role) => t(lang, `role.${role}`)),
              )}
            </td>
            <td class="k-scope">
              {person.scope.length === 0 ? t(lang, 'people.allScope') : listed(lang, person.scope)}
            </td>
            <td class="k-state">
              <Marked mark={marks[person.state]}>{t(lang, `people.state.${person.state}`)}</Marked>
            </td>
            <td class="k-action">
              <Actions lang={lang} person={person} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ lang, person }: { lang: Lang; person: PersonRow }) {
  const off = person.state === 'disabled';
  const act = (action: 'link' | 'disable' | 'enable', text: string, spoken: string) => (
    <form method="post" action={paths.personAction(person.username, action)}>
      <button class="link" type="submit" aria-label={spoken}>
        {text}
      </button>
    </form>
  );
  return (
    <span class="row-actions">
      {off ? null : act('link', t(lang, 'people.relink'), t(lang, 'people.relinkOf', { name: person.name }))}
      {off
        ? act('enable', t(lang, 'people.enable'), t(lang, 'people.enableOf', { name: person.name }))
        : act('disable', t(lang, 'people.disable'), t(lang, 'people.disableOf', { name: person.name }))}
    </span>
  );
}

function NewPerson({
  lang,
  options,
  form,
}: {
  lang: Lang;
  options: PeoplePageProps['options'];
  form: FormState;
}) {
  const none = { value: '', label: t(lang, 'people.new.none') };
  const select = (
    name: 'role' | 'region' | 'department',
    list: readonly Option[],
    required: boolean,
    hint?: string,
  ) => (
    <Field
      lang={lang}
      name={name}
      label={t(lang, `people.new.${name}`)}
      form={form}
      kind="select"
      options={list}
      required={required}
      hint={hint}
    />
  );
  return (
    <Card title={t(lang, 'people.new')}>
      <form class="card-form" method="post" action={paths.people}>
        <Problems lang={lang} form={form} labelOf={(path) => known(lang, `people.new.${path}`)} />
        <Field
          lang={lang}
          name="name"
          label={t(lang, 'people.new.name')}
          form={form}
          required
          attributes={{ autocomplete: 'off' }}
        />
        <Field
          lang={lang}
          name="username"
          label={t(lang, 'people.new.username')}
          hint={t(lang, 'people.new.usernameHint')}
          form={form}
          required
          attributes={{ autocomplete: 'off', spellcheck: 'false' }}
        />
        {select(
          'role',
          options.roles.map((role) => ({ value: role, label: t(lang, `role.${role}`) })),
          true,
        )}
        {select('region', [none, ...options.regions], false)}
        {select('department', [none, ...options.departments], false, t(lang, 'people.new.departmentHint'))}
        <Field
          lang={lang}
          name="company"
          label={t(lang, 'people.new.company')}
          hint={t(lang, 'people.new.companyHint')}
          form={form}
          attributes={{ autocomplete: 'off' }}
        />
        <Field
          lang={lang}
          name="phone"
          label={t(lang, 'people.new.phone')}
          form={form}
          attributes={{ inputmode: 'tel' }}
        />
        <button class="btn btn-primary" type="submit">
          {t(lang, 'people.new.submit')}
        </button>
      </form>
    </Card>
  );
}

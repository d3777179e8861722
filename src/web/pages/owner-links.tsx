// 业主查看链接: the links of one project with their codes and addresses, new ones, and taking them back.

import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { LINK_DAYS } from '../../domain/link-acts.ts';
import type { OwnerLinks, OwnerLinkView } from '../../services/owner-links.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Clock, Day } from '../components/day.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay, momentOf, plusDays } from '../words/dates.ts';
import type { Mark } from '../words/marks.ts';

export interface OwnerLinksPageProps extends OwnerLinks {
  readonly shell: Shell;
  /** `https://tracker.example`, before each path. */
  readonly origin: string;
  readonly form: FormState;
  readonly formKey: string;
  /** The link whose code is shown large. */
  readonly shown: string | null;
}

export function OwnerLinksPage({ shell, project, links, origin, form, formKey, shown }: OwnerLinksPageProps) {
  const { lang } = shell;
  const live = links.filter(({ state }) => state === 'live').length;
  const open = links.find(({ id, state }) => id === shown && state === 'live');
  return (
    <Layout shell={shell} title={`${t(lang, 'links.title')} · ${project.name}`} active="projects">
      <PageHead
        title={t(lang, 'links.title')}
        sub={t(lang, 'links.sub')}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      />
      <Problems lang={lang} form={form} />
      <div class="columns links-page">
        <div class="main-panel">
          <Card title={t(lang, 'links.list')} remark={t(lang, 'links.count', { n: live })}>
            {links.length === 0 ? (
              <Empty title={t(lang, 'links.empty')} body={t(lang, 'links.emptyBody')} />
            ) : (
              <LinkTable lang={lang} projectId={project.id} links={links} year={shell.now} />
            )}
          </Card>
        </div>
        <aside class="side-column">
          {open === undefined ? null : <Shown lang={lang} link={open} origin={origin} />}
          <Card title={t(lang, 'links.new')}>
            <form class="card-form" method="post" action={paths.ownerLinks(project.id)}>
              <input type="hidden" name="idempotencyKey" value={formKey} />
              <Field
                lang={lang}
                name="note"
                label={t(lang, 'links.note')}
                hint={t(lang, 'links.noteHint')}
                form={form}
                attributes={{ maxlength: 100 }}
              />
              <Field
                lang={lang}
                name="until"
                kind="date"
                label={t(lang, 'links.until')}
                hint={t(lang, 'links.untilHint', {
                  days: LINK_DAYS,
                  date: fullDay(lang, plusDays(momentOf(shell.now).date, LINK_DAYS)),
                })}
                form={form}
              />
              <button class="btn btn-primary" type="submit">
                {t(lang, 'links.make')}
              </button>
            </form>
          </Card>
        </aside>
      </div>
    </Layout>
  );
}

function Shown({ lang, link, origin }: { lang: Lang; link: OwnerLinkView; origin: string }) {
  return (
    <Card title={nameOf(lang, link)} remark={t(lang, 'links.qr')} id="shown">
      <div class="link-shown">
        {raw(renderSVG(`${origin}${link.path}`, { border: 2, ecc: 'M' }))}
        <input
          class="form-control"
          type="text"
          readonly
          value={`${origin}${link.path}`}
          aria-label={t(lang, 'links.address')}
        />
        <p class="hint">{t(lang, 'links.care')}</p>
      </div>
    </Card>
  );
}

const nameOf = (lang: Lang, { note, purpose }: OwnerLinkView): string =>
  note ?? t(lang, `links.purpose.${purpose}`);

const markOf: Readonly<Record<OwnerLinkView['state'], Mark>> = {
  live: 'normal',
  expired: 'not_started',
  revoked: 'ended',
};
const columns = ['for', 'state', 'made', 'until', 'used', 'action'] as const;

interface LinkTableProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly links: readonly OwnerLinkView[];
  readonly year: string;
}

function LinkTable({ lang, projectId, links, year }: LinkTableProps) {
  return (
    <table class="sheet rows owner-links">
      <caption class="visually-hidden">{t(lang, 'links.list')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `links.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr class={link.state === 'live' ? undefined : 'past'}>
            <th scope="row" class="k-for k-name">
              {nameOf(lang, link)} <small>{link.createdBy}</small>
            </th>
            <td class="k-state">
              <Marked mark={markOf[link.state]}>{t(lang, `links.state.${link.state}`)}</Marked>
            </td>
            <td class="k-made">
              <span class="phone-label">{t(lang, 'links.col.made')} </span>
              <Clock lang={lang} at={link.createdAt} year={year} />
            </td>
            <td class="k-until">
              <span class="phone-label">{t(lang, 'links.col.until')} </span>
              <Day lang={lang} date={link.expiresOn} />
            </td>
            <td class="k-used">
              <span class="phone-label">{t(lang, 'links.col.used')} </span>
              {link.lastUsedAt === null ? (
                <span class="sub">{t(lang, 'links.never')}</span>
              ) : (
                <Clock lang={lang} at={link.lastUsedAt} year={year} />
              )}
            </td>
            <td class="k-action">
              {link.state === 'live' ? <Actions lang={lang} projectId={projectId} link={link} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ lang, projectId, link }: { lang: Lang; projectId: string; link: OwnerLinkView }) {
  return (
    <form method="post" action={paths.revokeOwnerLink(projectId, link.id)}>
      <a href={`${paths.ownerLinks(projectId, link.id)}#shown`}>{t(lang, 'links.show')}</a>{' '}
      <button class="link" type="submit" aria-label={t(lang, 'links.revokeOf', { name: nameOf(lang, link) })}>
        {t(lang, 'links.revoke')}
      </button>
    </form>
  );
}

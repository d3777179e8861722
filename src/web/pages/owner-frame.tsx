// The frame of the pages behind an owner's link: one request, readable on a small telephone, nothing to load and no script;
// only the page that sends a file does better with one.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Lang, t } from '../../texts/index.ts';
import { type AssetName, assetUrl } from '../assets.ts';
import { Tied } from '../components/day.tsx';
import { icon } from '../components/shapes.ts';
import { ownerStyle } from '../owner-style.ts';
import { fullMoment } from '../words/dates.ts';

export interface OwnerShell {
  readonly lang: Lang;
  /** Address of the page itself: `/o/<secret>`. */
  readonly base: string;
  /** The program's "now", RFC 3339. */
  readonly now: string;
  /** Sample data with a clock that stands still. */
  readonly demo: boolean;
}

/** An address below the page, in its language. */
export function below(
  { base, lang }: OwnerShell,
  path = '',
  query: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams({ ...query, ...(lang === 'en' ? { lang } : {}) }).toString();
  return `${base}${path}${params === '' ? '' : `?${params}`}`;
}

export interface OwnerFrameProps {
  readonly shell: OwnerShell;
  readonly title: string;
  /** One line under the title. */
  readonly sub?: Child;
  /** The page itself has none to go back to. */
  readonly back?: boolean | undefined;
  readonly foot?: Child;
  /** What the page does better with: it works without. */
  readonly scripts?: readonly AssetName[] | undefined;
  readonly children?: Child;
}

const styleTag = raw(`<style>${ownerStyle}</style>`);

export function OwnerFrame({
  shell,
  title,
  sub,
  back = true,
  foot,
  scripts = [],
  children,
}: OwnerFrameProps) {
  const { lang } = shell;
  const other = lang === 'en' ? 'zh-CN' : 'en';
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {styleTag}
        {scripts.map((name) => (
          <script src={assetUrl(name)} defer />
        ))}
      </head>
      <body>
        <header>
          <div class="in">
            {back ? (
              <a href={below(shell)}>
                {icon('back', 12)} {t(lang, 'owner.back')}
              </a>
            ) : null}
            <div>
              <h1>{title}</h1>
              {sub === undefined ? null : <p>{sub}</p>}
            </div>
            <a
              href={below({ ...shell, lang: other }, '', other === 'en' ? {} : { lang: other })}
              lang={other}
              hreflang={other}
            >
              {t(lang, 'shell.otherLanguage')}
            </a>
          </div>
        </header>
        {shell.demo ? (
          <p class="demo">
            <span class="in">
              <Tied text={t(lang, 'owner.demo', { now: fullMoment(lang, shell.now) })} />
            </span>
          </p>
        ) : null}
        <main>{children}</main>
        {foot}
      </body>
    </html>
  );
}

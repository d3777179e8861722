// The frame around every page: top bar, side menu, banner, print head and foot. No inline script or style anywhere,
// so that a strict content policy holds.
import type { Child } from 'hono/jsx';
import { type Lang, t } from '../texts/index.ts';
import { type AssetName, assetUrl } from './assets.ts';
import { Tied } from './components/day.tsx';
import { icon } from './components/shapes.ts';
import { type MenuItem, type MenuKey, menuFor, type Role } from './menu.ts';
import { changing, paths } from './paths.ts';
import { fullMoment } from './words/dates.ts';

export interface Shell {
  readonly lang: Lang;
  /** Path and query of this page, for the language switch. */
  readonly path: string;
  /** The program's "now", RFC 3339. */
  readonly now: string;
  /** Name of the place served; null when all places are. */
  readonly region: string | null;
  /** Sample data with a clock that stands still. */
  readonly demo: boolean;
  readonly person: { readonly name: string; readonly roles: readonly Role[] } | null;
  readonly counts?: Partial<Readonly<Record<MenuKey, number>>> | undefined;
  /** What was searched, kept in the box. */
  readonly q?: string | undefined;
}

export interface LayoutProps {
  readonly shell: Shell;
  readonly title: string;
  readonly active?: MenuKey | undefined;
  /** Prints across: for lists of many columns. */
  readonly wide?: boolean | undefined;
  /** Prints the official paper that it shows and nothing around it. */
  readonly sheet?: boolean | undefined;
  /** What a page does better with: it works without. */
  readonly scripts?: readonly AssetName[] | undefined;
  readonly children?: Child;
}

const htmxConfig = JSON.stringify({ includeIndicatorCSS: false });

export function Layout({ shell, title, active, wide, sheet, scripts = [], children }: LayoutProps) {
  const { lang, person } = shell;
  const menu = person === null ? [] : menuFor(lang, person.roles, shell.counts);
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${t(lang, 'shell.product')}`}</title>
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('tabler.min.css')} />
        <link rel="stylesheet" href={assetUrl('app.css')} />
        <script src={assetUrl('htmx.min.js')} defer />
        {scripts.map((name) => (
          <script src={assetUrl(name)} defer />
        ))}
      </head>
      <body
        class={[
          person === null ? 'no-menu' : null,
          wide === true ? 'wide' : null,
          sheet === true ? 'on-paper' : null,
        ]
          .filter(isText)
          .join(' ')}
      >
        <a class="skip" href="#main">
          {t(lang, 'shell.skip')}
        </a>
        <TopBar shell={shell} />
        {shell.demo ? <DemoBanner lang={lang} now={shell.now} /> : null}
        <div class="frame">
          {menu.length === 0 ? null : <SideMenu lang={lang} menu={menu} active={active} />}
          <main id="main" tabindex={-1}>
            {children}
          </main>
        </div>
        <PrintFoot shell={shell} />
      </body>
    </html>
  );
}

function TopBar({ shell }: { shell: Shell }) {
  const { lang, person } = shell;
  return (
    <header class="top">
      <a class="product" href={paths.home()}>
        {t(lang, 'shell.product')}
      </a>
      <span class="place">
        {shell.region ?? t(lang, 'shell.noRegion')}
        {shell.demo ? ` · ${t(lang, 'shell.sample')}` : null}
      </span>
      {person === null ? null : (
        <search>
          <form class="find" action="/projects" method="get">
            {icon('search', 14)}
            <input
              type="search"
              name="q"
              value={shell.q}
              placeholder={t(lang, 'shell.searchHint')}
              aria-label={t(lang, 'shell.search')}
            />
            <button type="submit" class="visually-hidden-focusable">
              {t(lang, 'shell.searchGo')}
            </button>
          </form>
        </search>
      )}
      <time class="now" datetime={shell.now}>
        {fullMoment(lang, shell.now)}
      </time>
      <a
        class="lang"
        href={changing(shell.path, 'lang', otherOf(lang))}
        lang={otherOf(lang)}
        hreflang={otherOf(lang)}
      >
        {t(lang, 'shell.otherLanguage')}
      </a>
      {person === null ? null : (
        <form class="person" action={paths.signOut} method="post">
          <span class="name">
            {person.roles[0] === undefined ? null : (
              <span class="role">{t(lang, `role.${person.roles[0]}`)} </span>
            )}
            {person.name}
          </span>
          <button type="submit">{t(lang, 'shell.signOut')}</button>
        </form>
      )}
    </header>
  );
}

const isText = (word: string | null): word is string => word !== null;

const otherOf = (lang: Lang): Lang => (lang === 'en' ? 'zh-CN' : 'en');

function SideMenu({
  lang,
  menu,
  active,
}: {
  lang: Lang;
  menu: readonly MenuItem[];
  active: MenuKey | undefined;
}) {
  return (
    <nav class="side" aria-label={t(lang, 'shell.menu')}>
      <ul>
        {menu.map((item) => (
          <li>
            <a href={item.href} aria-current={item.key === active ? 'page' : undefined}>
              <span>{item.text}</span>
              {item.count === null ? null : <span class="n">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DemoBanner({ lang, now }: { lang: Lang; now: string }) {
  return (
    <p class="demo" role="note">
      {icon('info', 14)}
      <span>
        <Tied text={t(lang, 'shell.demo', { now: fullMoment(lang, now) })} />
      </span>
    </p>
  );
}

/** Seen on paper only: what was printed, when, by whom. */
function PrintFoot({ shell }: { shell: Shell }) {
  const { lang, person } = shell;
  return (
    <footer class="print-foot">
      <span>{t(lang, 'shell.product')}</span>
      <span>{t(lang, 'shell.printedAt', { now: fullMoment(lang, shell.now) })}</span>
      {person === null ? null : <span>{t(lang, 'shell.printedBy', { person: person.name })}</span>}
    </footer>
  );
}

/** A whole page as text, ready to send. */
export function renderPage(page: { toString(): string | Promise<string> }): string {
  const html = page.toString();
  if (typeof html !== 'string') throw new TypeError('a page must render without waiting');
  return `<!DOCTYPE html>${html}`;
}

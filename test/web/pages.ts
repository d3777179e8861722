// Every page of the product with sample data, as tests and the preview render them.
import type { Lang } from '../../src/texts/index.ts';
import { renderPage } from '../../src/web/layout.tsx';
import { accountPages } from './account-pages.tsx';
import { chartPages } from './chart-pages.tsx';
import { feedsPages } from './feeds-page.tsx';
import { formPages } from './form-pages.tsx';
import { healthPages } from './health-pages.tsx';
import { materialPages } from './material-pages.tsx';
import { otherPages } from './other-pages.tsx';
import type { Makers } from './samples.ts';
import { workPages } from './work-pages.tsx';

const makers: Makers = {
  ...accountPages,
  ...workPages,
  ...formPages,
  ...otherPages,
  ...feedsPages,
  ...chartPages,
  ...healthPages,
  ...materialPages,
};

export const pageNames: readonly string[] = Object.keys(makers);

/** The page as it is sent. */
export function pageHtml(name: string, lang: Lang): string {
  const maker = makers[name];
  if (maker === undefined) throw new Error(`no page ${name}`);
  return renderPage(maker(lang));
}

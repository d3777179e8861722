// The reference page: the OpenAPI document for people, rendered here, without script and without any foreign host.
import { known, type Lang, t } from '../texts/index.ts';
import {
  type Operation,
  type OperationObject,
  OperationSection,
  type Speaks,
  summaryOf,
} from './docs-operation.tsx';
import { Prose, ShapeTable } from './docs-schema.tsx';
import { docsStyle } from './docs-style.ts';
import { type Words, wordsOf } from './docs-words.ts';
import { type Document, refusals } from './document.ts';
import type { Api } from './route.ts';

export function docsRoutes(api: Api, document: Document): void {
  const pages = new Map<Lang, string>();
  api.get('/openapi.json', (c) => c.json(document));
  api.get('/docs.css', (c) => c.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  api.get('/docs', (c) => {
    const lang = c.get('language');
    const page = pages.get(lang) ?? `<!DOCTYPE html>${(<Page lang={lang} document={document} />).toString()}`;
    pages.set(lang, page);
    return c.html(page);
  });
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operationsOf = (document: Document): readonly Operation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const about: OperationObject | undefined = item[method];
      const id = `${method}${path.replaceAll(/[^A-Za-z]+/g, '-')}`;
      return about === undefined ? [] : [{ method, path, id, about }];
    }),
  );

function Page({ lang, document }: { readonly lang: Lang; readonly document: Document }) {
  const words = wordsOf(lang);
  const operations = operationsOf(document);
  const groups = Object.entries(words.tags).map(([tag, title]) => ({
    title,
    operations: operations.filter(({ about }) => about.tags?.includes(tag)),
  }));
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${words.title} · ${t(lang, 'shell.product')}`}</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <header>
          <h1>{words.title}</h1>
          <a href="/">{t(lang, 'shell.product')}</a>
          <a href="/api/openapi.json">{words.document}</a>
          <a href={`/api/docs?lang=${lang === 'en' ? 'zh-CN' : 'en'}`}>{words.otherLanguage}</a>
        </header>
        <main>
          <p>{words.intro}</p>
          <Contents lang={lang} words={words} groups={groups} />
          {groups.map((group) => (
            <>
              <h2>{group.title}</h2>
              {group.operations.map((operation) => (
                <OperationSection lang={lang} words={words} operation={operation} />
              ))}
            </>
          ))}
          <Refusals lang={lang} words={words} />
          <Shapes words={words} document={document} />
        </main>
      </body>
    </html>
  );
}

interface Group {
  readonly title: string;
  readonly operations: readonly Operation[];
}
function Contents({ lang, words, groups }: Speaks & { readonly groups: readonly Group[] }) {
  return (
    <nav aria-label={words.contents}>
      <ul>
        {groups.flatMap(({ operations }) =>
          operations.map((operation) => (
            <li>
              <a href={`#${operation.id}`}>
                <code>
                  <span class="method">{operation.method}</span> {operation.path}
                </code>
              </a>{' '}
              {summaryOf(lang, operation)}
            </li>
          )),
        )}
      </ul>
    </nav>
  );
}

function Refusals({ lang, words }: Speaks) {
  return (
    <>
      <h2>{words.refusals}</h2>
      <table>
        <tbody>
          {refusals.map(({ status, kind, meaning }) => (
            <tr id={kind}>
              <td>{status}</td>
              <td>{known(lang, `error.title.${kind}`)}</td>
              <td>
                <Prose text={meaning} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Shapes({ words, document }: { readonly words: Words; readonly document: Document }) {
  return (
    <>
      <h2>{words.shapes}</h2>
      {Object.entries(document.components?.schemas ?? {}).map(([name, shape]) => (
        <section id={`shape-${name}`}>
          <h3>{name}</h3>
          <ShapeTable shape={shape} words={words} />
        </section>
      ))}
    </>
  );
}

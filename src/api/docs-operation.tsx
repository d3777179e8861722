// One call of the reference page: what it takes and what it answers.
import type { Lang } from '../texts/index.ts';
import { meaningOf, Prose, type Shape, typeText } from './docs-schema.tsx';
import type { Words } from './docs-words.ts';
import type { Document } from './document.ts';

type PathItem = NonNullable<Document['paths']>[string];
export type OperationObject = NonNullable<PathItem['get']>;

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly about: OperationObject;
}

export interface Speaks {
  readonly lang: Lang;
  readonly words: Words;
}

export const summaryOf = (lang: Lang, { about }: Operation): string => {
  const zh: unknown = about['x-summary-zh'];
  return lang === 'zh-CN' && typeof zh === 'string' ? zh : (about.summary ?? '');
};

export function OperationSection({ lang, words, operation }: Speaks & { readonly operation: Operation }) {
  const { method, path, id, about } = operation;
  const parameters = (about.parameters ?? []).flatMap((one) => ('$ref' in one ? [] : [one]));
  const body = about.requestBody !== undefined && 'content' in about.requestBody ? about.requestBody : null;
  return (
    <section id={id}>
      <h3>
        <code>
          <span class="method">{method}</span> {path}
        </code>
      </h3>
      <p>{summaryOf(lang, operation)}</p>
      {about.description === undefined ? null : (
        <p class="quiet">
          <Prose text={about.description} />
        </p>
      )}
      {about.security?.length === 0 ? <p class="quiet">{words.noSignIn}</p> : null}
      {parameters.length === 0 ? null : <h4>{words.parameters}</h4>}
      {parameters.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.where}</th>
              <th scope="col">{words.type}</th>
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr>
                <td>
                  <code>{one.name}</code> {one.required ? <span class="quiet">{words.required}</span> : null}
                </td>
                <td>{one.in === 'cookie' ? one.in : words[one.in]}</td>
                <td>
                  <code>{one.schema === undefined ? '' : typeText(one.schema)}</code>
                </td>
                <td>
                  <Prose text={one.schema === undefined ? '' : meaningOf(one.schema)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {body === null ? null : <h4>{words.body}</h4>}
      {body === null ? null : (
        <p>
          <ShapeLink shape={Object.values(body.content)[0]?.schema} />{' '}
          <span class="quiet">{Object.keys(body.content).join(', ')}</span>
        </p>
      )}
      <h4>{words.answers}</h4>
      <Answers responses={about.responses} words={words} />
    </section>
  );
}

function Answers({
  responses,
  words,
}: {
  readonly responses: OperationObject['responses'];
  readonly words: Words;
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.status}</th>
          <th scope="col">{words.meaning}</th>
          <th scope="col">{words.type}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(responses ?? {}).map(([status, response]) => (
          <tr>
            <td>{status}</td>
            <td>
              <Prose text={response.description} />
            </td>
            <td>
              <ShapeLink shape={response.content?.['application/json']?.schema} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShapeLink({ shape }: { readonly shape: Shape | undefined }) {
  if (shape === undefined) return null;
  const name = typeText(shape);
  return '$ref' in shape ? <a href={`#shape-${name}`}>{name}</a> : <code>{name}</code>;
}

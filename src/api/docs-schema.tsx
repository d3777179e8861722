// A shape of the document as rows: one a field, fields of fields by their path, other shapes by a link.

import type { Words } from './docs-words.ts';
import type { Document } from './document.ts';

export type Shape = NonNullable<NonNullable<Document['components']>['schemas']>[string];

interface Row {
  readonly path: string;
  readonly required: boolean;
  readonly type: string;
  readonly link: string | null;
  readonly meaning: string;
}

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** `string (date)`, `NRP | ASC`, `list of Clock`; what may be null says so. */
export function typeText(shape: Shape): string {
  if ('$ref' in shape) return nameOf(shape.$ref);
  if (shape.allOf !== undefined) return shape.allOf.map(typeText).join(' & ');
  const choices = shape.oneOf ?? shape.anyOf;
  if (choices !== undefined) return choices.map(typeText).join(' | ');
  if (shape.enum !== undefined) return shape.enum.filter((value) => value !== null).join(' | ');
  if (shape.items !== undefined && !('prefixItems' in shape)) return `list of ${typeText(shape.items)}`;
  const types = typeof shape.type === 'string' ? [shape.type] : (shape.type ?? ['any']);
  const text = types.join(' | ');
  return shape.format === undefined ? text : `${text} (${shape.format})`;
}

function linkOf(shape: Shape): string | null {
  if ('$ref' in shape) return nameOf(shape.$ref);
  if (shape.items !== undefined) return linkOf(shape.items);
  const parts = shape.allOf ?? shape.oneOf ?? shape.anyOf ?? [];
  return parts.map(linkOf).find((link) => link !== null) ?? null;
}

export function meaningOf(shape: Shape): string {
  if ('$ref' in shape) return '';
  const { description = '', example, minimum, maximum } = shape;
  const range = minimum === undefined && maximum === undefined ? '' : `${minimum ?? ''} … ${maximum ?? ''}`;
  const sample = example === undefined ? '' : `e.g. ${String(example)}`;
  return [description, range, sample].filter((part) => part !== '').join(' ');
}

function rowsOf(shape: Shape, path = ''): readonly Row[] {
  if ('$ref' in shape || shape.properties === undefined) return [];
  return Object.entries(shape.properties).flatMap(([name, field]): readonly Row[] => {
    const at = path === '' ? name : `${path}.${name}`;
    const required = shape.required?.includes(name) === true;
    const row = { path: at, required, type: typeText(field), link: linkOf(field), meaning: meaningOf(field) };
    const inner = '$ref' in field ? field : (field.items ?? field);
    return [row, ...rowsOf(inner, 'items' in field ? `${at}[]` : at)];
  });
}

/** Text with its `words of code` set off. */
export const Prose = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
);

export function ShapeTable({ shape, words }: { readonly shape: Shape; readonly words: Words }) {
  const choices = '$ref' in shape ? undefined : (shape.oneOf ?? shape.anyOf);
  if (choices !== undefined) {
    return (
      <>
        <p class="quiet">{words.oneOf}</p>
        {choices.map((choice) => (
          <ShapeTable shape={choice} words={words} />
        ))}
      </>
    );
  }
  const rows = rowsOf(shape);
  if (rows.length === 0) return <p>{`${typeText(shape)} ${meaningOf(shape)}`}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.type}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              <code>{row.path}</code> {row.required ? <span class="quiet">{words.required}</span> : null}
            </td>
            <td>
              {row.link === null ? <code>{row.type}</code> : <a href={`#shape-${row.link}`}>{row.type}</a>}
            </td>
            <td>
              <Prose text={row.meaning} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// The fields by which an event of an intake is mended, filled with what it says, and the event that they make.
import type { EventView } from '../services/views.ts';
import type { TextKey } from '../texts/index.ts';
import type { Values } from './components/form.tsx';
import { filled, listed, present } from './form-data.ts';

export type MendField =
  | {
      readonly kind: 'text' | 'textarea' | 'date';
      readonly name: string;
      readonly label: TextKey;
      /** The material that it is about. */
      readonly about: string | null;
      readonly value: string;
    }
  | { readonly kind: 'authority'; readonly name: string; readonly value: string }
  | { readonly kind: 'papers'; readonly name: string; readonly values: readonly string[] };

type Told = Pick<EventView, 'type' | 'data'>;
type Row = Readonly<Record<string, unknown>>;

const textOf = (data: Row, name: string): string => {
  const value = data[name];
  return typeof value === 'string' ? value : '';
};
const rowsOf = (data: Row, name: string): readonly Row[] => {
  const value = data[name];
  return Array.isArray(value)
    ? value.filter((one): one is Row => typeof one === 'object' && one !== null)
    : [];
};
const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? { ...value } : {});

export function mendFields(
  { type, data }: Told,
  materials: readonly { readonly code: string; readonly name: string }[],
): readonly MendField[] {
  const field = (name: string, label: TextKey, kind: 'text' | 'textarea' | 'date' = 'text'): MendField => ({
    kind,
    name,
    label,
    about: null,
    value: textOf(data, name),
  });
  const nameOf = (code: string): string => materials.find((one) => one.code === code)?.name ?? code;
  switch (type) {
    case 'receive':
    case 'resubmit': {
      const handler = rowOf(data['handler']);
      const papers = data['handedIn'];
      return [
        { ...field('handler.name', 'intake.handler'), value: textOf(handler, 'name') } as MendField,
        { ...field('handler.phone', 'intake.phone'), value: textOf(handler, 'phone') } as MendField,
        { kind: 'authority', name: 'handler.authority', value: textOf(handler, 'authority') },
        { kind: 'papers', name: 'handedIn', values: Array.isArray(papers) ? papers.map(String) : [] },
        field('note', 'field.note'),
      ];
    }
    case 'accept':
      return rowsOf(data, 'missing').map((one) => ({
        kind: 'date',
        name: `missing.${textOf(one, 'material')}`,
        label: 'intake.promisedBy',
        about: nameOf(textOf(one, 'material')),
        value: textOf(one, 'promisedBy'),
      }));
    case 'correction_notice':
      return [
        field('text', 'field.text', 'textarea'),
        ...rowsOf(data, 'items').map(
          (one): MendField => ({
            kind: 'text',
            name: `what.${textOf(one, 'material')}`,
            label: 'intake.what',
            about: nameOf(textOf(one, 'material')),
            value: textOf(one, 'what'),
          }),
        ),
        field('correctBy', 'field.correctBy', 'date'),
        ...(data['again'] === undefined ? [] : [field('again', 'field.again', 'textarea')]),
      ];
    case 'refuse_acceptance':
      return [field('reason', 'field.reason', 'textarea'), field('competentAgency', 'field.competentAgency')];
    default:
      return [field('reason', 'field.reason', 'textarea')];
  }
}

/** What the event should have said: what has no field stays as it was. */
export function mendedData({ type, data }: Told, values: Values): Record<string, unknown> {
  const typed = (name: string): string | undefined => filled(values, name);
  const plain = (names: readonly string[]): Row =>
    Object.fromEntries(names.map((name) => [name, typed(name)]));
  switch (type) {
    case 'receive':
    case 'resubmit': {
      const name = typed('handler.name');
      const papers = listed(values, 'handedIn');
      return present({
        type,
        ...data,
        ...plain(['note']),
        handedIn: papers.length === 0 ? undefined : papers,
        handler:
          name === undefined
            ? undefined
            : present({ name, phone: typed('handler.phone'), authority: typed('handler.authority') }),
      });
    }
    case 'accept': {
      const missing = rowsOf(data, 'missing').map((one) => ({
        material: textOf(one, 'material'),
        promisedBy: typed(`missing.${textOf(one, 'material')}`) ?? null,
      }));
      return present({ type, ...data, missing: missing.length === 0 ? undefined : missing });
    }
    case 'correction_notice': {
      const items = rowsOf(data, 'items').map((one) =>
        present({ ...one, what: typed(`what.${textOf(one, 'material')}`) }),
      );
      return present({
        type,
        ...data,
        ...plain(['text', 'correctBy']),
        ...(data['again'] === undefined ? {} : plain(['again'])),
        items: items.length === 0 ? undefined : items,
      });
    }
    case 'refuse_acceptance':
      return present({ type, ...data, ...plain(['reason', 'competentAgency']) });
    default:
      return present({ type, ...data, ...plain(['reason']) });
  }
}

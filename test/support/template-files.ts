// Reads the template and department files of fixtures/, and makes spoilt copies of a good template.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkParties } from '../../src/domain/parties.ts';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { checkTemplate } from '../../src/domain/template-check.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);

export const readYaml = (file: string): unknown => parse(readFileSync(new URL(file, fixtures), 'utf8'));

export const templateFiles = ['templates', 'demo/templates'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, fixtures)).map((name) => `${folder}/${name}`),
);

const parties = checkParties(readYaml('departments.yaml'));
if (!parties.ok) throw new Error(JSON.stringify(parties.issues));
export const partyCodes: ReadonlySet<string> = new Set(parties.value.keys());

/** A template of fixtures/, e.g. `templates/nb-industrial-59.yaml`, or its name alone. */
export function template(name: string): ApprovalTemplate {
  const file = templateFiles.find((one) => one.endsWith(`/${name}.yaml`)) ?? name;
  const checked = checkTemplate(readYaml(file), partyCodes);
  if (!checked.ok) throw new Error(`${file}: ${JSON.stringify(checked.issues)}`);
  return checked.value;
}

const steps = (path: string): readonly string[] => path.split(/[.[\]]+/).filter((step) => step !== '');

/** A deep copy with another value at a path such as `items[4].limits.committed.days`; undefined takes the field away. */
export function changed(document: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const way = steps(path);
  let at: unknown = copy;
  for (const step of way.slice(0, -1)) at = Reflect.get(Object(at), step);
  const last = way.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(Object(at), last);
  else Reflect.set(Object(at), last, value);
  return copy;
}

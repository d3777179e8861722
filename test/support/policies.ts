// The policies of the repository for pure tests, and places of a test's own that decide otherwise.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PlacePolicies, PolicyBook, PolicyEntryValues } from '../../src/domain/policy.ts';
import { checkPolicies } from '../../src/domain/policy-check.ts';

const document: { readonly policies: readonly unknown[] } = parse(
  readFileSync(new URL('../../calendars/policies.yaml', import.meta.url), 'utf8'),
);

/** The repository's policies and these entries after them; what is wrong with them fails the test. */
export function policyBook(...more: readonly unknown[]): PolicyBook {
  const checked = checkPolicies({ ...document, policies: [...document.policies, ...more] });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value;
}

export const policies: PolicyBook = policyBook();

/** A county whose own rules, from that day on, are these; all else is the province's and the country's. */
export const placeWith = (values: PolicyEntryValues, from = '2020-01-01'): PlacePolicies =>
  policyBook({ region: '330784', from, values }).in('330784');

// Loads the policies of places from their file: whole, or not at all.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type Issue, invalid } from '../domain/errors.ts';
import type { PolicyBook } from '../domain/policy.ts';
import { checkPolicies } from '../domain/policy-check.ts';
import { packageRoot } from './package-root.ts';
import { rootMessage } from './problems.ts';
import { parseTemplateText } from './template-files.ts';

/** Throws an `invalid` Refusal that lists every fault with its line: `policies.yaml:12:policies[0].values.intakeDays`. */
export function loadPolicies(file = join(packageRoot(), 'calendars', 'policies.yaml')): PolicyBook {
  const name = basename(file);
  const text = readText(file, name);
  const checked = checkPolicies(parseTemplateText(text, name));
  if (checked.ok) return checked.value;
  const lineOf = linesIn(text);
  throw invalid(checked.issues.map((issue) => ({ ...issue, path: placed(name, lineOf(issue.path), issue) })));
}

const placed = (name: string, line: number, { path }: Issue): string =>
  path === '' ? `${name}:${line}` : `${name}:${line}:${path}`;

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid([{ path: name, code: 'file_unreadable', facts: { reason: rootMessage(error) } }]);
  }
}

/** The line of `policies[1].values.rollNaturalLimits`, or of the nearest thing around it that is there; from 1. */
function linesIn(text: string): (path: string) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => {
    const steps = [...path.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
    for (let length = steps.length; length >= 0; length -= 1) {
      const found: unknown = document.getIn(steps.slice(0, length), true);
      if (isNode(found) && found.range) return lines.linePos(found.range[0]).line;
    }
    return 1;
  };
}

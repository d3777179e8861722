// A template file as it comes in: read, checked whole, and every fault told with its file, line and path.
import { type Issue, invalid, invalidField } from '../domain/errors.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { checkTemplate } from '../domain/template-check.ts';
import { readTemplateText } from '../store/template-files.ts';
import type { System } from './context.ts';

export { LARGEST_TEMPLATE, templateTextOf } from '../store/template-files.ts';

/** The text of a file, YAML or JSON; the name is told with what is wrong in it. */
export interface TemplateSource {
  readonly text: string;
  readonly fileName: string;
}

/** Throws `too_large`, or `invalid` with all that is wrong; in the order of the lines; the facts of each issue hold `file` and `line`. */
export function readTemplateSource(
  { parties }: Pick<System, 'parties'>,
  { text, fileName }: TemplateSource,
): ApprovalTemplate {
  // No database keeps the character NUL, and YAML allows it in remarks.
  if (text.includes('\0')) throw invalidField(fileName, 'unprintable_text');
  const { value, lineOf } = readTemplateText(text, fileName);
  const checked = checkTemplate(value, new Set(parties.keys()));
  if (checked.ok) return checked.value;
  const placed = checked.issues.map((issue) => ({ ...issue, line: lineOf(issue.path) }));
  throw invalid(
    placed
      .sort((a, b) => a.line - b.line)
      .map(({ line, ...issue }): Issue => ({ ...issue, facts: { ...issue.facts, file: fileName, line } })),
  );
}

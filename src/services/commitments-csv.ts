// The register of promises as a table for spreadsheets (RFC 4180): one row a promise, headed in the reader's language.

import { known, type Lang, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import type { CommitmentRow } from './commitments.ts';
import { conditionWords } from './condition-words.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';

const columns = [
  ...(['state', 'project', 'code', 'applicant', 'creditCode', 'item', 'department', 'facts'] as const),
  ...(['decided', 'due', 'rectifyBy', 'judged', 'publicity', 'publicised', 'ground'] as const),
  ...(['despite', 'against'] as const),
];

export function commitmentsCsv(lang: Lang, rows: readonly CommitmentRow[]): string {
  const join = (parts: readonly string[]): string => parts.join(t(lang, 'common.listComma'));
  const head = columns.map((column) => t(lang, `commitments.csv.${column}`));
  const lines = rows.map((row) => [
    t(lang, `commitment.state.${row.state}`),
    row.projectName,
    row.projectCode,
    row.applicant.name,
    row.applicant.creditCode,
    named(lang, row.itemName),
    named(lang, row.departmentName),
    join(row.facts.map((fact) => named(lang, fact))),
    row.decidedOn,
    row.dueOn ?? '',
    row.rectifyBy ?? '',
    row.judgedOn ?? '',
    row.publicityOn ?? '',
    row.publicised.breach ?? '',
    row.promise ?? row.document ?? '',
    row.despite ?? '',
    join(
      row.against.map(({ factText, itemName, outcome, when }) => {
        const what = itemName === null ? conditionWords(lang, when ?? '') : named(lang, itemName);
        return `${named(lang, factText)} ← ${what} ${known(lang, `commitment.outcome.${outcome}`) ?? outcome}`;
      }),
    ),
  ]);
  return `${BYTE_ORDER_MARK}${[head, ...lines].map(csvLine).join('')}`;
}

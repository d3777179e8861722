// The departments, companies and people that hold cases: full names for owners and paper, short ones for screens.
import type { Issue } from './errors.ts';
import type { Checked } from './problem.ts';
import { code, list, object, oneOf, optional, runCheck, text } from './shape.ts';

export const partyTypes = [
  'coordination',
  'government',
  'public_institution',
  'utility',
  'intermediary',
  'applicant',
  'agent',
] as const;
export type PartyType = (typeof partyTypes)[number];

export interface Party {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly en_id: string;
  /** Chinese name as screens show it. */
  readonly short: string;
  /** Stands for it in the numbers of papers (资规 in 永资规受〔2026〕12号); left out: the short name. */
  readonly word?: string | undefined;
  readonly type: PartyType;
  /** What the party does in the chain, in Chinese. */
  readonly roles: readonly string[];
  /** Names of the same function in other places or years. */
  readonly aliases: readonly string[];
  readonly note?: string | undefined;
}

export type Parties = ReadonlyMap<string, Party>;

const departments = object<{ schema: 'departments/1'; departments: readonly Party[] }>({
  schema: oneOf('departments/1'),
  departments: list(
    object<Party>({
      code,
      zh: text,
      en: text,
      en_id: code,
      short: text,
      word: optional(text),
      type: oneOf(...partyTypes),
      roles: list(text, 0, 50),
      aliases: list(text, 0, 50),
      note: optional(text),
    }),
    1,
  ),
});

/** Checks the parsed departments file; issues are those of shape.ts and `duplicate_code`. */
export function checkParties(input: unknown): Checked<Parties> {
  const shaped = runCheck(departments, input);
  if (!shaped.ok) return shaped;
  const found = new Map<string, Party>();
  const issues: Issue[] = [];
  shaped.value.departments.forEach((party, i) => {
    const first = shaped.value.departments.findIndex((other) => other.code === party.code);
    if (found.has(party.code)) {
      const facts = { code: party.code, first: `departments[${first}]` };
      issues.push({ path: `departments[${i}].code`, code: 'duplicate_code', facts });
    }
    const same = shaped.value.departments.find(
      (other, at) => at < i && party.word !== undefined && other.word === party.word,
    );
    if (same !== undefined) {
      const facts = { code: party.code, first: same.code, word: party.word ?? '' };
      issues.push({ path: `departments[${i}].word`, code: 'duplicate_word', facts });
    }
    found.set(party.code, party);
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: found };
}

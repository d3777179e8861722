// Which facts an item is promised on, and what of the record contradicts each of them now (rules §5). Pure: cases as they
// stand, the project's circumstances, and what was returned; the same from a whole reading and from the rows of a list.
import type { PlannedItem } from './approval-chain.ts';
import { brokenPromise, mocksOf } from './case.ts';
import type { CaseStatus } from './case-events.ts';
import type { CommitmentFact, ContradictingOutcome } from './commitment-spec.ts';
import { attributeCondition, contradictingOutcomes } from './commitment-spec.ts';
import { holds } from './condition.ts';
import type { Day } from './day.ts';
import type { PlacedCase } from './project-reading.ts';
import type { Attributes, MaterialSpec } from './template.ts';

/** As much of another case as can speak against a promise. */
export interface CaseStanding {
  readonly item: string;
  readonly status: CaseStatus;
  /** The day from which it stands so. */
  readonly since: Day | null;
  /** What the last mock approval said. */
  readonly mock: 'pass' | 'fail' | null;
  /** Its own promise was found false or not kept. */
  readonly broken: boolean;
  /** The day on which a material of it was last returned as unfit and has not come again; null = none. */
  readonly returnedOn: Day | null;
}

export interface Contradiction {
  /** Code of the fact. */
  readonly fact: string;
  /** The case that speaks against it; null for a circumstance of the project. */
  readonly item: string | null;
  readonly outcome: ContradictingOutcome | 'circumstance';
  /** The condition on the project that holds; null for a case. */
  readonly when: string | null;
  readonly since: Day | null;
}

/**
 * The facts promised. Where the template names none, each paper that was not handed in, and that the applicant would not
 * have to bring in any case, stands for one: what makes it, and the cases before, could say otherwise.
 */
export function promisedFacts(
  { spec, materials, prerequisites }: PlannedItem,
  handedIn: readonly string[] = [],
): readonly CommitmentFact[] {
  if (spec.commitment.facts !== undefined) return spec.commitment.facts;
  const stands = ({ code, role, exempt, from_item }: MaterialSpec): boolean =>
    !handedIn.includes(code) && (role === 'secondary' || exempt || from_item !== undefined);
  const before = prerequisites.flatMap((item) => [
    { item, when: 'refused' },
    { item, when: 'revoked' },
  ]);
  return materials.filter(stands).map(
    ({ code, zh, from_item }): CommitmentFact => ({
      code,
      zh,
      about: code,
      contradicted_by: [
        ...(from_item === undefined ? [] : [{ item: from_item, when: 'any' }]),
        ...before.filter(({ item }) => item !== from_item),
      ],
      assumed: true,
    }),
  );
}

/** Everything that speaks against the facts as things stand, in the order of the facts. */
export function contradictions(
  facts: readonly CommitmentFact[],
  standingOf: (item: string) => CaseStanding | null,
  attributes: Attributes,
): readonly Contradiction[] {
  return facts.flatMap(({ code, contradicted_by }) => {
    const found = contradicted_by.flatMap((spec): readonly Contradiction[] => {
      const { item, when } = spec;
      if (item === undefined) {
        const condition = attributeCondition(spec);
        const speaks = condition !== null && holds(condition, attributes);
        return speaks ? [{ fact: code, item: null, outcome: 'circumstance', when, since: null }] : [];
      }
      const standing = standingOf(item);
      if (standing === null) return [];
      return outcomesOf(standing)
        .filter(({ outcome }) => when === 'any' || when === outcome)
        .map(({ outcome, since }) => ({ fact: code, item, outcome, when: null, since }));
    });
    return found.filter((one, i) => found.findIndex((other) => same(one, other)) === i);
  });
}

const same = (a: Contradiction, b: Contradiction): boolean =>
  a.item === b.item && a.outcome === b.outcome && a.when === b.when;

const byStatus: Readonly<Partial<Record<CaseStatus, ContradictingOutcome>>> = {
  refused: 'refused',
  acceptance_refused: 'refused',
  terminated: 'terminated',
  withdrawn: 'terminated',
  acceptance_revoked: 'revoked',
  licence_revoked: 'revoked',
  licence_recalled: 'revoked',
  licence_cancelled: 'expired',
  rectifying: 'check_failed',
};

/** What of a case speaks against promises that rest on it; nothing as a rule. */
function outcomesOf(
  standing: CaseStanding,
): readonly { readonly outcome: ContradictingOutcome; readonly since: Day | null }[] {
  const { status, since, mock, broken, returnedOn } = standing;
  const unfiled = status === 'blocked' || status === 'ready';
  const failed = broken || (unfiled && mock === 'fail');
  const own = byStatus[status] ?? (failed ? 'check_failed' : undefined);
  return contradictingOutcomes.flatMap((outcome) => {
    if (outcome === own) return [{ outcome, since }];
    return outcome === 'material_returned' && returnedOn !== null ? [{ outcome, since: returnedOn }] : [];
  });
}

/** `returnedOn` is for the record of materials to say. */
export function standingOf({ item, reading }: PlacedCase, returnedOn: Day | null = null): CaseStanding {
  return {
    item: item.code,
    status: reading.status,
    since: reading.holderSince,
    mock: mocksOf(reading.state).at(-1)?.result ?? null,
    broken: brokenPromise(reading.state) !== null,
    returnedOn,
  };
}

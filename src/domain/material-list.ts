// The list of materials of one case: what each is, and whether it is in hand already. What any case of the project has, what an
// earlier item gave, and what the owner's certificates show is never asked again.
import type { ApprovalPlan, PlannedItem } from './approval-chain.ts';
import { acceptedFacts, type CaseState, decidedFacts, stillOwed } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { effectiveEvents } from './case-history.ts';
import type { CaseMaterials } from './case-materials.ts';
import { type Day, dayOfInstant } from './day.ts';
import type { PlacedCase } from './project-reading.ts';
import type { MaterialSpec } from './template.ts';

/** A certificate of the owner that stands in the house. */
export interface Certificate {
  readonly name: string;
  readonly number: string;
  /** The last day on which it is valid; null = without end. */
  readonly validUntil: Day | null;
  /** Where it comes from, in words. */
  readonly source: string;
  readonly revokedOn: Day | null;
}

export type InHand =
  /** A file that was checked, or came through whoever answers for it. */
  | { readonly from: 'file'; readonly item: string; readonly on: Day }
  /** Came with an application or a supplement on paper. */
  | { readonly from: 'filing'; readonly item: string; readonly on: Day }
  /** What an earlier item granted. */
  | { readonly from: 'result'; readonly item: string; readonly document: string | null; readonly on: Day }
  | {
      readonly from: 'certificate';
      readonly number: string;
      readonly validUntil: Day | null;
      readonly source: string;
    };

export type MaterialSource =
  | ({ readonly kind: 'in_hand' } & InHand)
  | { readonly kind: 'exempt'; readonly how: 'data_sharing' | 'e_licence' }
  /** `awaits`: an earlier item will give it. */
  | { readonly kind: 'to_hand_in'; readonly awaits: string | null };

export interface ListedMaterial {
  readonly spec: MaterialSpec;
  readonly source: MaterialSource;
  /** Left open at the acceptance, or at the decision, on a promise. */
  readonly owed: { readonly promisedBy: Day | null } | null;
}

/** What a project has and what its owner has shown, as far as lists of materials need it. */
export interface MaterialGround {
  readonly plan: ApprovalPlan;
  readonly cases: readonly PlacedCase[];
  readonly eventsOf: (item: string) => readonly CaseEvent[];
  readonly materials: CaseMaterials;
  /** Of the owner; the revoked and lapsed ones too. */
  readonly certificates: readonly Certificate[];
  readonly asOf: Day;
}

/** The same paper is the one of the same name, however it is spaced, quoted or widened. */
export const materialKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」『』《》〈〉·]/g, '');

/** In the order of the template. */
export function materialList(ground: MaterialGround, item: PlannedItem): readonly ListedMaterial[] {
  const state = stateOf(ground, item.code);
  const accepted = state === null ? null : acceptedFacts(state);
  const owed = accepted === null ? [] : stillOwed(accepted);
  const had = holdings(ground);
  return item.materials.map((spec) => {
    const debt = owed.find(({ material }) => material === spec.code);
    return {
      spec,
      source: sourceOf(spec, item, had, ground),
      owed: debt === undefined ? null : { promisedBy: debt.promisedBy },
    };
  });
}

interface Holding {
  readonly key: string;
  readonly held: InHand;
}

function sourceOf(
  spec: MaterialSpec,
  item: PlannedItem,
  had: readonly Holding[],
  ground: MaterialGround,
): MaterialSource {
  const key = materialKey(spec.zh);
  const named = had.filter((one) => one.key === key).map(({ held }) => held);
  const own = named.find((held) => held.from !== 'certificate' && held.item === item.code);
  const result = spec.from_item === undefined ? null : resultOf(ground, spec.from_item);
  const held = own ?? result ?? named[0];
  if (held !== undefined) return { kind: 'in_hand', ...held };
  if (spec.exempt && spec.sharing !== 'none') return { kind: 'exempt', how: spec.sharing };
  const awaited = ground.cases.find(
    ({ item: { code }, reading }) => code === spec.from_item && reading.status !== 'waived',
  );
  return { kind: 'to_hand_in', awaits: awaited?.item.code ?? null };
}

/** All that is in hand, what proves most first: results, files, papers, certificates. */
const holdings = (ground: MaterialGround): readonly Holding[] => [
  ...ground.cases.flatMap(({ item }) => {
    const held = resultOf(ground, item.code);
    const name = item.spec.output?.zh;
    return held === null || name === undefined ? [] : [{ key: materialKey(name), held }];
  }),
  ...ground.materials.files
    .filter(({ state }) => state === 'accepted')
    .map(({ materialName, item, arrivedAt }): Holding => {
      const on = dayOfInstant(arrivedAt);
      return { key: materialKey(materialName), held: { from: 'file', item, on } };
    }),
  ...ground.cases.flatMap((placed) => papersOf(placed, ground)),
  ...ground.certificates
    .filter((one) => isValid(one, ground.asOf))
    .map(({ name, number, validUntil, source }): Holding => {
      return { key: materialKey(name), held: { from: 'certificate', number, validUntil, source } };
    }),
];

export const isValid = ({ validUntil, revokedOn }: Certificate, on: Day): boolean =>
  (validUntil === null || validUntil >= on) && (revokedOn === null || revokedOn > on);

/** A licence that was refused or has lost its force proves nothing. */
const granting: readonly CaseState['status'][] = [
  'decided',
  'decided_tolerant',
  'delivered',
  'verifying',
  'verified',
  'rectifying',
];

function resultOf(ground: MaterialGround, item: string): InHand | null {
  const state = stateOf(ground, item);
  const decided = state === null ? null : decidedFacts(state);
  if (state === null || decided === null || !granting.includes(state.status)) return null;
  const decision = effectiveEvents(ground.eventsOf(item)).findLast(({ fact }) => fact.type === 'decide');
  const document = decision?.fact.type === 'decide' ? (decision.fact.document ?? null) : null;
  return { from: 'result', item, document, on: decided.decidedOn };
}

/** Papers that came with the application: those named at the receipt, and all but what was left open once it was accepted. */
function papersOf({ item, reading: { state } }: PlacedCase, ground: MaterialGround): readonly Holding[] {
  if (state.status === 'not_started' || state.status === 'waived' || 'before' in state) return [];
  const named = new Map<string, Day>();
  for (const { fact, on } of effectiveEvents(ground.eventsOf(item.code)))
    if (fact.type === 'receive' || fact.type === 'resubmit')
      for (const code of fact.handedIn ?? []) named.set(code, on);
  const accepted = acceptedFacts(state);
  const isComplete = accepted !== null && !accepted.deemed && !accepted.task;
  return item.materials.flatMap((spec): readonly Holding[] => {
    const debt = accepted?.owed.find(({ material }) => material === spec.code);
    const came = debt === undefined ? (named.get(spec.code) ?? null) : debt.suppliedOn;
    const on = came ?? (isComplete && debt === undefined && !spec.exempt ? accepted.answeredOn : null);
    return on === null ? [] : [{ key: materialKey(spec.zh), held: { from: 'filing', item: item.code, on } }];
  });
}

const stateOf = ({ cases }: MaterialGround, item: string): CaseState | null =>
  cases.find((placed) => placed.item.code === item)?.reading.state ?? null;

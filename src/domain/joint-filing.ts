// One filing for several items of a group (并联申报): who can be filed on a day, who follows by hand-over, and each material once.
import type { ApprovalPlan, PlannedItem } from './approval-chain.ts';
import { acceptedFacts, type CaseState, facts } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { effectiveEvents } from './case-history.ts';
import { mayHappen } from './case-life.ts';
import { doneOn, isOpen } from './case-reading.ts';
import type { Day } from './day.ts';
import type { Facts } from './errors.ts';
import type { PlacedCase } from './project-reading.ts';
import type { GroupSpec, ItemKind, MaterialSpec } from './template.ts';

/** One joint filing as the record knows it. */
export interface Filing {
  /** Group and number within the project: `DRAW-1`. */
  readonly id: string;
  readonly group: string;
  readonly on: Day;
  /** The last of its events. */
  readonly seq: number;
  /** Items that were filed with it, and those that it left to be handed over. */
  readonly items: readonly string[];
  readonly following: readonly string[];
  /** Those of the latter that nobody has received since. */
  readonly awaiting: readonly string[];
}

const alone: { readonly filing?: undefined; readonly following?: undefined } = {};

type EventsOf = (item: string) => readonly CaseEvent[];
type Receipt = { readonly item: string; readonly seq: number; readonly on: Day };

/** Facts by which a case no longer waits to be handed over; one that is reinstated waits again. */
const receiving: readonly string[] = ['receive', 'hand_over', 'start'];
const settling: readonly string[] = [...receiving, 'waive'];

/** All joint filings of a project, in order of entry; `until` is the last day that is looked at. */
export function filingsOf(
  plan: ApprovalPlan,
  eventsOf: EventsOf,
  until: Day = Number.POSITIVE_INFINITY,
): readonly Filing[] {
  const receipts: (Receipt & { readonly filing: string | null; readonly following: readonly string[] })[] =
    [];
  const settled = new Map<string, number>();
  for (const { code: item } of plan.items) {
    for (const { seq, on, fact } of effectiveEvents(eventsOf(item))) {
      if (on > until) continue;
      if (settling.includes(fact.type)) settled.set(item, Math.max(seq, settled.get(item) ?? 0));
      if (fact.type === 'reinstate') settled.delete(item);
      if (!receiving.includes(fact.type)) continue;
      const { filing = null, following = [] } = fact.type === 'receive' ? fact : alone;
      receipts.push({ item, seq, on, filing, following });
    }
  }
  const ids = [...new Set(receipts.flatMap(({ filing }) => filing ?? []))];
  const filings = ids.map((id): Filing => {
    const own = receipts.filter(({ filing }) => filing === id);
    const seq = Math.max(...own.map((one) => one.seq));
    const following = [...new Set(own.flatMap((one) => one.following))];
    return {
      id,
      group: id.slice(0, id.lastIndexOf('-')),
      on: Math.min(...own.map((one) => one.on)),
      seq,
      items: own.map(({ item }) => item),
      following,
      awaiting: following.filter((item) => (settled.get(item) ?? 0) <= seq),
    };
  });
  return filings.sort((a, b) => a.seq - b.seq);
}

/**
 * Whether a case of that filing waited for its acceptance at the end of one day and has not been given one since: silence
 * that the law took for acceptance later gives way to what was answered in time and entered late.
 */
export const waitsFor = (filing: string, then: CaseState, now: CaseState): boolean =>
  then.status === 'received' &&
  then.filing === filing &&
  (now.status === 'received' || acceptedFacts(now)?.deemed === true);

/** Whether a case of that filing is being corrected. */
export const isCorrecting = (filing: string, state: CaseState): boolean =>
  state.status === 'correcting' && facts(state)?.filing === filing;

/** The group of a filing, by its number; null for one that the template no longer has. */
export const groupOf = ({ template }: ApprovalPlan, filing: string): GroupSpec | null =>
  template.groups.find(({ code }) => code === filing.slice(0, filing.lastIndexOf('-'))) ?? null;

/** Codes of the materials that came with any filing of the project: a paper is handed in once. */
export const materialsHandedIn = (
  plan: ApprovalPlan,
  eventsOf: EventsOf,
  until: Day = Number.POSITIVE_INFINITY,
): readonly string[] =>
  plan.items
    .flatMap(({ code }) => effectiveEvents(eventsOf(code)))
    .flatMap(({ on, fact }) =>
      (fact.type === 'receive' || fact.type === 'resubmit') && on <= until ? (fact.handedIn ?? []) : [],
    );

/** A number that no filing of the group has had, not even one that was taken back. */
export function nextFilingId(plan: ApprovalPlan, group: string, eventsOf: EventsOf): string {
  const used = plan.items
    .flatMap(({ code }) => eventsOf(code))
    .flatMap(({ body }) => (body.type === 'receive' && body.filing !== undefined ? [body.filing] : []));
  return `${group}-${new Set(used.filter((id) => id.startsWith(`${group}-`))).size + 1}`;
}

export type FilingFault =
  | 'filing_not_in_group'
  | 'filing_does_not_apply'
  | 'filing_waived'
  | 'filing_commissioned'
  | 'filing_already'
  | 'filing_blocked'
  | 'filing_follows';

export interface FilingPlan {
  /** Filed at once. */
  readonly now: readonly PlacedCase[];
  /** Named in the filing; each waits for the notice of completion of the one before. */
  readonly following: readonly PlacedCase[];
  readonly refused: readonly { readonly item: string; readonly code: FilingFault; readonly facts: Facts }[];
}

/** Nobody files these: they are commissioned, or done by the owner. */
export const commissioned: readonly ItemKind[] = ['intermediary', 'owner_task', 'milestone'];

/**
 * Which members of a group can be filed on a day, and which follow them. `wanted`: only these; null: all that can.
 * A member follows when all that it still waits for is in this filing, or in hand as a member of the group.
 */
export function planFiling(
  group: GroupSpec,
  cases: readonly PlacedCase[],
  on: Day,
  wanted: readonly string[] | null,
): FilingPlan {
  const refused: FilingPlan['refused'][number][] = [];
  const refuse = (item: string, code: FilingFault, facts: Facts = {}): void => {
    refused.push({ item, code, facts: { item, ...facts } });
  };
  const members = cases.filter(({ item }) => group.items.includes(item.code));
  for (const code of wanted ?? group.items) {
    if (!group.items.includes(code)) refuse(code, 'filing_not_in_group', { group: group.zh });
    else if (!members.some(({ item }) => item.code === code)) refuse(code, 'filing_does_not_apply');
  }
  const candidates = members.filter(({ item, reading: { state, status } }) => {
    if (wanted !== null && !wanted.includes(item.code)) return false;
    if (status === 'waived') refuse(item.code, 'filing_waived');
    else if (commissioned.includes(item.spec.kind)) refuse(item.code, 'filing_commissioned');
    else if (!mayHappen('receive', state.status)) refuse(item.code, 'filing_already', { status });
    else return true;
    return false;
  });
  const done = new Map(cases.map(({ item, reading }) => [item.code, doneOn(reading.state)]));
  const unmet = ({ item }: PlacedCase): readonly string[] =>
    item.prerequisites.filter((code) => (done.get(code) ?? on + 1) > on);
  const now = candidates.filter((one) => unmet(one).length === 0);
  const inHand = members.filter(
    ({ item, reading }) => !commissioned.includes(item.spec.kind) && isOpen(reading.status),
  );
  let following = candidates.filter((one) => unmet(one).length > 0);
  for (let before = -1; before !== following.length; ) {
    before = following.length;
    const together = new Set([...now, ...inHand, ...following].map(({ item }) => item.code));
    following = following.filter((one) => unmet(one).every((code) => together.has(code)));
  }
  for (const one of candidates) {
    const waits = unmet(one);
    if (waits.length === 0) continue;
    if (!following.includes(one)) refuse(one.item.code, 'filing_blocked', { waitsFor: waits });
    else if (now.length === 0) refuse(one.item.code, 'filing_follows', { waitsFor: waits });
  }
  return { now, following, refused };
}

export interface SharedMaterial {
  readonly name: string;
  /** The item that produces it. */
  readonly fromItem: string | null;
  readonly role: MaterialSpec['role'];
  readonly form: MaterialSpec['form'];
  readonly neededBy: readonly { readonly item: string; readonly code: string }[];
  /** `produced` by an item that has ended, `awaited` from one that has not; `exempt`: got through data sharing. */
  readonly state: 'needed' | 'handed_in' | 'produced' | 'awaited' | 'exempt';
}

const sameMaterial = ({ zh, from_item }: MaterialSpec): string => `${from_item ?? ''} ${zh.trim()}`;

/**
 * The materials of several items, each once: the same paper is the one with the same name and origin. `originOf` says whether
 * an item has produced its paper, will, or never does.
 */
export function sharedMaterials(
  members: readonly PlannedItem[],
  originOf: (item: string) => 'produced' | 'awaited' | null,
  handedIn: readonly string[],
): readonly SharedMaterial[] {
  const found = new Map<string, { readonly spec: MaterialSpec; readonly item: string }[]>();
  for (const { code, materials } of members)
    for (const spec of materials) {
      const key = sameMaterial(spec);
      found.set(key, [...(found.get(key) ?? []), { spec, item: code }]);
    }
  return [...found.values()].flatMap((uses): readonly SharedMaterial[] => {
    // Who gets it through data sharing need not be given it; the others still do.
    const asked = uses.filter(({ spec }) => !spec.exempt);
    const needing = asked.length > 0 ? asked : uses;
    const [first] = needing;
    if (first === undefined) return [];
    const fromItem = first.spec.from_item ?? null;
    const origin = fromItem === null ? null : originOf(fromItem);
    const isIn = needing.some(({ spec }) => handedIn.includes(spec.code));
    const state = (): SharedMaterial['state'] => {
      if (origin === 'produced') return 'produced';
      if (asked.length === 0) return 'exempt';
      return isIn ? 'handed_in' : (origin ?? 'needed');
    };
    return [
      {
        name: first.spec.zh,
        fromItem,
        role: needing.some(({ spec }) => spec.role === 'principal') ? 'principal' : 'secondary',
        form: first.spec.form,
        neededBy: needing.map(({ item, spec }) => ({ item, code: spec.code })),
        state: state(),
      },
    ];
  });
}

// The start-early list (提前介入): which cases not begun may be filed, booked or reviewed today, and which of their papers are
// already in hand somewhere in the project. Nothing stands in it that still has a hard prerequisite before it.
import { type ApprovalPlan, ancestorsOf, type PlannedItem } from './approval-chain.ts';
import type { Mock } from './case.ts';
import type { CaseStatus } from './case-events.ts';
import { workingDaysOf } from './critical-path.ts';
import type { Day } from './day.ts';
import { hardPrerequisites, isReviewed } from './early-review.ts';
import type { MaterialSpec, TargetSpec } from './template.ts';

/** What the list needs to know of one case. */
export interface CaseStanding {
  readonly status: CaseStatus;
  readonly doneOn: Day | null;
  /** null until it was accepted, or begun as a task. */
  readonly acceptedOn: Day | null;
  /** Codes of materials still owed. */
  readonly owed: readonly string[];
  /** The last round of mock approval; null = none. */
  readonly mock: Pick<Mock, 'startedOn' | 'finishedOn' | 'result'> | null;
}

/** `file`: hand it in · `book`: commission, book or begin it · `review`: let the department look at it ahead of time. */
export const earlyWays = ['file', 'book', 'review'] as const;
export type EarlyWay = (typeof earlyWays)[number];

/** Where a paper comes from. */
export type MaterialOrigin =
  /** Issued by a case that has ended; `awaited` while it has not. */
  | { readonly by: 'item'; readonly item: string }
  /** Handed in with another case of the project. */
  | { readonly by: 'case'; readonly item: string }
  /** With the filing of its group, which asked for all papers at once. */
  | { readonly by: 'filing' }
  | { readonly by: 'data_sharing' | 'e_licence' };

export interface EarlyMaterial {
  readonly spec: MaterialSpec;
  /** `awaited`: comes by itself when the item that makes it ends. */
  readonly state: 'in_hand' | 'awaited' | 'to_prepare';
  /** null for what the applicant has to prepare. */
  readonly origin: MaterialOrigin | null;
}

export interface EarlyEntry {
  readonly item: PlannedItem;
  readonly way: EarlyWay;
  /** The day on which its last prerequisite ended; null for `review` and where it has none. */
  readonly since: Day | null;
  /** Prerequisites that the result of a review still waits for. */
  readonly waitsFor: readonly string[];
  readonly materials: readonly EarlyMaterial[];
  /** Working days of promised limits on the longest chain from here to the end; null when the end does not wait for it. */
  readonly chainDays: number | null;
}

export interface StartEarly {
  /** The promise whose end the chains lead to; null = the end of the project, where no promise is open. */
  readonly towards: TargetSpec | null;
  /** What weighs most on the end comes first. */
  readonly entries: readonly EarlyEntry[];
  /** Cases not begun that have to wait, each with what keeps it. */
  readonly waiting: readonly { readonly item: PlannedItem; readonly on: readonly string[] }[];
}

/** `standingOf` gives null for a case that the record does not know; `handedIn` are codes of papers that came with a filing. */
export function startEarly(
  plan: ApprovalPlan,
  standingOf: (item: string) => CaseStanding | null,
  handedIn: readonly string[] = [],
): StartEarly {
  const isDone = (code: string): boolean => (standingOf(code)?.doneOn ?? null) !== null;
  const towards = openTarget(plan, isDone);
  const chainFrom = chains(plan, towards?.to.item ?? null, isDone);
  const joint = jointInspections(plan);
  const entries: EarlyEntry[] = [];
  const waiting: StartEarly['waiting'][number][] = [];
  for (const item of plan.items) {
    const standing = standingOf(item.code);
    if (standing?.status !== 'blocked' && standing?.status !== 'ready') continue;
    const waitsFor = item.prerequisites.filter((code) => !isDone(code));
    const hard = hardPrerequisites(plan, item, isDone);
    // Further back than its own prerequisites nothing can keep a filing.
    // What has passed its mock approval has been reviewed.
    if (waitsFor.length > 0 && (hard.length > 0 || standing.mock?.result === 'pass')) {
      waiting.push({ item, on: hard.length > 0 ? hard : waitsFor });
      continue;
    }
    entries.push({
      item,
      way:
        waitsFor.length > 0
          ? 'review'
          : isReviewed(item.spec.kind) && !joint.has(item.code)
            ? 'file'
            : 'book',
      since:
        waitsFor.length > 0
          ? null
          : lastDay(item.prerequisites.map((code) => standingOf(code)?.doneOn ?? null)),
      waitsFor,
      materials: item.materials.map((spec) => materialIn(spec, item, plan, standingOf, handedIn)),
      chainDays: chainFrom(item.code),
    });
  }
  return { towards, entries: entries.toSorted(byWeight), waiting };
}

/** Longest chain first; of equal ones what can be filed, then booked, then reviewed; then the template's order. */
const byWeight = (a: EarlyEntry, b: EarlyEntry): number =>
  (b.chainDays ?? -1) - (a.chainDays ?? -1) || earlyWays.indexOf(a.way) - earlyWays.indexOf(b.way);

const lastDay = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);

/** Items that are inspected together on the site, at an hour that is booked. */
const jointInspections = ({ template }: ApprovalPlan): ReadonlySet<string> =>
  new Set(template.groups.filter(({ type }) => type === 'joint_inspection').flatMap(({ items }) => items));

/** The first promise of the template whose last item applies and has not ended. */
const openTarget = (plan: ApprovalPlan, isDone: (code: string) => boolean): TargetSpec | null =>
  plan.template.targets.find(
    ({ to }) => plan.items.some(({ code }) => code === to.item) && !isDone(to.item),
  ) ?? null;

/** Longest chain of promised limits from an item, its own included, to `end` or to any last item; ended ones weigh nothing. */
function chains(
  plan: ApprovalPlan,
  end: string | null,
  isDone: (code: string) => boolean,
): (item: string) => number | null {
  const within = end === null ? null : ancestorsOf(plan, end).add(end);
  const after = new Map<string, string[]>();
  for (const { code, prerequisites } of plan.items)
    for (const before of prerequisites) after.set(before, [...(after.get(before) ?? []), code]);
  const promised = new Map(plan.items.map((item) => [item.code, workingDaysOf(item.promised)]));
  const known = new Map<string, number>();
  const from = (code: string): number => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const next = (after.get(code) ?? []).filter((one) => within === null || within.has(one)).map(from);
    const days = (isDone(code) ? 0 : (promised.get(code) ?? 0)) + Math.max(0, ...next);
    known.set(code, days);
    return days;
  };
  // Sevenths of natural limits add up to whole days.
  return (item) => (within?.has(item) === false ? null : Math.ceil(Math.round(from(item) * 1e6) / 1e6));
}

/** A paper counts as in hand only where somebody has it: what a waived case would have issued was never written. */
function materialIn(
  spec: MaterialSpec,
  item: PlannedItem,
  plan: ApprovalPlan,
  standingOf: (item: string) => CaseStanding | null,
  handedIn: readonly string[],
): EarlyMaterial {
  if (handedIn.includes(spec.code)) return { spec, state: 'in_hand', origin: { by: 'filing' } };
  const maker = plan.items.find(({ code }) => code === spec.from_item);
  const standing = maker === undefined ? null : standingOf(maker.code);
  if (maker !== undefined && standing !== null && standing.status !== 'waived') {
    const origin = { by: 'item', item: maker.code } as const;
    return { spec, state: standing.doneOn === null ? 'awaited' : 'in_hand', origin };
  }
  if (spec.exempt && spec.sharing !== 'none') return { spec, state: 'in_hand', origin: { by: spec.sharing } };
  const other = plan.items.find(
    ({ code, materials }) => code !== item.code && liesWith(spec, materials, standingOf(code)),
  );
  return other === undefined
    ? { spec, state: 'to_prepare', origin: null }
    : { spec, state: 'in_hand', origin: { by: 'case', item: other.code } };
}

/** Statuses in which the papers of a case lie with the department; those of a case that ended otherwise went back. */
const holdsPapers: readonly CaseStatus[] = [
  'running',
  'paused',
  'decided',
  'decided_tolerant',
  'delivered',
  'verifying',
  'verified',
  'rectifying',
];

/** The same paper by its name. A principal paper, the application above all, is written for its own case. */
const liesWith = (
  wanted: MaterialSpec,
  materials: readonly MaterialSpec[],
  standing: CaseStanding | null,
): boolean =>
  wanted.role === 'secondary' &&
  standing !== null &&
  standing.acceptedOn !== null &&
  holdsPapers.includes(standing.status) &&
  materials.some(({ code, zh }) => zh === wanted.zh && !standing.owed.includes(code));

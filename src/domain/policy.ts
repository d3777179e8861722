// What a place decides where the law leaves room, each value with its source: from which day a late receipt counts, who may
// lengthen a limit and by how much, whether natural limits roll, what follows a lapsed correction or a promise that was not kept.
import { type Day, isoDay } from './day.ts';
import { nationwide, parentRegion, regionWithin } from './regions.ts';
import type { LimitUnit } from './time-limit.ts';

/** Whose head approves: that of the agency itself, or of the people's government of its level (许可法 42). */
export const approverOffices = ['agency_head', 'government_head'] as const;
export type ApproverOffice = (typeof approverOffices)[number];

/** As which day something counts that happened outside working time. */
export const receiptRules = ['actual', 'next_working_day'] as const;
export type ReceiptRule = (typeof receiptRules)[number];

/** What follows when the day that a correction notice names has passed; either way a person records it. */
export const lapseConsequences = ['deemed_withdrawn', 'flagged'] as const;
export type LapseConsequence = (typeof lapseConsequences)[number];

/** What the notice of completion that the agency before hands over is to the next one. */
export const handOverRules = ['accepts', 'receives'] as const;
export type HandOverRule = (typeof handOverRules)[number];

/** Whether the agency may, or shall, accept without listed material once its supply has been promised (rules §4). */
export const toleranceRules = ['may', 'shall'] as const;
export type ToleranceRule = (typeof toleranceRules)[number];

/**
 * What follows when promised material has not come while the result waits for it; a person records it. `by_template`: what
 * the item's own `on_lapse` says.
 */
export const supplementLapses = [
  'revoke_acceptance',
  'deemed_withdrawn',
  'terminate',
  'by_template',
  'flagged',
] as const;
export type SupplementLapse = (typeof supplementLapses)[number];

/** The same where the result was issued first (容缺后补). */
export const deferredLapses = ['take_back', 'flagged'] as const;
export type DeferredLapse = (typeof deferredLapses)[number];

/** Whether a broken promise is a mark with the record of its consequence, or once somebody has confirmed the proposed mark. */
export const creditMarkRules = ['on_record', 'when_confirmed'] as const;
export type CreditMarkRule = (typeof creditMarkRules)[number];

/** Under which rule the limit of an item may be lengthened; each is one value of a policy. */
export const extensionRules = ['licence', 'joint', 'verification'] as const;
export type ExtensionRule = (typeof extensionRules)[number];

/** Days in the unit of the limit that they lengthen; 0 = none. */
export interface ExtensionPolicy {
  readonly days: number;
  readonly approver: ApproverOffice;
}

export interface PolicyValues {
  /** Filings and acceptances dated on a rest day (rules, trap 3). */
  readonly receiptOnRestDay: { readonly value: ReceiptRule };
  /** Filings at or after the closing time, `HH:MM` in Shanghai. */
  readonly receiptAfterHours: { readonly closes: string; readonly value: ReceiptRule };
  /** Set by law for every place; here for its source. */
  readonly intakeDays: { readonly value: number };
  readonly deliveryDays: { readonly value: number };
  /** An ordinary licence (许可法 42(1)). */
  readonly extendLicence: ExtensionPolicy;
  /** Unified, joint or centralised handling, 45 working days (许可法 42(2)). */
  readonly extendJoint: ExtensionPolicy;
  /** Verification of a project, 核准 (企业投资项目核准和备案管理条例 10). */
  readonly extendVerification: ExtensionPolicy;
  /** Whether a natural-day or month limit set by law that ends on a rest day moves to the next working day (民法典 203). */
  readonly rollNaturalLimits: { readonly value: boolean };
  readonly lapsedCorrection: { readonly value: LapseConsequence };
  /**
   * Joint filings: whether a hand-over between agencies is also the acceptance of the later case, and whether the window's
   * acceptance is that of all agencies that can act at once (浙规定 5(3)).
   */
  readonly handOver: { readonly value: HandOverRule };
  readonly tolerance: { readonly value: ToleranceRule };
  readonly lapsedSupplement: { readonly value: SupplementLapse };
  readonly lapsedDeferred: { readonly value: DeferredLapse };
  /** Natural days after the last day to keep a promise, on the last of which its breach is made public. */
  readonly publicity: { readonly days: number };
  /** Days after a decision on a commitment within which it is verified, where the template names none. */
  readonly verification: { readonly days: number; readonly unit: LimitUnit };
  readonly creditMark: { readonly value: CreditMarkRule };
  /** How long a mark bars from promises, in months; 0 = until it is repaired. */
  readonly creditBan: { readonly months: number };
}
export type PolicyCode = keyof PolicyValues;

/** Days within which all that is missing must be told, once (许可法 32(4)). */
export const INTAKE_DAYS = 5;
/** Days to hand over a permit that was granted (许可法 44). */
export const DELIVERY_DAYS = 10;

export const policyCodes: readonly PolicyCode[] = [
  'receiptOnRestDay',
  'receiptAfterHours',
  'intakeDays',
  'deliveryDays',
  'extendLicence',
  'extendJoint',
  'extendVerification',
  'rollNaturalLimits',
  'lapsedCorrection',
  'handOver',
  'tolerance',
  'lapsedSupplement',
  'lapsedDeferred',
  'publicity',
  'verification',
  'creditMark',
  'creditBan',
];

/** Law or document with its article; `assumed` where none was found. */
export interface PolicyMark {
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export type PolicyEntryValues = { readonly [K in PolicyCode]?: (PolicyValues[K] & PolicyMark) | undefined };

/** What one place set from one day on; a value that is left out stays as it was. */
export interface PolicyEntry {
  readonly region: string;
  /** For what is received or done on this day or later. */
  readonly from: Day;
  readonly values: PolicyEntryValues;
}

/** Which entry a value is from. */
export interface PolicyOrigin {
  readonly source: string | null;
  readonly assumed: boolean;
  readonly region: string;
  readonly from: Day;
}

/** Every value as it holds in one place on one day. */
export type Policy = { readonly [K in PolicyCode]: PolicyValues[K] & PolicyOrigin };

/** The policies of one place through time. */
export interface PlacePolicies {
  /** Those that hold for what is received or done on that day. */
  on(day: Day): Policy;
}

/** All places; immutable. Of the entries for a place and those around it the smallest wins, value by value, then the newest. */
export class PolicyBook {
  readonly entries: readonly PolicyEntry[];
  readonly #places = new Map<string, PlacePolicies>();

  /** `entries` as `checkPolicies` gives them: the nationwide ones name every value. */
  constructor(entries: readonly PolicyEntry[]) {
    this.entries = entries;
  }

  in(region: string): PlacePolicies {
    const found = this.#places.get(region) ?? placePolicies(this.entries, region);
    this.#places.set(region, found);
    return found;
  }

  of(region: string, day: Day): Policy {
    return this.in(region).on(day);
  }
}

/** Policies change on few days: one is made for each stretch between two changes. */
function placePolicies(entries: readonly PolicyEntry[], region: string): PlacePolicies {
  const concerned = entries
    .filter((entry) => regionWithin(region, entry.region))
    .toSorted((a, b) => depthOf(b.region) - depthOf(a.region) || b.from - a.from);
  const changes = [...new Set(concerned.map(({ from }) => from))].sort((a, b) => b - a);
  const stretches = changes.map((from) => ({ from, policy: resolve(concerned, from) }));
  const [newest] = stretches;
  if (newest === undefined) throw new RangeError('no nationwide policies');
  // Days before the first entry are older than any record: what held first is said of them too.
  const oldest = stretches.at(-1) ?? newest;
  return { on: (day) => (stretches.find(({ from }) => from <= day) ?? oldest).policy };
}

/** Steps down from the whole country. */
function depthOf(region: string): number {
  let depth = 0;
  for (let at = parentRegion(region); at !== null; at = parentRegion(at)) depth += 1;
  return region === nationwide ? 0 : depth;
}

/** `concerned`: the smallest place first, and its newest entry first. */
function resolve(concerned: readonly PolicyEntry[], day: Day): Policy {
  const resolved = policyCodes.map((code) => {
    const known = concerned.filter(({ values }) => values[code] !== undefined);
    const entry = known.find(({ from }) => from <= day) ?? known.at(-1);
    const given = entry?.values[code];
    if (entry === undefined || given === undefined) throw new RangeError(`no nationwide policy: ${code}`);
    const { source = null, assumed = false } = given;
    return [code, { ...given, source, assumed, region: entry.region, from: entry.from }] as const;
  });
  return Object.fromEntries(resolved) as Policy;
}

/** The value of the policy that lengthens a limit under that rule. */
export const extensionCode = {
  licence: 'extendLicence',
  joint: 'extendJoint',
  verification: 'extendVerification',
} as const satisfies Record<ExtensionRule, PolicyCode>;

/** One value in words that a page, a ledger or a program can show. */
export interface PolicyUse {
  readonly code: PolicyCode;
  /** A code or a number; the language tables have `policy.<code>.<value>`, or `policy.<code>` for numbers. */
  readonly value: string;
  /** What else belongs to the sentence: `closes`, `days`, `approver`. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly source: string | null;
  readonly assumed: boolean;
  /** Of which place, and from which day on. */
  readonly region: string;
  readonly from: string;
}

export function policyUse(policy: Policy, code: PolicyCode): PolicyUse {
  const { source, assumed, region, from } = policy[code];
  return { code, ...worded(policy, code), source, assumed, region, from: isoDay(from) };
}

function worded(policy: Policy, code: PolicyCode): Pick<PolicyUse, 'value' | 'facts'> {
  switch (code) {
    case 'receiptAfterHours': {
      const { value, closes } = policy[code];
      return { value, facts: { closes } };
    }
    case 'intakeDays':
    case 'deliveryDays': {
      const { value } = policy[code];
      return { value: String(value), facts: { days: value } };
    }
    case 'publicity': {
      const { days } = policy[code];
      return { value: String(days), facts: { days } };
    }
    case 'verification': {
      const { days, unit } = policy[code];
      return { value: unit, facts: { days } };
    }
    case 'creditBan': {
      const { months } = policy[code];
      return { value: months === 0 ? 'until_repaired' : 'months', facts: { months } };
    }
    case 'extendLicence':
    case 'extendJoint':
    case 'extendVerification': {
      const { days, approver } = policy[code];
      return { value: String(days), facts: { days, approver } };
    }
    default:
      return { value: String(policy[code].value), facts: {} };
  }
}

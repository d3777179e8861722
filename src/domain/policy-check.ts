// Whether a file of policies may be used: its shape, that every value names its source, and that the whole country has them all.
import { type Day, parseDay } from './day.ts';
import type { Issue } from './errors.ts';
import {
  approverOffices,
  creditMarkRules,
  DELIVERY_DAYS,
  deferredLapses,
  type ExtensionPolicy,
  handOverRules,
  INTAKE_DAYS,
  lapseConsequences,
  PolicyBook,
  type PolicyCode,
  type PolicyEntry,
  type PolicyEntryValues,
  type PolicyMark,
  policyCodes,
  receiptRules,
  supplementLapses,
  toleranceRules,
} from './policy.ts';
import type { Checked } from './problem.ts';
import { nationwide, regionOf } from './regions.ts';
import {
  type Check,
  list,
  object,
  oneOf,
  optional,
  ruled,
  runCheck,
  text,
  textLike,
  whole,
  yesNo,
} from './shape.ts';

/** Every value says where it is from, or that it is assumed; never both, never neither. */
const marked = <T extends object>(
  fields: { readonly [K in keyof T]-?: Check<T[K]> },
): Check<T & PolicyMark> =>
  ruled(
    object<T & PolicyMark>({ ...fields, source: optional(text), assumed: optional(oneOf(true)) } as {
      readonly [K in keyof (T & PolicyMark)]-?: Check<(T & PolicyMark)[K]>;
    }),
    ({ source, assumed }, path, report) => {
      if (source === undefined && assumed === undefined) report(path, 'mark_missing');
      if (source !== undefined && assumed !== undefined) report(path, 'mark_double', { source });
    },
  );

const day: Check<Day> = (value, path, report) => {
  const checked = text(value, path, report);
  if (typeof checked !== 'string') return checked;
  return parseDay(checked) ?? report(path, 'not_a_date', { found: checked });
};

const region: Check<string> = ruled(textLike(/^\d{6}$/, 'region_shape'), (code, path, report) => {
  // A slip of the pen would make a policy that holds nowhere, and nobody would notice.
  if (regionOf(code) === null) report(path, 'policy_region_unknown', { region: code });
});

const closingTime = textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_a_time');
const extension = marked<ExtensionPolicy>({ days: whole(0, 365), approver: oneOf(...approverOffices) });
/** What the law fixes can be given a source, not another number. */
const fixed = (days: number) => marked<{ readonly value: number }>({ value: whole(days, days) });
const rule = { value: oneOf(...receiptRules) };

const values: Check<PolicyEntryValues> = object<PolicyEntryValues>({
  receiptOnRestDay: optional(marked(rule)),
  receiptAfterHours: optional(marked({ closes: closingTime, ...rule })),
  intakeDays: optional(fixed(INTAKE_DAYS)),
  deliveryDays: optional(fixed(DELIVERY_DAYS)),
  extendLicence: optional(extension),
  extendJoint: optional(extension),
  extendVerification: optional(extension),
  rollNaturalLimits: optional(marked({ value: yesNo })),
  lapsedCorrection: optional(marked({ value: oneOf(...lapseConsequences) })),
  handOver: optional(marked({ value: oneOf(...handOverRules) })),
  tolerance: optional(marked({ value: oneOf(...toleranceRules) })),
  lapsedSupplement: optional(marked({ value: oneOf(...supplementLapses) })),
  lapsedDeferred: optional(marked({ value: oneOf(...deferredLapses) })),
  publicity: optional(marked({ days: whole(1, 365) })),
  verification: optional(marked({ days: whole(1, 730), unit: oneOf('working', 'natural', 'month') })),
  creditMark: optional(marked({ value: oneOf(...creditMarkRules) })),
  creditBan: optional(marked({ months: whole(0, 120) })),
});

const shape = object<{ readonly schema: 'place-policies/1'; readonly policies: readonly PolicyEntry[] }>({
  schema: oneOf('place-policies/1'),
  policies: list(object<PolicyEntry>({ region, from: day, values }), 1),
});

/**
 * Checks parsed policies (plain objects and lists). Issues are those of shape.ts, `region_shape`, `policy_region_unknown`,
 * `not_a_date`, `not_a_time`, `mark_missing`, `mark_double`, `policy_twice` and `policy_not_nationwide`.
 */
export function checkPolicies(input: unknown): Checked<PolicyBook> {
  const shaped = runCheck(shape, input);
  if (!shaped.ok) return shaped;
  const { policies } = shaped.value;
  const issues = [...twice(policies), ...lacking(policies)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: new PolicyBook(policies) };
}

/** Two entries of one place and day: which of them holds would be chance. */
const twice = (policies: readonly PolicyEntry[]): readonly Issue[] =>
  policies.flatMap((entry, i) => {
    const first = policies.findIndex((other) => other.region === entry.region && other.from === entry.from);
    return first === i
      ? []
      : [{ path: `policies[${i}]`, code: 'policy_twice', facts: { first: `policies[${first}]` } }];
  });

const lacking = (policies: readonly PolicyEntry[]): readonly Issue[] => {
  const everywhere = policies.filter((entry) => entry.region === nationwide);
  const has = (code: PolicyCode): boolean => everywhere.some((entry) => entry.values[code] !== undefined);
  return policyCodes
    .filter((code) => !has(code))
    .map((code) => ({ path: 'policies', code: 'policy_not_nationwide', facts: { policy: code } }));
};

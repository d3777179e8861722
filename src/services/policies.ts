// What holds in one place on one day where the law leaves room, for anybody to read: each value with its source.
import { z } from 'zod';
import { type Day, isoDay } from '../domain/day.ts';
import { type PolicyUse, policyCodes, policyUse } from '../domain/policy.ts';
import { nationwide, readRegion, regionName } from '../domain/regions.ts';
import type { System } from './context.ts';
import { zDay, zRead } from './input.ts';

export const policiesShape = z.strictObject({
  /** Left out: the whole country. */
  region: zRead(readRegion)
    .transform(({ value }) => value)
    .optional(),
  /** Of what is received or done on that day; left out: today. */
  day: zDay.optional(),
});

export interface PoliciesView {
  readonly region: { readonly code: string; readonly zh: string; readonly en: string };
  readonly day: string;
  readonly policies: readonly PolicyUse[];
}

export function policiesOn(
  { policies }: Pick<System, 'policies'>,
  { region, day }: { readonly region?: string | undefined; readonly day: Day },
): PoliciesView {
  const code = region ?? nationwide;
  const policy = policies.of(code, day);
  return {
    region: { code, zh: regionName(code, 'zh'), en: regionName(code, 'en') },
    day: isoDay(day),
    policies: policyCodes.map((name) => policyUse(policy, name)),
  };
}

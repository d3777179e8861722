// What stays shut while material is owed after the result: found by what the template says, else by the house rule.
import { describe, expect, it } from 'vitest';
import { planFor, plannedItem } from '../../src/domain/approval-chain.ts';
import { debtorsOf, gateOf, opensGate } from '../../src/domain/gates.ts';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { readTemplate } from '../support/story.ts';

const gateIn = (template: ApprovalTemplate, item: string, attributes = {}) => {
  const plan = planFor(template, attributes);
  const planned = plannedItem(plan, item);
  return planned === null ? undefined : gateOf(plan, planned);
};
const withGate = (template: ApprovalTemplate, item: string, gate: string): ApprovalTemplate => ({
  ...template,
  items: template.items.map((one) =>
    one.code === item
      ? {
          ...one,
          tolerate_missing: {
            allowed: true,
            release: 'after_decision',
            deadline: { days: 5, unit: 'working' },
            on_lapse: 'rectify_then_revoke',
            gate,
          },
        }
      : one,
  ),
});
const social = readTemplate('nat-social-120wd');
const itemCalled = (en: string): string => social.items.find((one) => one.en === en)?.code ?? '';
const [permit, start, filing] = ['construction_permit', 'construction_start', 'completion_filing'].map(
  itemCalled,
) as [string, string, string];
const planning = itemCalled('construction_planning_permit');

describe('the gate of a debt', () => {
  it('is the decision itself while the result waits, and none where nothing may be missing', () => {
    expect(gateIn(social, permit)).toEqual({ code: 'self', item: permit });
    expect(gateIn(social, start)).toBeNull();
  });

  it('is what the template names: an item, or a gate found by what it means', () => {
    expect(gateIn(withGate(social, planning, permit), planning)).toEqual({ code: permit, item: permit });
    expect(gateIn(withGate(social, permit, 'completion'), permit)).toEqual({
      code: 'completion',
      item: filing,
    });
    expect(gateIn(withGate(social, permit, 'start_of_works'), permit)).toEqual({
      code: 'start_of_works',
      item: start,
    });
  });

  it('is, where the template names none, the permit for what comes before it and the start for the permit; archives shut nothing', () => {
    const silent = (item: string): ApprovalTemplate => {
      const named = withGate(social, item, 'completion');
      return {
        ...named,
        items: named.items.map((one) =>
          one.code === item
            ? { ...one, tolerate_missing: { ...one.tolerate_missing, gate: undefined } }
            : one,
        ),
      };
    };
    expect(gateIn(silent(planning), planning)?.code).toBe('construction_permit');
    expect(gateIn(silent(permit), permit)).toEqual({ code: 'start_of_works', item: start });
    const archive = readTemplate('nb-completion-30');
    expect(gateIn(archive, 'JG07')).toBeNull();
  });

  it('is opened by a grant or an end, and the start of works also by beginning it', () => {
    const plan = planFor(withGate(social, permit, 'start_of_works'), {});
    const item = plannedItem(plan, start);
    if (item === null) throw new Error('no start of works');
    expect(debtorsOf(plan, start).map(({ code }) => code)).toEqual([permit]);
    expect([opensGate({ type: 'start' }, item), opensGate({ type: 'finish' }, item)]).toEqual([true, true]);
    expect(opensGate({ type: 'decide', result: 'refuse' }, item)).toBe(false);
  });
});

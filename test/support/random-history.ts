// A project of one published chain with a random history, made in the pure domain from a seed alone.
import { type ApprovalPlan, planFor, waitsFor } from '../../src/domain/approval-chain.ts';
import { type CaseState, initialState } from '../../src/domain/case.ts';
import type { CaseEvent, CaseFact, DecisionResult } from '../../src/domain/case-events.ts';
import { decideInOrder, passTime, stateAsOf } from '../../src/domain/case-history.ts';
import { mayHappen } from '../../src/domain/case-life.ts';
import { doneOn } from '../../src/domain/case-reading.ts';
import { type CaseRules, rulesFor } from '../../src/domain/case-rules.ts';
import { type Day, day, startOfDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { type ProjectReading, readProject } from '../../src/domain/project-reading.ts';
import { chanceOf } from '../proof/random-cases.ts';
import { stateCouncil } from './calendar.ts';
import { policies } from './policies.ts';
import { readTemplate } from './story.ts';

const here = policies.in('330200');
const chains = ['yk-filing-50wd', 'nb-industrial-59', 'zj-standard-land-commit', 'nb-completion-30'];

export interface RandomHistory {
  readonly plan: ApprovalPlan;
  readonly from: Day;
  readonly to: Day;
  eventsOf(item: string): readonly CaseEvent[];
  rulesOf(item: string): CaseRules;
  asOf(on: Day): ProjectReading;
}

/** The same seed gives the same history on every machine; prerequisites are kept, and what the rules refuse is left out. */
export function randomHistory(seed: number): RandomHistory {
  const chance = chanceOf(0x7a11, seed);
  const pick = <T>(list: readonly T[]): T => list[chance(0, list.length - 1)] as T;
  const plan = planFor(readTemplate(pick(chains)), {});
  const rules = new Map(plan.items.map((item) => [item.code, rulesFor(plan, item, stateCouncil, here)]));
  const rulesOf = (item: string): CaseRules => {
    const found = rules.get(item);
    if (found === undefined) throw new Error(`no item ${item}`);
    return found;
  };
  const events = new Map<string, CaseEvent[]>();
  const eventsOf = (item: string): CaseEvent[] => events.get(item) ?? [];
  const from = day('2025-08-04') + chance(0, 200);
  const to = from + chance(60, 260);
  let seq = 0;

  const act = (on: Day): CaseFact => {
    const materials = ['YD01-M3', 'SG07-M5', 'SG07-M6'].map((material) => ({ material, promisedBy: null }));
    const results: readonly DecisionResult[] = [
      'approve',
      'approve',
      'approve',
      'approve_tolerant',
      'approve_by_commitment',
      'refuse',
    ];
    return pick<() => CaseFact>([
      () => ({ type: 'receive', window: chance(0, 1) === 1 }),
      () => ({ type: 'start' }),
      () => ({ type: 'accept' }),
      () => ({ type: 'accept', missing: [pick(materials)] }),
      () => ({ type: 'correction_notice', text: '缺图', again: '上次漏列' }),
      () => ({ type: 'resubmit' }),
      () => ({ type: 'pause', procedure: pick(plan.template.special_procedures).code, document: '告知书' }),
      () => ({ type: 'resume' }),
      () => ({ type: 'supplement' }),
      () => ({ type: 'decide', result: pick(results), reason: '见卷' }),
      () => ({ type: 'decide', result: 'approve' }),
      () => ({ type: 'finish' }),
      () => ({ type: 'finish' }),
      () => ({ type: 'deliver' }),
      () => ({ type: 'verify', result: 'pass' }),
      () => ({ type: 'verify', result: 'fail', rectifyBy: on + 9 }),
      () => ({ type: 'waive', reason: '免办' }),
      () => (chance(0, 9) === 0 ? { type: 'withdraw', reason: '撤回' } : { type: 'deliver' }),
      () =>
        chance(0, 9) === 0 ? { type: 'revoke', what: 'licence_revoked', reason: '撤销' } : { type: 'resume' },
    ])();
  };
  const states = new Map<string, CaseState>();
  const stateOn = (code: string, on: Day): CaseState =>
    passTime(states.get(code) ?? initialState, on, rulesOf(code));
  const isPossible = (code: string): boolean =>
    waitsFor(plan, code, (before) => doneOn(states.get(before) ?? initialState) !== null).length === 0;

  for (let on = from; on <= to; on += 1) {
    const within = plan.items.map(({ code }) => code).filter((code) => states.has(code) || isPossible(code));
    for (let tries = chance(4, 24); tries > 0 && within.length > 0; tries -= 1) {
      const code = pick(within);
      const command = act(on);
      // Waiving is rare: a project of waived items has no time to account for.
      if (command.type === 'waive' && chance(0, 9) > 0) continue;
      if (!mayHappen(command.type, stateOn(code, on).status)) continue;
      if ((command.type === 'receive' || command.type === 'start') && !isPossible(code)) continue;
      try {
        const at = startOfDay(on) + 10 * 3_600_000;
        for (const body of decideInOrder(eventsOf(code), command, at, rulesOf(code))) {
          seq += 1;
          events.set(code, [...eventsOf(code), { seq, occurredAt: at, recordedAt: at, body }]);
        }
        states.set(code, stateAsOf(eventsOf(code), on, rulesOf(code)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  }
  const asOf = (on: Day): ProjectReading => readProject(plan, eventsOf, stateCouncil, here, on);
  return { plan, from, to, eventsOf, rulesOf, asOf };
}

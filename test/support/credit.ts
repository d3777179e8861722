// A mark on the credit of the company of the tests, made by somebody whom no test signs in.
import type { System } from '../../src/services/context.ts';
import { markCredit } from '../../src/services/mark-credit.ts';
import { opening } from './one-project.ts';
import { as, someone } from './system.ts';

/** Gives its id. It bars nobody any more: its ban has run out. */
export async function markSomebody(system: System): Promise<string> {
  const supervisor = someone('supervisor', { username: 'marker', region: opening.region });
  const { mark } = await markCredit(as(system, supervisor), {
    ground: 'external_list',
    creditCode: opening.owner.creditCode,
    ownerName: opening.owner.name,
    list: '失信被执行人名单',
    document: '（2025）浙0784执1号',
    reason: '被列入名单',
    effectiveFrom: '2025-05-27',
    banUntil: '2025-11-27',
  });
  return mark.id;
}

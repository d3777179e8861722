// A house with one chain that has every kind of limit, in which Yongkang takes late filings as those of the next working day.
import type { ServiceContext, System } from '../../src/services/context.ts';
import { getHome } from '../../src/services/home.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject } from '../../src/services/projects.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { importTemplate } from '../../src/services/templates.ts';
import type { CaseView, ClockView, DeskRow } from '../../src/services/views.ts';
import { limitsSource } from './limits-template.ts';
import { policyBook } from './policies.ts';
import { as, openTestSystem, someone, type TestSystem } from './system.ts';

const source = '永康市政务服务中心收件规则';
const policies = policyBook({
  region: '330784',
  from: '2026-01-01',
  values: {
    receiptOnRestDay: { value: 'next_working_day', source },
    receiptAfterHours: { closes: '17:30', value: 'next_working_day', source },
  },
});

/** `2026-05-18 09:00` in Shanghai. */
export const at = (when: string): number => Date.parse(`${when.replace(' ', 'T')}:00+08:00`);

export interface LimitsWorld {
  readonly base: TestSystem;
  readonly system: System;
  on(when: string): ServiceContext;
  /** A project of its own, in Yongkang unless told; gives its id. */
  open(when: string, attributes?: object, region?: string): Promise<string>;
  record(id: string, when: string, item: string, raw: object): Promise<CaseView>;
  /** Received and accepted at once. */
  accept(id: string, when: string, item: string): Promise<CaseView>;
  caseOn(id: string, when: string, item: string): Promise<CaseView>;
  /** What the desk says of the case; it reads the stored rows, not the record. */
  rowOf(id: string, when: string, item: string): Promise<DeskRow | undefined>;
}

export async function openLimitsWorld(): Promise<LimitsWorld> {
  const base = await openTestSystem('empty');
  const system: System = { ...base, policies };
  await importTemplate(as(system, someone('administrator'), at('2026-01-05 09:00')), limitsSource);
  const on = (when: string) => as(system, someone('integration', { region: '000000' }), at(when));
  let number = 200_000;
  const record: LimitsWorld['record'] = async (projectId, when, item, raw) =>
    (await recordEvent(on(when), { projectId, item, raw, expectedVersion: null, idempotency: null })).case;
  return {
    base,
    system,
    on,
    record,
    open: async (when, attributes = {}, region = '330784') => {
      number += 1;
      const { project } = await openProject(on(when), {
        code: `2605-${region}-04-01-${number}`,
        name: `厂房 ${number}`,
        template: 'limits',
        region,
        owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
        attributes,
      });
      return project.id;
    },
    accept: async (id, when, item) => {
      await record(id, when, item, { type: 'receive' });
      return record(id, when, item, { type: 'accept' });
    },
    caseOn: async (id, when, item) => {
      const found = (await getProject(on(when), id)).cases.find((one) => one.item === item);
      if (found === undefined) throw new Error(`no case ${item}`);
      return found;
    },
    rowOf: async (id, when, item) =>
      (await getHome(on(when))).rows.find((row) => row.projectId === id && row.item === item),
  };
}

export const clockOf = (view: CaseView, kind: string): ClockView | undefined =>
  view.clocks.findLast((clock) => clock.kind === kind);

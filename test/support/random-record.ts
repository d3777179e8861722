// A record of random acts in four places, and random changes of the calendars that date it.
import { type Day, day, isoDay, isWeekend, startOfDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { proposeDay, proposeFile, proposeUndo } from '../../src/services/calendar-proposals.ts';
import { catchUp } from '../../src/services/catch-up.ts';
import { readInForce } from '../../src/services/check-proposal.ts';
import type { System } from '../../src/services/context.ts';
import { openProject } from '../../src/services/open-project.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import type { CalendarProposal } from '../../src/store/calendar-proposals.ts';
import { limitsTemplate } from './limits-template.ts';
import { policyBook } from './policies.ts';
import { as, someone } from './system.ts';

type Random = (n: number) => number;
export function randomFrom(seed: number): Random {
  let state = seed * 2_654_435_761 + 1;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
};

const milestone = (item: string, event: string) => ({ item, event });
const target = (code: string, days: number, measure: string, from: object, to: object) => ({
  code,
  zh: code,
  days,
  unit: 'working',
  measure,
  from,
  to,
  counts: { kinds: ['licence'], intermediaries: 'government', scope: 'ancestors_of_to' },
  days_source: 'assumed',
});
const materials = (prefix: string) =>
  ['1', '2'].map((n) => ({
    code: `${prefix}${n}`,
    zh: n,
    role: 'secondary',
    tolerable: true,
    sharing: 'none',
    exempt: false,
    form: 'copy',
    assumed: true,
  }));
const tolerant = (prefix: string, release: string, days: number, unit: string) => ({
  materials: materials(prefix),
  tolerate_missing: {
    allowed: true,
    release,
    on_lapse: 'terminate',
    deadline: { days, unit, assumed: true },
  },
});
const changes: Readonly<Record<string, object>> = {
  SGXK: tolerant('A', 'before_decision', 5, 'natural'),
  HPSP: tolerant('B', 'after_decision', 15, 'natural'),
  KGYQ: {
    commitment: {
      allowed: true,
      on_failure: 'rectify_then_revoke',
      verify: { days: 60, unit: 'natural', assumed: true },
    },
  },
  LHSP: tolerant('C', 'before_decision', 20, 'working'),
};
export const template = {
  ...limitsTemplate,
  targets: [
    target('T10', 10, 'span', milestone('SGXK', 'accepted'), milestone('SGXK', 'decided')),
    target('T45', 45, 'span', milestone('HPSP', 'accepted'), milestone('HPSP', 'decided')),
  ],
  items: limitsTemplate.items.map((item) => ({ ...item, ...changes[item.code] })),
};
const source = '收件规则';
export const policies = policyBook(
  {
    region: '330784',
    from: '2026-01-01',
    values: {
      receiptOnRestDay: { value: 'next_working_day', source },
      receiptAfterHours: { closes: '17:30', value: 'next_working_day', source },
    },
  },
  { region: '330212', from: '2026-01-01', values: { rollNaturalLimits: { value: false, source } } },
);

const regions = ['330784', '330212', '513401', '110105'];
const from = day('2026-01-26');
export const now = startOfDay(day('2026-05-27')) + 9 * 3_600_000;

/** Few, so that many of the questions find their answer. */
const asked = ['CAD', 'WTR'];

function randomAct(random: Random, on: Day, item: string): object {
  const later = isoDay(on + random(40));
  const missing = [
    {
      material: `${{ SGXK: 'A', HPSP: 'B' }[item] ?? 'C'}${1 + random(2)}`,
      ...(random(2) ? { promisedBy: later } : {}),
    },
  ];
  return pick<object>(random, [
    { type: 'receive' },
    { type: 'receive' },
    { type: 'receive' },
    { type: 'start' },
    { type: 'accept' },
    { type: 'accept' },
    { type: 'accept', missing },
    { type: 'correction_notice', text: '缺图', again: '上次漏列', correctBy: later },
    { type: 'resubmit' },
    { type: 'pause', procedure: 'EXPERT', document: '告知书', ...(random(3) ? { until: later } : {}) },
    { type: 'resume' },
    {
      type: 'extend',
      days: 1 + random(8),
      approver: '局长',
      reason: '疑难',
      approverOffice: 'government_head',
    },
    { type: 'consult', department: pick(random, asked), question: '征求意见' },
    { type: 'answer_consultation', department: pick(random, asked), opinion: 'agree', text: '同意' },
    { type: 'supplement' },
    {
      type: 'decide',
      result: pick(random, ['approve', 'approve_tolerant', 'approve_by_commitment', 'refuse']),
      reason: '见卷',
      document: '承诺书',
      despite: '已核实',
    },
    { type: 'finish' },
    { type: 'deliver' },
    { type: 'verify', result: 'fail', rectifyBy: later },
    { type: 'verify', result: 'pass' },
    { type: 'verify', result: 'false' },
    { type: 'verify', result: 'not_kept' },
    { type: 'withdraw', reason: '见卷' },
  ]);
}

/** Four months of acts of all kinds, of which the rules let in what is possible. */
export async function fill(system: System, random: Random, projects: number): Promise<void> {
  const actor = someone('integration');
  const ids: { id: string; items: readonly string[] }[] = [];
  const first = as(system, actor, startOfDay(from) + 8 * 3_600_000);
  for (let i = 0; i < projects; i += 1) {
    const region = pick(random, regions);
    const published =
      region === '330784' ? 'yk-filing-50wd' : region === '330212' ? 'zj-standard-land-commit' : 'limits';
    const { project } = await openProject(first, {
      code: `2601-${region}-04-01-${String(100_000 + i)}`,
      name: `项目 ${i}`,
      template: random(3) === 0 ? published : 'limits',
      region,
      owner: { name: '某公司', creditCode: '91330784MA2YFJM008' },
    });
    ids.push({ id: project.id, items: project.cases.map(({ item }) => item) });
  }
  for (let on = from; on <= day('2026-05-27'); on += 1) {
    for (const { id, items } of ids) {
      for (let tries = 0; tries < 3; tries += 1) {
        // The first items of a chain are those that can be begun.
        const item = items[random(Math.min(items.length, 4 + random(items.length)))] ?? '';
        const minute = random(2) ? 9 * 60 : random(24 * 60);
        const at = Math.min(startOfDay(on) + minute * 60_000, now);
        const ctx = as(system, actor, Math.max(at, startOfDay(on)));
        try {
          await recordEvent(ctx, {
            projectId: id,
            item,
            raw: randomAct(random, on, item),
            expectedVersion: null,
            idempotency: null,
          });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
    }
  }
  await catchUp(system, now);
}

export const admin = (system: System, n: number) =>
  as(system, someone('administrator', { username: `admin0${n}` }), now);

/** A proposal of any kind. Throws a Refusal when a day is so already or may not be it. */
export async function proposal(system: System, random: Random): Promise<[string, CalendarProposal]> {
  const kind = random(10);
  const span = day('2026-09-30') - day('2025-12-20');
  const on = day('2025-12-20') + random(span);
  if (kind === 0) return ['undo', await proposeUndo(admin(system, 1), 'undo')];
  if (kind <= 2) {
    // A notice that says something else of some weekdays; or next year's.
    const own = (await readInForce(system.store.db)).documents.find(
      (one) => one.calendarId === 'CN' && one.year === 2026,
    );
    const document = own?.document as unknown as { holidays: { date: string; name: string }[] };
    if (kind === 1) {
      const date = '2026-05-26';
      const next = {
        ...document,
        year: 2027,
        source: { title: '2027', number: '1', issued: date, published: date, url: 'https://a.cn' },
        revisions: [{ published: date }],
        holidays: ['2026-12-31', '2027-01-01', `2027-02-0${1 + random(9)}`].map((each) => ({
          date: each,
          name: '假',
        })),
        workdays: [],
      };
      return [
        '2027',
        await proposeFile(admin(system, 1), { name: '2027.json', text: JSON.stringify(next), note: '' }),
      ];
    }
    const date = '2026-05-26';
    const gone = random(document.holidays.length);
    const changed = {
      ...document,
      source: {
        title: '2026',
        number: String(random(1e6)),
        issued: date,
        published: date,
        url: 'https://a.cn',
      },
      revisions: [{ published: date }],
      holidays: document.holidays.filter((_, i) => i < gone || i > gone + random(4)),
    };
    return [
      `less ${document.holidays[gone]?.date}`,
      await proposeFile(admin(system, 1), { name: '2026.json', text: JSON.stringify(changed), note: '' }),
    ];
  }
  const calendarId = pick(random, ['CN', 'CN', 'CN-513400', 'CN-330784', 'CN-330000', 'CN-110000']);
  const works = isWeekend(on) && random(3) > 0;
  const mark = {
    calendarId,
    date: on,
    kind: works ? ('work' as const) : ('off' as const),
    name: '调休',
    title: '通知',
    number: '1号',
    published: day('2026-05-26'),
    url: 'https://a.cn',
  };
  return [`${calendarId} ${isoDay(on)} ${mark.kind}`, await proposeDay(admin(system, 1), mark)];
}

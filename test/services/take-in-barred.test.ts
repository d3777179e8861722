// A company with a bad mark at the counter: gaps are not tolerated, the mark is named with what to do, and the ordinary way stays open.
import { describe, expect, it } from 'vitest';
import { previewIntake } from '../../src/services/intake-preview.ts';
import { markCredit } from '../../src/services/mark-credit.ts';
import { repairCredit } from '../../src/services/repair-credit.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { IntakeOpinion } from '../../src/web/components/intake-opinion.tsx';
import { allIn, ticked, useCounter } from '../support/counter.ts';
import { refusal, window } from '../support/joint-world.ts';
import { someone } from '../support/system.ts';

const { at, designed, eventsOf, take, told } = useCounter();
const supervisor = someone('supervisor', { username: 'marker', region: '330784' });
const gaps = { ticks: ticked('in', 'missing'), outcome: 'accept_tolerantly' };
const source = '失信被执行人名单';

const marked = async (banUntil: string | null, when = '2026-05-11 09:00') =>
  (
    await markCredit(at(supervisor, when), {
      ground: 'external_list',
      creditCode: '91330784MA2YFJM008',
      ownerName: '永康某某有限公司',
      list: source,
      document: '（2026）浙0784执1号',
      reason: '被列入名单',
      effectiveFrom: when.slice(0, 10),
      ...(banUntil === null ? {} : { banUntil }),
    })
  ).mark;
const offered = async (id: string, when: string, lang: 'zh-CN' | 'en' = 'zh-CN') => {
  const ticks = new Map([
    ['GH01-M1', 'in'],
    ['GH01-M6', 'missing'],
  ] as const);
  const preview = await previewIntake(at(window, when), id, 'GH01', { ticks, receivedAt: null });
  const page = String(IntakeOpinion({ lang, preview, form: emptyForm }));
  return { outcomes: preview.outcomes, page };
};

describe('while a mark stands', () => {
  it('gaps cannot be tolerated: the page and the refusal name the mark, its source, since, until and what to do; nothing is written', async () => {
    const id = await designed();
    const mark = await marked('2026-06-30');
    const facts = {
      ground: 'external_list',
      source,
      since: '2026-05-11',
      until: '2026-06-30',
      mark: mark.id,
    };
    const { outcomes, page } = await offered(id, '2026-05-12 09:00');
    expect(outcomes.map(({ outcome, blocked }) => [outcome, blocked?.code ?? null])).toEqual([
      ['accept', 'intake_lacks_missing'],
      ['accept_tolerantly', 'bad_credit'],
      ['notice', null],
      ['refuse', null],
      ['not_needed', null],
    ]);
    expect(outcomes.filter(({ suggested }) => suggested).map(({ outcome }) => outcome)).toEqual(['notice']);
    for (const said of ['列入外部失信名单', source, '信用修复', '异议', '一般程序'])
      expect(page).toContain(said);
    expect(page).toMatch(/id="outcome-accept_tolerantly"[^>]*disabled/);
    const english = (await offered(id, '2026-05-12 09:00', 'en')).page;
    for (const said of [source, 'repaired', 'appealed']) expect(english).toContain(said);
    expect(await refusal(take(id, '2026-05-12 09:00', gaps))).toMatchObject({ code: 'bad_credit', facts });
    expect(await told(id)).toEqual([]);
    const before = await eventsOf(id);
    await refusal(take(id, '2026-05-12 09:01', gaps));
    expect(await eventsOf(id)).toEqual(before);
  });

  it('the ordinary way stays open, and so do gaps once the last day of the ban has passed', async () => {
    const full = await designed();
    await take(full, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const later = await designed();
    expect(await refusal(take(later, '2026-06-30 09:00', gaps))).toMatchObject({ code: 'bad_credit' });
    await take(later, '2026-07-01 09:00', gaps);
    expect((await told(later)).slice(0, 4)).toEqual(['receive', 'offer_promise', 'sign_promise', 'accept']);
  });

  it('without a last day it bars until it is repaired, and is told so', async () => {
    const id = await designed();
    const mark = await marked(null, '2026-08-03 09:00');
    expect((await offered(id, '2026-08-04 09:00')).page).toContain('修复为止');
    expect((await refusal(take(id, '2026-08-04 09:00', gaps))).facts).toMatchObject({
      until: 'until_repaired',
    });
    await repairCredit(at(supervisor, '2026-08-05 09:00'), mark.id, {
      reason: '已履行',
      document: '修复1号',
    });
    await take(id, '2026-08-05 10:00', gaps);
    expect(await told(id)).toHaveLength(8);
  });
});

// The applicant's credit on the database: a breach leaves a mark, the mark closes the way to promises, repair and appeal open it.
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import { appealCreditMark } from '../../src/services/appeal-credit-mark.ts';
import { confirmCreditMark } from '../../src/services/confirm-credit-mark.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { getCredit, listCredit } from '../../src/services/credit.ts';
import { decideCreditAppeal } from '../../src/services/decide-credit-appeal.ts';
import { markCredit } from '../../src/services/mark-credit.ts';
import { offerPromise } from '../../src/services/offer-promise.ts';
import { openProject } from '../../src/services/open-project.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { repairCredit } from '../../src/services/repair-credit.ts';
import { signPromise } from '../../src/services/sign-promise.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { readTemplateTexts, templateFolders } from '../../src/store/template-files.ts';
import { platform, refusal, useJointWorld } from '../support/joint-world.ts';
import { policyBook } from '../support/policies.ts';
import { someone } from '../support/system.ts';

const world = useJointWorld();
const { end, system } = world;
/** Yiwu has a person confirm each mark; elsewhere in Zhejiang it stands at once. */
const policies = policyBook({
  region: '330782',
  from: '2026-01-01',
  values: { creditMark: { value: 'when_confirmed', assumed: true } },
});
const at = (actor: Actor, when: string): ServiceContext => ({ ...world.at(actor, when), policies });
const supervisor = someone('supervisor', { username: 'sup', region: '330784' });
const second = someone('supervisor', { username: 'sup2', region: '330784' });
const codes = [
  '91330784MA2LNCC006',
  '91330784MA2YQ52004',
  '91330784MA2G5B2008',
  '91330784MA2X25P00E',
  '91330784MA2YFJM008',
];
let serial = 700_000;

/** A finished building of a company of its own, in that place. */
async function building(company: number, region = '330784', template = 'nb-completion-30'): Promise<string> {
  serial += 1;
  const { project } = await openProject(at(platform, '2026-05-08'), {
    code: `2605-${region}-04-01-${serial}`,
    name: `厂房 ${serial}`,
    template,
    region,
    owner: { name: `第${company}公司`, creditCode: codes[company] },
  });
  await end(project.id, '2026-05-11', 'JG01', 'ZJ08', 'JG02');
  return project.id;
}
const tell = (id: string, when: string, item: string, raw: object, actor: Actor = platform) =>
  recordEvent(at(actor, when), { projectId: id, item, raw, expectedVersion: null, idempotency: null });
const gap = {
  type: 'accept',
  document: '容缺承诺书',
  missing: [{ material: 'JG07-M2', promisedBy: '2026-05-29' }],
};
/** Its archives accepted with a gap, the opinion issued, nothing supplied, and the opinion taken back on 2 June. */
async function breach(id: string): Promise<void> {
  await tell(id, '2026-05-12', 'JG07', { type: 'receive' });
  await tell(id, '2026-05-12', 'JG07', gap);
  await tell(id, '2026-05-14', 'JG07', { type: 'decide', result: 'approve_tolerant' });
  await tell(id, '2026-06-02', 'JG07', {
    type: 'revoke',
    what: 'licence_revoked',
    reason: '承诺补交的档案逾期未交',
  });
}
const marksOf = async (company: number, actor = supervisor) =>
  (await listCredit(at(actor, '2026-06-10'), { q: codes[company] })).items;

describe('a breach', () => {
  it('in Zhejiang is a mark with the record of its consequence, public on the sixth day after the promise ran out', async () => {
    await breach(await building(0));
    const [mark] = await marksOf(0);
    expect(mark).toMatchObject({
      ground: 'supplement_lapsed',
      status: 'standing',
      effectiveFrom: '2026-06-02',
      publicFrom: '2026-06-04',
      banUntil: null,
      bars: true,
    });
  });

  it('in Yiwu is only proposed, and bars once an approver or supervisor has confirmed it', async () => {
    await breach(await building(1, '330782'));
    const there = someone('supervisor', { username: 'sup-yw', region: '330782' });
    const [mark] = await marksOf(1, there);
    expect(mark).toMatchObject({ status: 'proposed', bars: false });
    const { mark: confirmed } = await confirmCreditMark(at(there, '2026-06-10'), mark?.id ?? '', {
      reason: '核实',
    });
    expect(confirmed).toMatchObject({ status: 'standing', bars: true });
    expect(
      (await refusal(confirmCreditMark(at(there, '2026-06-10'), mark?.id ?? '', { reason: '再次' }))).code,
    ).toBe('credit_not_proposed');
    expect(await marksOf(1, supervisor)).toEqual([]);
  });

  it('whose record is taken back takes its mark with it, visibly', async () => {
    const id = await building(2);
    await breach(id);
    const [mark] = await marksOf(2);
    const seq = (await world.eventsOf(id)).at(-1)?.seq;
    await tell(id, '2026-06-03', 'JG07', { type: 'rectify_event', target: seq, reason: '档案当日已到' });
    const after = await getCredit(at(supervisor, '2026-06-10'), mark?.id ?? '');
    expect([after.status, after.bars, after.acts.map(({ type }) => type)]).toEqual([
      'dismissed',
      false,
      ['propose', 'mark', 'dismiss'],
    ]);
  });
});

describe('the gate', () => {
  it('refuses gaps and signatures on the days the mark stands, and says why, since when and what to do', async () => {
    await breach(await building(3));
    const other = await building(3);
    await tell(other, '2026-06-03', 'JG07', { type: 'receive' });
    const why = await refusal(
      tell(other, '2026-06-03', 'JG07', { ...gap, missing: [{ material: 'JG07-M2' }] }),
    );
    expect([why.kind, why.code, why.facts['ground'], why.facts['since'], why.facts['until']]).toEqual([
      'conflict',
      'bad_credit',
      'supplement_lapsed',
      '2026-06-02',
      'until_repaired',
    ]);
    await offerPromise(at(platform, '2026-06-03'), other, {
      kind: 'tolerant',
      item: 'JG07',
      text: '承诺补交',
      textVersion: '1',
      consequence: '收回',
      materials: [{ material: 'JG07-M2', promisedBy: '2026-06-12' }],
    });
    const owner = someone('owner', { username: 'boss3', creditCode: codes[3] ?? null });
    const sign = (when: string) =>
      signPromise(at(owner, when), {
        projectId: other,
        promise: 'P1',
        raw: { signer: '王建国', capacity: 'legal_representative' },
      });
    expect((await refusal(sign('2026-06-03'))).code).toBe('bad_credit');
    const [mark] = await marksOf(3);
    await repairCredit(at(supervisor, '2026-06-05'), mark?.id ?? '', { reason: '已补交并整改' });
    expect((await sign('2026-06-05')).promise.status).toBe('signed');
    // Judged by the day on which it happened.
    const late = { ...gap, missing: [{ material: 'JG07-M2' }], occurredAt: '2026-06-04' };
    expect((await refusal(tell(other, '2026-06-05', 'JG07', late))).code).toBe('bad_credit');
    const { case: accepted } = await tell(other, '2026-06-05', 'JG07', {
      type: 'accept',
      missing: [{ material: 'JG07-M2', promisedBy: '2026-06-12' }],
    });
    expect(accepted.status).toBe('running');
  });

  it('leaves the ordinary procedure open', async () => {
    await breach(await building(3));
    const other = await building(3);
    await tell(other, '2026-06-03', 'JG07', { type: 'receive' });
    expect((await tell(other, '2026-06-03', 'JG07', { type: 'accept' })).case.status).toBe('running');
  });
});

describe('a mark from a list kept elsewhere', () => {
  const listed = {
    ground: 'external_list',
    creditCode: codes[4],
    ownerName: '永丰精密机械有限公司',
    list: '失信被执行人名单',
    document: '（2026）浙0784执123号',
    reason: '被列入名单',
  };

  it('names the list and its document; one who may not mark is refused', async () => {
    const { mark } = await markCredit(at(supervisor, '2026-06-01'), listed);
    expect(mark).toMatchObject({ status: 'standing', list: '失信被执行人名单', publicFrom: '2026-06-07' });
    const { issues } = await refusal(
      markCredit(at(supervisor, '2026-06-01'), { ground: 'external_list', reason: 'x' }),
    );
    expect(issues.map(({ path }) => path)).toEqual(['creditCode', 'ownerName', 'list', 'document']);
    expect((await refusal(markCredit(at(someone('window'), '2026-06-01'), listed))).kind).toBe('forbidden');
  });

  it('is appealed by the company, and the appeal is answered by somebody else than whoever made it', async () => {
    const key = { key: 'mark-1', requestHash: 'a' };
    const { mark } = await markCredit(at(supervisor, '2026-06-01'), listed, key);
    expect((await markCredit(at(supervisor, '2026-06-01'), listed, key)).created).toBe(false);
    const owner = someone('owner', { username: 'boss4', creditCode: codes[4] ?? null });
    const stranger = someone('owner', { username: 'boss0', creditCode: codes[0] ?? null });
    expect(
      (await refusal(appealCreditMark(at(stranger, '2026-06-02'), mark.id, { reason: '与我无关' }))).kind,
    ).toBe('not_found');
    await appealCreditMark(at(owner, '2026-06-02'), mark.id, { reason: '已履行完毕' });
    const answer = (actor: Actor) =>
      decideCreditAppeal(at(actor, '2026-06-03'), mark.id, { outcome: 'withdrawn', reason: '核实已履行' });
    expect((await refusal(answer(supervisor))).kind).toBe('forbidden');
    const { mark: answered } = await answer(second);
    expect([answered.status, answered.bars, answered.acts.length]).toEqual(['withdrawn', false, 3]);
  });

  it('is never erased: the database refuses', async () => {
    const { db } = system().store;
    await expect(db.execute(sql`delete from credit_marks`)).rejects.toThrow();
    await expect(db.execute(sql`update credit_acts set reason = 'x'`)).rejects.toThrow();
    await expect(db.execute(sql`delete from credit_acts`)).rejects.toThrow();
  });
});

describe('a gate', () => {
  /** A chain in which archives owed after the result keep the completion filing shut. */
  const gated = (): string => {
    const [file] = readTemplateTexts(templateFolders.published).filter(({ fileName }) =>
      fileName.includes('nb-completion-30'),
    );
    return (file?.text ?? '')
      .replace(/^id: nb-completion-30/m, 'id: gated')
      .replace(
        'release: after_decision, on_lapse: rectify_then_revoke}',
        'release: after_decision, on_lapse: rectify_then_revoke, gate: completion}',
      );
  };

  it('stays shut while material is owed: the completion filing ends only when the archives are in', async () => {
    await importTemplate(at(someone('administrator'), '2026-05-07'), {
      text: gated(),
      fileName: 'gated.yaml',
    });
    const id = await building(2, '330784', 'gated');
    await tell(id, '2026-05-12', 'JG07', { type: 'receive' });
    await tell(id, '2026-05-12', 'JG07', gap);
    await tell(id, '2026-05-14', 'JG07', { type: 'decide', result: 'approve_tolerant' });
    await end(id, '2026-05-14', 'JG03', 'JG04', 'JG05', 'JG10', 'JG13');
    await tell(id, '2026-05-15', 'JG08', { type: 'receive' });
    const { case: filing } = await tell(id, '2026-05-15', 'JG08', { type: 'accept' });
    expect(filing.status).toBe('running');
    const shut = await refusal(tell(id, '2026-05-15', 'JG08', { type: 'decide', result: 'approve' }));
    expect([shut.code, shut.facts['materials'], shut.facts['debtor']]).toEqual([
      'gate_shut',
      ['工程竣工档案'],
      'JG07',
    ]);
    await tell(id, '2026-05-18', 'JG07', { type: 'supplement' });
    const late = { type: 'decide', result: 'approve', occurredAt: '2026-05-15' };
    expect((await refusal(tell(id, '2026-05-18', 'JG08', late))).code).toBe('gate_shut');
    const { case: ended } = await tell(id, '2026-05-18', 'JG08', { type: 'decide', result: 'approve' });
    expect(ended.status).toBe('decided');
  });
});

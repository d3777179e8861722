// The same file at the counters of several places: what follows a missed supplement is one thing on the page, the papers and the case.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../src/services/context.ts';
import { type IntakePreview, previewIntake } from '../../src/services/intake-preview.ts';
import { mendIntake } from '../../src/services/mend-intake.ts';
import { getPromises } from '../../src/services/promise-views.ts';
import { takeIn } from '../../src/services/take-in.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { readPaper } from '../../src/store/papers.ts';
import { readTemplateTexts, templateFolders } from '../../src/store/template-files.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { IntakeOpinion } from '../../src/web/components/intake-opinion.tsx';
import { handler, useCounter } from '../support/counter.ts';
import { bodyOf } from '../support/papers.ts';
import { someone } from '../support/system.ts';

const { at, caseOf, end, eventsOf, open, record, system } = useCounter();

interface Filed {
  readonly id: string;
  readonly item: string;
  readonly ctx: ServiceContext;
}
const window = (region: string, when: string): ServiceContext => at(someone('window', { region }), when);

/** Two published chains for any place; their items say `terminate` where the place says nothing of its own. */
beforeAll(async () => {
  for (const id of ['yk-filing-50wd', 'nb-completion-30']) {
    const file = readTemplateTexts(templateFolders.published).find(({ text }) =>
      new RegExp(`^id: ${id}$`, 'm').test(text),
    );
    const text = (file?.text ?? '')
      .replace(/^id: .*$/m, `id: ${id}-any`)
      .replace(/^region: .*$/m, 'region: {code: "000000", zh: 全国, en: Nationwide}')
      .replaceAll('on_lapse: revoke_acceptance', 'on_lapse: terminate');
    await importTemplate(at(someone('administrator', { region: '000000' }), '2026-05-07'), {
      text,
      fileName: `${id}.yaml`,
    });
  }
});

/** A design review in that place; its green building chapter may come later, and the result waits for it. */
async function review(region: string): Promise<Filed> {
  const id = await open('yk-filing-50wd-any', {}, region);
  await end(id, '2026-05-11', 'LX01', 'YD02', 'ZJ04');
  return { id, item: 'GH01', ctx: window(region, '2026-05-12 09:00') };
}
/** Archives of a finished building in that place; the opinion is issued first. */
async function archives(region: string): Promise<Filed> {
  const id = await open('nb-completion-30-any', {}, region);
  await end(id, '2026-05-11', 'JG01', 'ZJ08', 'JG02');
  return { id, item: 'JG07', ctx: window(region, '2026-05-12 09:00') };
}

/** What lies there but for what may come later. */
async function ticksOf({ id, item, ctx }: Filed) {
  const { materials } = await previewIntake(ctx, id, item, { ticks: new Map(), receivedAt: null });
  return materials
    .filter(({ asked }) => asked)
    .map(({ code, tolerable }) => ({
      material: code,
      tick: tolerable ? ('missing' as const) : ('in' as const),
    }));
}
async function shown(filed: Filed): Promise<IntakePreview> {
  const ticks = new Map((await ticksOf(filed)).map(({ material, tick }) => [material, tick]));
  return previewIntake(filed.ctx, filed.id, filed.item, { ticks, receivedAt: null });
}
const opinion = (preview: IntakePreview): string =>
  String(IntakeOpinion({ lang: 'zh-CN', preview, form: emptyForm }));

async function tolerate(filed: Filed) {
  const { id, item, ctx } = filed;
  const ticks = await ticksOf(filed);
  const promises = ticks.flatMap(({ material, tick }) =>
    tick === 'missing' ? [{ material, promisedBy: '2026-05-14' }] : [],
  );
  return takeIn(ctx, {
    projectId: id,
    item,
    raw: { handler, ticks, promises, outcome: 'accept_tolerantly' },
    expectedVersion: null,
    idempotency: null,
  });
}
async function textsOf(papers: readonly { readonly id: string; readonly kind: string }[]) {
  const bodies = await Promise.all(
    papers
      .filter(({ kind }) => kind.startsWith('tolerant'))
      .map(({ id }) => readPaper(system().store.db, id)),
  );
  return bodies.map((paper) => (paper === null ? '' : bodyOf(paper).join('\n')));
}

describe.each([
  [
    '永康',
    '330784',
    review,
    'revoke_acceptance',
    '可以容缺',
    '浙江省保障“最多跑一次”改革规定第十一条第二款',
    '撤销受理',
  ],
  ['安阳', '410502', review, 'deemed_withdrawn', '应当容缺', '安阳市政务服务条例第二十四条', '视为撤回申请'],
  ['西安', '610102', review, 'terminate', '可以容缺', '西安市行政审批服务局容缺受理服务模式说明', '终止办理'],
  ['海阳', '370687', review, 'terminate', '可以容缺', '未见规定，按惯例设定', '终止办理'],
  ['永康', '330784', archives, 'take_back', '可以容缺', '未见规定，按惯例设定', '收回已核发的许可'],
  ['广州', '440106', archives, 'flagged', '应当容缺', '广东省优化营商环境条例第三十二条', '联系申请人'],
] as const)('a gap in %s %s', (_place, region, file, kind, rule, source, words) => {
  it(`is told alike at the counter, on its papers and in the case: ${kind}`, async () => {
    const filed = await file(region);
    const preview = await shown(filed);
    expect(preview.gaps.lapse).toBe(kind);
    const page = opinion(preview);
    for (const said of [rule, source, words]) expect(page).toContain(said);
    const { papers } = await tolerate(filed);
    const texts = await textsOf(papers);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain(words);
    const [promise] = await getPromises(filed.ctx, filed.id);
    expect(promise?.consequence).toContain(words);
    if (file === archives) await takeIssue(filed);
    const { consequence } = await caseOf(filed.id, '2026-05-15', filed.item);
    expect(consequence?.kind).toBe(kind);
  });
});

/** The opinion is issued while the archives are owed. */
const takeIssue = ({ id, item }: Filed) =>
  record(id, '2026-05-13', item, { type: 'decide', result: 'approve_tolerant' });

it('a mended letter still tells what the place says of the day it was given', async () => {
  const filed = await review('410502');
  await tolerate(filed);
  const [accepted] = (await eventsOf(filed.id)).filter(
    ({ type, item }) => type === 'accept' && item === 'GH01',
  );
  const { papers } = await mendIntake(window('410502', '2026-05-12 10:00'), {
    projectId: filed.id,
    item: 'GH01',
    raw: {
      target: accepted?.seq,
      reason: '日期写错',
      replacement: {
        occurredAt: '2026-05-12T09:00:00+08:00',
        data: { type: 'accept', missing: [{ material: 'GH01-M6', promisedBy: '2026-05-15' }] },
      },
    },
    idempotency: null,
  });
  expect(papers.map(({ kind }) => kind)).toEqual(['tolerant', 'tolerant_promise']);
  for (const text of await textsOf(papers)) expect(text).toMatch(/2026年5月15日[\s\S]*视为撤回申请/);
});

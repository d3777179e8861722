// Texts of papers: those that come with the program stand every case, an administrator's are tried before they are saved, and
// nothing that is put into a text or a fact does more than show its letters (S6).
import { describe, expect, it } from 'vitest';
import { emptyScope, sampleScope } from '../../src/domain/paper-variables.ts';
import { paperKindCodes } from '../../src/domain/papers.ts';
import { defaultPaperText } from '../../src/services/paper-defaults.ts';
import { checkPaperText, renderPaperText } from '../../src/services/paper-render.ts';
import {
  getPaperText,
  listPaperTexts,
  previewPaperText,
  restorePaperText,
  savePaperText,
} from '../../src/services/paper-texts.ts';
import type { PaperTextDocument } from '../../src/store/paper-records.ts';
import { useJointWorld, window } from '../support/joint-world.ts';
import { bodyOf, issueOne } from '../support/papers.ts';
import { someone } from '../support/system.ts';

const world = useJointWorld();
const admin = someone('administrator', { username: 'admin01', name: '管理员甲', region: '330784' });
const ctx = () => world.at(admin, '2026-05-27');
const text = (change: Partial<PaperTextDocument>): PaperTextDocument => ({
  ...defaultPaperText('receipt'),
  ...change,
});
const body = (source: string, scope: object = {}) =>
  renderPaperText(text({ body: source }), { ...sampleScope(), ...scope }).body;

describe('the texts that come with the program', () => {
  it.each(paperKindCodes)('%s can be rendered with everything known and with nothing', (kind) => {
    const document = defaultPaperText(kind);
    expect(checkPaperText(document, [sampleScope(), emptyScope()])).toBeNull();
    const full = renderPaperText(document, sampleScope());
    expect(full.title).not.toBe('');
    expect(JSON.stringify(full)).not.toMatch(/\{\{|\{%|undefined|\[object/);
  });
});

describe('a text that is wrong', () => {
  it.each([
    ['a variable that nobody knows', '第一行\n{{ applicnt }}', 'text_variable_unknown', 2, 'applicnt'],
    [
      'one in a branch that no sample takes',
      '{% if deemed %}\n\n{{ secret }}{% endif %}',
      'text_variable_unknown',
      3,
      'secret',
    ],
    ['a filter that is not offered', '{{ applicant | upcase }}', 'text_filter_unknown', 1, 'upcase'],
    ['a tag that reads files', "一\n{% include 'x' %}", 'text_tag_unknown', 2, 'include'],
    ['another one', "{% render '/etc/passwd' %}", 'text_tag_unknown', 1, 'render'],
    ['a tag that is not closed', '一\n二\n{% if deemed %}三', 'text_syntax', 3, null],
  ])('%s is told with its line and word', async (_what, source, code, line, word) => {
    const attempt = Promise.resolve().then(() => previewPaperText(ctx(), 'receipt', text({ body: source })));
    await expect(attempt).rejects.toMatchObject({ kind: 'invalid', issues: [{ path: 'body', code }] });
    const refusal = await attempt.catch((error: { issues: readonly { facts: object }[] }) => error);
    expect(refusal).toMatchObject({ issues: [{ facts: word === null ? { line } : { line, word } }] });
  });

  it.each([
    ['a loop without end', '{% for i in (1..99999999) %}{{ i }}{% endfor %}'],
    [
      'loops within loops',
      `${'{% for a in (1..300) %}'.repeat(4)}{{ applicant }}${'{% endfor %}'.repeat(4)}`,
    ],
    ['more text than any page holds', 'a'.repeat(20_001)],
  ])('%s is stopped at once', (_what, source) => {
    const begun = performance.now();
    const fault = checkPaperText(text({ body: source }), [sampleScope()]);
    expect(fault).toMatchObject({ field: 'body', code: 'text_too_much' });
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe('S6: what people type as facts', () => {
  it.each([
    ['a template', '{{ applicantCode }}{% for i in (1..9) %}x{% endfor %}'],
    ['markup', '<script>alert(1)</script><b>粗</b>&lt;'],
    ['a formula', '=cmd|calc'],
  ])('%s shows its letters and does nothing', (_what, typed) => {
    expect(body('申请人：{{ applicant }}', { applicant: typed })).toEqual([
      `申请人：${typed.replaceAll('|', '｜')}`,
    ]);
  });

  it('cannot begin a table, a row or a paragraph of its own where one line is meant', () => {
    const rows = [{ name: '甲|乙\n| 伪造 | 行', form: null, copies: null }];
    expect(
      body('| 材料{% for row in materials %}\n| {{ row.name }}{% endfor %}', { materials: rows }),
    ).toEqual([{ table: [['材料'], ['甲｜乙 ｜ 伪造 ｜ 行']] }]);
    expect(body('{{ reason }}', { reason: '| 一 | 二' })).toEqual(['｜ 一 ｜ 二']);
  });

  it('keeps the line breaks of a long answer and drops what has no shape', () => {
    expect(body('{{ noticeText }}', { noticeText: '一、图纸\r\n二、\u202e合同\u0007' })).toEqual([
      '一、图纸',
      '二、合同',
    ]);
  });

  it('has no way to what lies behind the listed names', () => {
    for (const source of ['{{ constructor }}', '{{ __proto__ }}', '{{ materials.constructor }}'])
      expect(checkPaperText(text({ body: source }), [sampleScope()]), source).toMatchObject({
        code: 'text_variable_unknown',
      });
  });
});

describe('an administrator', () => {
  it('sees a draft on sample data before anything is saved', async () => {
    const draft = previewPaperText(
      ctx(),
      'receipt',
      text({ title: '收件单', body: '已收到{{ projectName }}的材料。' }),
    );
    expect(draft).toMatchObject({
      title: '收件单',
      body: ['已收到永丰精密厂房的材料。'],
      number: '（未编号）',
    });
    expect((await getPaperText(ctx(), 'receipt')).versions).toEqual([]);
  });

  it('saves a version that papers use from then on and name; earlier papers and texts stay', async () => {
    const id = await world.open('yk-filing-50wd');
    await world.record(id, '2026-05-21', 'LX01', { type: 'receive' }, window);
    await world.record(id, '2026-05-22', 'LX01', { type: 'accept' });
    const before = await issueOne(world.at(window, '2026-05-22'), id, { kind: 'receipt', item: 'LX01' });
    const saved = await savePaperText(ctx(), 'acceptance', {
      ...text({ title: '受理单' }),
      expectedVersion: 0,
    });
    expect(saved).toMatchObject({ region: '330784', version: { version: 1, savedBy: '管理员甲' } });
    const after = await issueOne(world.at(window, '2026-05-27'), id, { kind: 'acceptance', item: 'LX01' });
    expect([before.content.text, after.content.text]).toEqual([
      { region: null, version: 0 },
      { region: '330784', version: 1 },
    ]);
    expect(after.content.title).toBe('受理单');
    const restored = await restorePaperText(ctx(), 'acceptance');
    expect(restored).toMatchObject({ region: null, version: { version: 2, restores: true } });
    expect(restored.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(restored.versions[1]?.document.title).toBe('受理单');
    expect(restored.document).toEqual(defaultPaperText('acceptance'));
    expect(bodyOf(after).join()).toContain('收到所提交的申请材料');
  });

  it('who saves over somebody else’s change is told, and nothing is lost', async () => {
    await savePaperText(ctx(), 'delivery', { ...defaultPaperText('delivery'), expectedVersion: 0 });
    const second = savePaperText(ctx(), 'delivery', { ...defaultPaperText('delivery'), expectedVersion: 0 });
    await expect(second).rejects.toMatchObject({ code: 'version_lost', facts: { expected: 0, actual: 1 } });
  });

  it('of another place has texts of his own, and one of the province has them for all below', async () => {
    const province = world.at({ ...admin, region: '330000' }, '2026-05-27');
    await savePaperText(province, 'termination', { ...defaultPaperText('termination'), title: '省标终止书' });
    expect((await getPaperText(ctx(), 'termination')).document.title).toBe('省标终止书');
    const ningbo = world.at({ ...admin, region: '370687' }, '2026-05-27');
    expect((await getPaperText(ningbo, 'termination')).document.title).toBe('终止办理决定书');
  });

  it('is the only one who may look at them', async () => {
    for (const role of ['window', 'approver', 'supervisor', 'owner'] as const)
      await expect(listPaperTexts(world.at(someone(role), '2026-05-27'))).rejects.toMatchObject({
        kind: 'forbidden',
      });
    expect(await listPaperTexts(ctx())).toHaveLength(paperKindCodes.length);
  });
});

// Keeping templates by page: check, mend, look, publish, compare, take out, retire; and the same over the API.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(() => web.close());

const id = 'yk-filing-50wd';
const text = readFileSync(new URL(`../../fixtures/templates/${id}.yaml`, import.meta.url), 'utf8');
const withVersion = (version: string): string => text.replace('version: "2017.1"', `version: "${version}"`);

interface Part {
  readonly name: string;
  readonly value: string;
  readonly file?: string;
}
/** A form as browsers send it: lines end with CR LF in fields, and stay as they are in files. */
const post = (parts: readonly Part[], as = 'in-administrator') => {
  const boundary = 'form-boundary-7';
  const body = parts
    .map(({ name, value, file }) => {
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
      return file === undefined
        ? `${head}\r\n\r\n${value.replaceAll('\n', '\r\n')}\r\n`
        : `${head}; filename="${file}"\r\nContent-Type: application/yaml\r\n\r\n${value}\r\n`;
    })
    .join('');
  return web.send('POST', paths.importTemplate, as, {
    body: `${body}--${boundary}--\r\n`,
    type: `multipart/form-data; boundary=${boundary}`,
  });
};
const paste = (value: string): readonly Part[] => [
  { name: 'file', value: '', file: '' },
  { name: 'text', value },
  { name: 'do', value: 'check' },
];
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const again = (html: string, what: string): readonly Part[] => [
  { name: 'sealed', value: hidden(html, 'sealed') },
  { name: 'fileName', value: hidden(html, 'fileName') },
  { name: 'do', value: what },
];

describe('importing by page', () => {
  it('is for administrators, who find it on the list of templates', async () => {
    expect((await web.send('GET', paths.importTemplate, 'in-agent')).status).toBe(403);
    expect((await post(paste(text), 'in-officer')).status).toBe(403);
    const list = await (await web.send('GET', paths.templates, 'in-administrator')).text();
    expect(list).toContain(`href="${paths.importTemplate}"`);
    expect(await (await web.send('GET', paths.templates, 'in-agent')).text()).not.toContain('导入模板');
  });

  it('tells every fault with its line and path, and keeps what was pasted', async () => {
    const spoilt = withVersion('p1').replace('stage: S1', 'stage: S9').replace('days: 50\n', 'days: 0\n');
    const answer = await post(paste(spoilt));
    expect(answer.status).toBe(400);
    const html = await answer.text();
    const line = spoilt.slice(0, spoilt.indexOf('days: 0\n')).split('\n').length;
    expect(html).toContain('粘贴的内容有 1 处错误，什么都没有保存。');
    expect(html).toContain(`第 ${line} 行：「0」不对，须为 1 到 3650 的整数。<code>targets[0].days</code>`);
    expect(html).toContain('version: &quot;p1&quot;');
    expect(html).toContain('stage: S9');
    const english = await web.api.call('/api/templates?lang=en', {
      as: 'in-administrator',
      body: withVersion('p1').replace('stage: S1', 'stage: S9'),
      headers: { 'Content-Type': 'application/yaml' },
    });
    expect(english.body.errors).toEqual([
      expect.objectContaining({ path: 'items[0].stage', code: 'unknown_stage', line: expect.any(Number) }),
    ]);
    expect(english.body.errors[0].message).toMatch(/^Line \d+: There is no stage “S9”\.$/);
  });

  it.each([
    [
      'a cycle',
      'prerequisites: []',
      'prerequisites: [{item: SG07, type: FS, assumed: true}]',
      '前置关系成环',
    ],
    ['an unknown department', 'lead: DRC, assist: [EIT]', 'lead: XYZ, assist: []', '没有编码为「XYZ」的单位'],
    ['a target whose end does not exist', 'to: {item: SG07', 'to: {item: SG99', '没有编码为「SG99」的事项'],
    [
      'a target whose event never happens',
      'to: {item: SG07, event: decided}',
      'to: {item: ZJ04, event: delivered}',
      '事项 ZJ04 不会有「delivered」这件事',
    ],
    ['no YAML', 'targets:', 'targets: [', '文件读不出来'],
  ])('refuses %s', async (_, from, to, sentence) => {
    const answer = await post(paste(withVersion('p1').replace(from, to)));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(sentence);
    const there = await web.send('GET', paths.template(id, { version: 'p1' }), 'in-agent');
    expect(there.status).toBe(404);
  });

  it('asks for a file or a text', async () => {
    const answer = await post(paste(' \n '));
    expect([answer.status, (await answer.text()).includes('请选择文件，或粘贴内容。')]).toEqual([400, true]);
  });

  it('refuses what is too large, clearly', async () => {
    const large = await post(paste(`# ${'长'.repeat(200_000)}\n${text}`));
    expect([large.status, (await large.text()).includes('内容太大，最多 512 kB。')]).toEqual([413, true]);
    const larger = await post(paste('x'.repeat(1_200_000)));
    expect([larger.status, (await larger.text()).includes('内容太大，最多 1 MB。')]).toEqual([413, true]);
  });

  it('shows what would change before it is published, then publishes the file as it was, odd line ends and all', async () => {
    const file = withVersion('p2')
      .replace('days: 2, unit: working, assumed: true', 'days: 1, unit: working, assumed: true')
      .replaceAll('\n', '\r\n');
    const upload = [
      { name: 'file', value: file, file: '永康.yaml' },
      { name: 'text', value: '' },
      { name: 'do', value: 'check' },
    ];
    const seen = await (await post(upload)).text();
    expect(seen).toContain('检查通过');
    expect(seen).toContain('建设用地规划许可证核发');
    expect(seen).toMatch(/2 个工作日（推定）[\s\S]*1 个工作日（推定）/);
    expect(seen).toContain('发布版本 p2');
    expect((await web.send('GET', paths.template(id, { version: 'p2' }), 'in-agent')).status).toBe(404);
    const edit = await post(again(seen, 'edit'));
    expect(await edit.text()).toContain('version: &quot;p2&quot;');
    const done = await post(again(seen, 'publish'));
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      paths.template(id, { version: 'p2', done: 'imported' }),
    ]);
    const exported = await web.send('GET', paths.templateFile(id, 'p2', 'yaml'), 'in-agent');
    expect(exported.headers.get('content-disposition')).toBe('attachment; filename="yk-filing-50wd-p2.yaml"');
    expect(await exported.text()).toBe(file);
    const page = await (
      await web.send('GET', String(done.headers.get('location')), 'in-administrator')
    ).text();
    expect(page).toContain('已导入版本 p2。');
  });

  it('says that a version is taken, and has no button for it', async () => {
    const html = await (await post(paste(text.replace('zh: 永康市备案类', 'zh: 永康备案类')))).text();
    expect(html).toContain('版本 2017.1 已经有了，内容不同');
    expect(html).not.toContain('value="publish"');
  });

  it('refuses a taken version all the same when the button is pressed', async () => {
    const sealed = Buffer.from(text.replace('zh: 永康市备案类', 'zh: 永康备案类')).toString('base64url');
    const answer = await post([
      { name: 'sealed', value: sealed },
      { name: 'fileName', value: '' },
      { name: 'do', value: 'publish' },
    ]);
    expect([answer.status, (await answer.text()).includes('须另立版本')]).toEqual([409, true]);
  });
});

describe('one version', () => {
  it('shows all that its file says', async () => {
    const html = await (await web.send('GET', paths.template('hy-whole-45wd'), 'in-agent')).text();
    for (const words of [
      '多评合一',
      '联合验收',
      '可提前审查，出证等其办结',
      '收口：竣工联合验收统一受理与意见汇总、房屋市政工程竣工验收备案全部办结',
      '可容缺，2 个工作日（推定）内补齐；补齐后出证；逾期终止办理',
      '不计入全流程目标',
      'large_project == true 时承诺6 个工作日（推定），法定15 个工作日（STSC）',
      '66 个工作日',
      '建设工程规划条件核实（含土地核验）收件起，至竣工联合验收统一受理与意见汇总送达',
      '导出 YAML',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain(paths.templateAction('hy-whole-45wd', '2024.1', 'retire'));
  });

  it('is published and retired by its keeper, who is told when it was the last', async () => {
    const retire = paths.templateAction('hy-whole-45wd', '2024.1', 'retire');
    const before = await (await web.send('GET', paths.template('hy-whole-45wd'), 'in-administrator')).text();
    expect(before).toContain(`action="${retire}"`);
    expect(before).toContain('停用后这个模板就选不到了');
    const done = await web.send('POST', retire, 'in-administrator');
    const after = await (
      await web.send('GET', String(done.headers.get('location')), 'in-administrator')
    ).text();
    expect(after).toContain('已停用版本 2024.1。已建的项目不受影响。');
    expect(after).toContain('这个模板现在没有可用于新建项目的版本。');
    expect(after).toMatch(/由in-administrator停用|由.*停用/);
    expect((await web.send('POST', retire, 'in-administrator')).status).toBe(409);
    const form = await (await web.send('GET', paths.openProject('hy-whole-45wd'), 'in-window')).text();
    expect(form).not.toContain('海阳市');
  });

  it('is compared with another', async () => {
    const html = await (
      await web.send('GET', paths.templateDifference(id, { from: '2017.1', to: 'p2' }), 'in-agent')
    ).text();
    expect(html).toContain('增加 0 项，删去 0 项，改动 1 项');
    expect(html).toContain('至少要 49 个工作日');
    const none = await web.send('GET', paths.templateDifference(id, { from: '1', to: '2' }), 'in-agent');
    expect(none.status).toBe(404);
    expect((await web.send('GET', paths.templateDifference('none'), 'in-agent')).status).toBe(404);
  });
});

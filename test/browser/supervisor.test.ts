// S1 and S8: the supervisor sees exactly what is red and what is yellow, and can change nothing.
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type ProjectName, useDemo } from './demo.ts';
import { rowsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

describe('S1: the list at nine in the morning', () => {
  it('has one red project, P1, and one yellow, P2', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    await page.goto(`${demo.url}/projects`);
    const lights = (await rowsOf(page.locator('table.list'))).map(([light, project = '']) => [
      light,
      project.split(' ')[0],
    ]);
    expect(lights.toSorted()).toEqual(
      [
        ['超期', '永丰精密厂房'],
        ['临期', '云栖商住'],
        ['容缺待补', '龙山仓储'],
        ['承诺待核查', '古山标准厂房'],
        ['视为受理', '象珠塑料'],
        ['暂停', '芝英五金'],
      ].toSorted(),
    );
  });

  it.each([
    ['red', ['永丰精密厂房']],
    ['yellow', ['云栖商住']],
    ['breach', []],
  ])('filtered by %s shows them alone', async (light, projects) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    await page.goto(`${demo.url}/projects?light=${light}`);
    expect(await page.locator('table.list tbody th a').allInnerTexts()).toEqual(projects);
  });

  it.each(['P1', 'P2'] as const)('the promise of the whole of %s is yellow', async (name) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    await page.goto(`${demo.url}${demo.project(name)}`);
    expect(await page.locator('.project-head').innerText()).toContain('临期');
  });
});

describe('S8: the supervisor', () => {
  const projects: readonly ProjectName[] = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'];

  it('finds no way to record or mend on any page', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    const lists = ['/', '/projects', ...['overdue', 'todo', 'paused'].map((show) => `/?show=${show}`)];
    for (const path of [...lists, ...projects.map(demo.project), demo.ledger('P1', 'GH02')]) {
      await page.goto(`${demo.url}${path}`);
      expect(await page.locator('a[href*="/events"], form[action*="/events"]').count(), path).toBe(0);
      expect(await page.getByText(/记录事项|新建项目|更正记录/).count(), path).toBe(0);
    }
  });

  it('gets no form even at the address of one', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    await page.goto(`${demo.url}${demo.record('P1', 'GH02')}`);
    expect(await page.locator('main form').count()).toBe(0);
  });

  it.each([
    ['a decision', { type: 'decide', result: 'approve' }],
    ['a mending', { type: 'rectify_event', target: '40', reason: '写错了' }],
  ])('is refused %s posted by hand, and nothing changes', async (_what, form) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'sup01');
    const events = async () => (await demo.api(`/api${demo.project('P1')}/events`)).text();
    const before = await events();
    const answer = await page.request.post(`${demo.url}${demo.record('P1', 'GH02')}`, {
      form: { occurredDate: '2026-05-27', occurredTime: '08:00', version: '4', ...form },
      headers: { origin: demo.url },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('没有权限');
    expect(await events()).toBe(before);
  });

  it('may not open a project', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [403] });
    await demo.signIn(page, 'sup01');
    expect((await page.goto(`${demo.url}/projects/new`))?.status()).toBe(403);
  });
});

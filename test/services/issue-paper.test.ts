// Papers are issued with the act that they tell of: numbered, dated and worded from the record, bound to the project's chain.
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { officer, useJointWorld, window } from '../support/joint-world.ts';
import { bodyOf, issue, issueOne } from '../support/papers.ts';

const world = useJointWorld();
const planner = officer('NRP');

describe('a paper of an application that was received on Thursday 21 May 2026', () => {
  it('is a receipt of the department, with the last day to tell what is missing', async () => {
    const id = await world.open('yk-filing-50wd');
    await world.end(id, '2026-05-19', 'LX01');
    await world.record(id, '2026-05-21', 'YD02', { type: 'receive', handedIn: ['YD02-M1'] });
    const paper = await issueOne(world.at(window, '2026-05-21'), id, {
      kind: 'receipt',
      item: 'YD02',
      facts: { progressPath: `/o/abcdefghijkl${'s'.repeat(32)}` },
    });
    expect(paper.number).toBe('永资规收〔2026〕1号');
    expect(paper.content).toMatchObject({
      title: '收件回执',
      addressee: '永康某某有限公司：',
      office: '永康市自然资源和规划局',
      dateText: '2026年5月21日（周四）',
      progressLink: 'abcdefghijkl',
      text: { region: null, version: 0 },
    });
    expect(JSON.stringify(paper)).not.toContain('ssss');
    expect(bodyOf(paper).join('\n')).toContain('最迟于2026年5月28日（周四）一次性告知');
    expect(await verifyRecord(world.system())).toMatchObject({ faults: [] });
  });
});

describe('two papers of one act', () => {
  it('take their numbers in the same transaction and stand in the history', async () => {
    const id = await world.open('yk-filing-50wd');
    await world.end(id, '2026-05-19', 'LX01');
    await world.record(id, '2026-05-21', 'YD02', { type: 'receive', window: true }, window);
    await world.record(id, '2026-05-22', 'YD02', { type: 'accept' }, planner);
    const papers = await issue(
      world.at(window, '2026-05-22'),
      id,
      { kind: 'receipt', item: 'YD02' },
      { kind: 'acceptance', item: 'YD02' },
    );
    expect(papers.map(({ number }) => number)).toEqual(['永政务收〔2026〕1号', '永资规受〔2026〕1号']);
    const events = await world.eventsOf(id);
    expect(events.slice(-2).map(({ type, data }) => [type, data['number'], data['item']])).toEqual([
      ['issue_paper', '永政务收〔2026〕1号', 'YD02'],
      ['issue_paper', '永资规受〔2026〕1号', 'YD02'],
    ]);
  });

  it('are refused where nothing has happened of which they could tell', async () => {
    const id = await world.open('yk-filing-50wd');
    const attempt = issue(world.at(window, '2026-05-22'), id, { kind: 'acceptance', item: 'LX01' });
    await expect(attempt).rejects.toMatchObject({ code: 'paper_without_event' });
  });
});

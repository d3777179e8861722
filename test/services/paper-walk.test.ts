// A walk through every state of a case (rules §2.2): each is reached through the verbs, and its paper says what happened, until
// when what is due, and by which article. One permit in Yinzhou is filed again and again.
import { beforeAll, describe, expect, it } from 'vitest';
import { paperKindCodes } from '../../src/domain/papers.ts';
import { listPapers } from '../../src/services/paper-views.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import type { PaperRecord } from '../../src/store/papers.ts';
import { platform, useJointWorld } from '../support/joint-world.ts';
import { afterGrant } from '../support/paper-walk-granted.ts';
import { beforeGrant } from '../support/paper-walk-intake.ts';
import { issueOne } from '../support/papers.ts';

const world = useJointWorld();
const ITEM = 'GH02';
let project = '';
const issued: PaperRecord[] = [];

/** Ends what the item waits for, from its beginning. */
async function prepare(item: string): Promise<void> {
  for (;;) {
    const { waitsFor, status } = await world.caseOf(project, '2026-05-08', item);
    if (status === 'ready' && item === ITEM) return;
    if (status === 'ready') return world.end(project, '2026-05-08', item);
    if (status !== 'blocked') return;
    for (const { item: before } of waitsFor) await prepare(before);
  }
}
beforeAll(async () => {
  project = await world.open('nb-industrial-59', {}, '330212');
  await prepare(ITEM);
});

describe.each([...beforeGrant, ...afterGrant])('%s', (_name, steps) => {
  it('has a paper for every step', async () => {
    for (const { when, raw, status, paper, facts, says = [], never = [] } of steps) {
      if (raw !== undefined) await world.record(project, when, ITEM, raw);
      if (status !== undefined)
        expect(await world.caseOf(project, when, ITEM), when).toMatchObject({ status });
      if (paper === undefined) continue;
      // The shapes of facts differ by kind; the verb reads them again.
      const request = { kind: paper, item: ITEM, facts } as Parameters<typeof issueOne>[2];
      const made = await issueOne(world.at(platform, when), project, request);
      issued.push(made);
      const words = JSON.stringify(made.content);
      for (const phrase of says) expect(words, `${when} ${paper}`).toContain(phrase);
      for (const phrase of never) expect(words, `${when} ${paper}`).not.toContain(phrase);
      expect(words).toMatch(/（周[一二三四五六日]）/);
      expect(words).not.toMatch(/undefined|null个|\{\{|前前|，，|。。/);
    }
  });
});

describe('after the walk', () => {
  it('every kind has been issued, each number once', () => {
    const kinds = new Set(issued.map(({ kind }) => kind));
    expect(paperKindCodes.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(issued.map(({ number }) => number)).size).toBe(issued.length);
    expect(issued[0]?.number).toBe('鄞资规收〔2026〕1号');
  });

  it('the record is whole, and the list shows what has no paper yet', async () => {
    expect(await verifyRecord(world.system())).toMatchObject({ papers: issued.length, faults: [] });
    const list = await listPapers(world.at(platform, '2026-08-21'), project);
    expect(list.papers).toHaveLength(issued.length);
    expect(list.owed.filter(({ item }) => item === ITEM).map(({ kind }) => kind)).toContain('receipt');
  });
});

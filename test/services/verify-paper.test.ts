// A7: whoever holds a paper learns whether it is what was issued, by its code or by the copy itself; a change in the database
// is seen and named.
import { describe, expect, it } from 'vitest';
import { checkValue, paperLines } from '../../src/domain/paper-content.ts';
import { differenceOf } from '../../src/services/compare-paper.ts';
import { covered, type PaperCheck, verifyPaper } from '../../src/services/verify-paper.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { reprintPaper, voidPaper } from '../../src/services/void-paper.ts';
import type { PaperRecord } from '../../src/store/papers.ts';
import { useJointWorld, window } from '../support/joint-world.ts';
import { issueOne } from '../support/papers.ts';

const world = useJointWorld();
const clerk = () => world.at(window, '2026-05-21 10:00');
let visitors = 0;

async function receipt(): Promise<PaperRecord> {
  const id = await world.open('yk-filing-50wd');
  await world.record(id, '2026-05-21', 'LX01', { type: 'receive' }, window);
  return issueOne(clerk(), id, { kind: 'receipt', item: 'LX01' });
}
const check = (id: string, value: string | null, address = `visitor ${++visitors}`): Promise<PaperCheck> =>
  verifyPaper(world.system(), { id, check: value, address }, clerk().now);
/** What nobody can do who comes through the program. */
async function tamper(statement: string, table: 'papers' | 'events' = 'papers'): Promise<void> {
  const { db } = world.system().store;
  await db.execute(`alter table ${table} disable trigger user`);
  await db.execute(statement);
  await db.execute(`alter table ${table} enable trigger user`);
}

describe('the code on a paper', () => {
  it('says that it is true, with what it shows and the applicant half covered', async () => {
    const paper = await receipt();
    expect(await check(paper.id, checkValue(paper.hash))).toEqual({
      id: paper.id,
      outcome: 'true',
      paper: {
        kind: 'receipt',
        kindName: { zh: '收件回执', en: 'Receipt' },
        title: '收件回执',
        number: paper.number,
        date: '2026-05-21',
        office: paper.content.office,
        projectCode: paper.content.project.code,
        itemName: paper.content.item?.name,
        applicant: '永＊＊＊有限公司',
        check: checkValue(paper.hash),
        voidedOn: null,
        replacedBy: null,
      },
    });
  });

  it('is read in any spelling, and a wrong one does not match', async () => {
    const paper = await receipt();
    const value = checkValue(paper.hash);
    const typed = value.toLowerCase().replaceAll('-', ' ');
    const wrong = value.startsWith('0') ? `1${value.slice(1)}` : `0${value.slice(1)}`;
    const outcomes = await Promise.all([typed, wrong, '', null].map((text) => check(paper.id, text)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['true', 'altered', 'ask', 'ask']);
    expect(outcomes[1]?.paper).toBeNull();
  });

  it('of another paper shows that other paper', async () => {
    const [one, other] = [await receipt(), await receipt()];
    expect((await check(other.id, checkValue(other.hash))).paper?.number).toBe(other.number);
    expect((await check(one.id, checkValue(other.hash))).outcome).toBe('altered');
  });

  it('says that it is void, since when, and which number took its place', async () => {
    const [lone, replaced] = [await receipt(), await receipt()];
    await voidPaper(clerk(), lone.id, { reason: '申请人姓名打错' });
    const next = await reprintPaper(clerk(), replaced.id, { reason: '字迹不清' });
    const [gone, old] = [
      await check(lone.id, checkValue(lone.hash)),
      await check(replaced.id, checkValue(replaced.hash)),
    ];
    expect(gone).toMatchObject({ outcome: 'void', paper: { voidedOn: '2026-05-21', replacedBy: null } });
    expect(old).toMatchObject({ outcome: 'void', paper: { replacedBy: next.number } });
    expect(JSON.stringify(gone)).not.toContain('姓名打错');
  });

  it('of no paper is unknown, and guessing is slowed down', async () => {
    const guesses: string[] = [];
    for (let i = 0; i < 101; i += 1)
      guesses.push(
        await check('A'.repeat(22), '0000', 'one who guesses').then(
          ({ outcome }) => outcome,
          (error: { code: string }) => error.code,
        ),
      );
    expect(new Set(guesses.slice(0, 100))).toEqual(new Set(['unknown']));
    expect(guesses[100]).toBe('too_many_attempts');
    const paper = await receipt();
    expect((await check(paper.id, checkValue(paper.hash), 'somebody else')).outcome).toBe('true');
  });
});

describe('what was changed in the database', () => {
  it('is a paper whose words differ: it does not match any more, and the check of the record names it', async () => {
    const paper = await receipt();
    await tamper(
      `update papers set content = jsonb_set(content, '{title}', '"收件回条"') where id = '${paper.id}'`,
    );
    expect((await check(paper.id, checkValue(paper.hash))).outcome).toBe('altered');
    const { faults } = await verifyRecord(world.system());
    expect(faults).toContainEqual(
      expect.objectContaining({ projectId: paper.projectId, reason: 'paper_changed', paper: paper.number }),
    );
  });

  it('is a paper with a fitting fingerprint, but the record of its issue says another', async () => {
    const paper = await receipt();
    await tamper(
      `update papers set content = jsonb_set(content, '{title}', '"收件回条"'), hash = repeat('a', 64) where id = '${paper.id}'`,
    );
    expect((await check(paper.id, 'AAAA-AAAA-AAAA-AAAA')).outcome).toBe('altered');
    await tamper(
      `update events set data = jsonb_set(data, '{hash}', to_jsonb(repeat('a', 64))) where type = 'issue_paper' and project_id = '${paper.projectId}'`,
      'events',
    );
    expect((await check(paper.id, 'AAAA-AAAA-AAAA-AAAA')).outcome).toBe('altered');
  });

  it('is a paper that is gone: nobody finds it, and the check of the record names its number', async () => {
    const paper = await receipt();
    await tamper(`delete from papers where id = '${paper.id}'`);
    expect((await check(paper.id, checkValue(paper.hash))).outcome).toBe('unknown');
    expect((await verifyRecord(world.system())).faults).toContainEqual(
      expect.objectContaining({ reason: 'paper_missing', paper: paper.number }),
    );
  });
});

describe('a copy in the hand', () => {
  it('is the same whatever its white space, line breaks and page marks are', async () => {
    const { content } = await receipt();
    const copy = `\n${paperLines(content)
      .map((line) => line.split('').join(line.length > 20 ? '\n' : ' '))
      .join('\n')}\n核验码 1234\n第 1/2 页 https://example.gov/x 2026/5/21, 10:00`;
    expect(differenceOf(paperLines(content), ['核验码 1234'], copy)).toBeNull();
  });

  it('differs by one digit, one more paragraph or one that is gone, and the passage is named', async () => {
    const { content } = await receipt();
    const lines = paperLines(content);
    const whole = lines.join('\n');
    const digit = differenceOf(lines, [], whole.replace('2026年5月28日', '2026年5月29日'));
    expect(digit?.issued).toContain('2026年5月28日');
    expect(digit?.found).toContain('2026年5月29日');
    const more = differenceOf(
      lines,
      [],
      `${lines.slice(0, -1).join('\n')}\n押金一万元。\n${content.dateText}`,
    );
    expect(more).toEqual({ issued: '', found: '押金一万元。' });
    const less = differenceOf(lines, [], whole.replace(content.basis[0] ?? '', ''));
    expect(less?.issued).toContain('中华人民共和国行政许可');
    expect(differenceOf(lines, [], '')).not.toBeNull();
  });
});

describe('the name of an applicant', () => {
  it.each([
    ['永丰精密机械有限公司', '永丰＊＊＊＊有限公司'],
    ['某厂', '某＊'],
    ['有限公司', '＊有限公司'],
    ['应', '应＊'],
  ])('%s is shown as %s', (name, shown) => {
    expect(covered(name)).toBe(shown);
  });
});

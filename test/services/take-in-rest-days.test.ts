// W7 at the counter: a file brought on a day of rest counts as the place says, and page and receipt say so.
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../src/services/context.ts';
import { previewIntake } from '../../src/services/intake-preview.ts';
import { takeIn } from '../../src/services/take-in.ts';
import { readPaper } from '../../src/store/papers.ts';
import { ReceiptLine } from '../../src/web/components/intake-facts.tsx';
import { allIn, handler, useCounter } from '../support/counter.ts';
import { window } from '../support/joint-world.ts';
import { bodyOf } from '../support/papers.ts';
import { policyBook } from '../support/policies.ts';

const { at, designed, system } = useCounter();
const moved = policyBook({
  region: '330784',
  from: '2026-01-01',
  values: { receiptOnRestDay: { value: 'next_working_day', source: '永康市政务服务中心收件规则' } },
});

/** The line of the page before anything is pressed, and the receipt after. */
async function brought(ctx: ServiceContext): Promise<{ readonly line: string; readonly receipt: string }> {
  const id = await designed();
  const preview = await previewIntake(ctx, id, 'GH01', { ticks: new Map(), receivedAt: null });
  const { papers } = await takeIn(ctx, {
    projectId: id,
    item: 'GH01',
    raw: { handler, ticks: allIn, outcome: 'accept' },
    expectedVersion: null,
    idempotency: null,
  });
  const paper = await readPaper(system().store.db, papers.find(({ kind }) => kind === 'receipt')?.id ?? '');
  if (paper === null) throw new Error('no receipt');
  return {
    line: String(ReceiptLine({ lang: 'zh-CN', preview }))
      .replace(/<[^>]+>/g, '')
      .replace(/\s/g, ' '),
    receipt: bodyOf(paper).join('\n'),
  };
}

describe('a file brought on Saturday 2026-09-19', () => {
  const when = '2026-09-19 10:00';

  it('counts from the make-up Sunday where the place says the next working day', async () => {
    const { line, receipt } = await brought({ ...at(window, when), policies: moved });
    expect(line).toContain('09-19 周六 收件，按当地规定自下一工作日 09-20 周日 起算');
    expect(line).toContain('09-28 周一前须告知或受理');
    expect(receipt).toContain('收件日为非工作日，按当地规定自2026年9月20日（周日）起视为收件。');
  });

  it('counts as it came where the place says nothing else', async () => {
    const { line, receipt } = await brought(at(window, when));
    expect(line).toContain('09-19 周六 是休息日，按当地规定仍自当日收件');
    expect(line).toContain('09-24 周四前须告知或受理');
    expect(receipt).not.toContain('视为收件');
  });
});

it('a file brought on Sunday 2026-09-20 lies in a day of work under either rule', async () => {
  for (const ctx of [
    at(window, '2026-09-20 10:00'),
    { ...at(window, '2026-09-20 10:00'), policies: moved },
  ]) {
    const { line, receipt } = await brought(ctx);
    expect(line).toBe('09-28 周一前须告知或受理');
    expect(receipt).not.toContain('视为收件');
  }
});

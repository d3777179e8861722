// Every status shows a colour, a word and a shape; and no two marks share a shape or a word.
import { describe, expect, it } from 'vitest';
import { type CaseStatus, caseStatuses } from '../../src/domain/case-events.ts';
import { deskReasons } from '../../src/domain/desk-reasons.ts';
import type { Light } from '../../src/domain/light.ts';
import type { DeskRow } from '../../src/services/views.ts';
import { langs, t } from '../../src/texts/index.ts';
import { markShapes, shape } from '../../src/web/components/shapes.ts';
import {
  markOfCase,
  markOfReason,
  markOfRow,
  markOfStage,
  markOfTarget,
  marks,
  wordOfCase,
} from '../../src/web/words/marks.ts';

const plain = { light: 'none', commitment: null, deemedAccepted: false, owes: [] } as const;
const owing = {
  ...plain,
  owes: [{ material: 'SG07-M6', name: '监理合同', dueOn: '2026-06-03', gate: null }],
};
const lights: readonly Light[] = ['none', 'yellow', 'red', 'breach'];

describe('every mark', () => {
  it('has a word of its own in both languages', () => {
    for (const lang of langs) {
      const words = marks.map((mark) => t(lang, `mark.${mark}`));
      expect(new Set(words).size).toBe(marks.length);
    }
  });

  it('has a shape of its own, drawn and hidden from screen readers', () => {
    expect(new Set(Object.values(markShapes)).size).toBe(marks.length);
    for (const mark of marks)
      expect(String(shape(mark))).toMatch(/^<svg[^>]*aria-hidden="true"[^>]*>.+<\/svg>$/);
  });
});

describe('every status under every light', () => {
  const all = caseStatuses.flatMap((status) => lights.map((light) => ({ status, light })));
  it.each(all)('$status $light has a word and a shape', ({ status, light }) => {
    const c = { ...plain, status, light };
    const mark = markOfCase(c);
    expect(markShapes[mark]).toBeTruthy();
    for (const lang of langs) expect(wordOfCase(lang, c, mark)).toBeTruthy();
  });
});

describe('the mark of a case', () => {
  const table: readonly (readonly [CaseStatus, string, string])[] = [
    ['blocked', 'not_started', '未开始'],
    ['ready', 'ready', '可办理'],
    ['waived', 'waived', '免办'],
    ['received', 'received', '待受理'],
    ['correcting', 'correction', '待补正'],
    ['running', 'normal', '正常'],
    ['paused', 'paused', '暂停'],
    ['decided', 'done', '办结'],
    ['delivered', 'done', '办结'],
    ['verifying', 'verification', '承诺待核查'],
    ['verified', 'done', '办结'],
    ['rectifying', 'rectification', '整改中'],
    ['refused', 'ended', '不予许可'],
    ['withdrawn', 'ended', '已撤回申请'],
    ['licence_recalled', 'ended', '许可已撤回'],
  ];
  it.each(table)('%s is %s, %s', (status, mark, word) => {
    const c = { ...plain, status };
    expect(markOfCase(c)).toBe(mark);
    expect(wordOfCase('zh-CN', c, markOfCase(c))).toBe(word);
  });

  it('is the light when one is on, 超法定 above all', () => {
    expect(markOfCase({ ...plain, status: 'running', light: 'yellow' })).toBe('due_soon');
    expect(markOfCase({ ...plain, status: 'running', light: 'red' })).toBe('overdue');
    expect(markOfCase({ ...plain, status: 'verifying', light: 'breach' })).toBe('breach');
  });

  it('is 暂停 alone while paused', () => {
    expect(markOfCase({ ...plain, status: 'paused', light: 'red' })).toBe('paused');
  });

  it('is 视为受理 for a case accepted by law, and 容缺待补 while papers are owed', () => {
    expect(markOfCase({ ...plain, status: 'running', deemedAccepted: true })).toBe('deemed');
    expect(markOfCase({ ...owing, status: 'decided_tolerant' })).toBe('owed');
    expect(markOfCase({ ...plain, status: 'decided_tolerant' })).toBe('done');
  });
});

describe('desk rows, stages and targets', () => {
  it('each reason has a mark', () => {
    expect(deskReasons.map((reason) => [reason, markOfReason(reason)])).toEqual([
      ['breach', 'breach'],
      ['overdue', 'overdue'],
      ['due_soon', 'due_soon'],
      ['deemed', 'deemed'],
      ['notice_due', 'notice'],
      ['owed', 'owed'],
      ['verification', 'verification'],
      ['paused', 'paused'],
      ['running', 'normal'],
      ['ready', 'ready'],
      ['consultation', 'consultation'],
    ]);
  });

  it('an opinion that is due has the mark of its own light', () => {
    const opinion = { reason: 'consultation', status: 'running' } as const;
    const clock = (light: 'none' | 'yellow' | 'red') => ({ light }) as unknown as DeskRow['clock'];
    expect(markOfRow({ ...opinion, clock: clock('none') })).toBe('consultation');
    expect(markOfRow({ ...opinion, clock: clock('yellow') })).toBe('due_soon');
    expect(markOfRow({ ...opinion, clock: clock('red') })).toBe('overdue');
  });

  it('a late stage is drawn as overdue', () => {
    expect(markOfStage({ state: 'late' })).toBe('overdue');
    expect(markOfStage({ state: 'done' })).toBe('done');
  });

  it('a target reached in time is done, one reached late stays late', () => {
    const target = { startedOn: '2026-03-30', reachedOn: '2026-05-20', light: 'none' } as const;
    expect(markOfTarget(target)).toBe('done');
    expect(markOfTarget({ ...target, light: 'red' })).toBe('overdue');
    expect(markOfTarget({ ...target, startedOn: null, reachedOn: null })).toBe('not_started');
  });
});

// The one-time notice: a complete list, told once; a second one says why (许可法 32(4)).
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { day } from '../../src/domain/day.ts';
import { given, material, record, rulesWith, seen, type Told } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const rules = rulesWith({
  item: { materials: [material('GH02-M1', '申请表', false), material('GH02-M2', '总平面图', false)] },
});
const received: Told = ['2026-05-11', { type: 'receive', window: true }];
const notice = (more: Partial<Extract<CaseFact, { type: 'correction_notice' }>> = {}): CaseFact => ({
  type: 'correction_notice',
  text: '请补正',
  ...more,
});

describe('a notice with its list', () => {
  const waiting = given([received], rules);
  const issueOf = (more: Parameters<typeof notice>[0]) =>
    refusalOf(() => record(waiting, '2026-05-13', notice(more), rules)).issues;

  it('names what is missing and what is not as required', () => {
    const items = [
      { material: 'GH02-M1', defect: 'missing' },
      { material: 'GH02-M2', defect: 'unfit', what: '未标注退让道路红线距离' },
    ] as const;
    const told = record(waiting, '2026-05-13', notice({ items, correctBy: day('2026-05-20') }), rules);
    expect(told.at(-1)?.body).toMatchObject({ items });
    expect(seen(told, '2026-05-13', rules)).toMatchObject({ status: 'correcting', holder: 'OWN' });
  });

  it('knows only materials of the case, each once', () => {
    expect(issueOf({ items: [{ material: 'SG07-M1', defect: 'missing' }] })).toEqual([
      { path: 'items[0].material', code: 'material_unknown', facts: { material: 'SG07-M1' } },
    ]);
    const twice = { material: 'GH02-M1', defect: 'missing' } as const;
    expect(issueOf({ items: [twice, twice] })).toEqual([
      { path: 'items[1].material', code: 'material_twice', facts: { material: '申请表' } },
    ]);
  });

  it('says of what is not as required what would be', () =>
    expect(issueOf({ items: [{ material: 'GH02-M2', defect: 'unfit' }] })).toEqual([
      { path: 'items[0].what', code: 'defect_unsaid', facts: { material: '总平面图' } },
    ]));
});

describe('a second notice on the same filing', () => {
  const corrected = given([received, ['2026-05-13', notice()], ['2026-05-20', { type: 'resubmit' }]], rules);

  it('is refused without its reason, and the first one is named', () => {
    expect(refusalOf(() => record(corrected, '2026-05-22', notice(), rules)).issues).toEqual([
      { path: 'again', code: 'notice_given_before', facts: { noticeOn: '2026-05-13' } },
    ]);
  });

  it('is recorded with its reason', () => {
    const again = record(corrected, '2026-05-22', notice({ again: '新交的总平面图缺签章' }), rules);
    expect(seen(again, '2026-05-22', rules).status).toBe('correcting');
  });

  it('is a first one once more after a new filing', () => {
    const refiled = given(
      [
        received,
        ['2026-05-13', notice()],
        ['2026-05-20', { type: 'withdraw', reason: '另行申报' }],
        ['2026-05-25', { type: 'receive' }],
        ['2026-05-26', notice()],
      ],
      rules,
    );
    expect(seen(refiled, '2026-05-26', rules).status).toBe('correcting');
  });

  it('given too late stops nothing: silence has accepted', () =>
    expect(
      refusalOf(() => record(given([received], rules), '2026-05-19 00:00', notice(), rules)),
    ).toMatchObject({ code: 'already_deemed_accepted', facts: { acceptedOn: '2026-05-11' } }));
});

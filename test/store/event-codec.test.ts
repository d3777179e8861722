// The body of an event is kept as people would write it, and read back as the domain gave it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEventBody, CaseEventType, CaseFact } from '../../src/domain/case-events.ts';
import { day } from '../../src/domain/day.ts';
import { decodeBody, encodeBody } from '../../src/store/event-codec.ts';

const on = day('2026-06-03');

const examples: { readonly [T in CaseEventType]: readonly Extract<CaseEventBody, { type: T }>[] } = {
  receive: [
    { type: 'receive' },
    { type: 'receive', window: true, note: '材料 6 份,𠮷😀' },
    {
      type: 'receive',
      handedIn: ['SG07-M1'],
      handler: { name: '赵敏', phone: '139****0000', authority: 'letter' },
    },
    { type: 'receive', filing: 'DRAW-1', following: ['SG02'], handedIn: ['SG01-M1'] },
  ],
  hand_over: [{ type: 'hand_over', from: 'SG01', document: '移交〔2026〕1号', note: 'n' }],
  correction_notice: [
    { type: 'correction_notice', text: 'YD02-M3 缺', correctBy: on, document: '补正〔2026〕3号' },
    {
      type: 'correction_notice',
      text: '见清单',
      items: [{ material: 'YD02-M3', defect: 'unfit', what: '缺签章' }],
      again: '新交的图缺签章',
    },
  ],
  resubmit: [{ type: 'resubmit', note: '已补' }],
  accept: [
    { type: 'accept' },
    { type: 'accept', complete: { on, as: on + 1 } },
    {
      type: 'accept',
      missing: [
        { material: '监理合同', promisedBy: on },
        { material: 'M2', promisedBy: null },
      ],
    },
  ],
  not_accept: [{ type: 'not_accept', reason: '无需许可' }],
  refuse_acceptance: [{ type: 'refuse_acceptance', reason: '非本机关职权', competentAgency: '生态环境分局' }],
  deemed_accept: [{ type: 'deemed_accept', on: day('2026-05-19') }],
  pause: [{ type: 'pause', procedure: 'expert_review', document: '永资规评〔2026〕7号', until: on }],
  resume: [{ type: 'resume' }],
  consult: [{ type: 'consult', department: 'CAD', question: '是否结建', document: '征〔2026〕2号' }],
  answer_consultation: [
    { type: 'answer_consultation', department: 'CAD', opinion: 'agree_with_conditions', text: '补图' },
  ],
  extend: [{ type: 'extend', days: 10, approver: 'planboss', reason: '案情复杂', document: '延〔2026〕1号' }],
  supplement: [{ type: 'supplement', materials: ['监理合同'] }, { type: 'supplement' }],
  postpone_supplement: [
    { type: 'postpone_supplement', until: on, reason: '洪水', document: '延〔2026〕1号' },
    { type: 'postpone_supplement', materials: ['M2'], until: on, reason: '停电' },
  ],
  decide: [{ type: 'decide', result: 'approve_tolerant', document: '许〔2026〕5号', reason: 'r' }],
  deliver: [{ type: 'deliver' }],
  verify: [{ type: 'verify', result: 'fail', rectifyBy: on, note: 'n' }],
  start: [{ type: 'start' }],
  finish: [{ type: 'finish' }],
  mock_start: [
    { type: 'mock_start', until: on },
    { type: 'mock_start', note: '土地未摘牌' },
  ],
  mock_finish: [
    { type: 'mock_finish', result: 'pass', opinion: '符合规划条件', document: '预审〔2026〕1号' },
  ],
  waive: [
    { type: 'waive', reason: '不涉及' },
    { type: 'waive', reason: '方案调整', cause: 'attributes' },
  ],
  reinstate: [{ type: 'reinstate', reason: '方案又改回' }],
  terminate: [{ type: 'terminate', reason: '项目终止' }],
  withdraw: [{ type: 'withdraw', reason: '撤回', deemed: true }],
  revoke: [{ type: 'revoke', what: 'acceptance_revoked', reason: '逾期未补' }],
  calendar_revised: [
    {
      type: 'calendar_revised',
      release: 2,
      edition: 'CN-2026-00000000',
      moves: [{ clock: 'supplement', subject: 'M1', before: on, after: on + 1, provisional: true }],
    },
  ],
  rectify_event: [
    { type: 'rectify_event', target: 4, reason: '日期录错', replacement: null },
    {
      type: 'rectify_event',
      target: 4,
      reason: '日期录错',
      replacement: {
        occurredAt: Date.parse('2026-05-26T23:59:59.999+08:00'),
        fact: { type: 'accept', missing: [{ material: 'M1', promisedBy: on }] },
      },
    },
  ],
};

describe('the kept body of an event', () => {
  it.each(Object.entries(examples))('gives back %s as it was', (_type, bodies) => {
    for (const body of bodies) {
      const kept: ReturnType<typeof encodeBody> = JSON.parse(JSON.stringify(encodeBody(body)));
      expect(decodeBody(kept)).toEqual(body);
    }
  });

  it('writes days as dates and instants in UTC, so that people can read the record', () => {
    const [pause] = examples.pause;
    const mend = examples.rectify_event[1];
    if (pause === undefined || mend === undefined) throw new Error('examples are missing');
    expect(encodeBody(pause)).toEqual({
      type: 'pause',
      data: { procedure: 'expert_review', document: '永资规评〔2026〕7号', until: '2026-06-03' },
    });
    expect(encodeBody(mend).data).toEqual({
      target: 4,
      reason: '日期录错',
      replacement: {
        occurredAt: '2026-05-26T15:59:59.999Z',
        fact: { type: 'accept', missing: [{ material: 'M1', promisedBy: '2026-06-03' }] },
      },
    });
  });

  it('leaves out what was not said', () => {
    expect(encodeBody({ type: 'receive', window: undefined, note: undefined })).toEqual({
      type: 'receive',
      data: {},
    });
  });

  it('takes text for text, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.date({ noInvalidDate: true }), (reason, date) => {
        const body: CaseFact = { type: 'waive', reason: `${reason}${date.toISOString()}` };
        expect(decodeBody(encodeBody(body))).toEqual(body);
      }),
    );
  });

  it('keeps the data of a project’s own event as they are', () => {
    const body = {
      type: 'open_project',
      name: '永丰精密厂房',
      attributes: { on: '2026-05-27', until: 'x' },
    } as const;
    const kept = encodeBody(body);
    expect(kept).toEqual({
      type: 'open_project',
      data: { name: '永丰精密厂房', attributes: { on: '2026-05-27', until: 'x' } },
    });
    expect(decodeBody(kept)).toEqual(body);
  });
});

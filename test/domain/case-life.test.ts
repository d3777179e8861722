// The life of a case: from every state, every kind of event either leads to the state that the law and the table of
// transitions give, or is refused. The table below is written from rules and design, not from the program.
import { describe, expect, it } from 'vitest';
import { type CaseState, initialState } from '../../src/domain/case.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { evolve } from '../../src/domain/case-evolve.ts';
import { stateAsOf } from '../../src/domain/case-history.ts';
import { decide, possibleEvents } from '../../src/domain/case-rules.ts';
import { day } from '../../src/domain/day.ts';
import { given, rulesWith, type Told } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

/** A technical review: it may be filed with a department or commissioned like an intermediary's work. */
const rules = rulesWith({
  item: {
    kind: 'technical_review',
    tolerate_missing: { allowed: true, release: 'after_decision', deadline: { days: 20, unit: 'working' } },
  },
});

const received: Told = ['2026-05-15', { type: 'receive' }];
const noticed: Told = ['2026-05-18', { type: 'correction_notice', text: '缺总平面图' }];
const accepted: Told = ['2026-05-18', { type: 'accept', missing: [{ material: 'M2', promisedBy: null }] }];
const complete: Told = ['2026-05-18', { type: 'accept' }];
const asked: Told = ['2026-05-18', { type: 'consult', department: 'CAD', question: '是否结建' }];
const approved: Told = ['2026-05-19', { type: 'decide', result: 'approve' }];
const promised: Told = ['2026-05-19', { type: 'decide', result: 'approve_by_commitment' }];
const failed: Told = ['2026-05-20', { type: 'verify', result: 'fail', rectifyBy: day('2026-06-30') }];
const delivered: Told = ['2026-05-20', { type: 'deliver' }];
const revoked = (
  what: 'acceptance_revoked' | 'licence_revoked' | 'licence_recalled' | 'licence_cancelled',
): Told => ['2026-05-20', { type: 'revoke', what, reason: '见决定书' }];

/** How a case comes into each state. */
const histories: Readonly<Record<string, readonly Told[]>> = {
  not_started: [],
  waived: [['2026-05-15', { type: 'waive', reason: '已并入区域评估' }]],
  received: [received],
  correcting: [received, noticed],
  not_accepted: [received, ['2026-05-18', { type: 'not_accept', reason: '依法不需要许可' }]],
  acceptance_refused: [received, ['2026-05-18', { type: 'refuse_acceptance', reason: '不属本机关职权' }]],
  running: [received, accepted, asked],
  paused: [
    received,
    accepted,
    asked,
    ['2026-05-19', { type: 'pause', procedure: 'EXPERT', document: '告知书1号' }],
  ],
  decided: [received, complete, approved],
  decided_tolerant: [received, accepted, ['2026-05-19', { type: 'decide', result: 'approve_tolerant' }]],
  delivered: [received, complete, approved, delivered],
  verifying: [received, complete, promised],
  verified: [received, complete, promised, ['2026-05-20', { type: 'verify', result: 'pass' }]],
  rectifying: [received, complete, promised, failed],
  refused: [received, complete, ['2026-05-19', { type: 'decide', result: 'refuse' }]],
  withdrawn: [received, ['2026-05-18', { type: 'withdraw', reason: '申请人撤回' }]],
  terminated: [received, accepted, ['2026-05-19', { type: 'terminate', reason: '逾期未补正' }]],
  acceptance_revoked: [received, accepted, revoked('acceptance_revoked')],
  licence_revoked: [received, complete, approved, revoked('licence_revoked')],
  licence_recalled: [received, complete, approved, revoked('licence_recalled')],
  licence_cancelled: [received, complete, approved, revoked('licence_cancelled')],
};

/** What may happen in either state of a case that is being decided, and where it leads. */
const whileLive = (same: 'running' | 'paused') =>
  ({
    consult: same,
    answer_consultation: same,
    extend: same,
    supplement: same,
    postpone_supplement: same,
    decide: 'refused',
    terminate: 'terminated',
    withdraw: 'withdrawn',
    revoke: 'acceptance_revoked',
  }) as const;

/** What may happen next, and the state it leads to; anything else is refused. */
const transitions: Readonly<Record<string, Partial<Record<CaseFact['type'], CaseState['status']>>>> = {
  not_started: {
    mock_start: 'not_started',
    receive: 'received',
    hand_over: 'received',
    start: 'running',
    waive: 'waived',
  },
  waived: { reinstate: 'not_started' },
  received: {
    accept: 'running',
    correction_notice: 'correcting',
    not_accept: 'not_accepted',
    refuse_acceptance: 'acceptance_refused',
    terminate: 'terminated',
    withdraw: 'withdrawn',
  },
  correcting: {
    resubmit: 'received',
    refuse_acceptance: 'acceptance_refused',
    terminate: 'terminated',
    withdraw: 'withdrawn',
  },
  running: { pause: 'paused', ...whileLive('running') },
  paused: { resume: 'running', ...whileLive('paused') },
  decided: { deliver: 'delivered', revoke: 'licence_recalled' },
  decided_tolerant: {
    supplement: 'decided',
    postpone_supplement: 'decided_tolerant',
    deliver: 'decided_tolerant',
    revoke: 'licence_recalled',
  },
  delivered: { revoke: 'licence_recalled' },
  verifying: { verify: 'verified', deliver: 'verifying', revoke: 'licence_recalled' },
  verified: { deliver: 'verified', revoke: 'licence_recalled' },
  rectifying: { verify: 'verified', deliver: 'rectifying', revoke: 'licence_recalled' },
  refused: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  not_accepted: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  acceptance_refused: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  withdrawn: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  terminated: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  acceptance_revoked: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  licence_revoked: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  licence_recalled: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
  licence_cancelled: { receive: 'received', hand_over: 'received', start: 'running', waive: 'waived' },
};

const reason = '见案卷';
const commandOf = (type: CaseFact['type'], status: string): CaseFact => {
  switch (type) {
    case 'correction_notice':
      return { type, text: reason };
    case 'deemed_accept':
      return { type, on: day('2026-05-15') };
    case 'pause':
      return { type, procedure: 'EXPERT', document: '告知书1号' };
    case 'hand_over':
      return { type, from: 'YD02', document: '移交1号' };
    case 'consult':
      return { type, department: 'HUD', question: '结构是否安全' };
    case 'answer_consultation':
      return { type, department: 'CAD', opinion: 'agree', text: reason };
    case 'extend':
      return { type, days: 10, approver: '局主要负责人', reason };
    case 'postpone_supplement':
      return { type, until: day('2026-06-30'), reason };
    case 'decide':
      return { type, result: 'refuse' };
    case 'verify':
      return { type, result: 'pass' };
    case 'revoke':
      return {
        type,
        what: ['running', 'paused'].includes(status) ? 'acceptance_revoked' : 'licence_recalled',
        reason,
      };
    case 'mock_finish':
      return { type, result: 'pass', opinion: reason };
    case 'not_accept':
    case 'refuse_acceptance':
    case 'waive':
    case 'reinstate':
    case 'terminate':
    case 'withdraw':
      return { type, reason };
    default:
      return { type };
  }
};

const types: readonly CaseFact['type'][] = [
  'receive',
  'hand_over',
  'correction_notice',
  'resubmit',
  'accept',
  'not_accept',
  'refuse_acceptance',
  'deemed_accept',
  'pause',
  'resume',
  'consult',
  'answer_consultation',
  'extend',
  'supplement',
  'postpone_supplement',
  'decide',
  'deliver',
  'verify',
  'start',
  'finish',
  'mock_start',
  'waive',
  'reinstate',
  'terminate',
  'withdraw',
  'revoke',
];

const on = day('2026-05-21');
const stateOf = (history: readonly Told[]): CaseState =>
  stateAsOf(given(history, rules), day('2026-05-20'), rules);
const then = (state: CaseState, command: CaseFact): CaseState =>
  decide(state, command, on, rules).reduce((next, fact) => evolve(next, fact, on), state);

describe.each(Object.entries(histories))('a case that is %s', (status, history) => {
  const state = stateOf(history);
  const allowed = transitions[status] ?? {};

  it('is so', () => expect(state.status).toBe(status));

  it.each(types.filter((type) => allowed[type] !== undefined))('may %s', (type) =>
    expect(then(state, commandOf(type, status)).status).toBe(allowed[type]),
  );

  it.each(types.filter((type) => allowed[type] === undefined))('may not %s', (type) => {
    const refusal = refusalOf(() => then(state, commandOf(type, status)));
    const isLive = ['running', 'paused'].includes(status);
    const code =
      type === 'deemed_accept'
        ? 'not_recorded_by_hand'
        : type === 'finish' && isLive
          ? 'not_started_as_task'
          : 'wrong_state';
    expect([refusal.kind, refusal.code]).toEqual(['conflict', code]);
    expect(refusal.facts).toEqual({ item: 'GH02', type, status });
  });

  it('stays as it is when the record holds what may not happen', () => {
    const ignored = types.filter(
      (type) => allowed[type] === undefined && type !== 'finish' && type !== 'deemed_accept',
    );
    for (const type of ignored) expect(evolve(state, commandOf(type, status), on)).toBe(state);
  });

  it('offers what may happen, and nothing else', () => {
    const offered = possibleEvents(state, rules, on);
    const expected = types.filter((type) => allowed[type] !== undefined);
    expect([...offered].sort()).toEqual([...expected].sort());
  });
});

describe('a task that was started', () => {
  const state = stateAsOf(given([['2026-05-15', { type: 'start' }]], rules), on, rules);

  it('is finished, not decided', () => {
    expect(then(state, { type: 'finish' })).toMatchObject({
      status: 'decided',
      decidedOn: on,
      result: 'approve',
    });
    expect(refusalOf(() => then(state, { type: 'decide', result: 'approve' })).code).toBe(
      'task_is_finished_not_decided',
    );
    expect(possibleEvents(state, rules, on)).toEqual([
      'pause',
      'extend',
      'finish',
      'terminate',
      'withdraw',
      'revoke',
    ]);
  });

  it('ends its pause when it is finished in one', () => {
    const paused = then(state, { type: 'pause', procedure: 'EXPERT', document: '告知书1号' });
    expect(decide(paused, { type: 'finish' }, on, rules)).toEqual([{ type: 'resume' }, { type: 'finish' }]);
    expect(possibleEvents(paused, rules, on)).toContain('finish');
  });

  it('is not started where a department accepts', () =>
    expect(refusalOf(() => decide(initialState, { type: 'start' }, on, rulesWith()))).toMatchObject({
      code: 'not_a_task',
      facts: { item: 'GH02', type: 'start', status: 'not_started' },
    }));
});

describe('what is offered', () => {
  const offered = (events: readonly CaseEvent[], of = rules) =>
    possibleEvents(stateAsOf(events, on, of), of, on);

  it('leaves out a pause and an extension where the item knows none', () => {
    const strict = rulesWith({ extension: null, item: { pausable_by: [] } });
    expect(offered(given([received, complete], strict), strict)).toEqual([
      'consult',
      'decide',
      'terminate',
      'withdraw',
      'revoke',
    ]);
  });

  it('leaves out a second extension and a second delivery', () => {
    const extended: Told = ['2026-05-19', { type: 'extend', days: 5, approver: '局长', reason }];
    expect(offered(given([received, complete, extended], rules))).not.toContain('extend');
    expect(offered(given([received, complete, promised, delivered], rules))).not.toContain('deliver');
  });
});

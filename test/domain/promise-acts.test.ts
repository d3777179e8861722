// Promises as a fold: what was told, who signed, what takes its place; and who may not sign.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import {
  foldPromises,
  nextPromise,
  type OfferPromise,
  type PromiseAct,
  type PromiseEntry,
  promiseOf,
  type Signing,
  signingRefusal,
} from '../../src/domain/promise-acts.ts';

const OWNER = '91330784MA2LNCC006';
const offer = (promise: string, more: Partial<OfferPromise> = {}): OfferPromise => ({
  type: 'offer_promise',
  promise,
  kind: 'tolerant',
  item: 'SG07',
  instance: 1,
  text: '我单位承诺于2026年6月3日前补交监理合同。',
  textVersion: '2026-1',
  consequence: '逾期未补交的，收回许可证。',
  materials: [{ material: 'SG07-M6', promisedBy: day('2026-06-03') }],
  ...more,
});
const sign = (promise: string): PromiseAct => ({
  type: 'sign_promise',
  promise,
  kind: 'tolerant',
  item: 'SG07',
  signer: '王建国',
  capacity: 'legal_representative',
  how: 'counter',
  on: day('2026-05-20'),
});
const withdraw = (promise: string): PromiseAct => ({
  type: 'withdraw_promise',
  promise,
  kind: 'tolerant',
  item: 'SG07',
  reason: '改按一般程序办理',
});
const entries = (...acts: readonly PromiseAct[]): readonly PromiseEntry[] =>
  acts.map((act, index) => ({ act, seq: index + 1, on: day('2026-05-20') }));

describe('a promise', () => {
  it('is offered, signed and withdrawn, and keeps all three', () => {
    const [signed] = foldPromises(entries(offer('P1'), sign('P1')));
    expect([signed?.status, signed?.signature?.signer, signed?.seq, signed?.signature?.seq]).toEqual([
      'signed',
      '王建国',
      1,
      2,
    ]);
    const [withdrawn] = foldPromises(entries(offer('P1'), sign('P1'), withdraw('P1')));
    expect([withdrawn?.status, withdrawn?.withdrawal?.reason, withdrawn?.signature?.signer]).toEqual([
      'withdrawn',
      '改按一般程序办理',
      '王建国',
    ]);
  });

  it('gives way to a newer text while it is unsigned, never once it is signed, nor of another filing', () => {
    const status = (...acts: readonly PromiseAct[]) =>
      foldPromises(entries(...acts)).map((one) => one.status);
    expect(status(offer('P1'), offer('P2'))).toEqual(['replaced', 'offered']);
    expect(status(offer('P1'), sign('P1'), offer('P2'))).toEqual(['signed', 'offered']);
    expect(status(offer('P1'), offer('P2', { instance: 2 }))).toEqual(['offered', 'offered']);
    expect(status(offer('P1'), offer('P2', { kind: 'commitment' }))).toEqual(['offered', 'offered']);
  });

  it('counts for its own filing: the last that was signed or withdrawn', () => {
    const states = foldPromises(entries(offer('P1'), sign('P1'), offer('P2')));
    expect(promiseOf(states, 'SG07', 'tolerant', 1)?.promise).toBe('P1');
    expect(promiseOf(states, 'SG07', 'tolerant', 2)).toBeNull();
    expect(promiseOf(states, 'SG07', 'commitment', 1)).toBeNull();
    expect(nextPromise(states)).toBe('P3');
  });
});

describe('signing', () => {
  const [open] = foldPromises(entries(offer('P1')));
  const [signed] = foldPromises(entries(offer('P1'), sign('P1')));
  const base: Signing = {
    capacity: 'legal_representative',
    how: 'account',
    on: day('2026-05-20'),
    creditCode: null,
  };
  const why = (state: typeof open, signing: Partial<Signing> = {}): string | null => {
    if (state === undefined) throw new Error('no promise');
    const refusal = signingRefusal(state, { ...base, ...signing }, OWNER);
    return refusal === null ? null : (refusal.issues[0]?.code ?? refusal.code);
  };

  it('is open to the legal representative, and to an agent with the document that empowers him', () => {
    expect(why(open)).toBeNull();
    expect(why(open, { capacity: 'authorised_agent' })).toBe('authority_missing');
    expect(why(open, { capacity: 'authorised_agent', authority: '授权委托书2026-5' })).toBeNull();
  });

  it('through a link needs the company’s own credit code', () => {
    expect(why(open, { how: 'link' })).toBe('required');
    expect(why(open, { how: 'link', creditCode: '91330784MA2YFJM008' })).toBe('credit_code_not_owner');
    expect(why(open, { how: 'link', creditCode: OWNER })).toBeNull();
  });

  it('happens once, and not before the text was told', () => {
    expect(why(signed)).toBe('promise_already_signed');
    expect(why(open, { on: day('2026-05-19') })).toBe('signed_before_offer');
    const [replaced] = foldPromises(entries(offer('P1'), offer('P2')));
    expect(why(replaced)).toBe('promise_no_longer_open');
  });
});

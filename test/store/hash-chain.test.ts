// The chain names the first event that is not what was recorded, whichever way it was altered.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { canonicalJson } from '../../src/store/canonical-json.ts';
import {
  type ChainFault,
  chainAlgorithm,
  chainHash,
  type EventRow,
  genesisHash,
  verifyChain,
} from '../../src/store/hash-chain.ts';
import { nineOn } from './world.ts';

const project = '0b6b1b5e-54c6-4f0c-9a93-5a3f6d2f4a11';

function chainOf(length: number): EventRow[] {
  const chain: EventRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const prevHash = chain.at(-1)?.hash ?? genesisHash(project);
    const event = {
      projectId: project,
      seq,
      item: 'GH02',
      caseVersion: seq,
      type: 'receive',
      occurredAt: nineOn('2026-05-11') + seq,
      occurredOn: day('2026-05-11'),
      recordedAt: nineOn('2026-05-12') + seq,
      actor: 'plan01',
      actorName: '王某',
      data: { note: `第 ${seq} 条`, list: [1, null, { b: true, a: 'x' }] },
      backEntry: true,
      restDay: false,
      idempotencyKey: `key-${seq}`,
      requestHash: null,
      hashAlgorithm: chainAlgorithm,
    };
    chain.push({ ...event, prevHash, hash: chainHash(prevHash, event) });
  }
  return chain;
}

const chain = chainOf(6);
const last = chain.at(-1);
const head = { seq: 6, hash: last?.hash ?? '' };
/** The chain with event no. 3 changed, without and with its hash made to fit. */
const altered = (change: Partial<EventRow>): EventRow[] =>
  chain.map((event) => (event.seq === 3 ? { ...event, ...change } : event));
const rehashed = (events: readonly EventRow[]): EventRow[] =>
  events.map((event) => (event.seq === 3 ? { ...event, hash: chainHash(event.prevHash, event) } : event));
const fault = (seq: number, reason: ChainFault['reason']): ChainFault => ({ seq, reason });

describe('a chain of events', () => {
  it('is whole as it was recorded', () => {
    expect(verifyChain(project, chain, head)).toBeNull();
    expect(verifyChain(project, [], { seq: 0, hash: genesisHash(project) })).toBeNull();
  });

  it('names the event of which any field was changed', () => {
    const changes: Partial<EventRow>[] = [
      { item: 'GH01' },
      { caseVersion: 7 },
      { type: 'accept' },
      { occurredAt: nineOn('2026-05-10') },
      { occurredOn: day('2026-05-10') },
      { recordedAt: nineOn('2026-05-13') },
      { actor: 'planboss' },
      { actorName: '李某' },
      { data: { note: '第 3 条', list: [1, null, { b: true, a: 'y' }] } },
      { backEntry: false },
      { restDay: true },
      { idempotencyKey: null },
      { requestHash: 'x' },
      { hash: 'f'.repeat(64) },
      { prevHash: 'f'.repeat(64) },
    ];
    for (const change of changes) {
      expect(verifyChain(project, altered(change), head), JSON.stringify(change)).toEqual(
        fault(3, 'changed'),
      );
    }
  });

  it('names the event after one that was put in anew with a fitting hash', () => {
    expect(verifyChain(project, rehashed(altered({ actor: 'planboss' })), head)).toEqual(
      fault(4, 'relinked'),
    );
  });

  it('names a missing event, a swapped pair and a missing tail', () => {
    const [first, second, third, ...rest] = chain;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too short');
    expect(verifyChain(project, [first, third, ...rest], head)).toEqual(fault(2, 'missing'));
    const swapped = [first, { ...third, seq: 2 }, { ...second, seq: 3 }, ...rest];
    expect(verifyChain(project, swapped, head)).toEqual(fault(2, 'changed'));
    expect(verifyChain(project, chain.slice(0, 4), head)).toEqual(fault(5, 'missing'));
    expect(verifyChain(project, [], head)).toEqual(fault(1, 'missing'));
  });

  it('names what was added behind its head, and a last event written anew', () => {
    expect(verifyChain(project, chainOf(7), head)).toEqual(fault(7, 'unexpected'));
    expect(verifyChain(project, chain, { seq: 6, hash: 'f'.repeat(64) })).toEqual(fault(6, 'rewritten'));
  });

  it('names the first event of a chain that belongs to another project', () => {
    expect(verifyChain('another', chain)).toEqual(fault(1, 'relinked'));
  });

  it('says so when the runtime does not know the algorithm', () => {
    expect(verifyChain(project, altered({ hashAlgorithm: 'sm9' }), head)).toEqual(fault(3, 'algorithm'));
  });
});

describe('what is hashed', () => {
  it('does not depend on the order of keys, nor on fields that are not there', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    expect(canonicalJson({ 乙: 1, 甲: 2, Z: 3 })).toBe('{"Z":3,"乙":1,"甲":2}');
  });
});

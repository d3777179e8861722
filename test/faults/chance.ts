// Chance that can be repeated: the seed is printed, and FAULT_SEED gives it back.
import { stderr } from 'node:process';

export interface Chance {
  readonly seed: number;
  /** A whole number, `from` and `to` included. */
  between(from: number, to: number): number;
}

export function chance(what: string): Chance {
  const given = Number(process.env['FAULT_SEED']);
  const seed = Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 1e9) + 1;
  say(`${what}: FAULT_SEED=${seed}`);
  let state = seed;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { seed, between: (from, to) => from + Math.floor(next() * (to - from + 1)) };
}

/** A line of the report that people read beside the tests. */
export const say = (line: string): void => {
  stderr.write(`  ${line}\n`);
};

// What the walk through the states of a case is made of: a step, and the phrases that recur.
import type { PaperKindCode } from '../../src/domain/papers.ts';
import type { PaperFactsInput } from '../../src/services/paper-facts.ts';

export interface Step {
  readonly when: string;
  /** What is recorded; left out: nothing, the day has passed. */
  readonly raw?: object;
  readonly status?: string;
  readonly paper?: PaperKindCode;
  readonly facts?: PaperFactsInput;
  /** Each must stand in the paper. */
  readonly says?: readonly string[];
  readonly never?: readonly string[];
}
export const law = '《中华人民共和国行政许可法》';
export const local = '《浙江省保障“最多跑一次”改革规定》';
export const review = '六十日内依法向鄞州区人民政府申请行政复议';
export const received: Step = { when: '', raw: { type: 'receive' }, status: 'received' };
export const accepted: Step = { when: '', raw: { type: 'accept' }, status: 'running' };
export const on = (when: string, step: Step): Step => ({ ...step, when });

export type Walk = ReadonlyArray<readonly [string, readonly Step[]]>;

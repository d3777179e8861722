// The owner rates a matter that has been decided (好差评, GB/T 39046 A.8), once. A negative rating opens a problem by itself, in
// the same breath.
import { z } from 'zod';
import { decidedFacts } from '../domain/case.ts';
import { instanceOf } from '../domain/case-reading.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { isNegative, type RateMatter, type RatingGrade } from '../domain/problem-acts.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { writeContact } from '../store/owner-problems.ts';
import { demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { contactOf, contactShape, openAct } from './open-problem.ts';
import { type ActDecision, type ActScene, inOneTransaction, recordActsWithin } from './record-acts.ts';

export const ratingShape = z.strictObject({
  item: zText(40),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  text: zText(2000).optional(),
  /** Left out: without a name. */
  contact: contactShape.optional(),
});

type RatingInput = z.output<typeof ratingShape>;

export interface Rating {
  readonly item: string;
  readonly instance: number;
  readonly grade: RatingGrade;
  readonly named: boolean;
  readonly text: string | null;
}

/** In order of entry. */
export const ratingsIn = (events: readonly StoredEvent[]): readonly Rating[] =>
  events.flatMap((event) => {
    const act = event.type === 'rate_matter' ? projectAct(event) : null;
    if (act?.type !== 'rate_matter') return [];
    const { item, instance, grade, named, text } = act;
    return [{ item, instance, grade, named, text: text ?? null }];
  });

export interface Rated {
  readonly rating: Rating;
  /** The problem that a negative one has opened. */
  readonly problem: string | null;
}

/** Throws `rate_not_decided` before there is anything to rate, `rated_already` the second time. */
export async function rateMatter(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<Rated> {
  return inOneTransaction(ctx, async (current, tx) => {
    const { result, repeated } = await recordActsWithin(
      current,
      tx,
      projectId,
      (scene) => {
        demandAct(scene.ctx.actor, 'rate_matter', null, scene.reach);
        return decide(scene, readInput(ratingShape, raw));
      },
      idempotency,
    );
    const asked = readInput(ratingShape, raw);
    if (result === null) return repeatedRating(repeated, asked);
    if (result.problem !== null && asked.contact !== undefined)
      await writeContact(tx, projectId, result.problem, contactOf(asked.contact), current.now);
    return result;
  });
}

function decide(scene: ActScene, { item, grade, text, contact }: RatingInput): ActDecision<Rated> {
  const placed = scene.reading.cases.find((one) => one.item.code === item);
  if (placed === undefined) throw notFound('case', { item });
  const { state } = placed.reading;
  const instance = instanceOf(state);
  if (decidedFacts(state) === null) throw conflict('rate_not_decided', { item });
  if (ratingsIn(scene.events).some((one) => one.item === item && one.instance === instance))
    throw conflict('rated_already', { item });
  const named = contact !== undefined;
  const act: RateMatter = { type: 'rate_matter', item, instance, grade, named, text };
  const rating = { item, instance, grade, named, text: text ?? null };
  if (!isNegative(grade)) return { result: { rating, problem: null }, acts: [{ act }] };
  const opened = openAct(scene, {
    kind: 'rating',
    item,
    unit: placed.item.spec.department.lead,
    complex: false,
    text: text ?? gradeWords[grade],
    contact,
  });
  return { result: { rating, problem: opened.result }, acts: [{ act }, ...opened.acts] };
}

/** What stands in the record where nothing was written; the grades in the words of the standard. */
const gradeWords: Readonly<Record<RatingGrade, string>> = {
  1: '非常满意',
  2: '满意',
  3: '基本满意',
  4: '不满意',
  5: '非常不满意',
};

function repeatedRating(act: { readonly type: string } | null, { item, grade, text }: RatingInput): Rated {
  const problem = act !== null && 'problem' in act && typeof act.problem === 'string' ? act.problem : null;
  return { rating: { item, grade, text: text ?? null, instance: 1, named: false }, problem };
}

// What is done about a problem: passed to another unit, the person rung, answered, struck off (销号), opened again. One road for
// the five, each with its own input: who may, then the rules, then one act.
import { z } from 'zod';
import { forbidden, notFound } from '../domain/errors.ts';
import {
  type OwnerProblem,
  problemClock,
  problemRefusal,
  readProblemClock,
} from '../domain/owner-problem.ts';
import { type OpenProblem, type ProblemAct, problemOutcomes } from '../domain/problem-acts.ts';
import { calendarOf, type ServiceContext, today } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandUnit } from './open-problem.ts';
import { problemsIn } from './problem-model.ts';
import { mayAsUnit, type ProblemMove, type ProblemView, seesProblem } from './problem-views.ts';
import { getProblem } from './problems.ts';
import { type ActScene, recordActs } from './record-acts.ts';

const words = zText(2000);
export const transferShape = z.strictObject({
  unit: zText(20),
  reason: words,
  /** It proves to be complex: ten working days in all, from the opening. */
  complex: z.boolean().default(false),
});
export const contactedShape = z.strictObject({ text: words });
export const answerShape = z.strictObject({ text: words, outcome: z.enum(problemOutcomes) });
export const closeShape = z.strictObject({ calledBack: z.boolean().default(false), note: words.optional() });
export const reopenShape = z.strictObject({ reason: words });

export interface MoveRequest {
  readonly projectId: string;
  readonly problem: string;
  readonly raw: unknown;
}

type Moved = Exclude<ProblemAct, OpenProblem>;

/** Passed on, for what is not the unit's own. */
export const transferProblem = (ctx: ServiceContext, request: MoveRequest, key: Idempotency | null = null) =>
  move(ctx, request, 'transfer_problem', key, (about) => {
    const { unit, reason, complex } = readInput(transferShape, request.raw);
    const to = demandUnit(ctx.parties, unit);
    return { type: 'transfer_problem', ...about, unit: to, reason, ...(complex ? { complex: true } : {}) };
  });

export const contactAboutProblem = (
  ctx: ServiceContext,
  request: MoveRequest,
  key: Idempotency | null = null,
) =>
  move(ctx, request, 'contact_problem', key, (about) => ({
    type: 'contact_problem',
    ...about,
    ...readInput(contactedShape, request.raw),
  }));

export const answerProblem = (ctx: ServiceContext, request: MoveRequest, key: Idempotency | null = null) =>
  move(ctx, request, 'answer_problem', key, (about) => ({
    type: 'answer_problem',
    ...about,
    ...readInput(answerShape, request.raw),
  }));

/** Throws `problem_needs_answer`, and `problem_needs_call_back` for a named negative rating. */
export const closeProblem = (ctx: ServiceContext, request: MoveRequest, key: Idempotency | null = null) =>
  move(ctx, request, 'close_problem', key, (about) => ({
    type: 'close_problem',
    ...about,
    ...readInput(closeShape, request.raw),
  }));

export const reopenProblem = (ctx: ServiceContext, request: MoveRequest, key: Idempotency | null = null) =>
  move(ctx, request, 'reopen_problem', key, (about) => ({
    type: 'reopen_problem',
    ...about,
    ...readInput(reopenShape, request.raw),
  }));

async function move(
  ctx: ServiceContext,
  { projectId, problem: id }: MoveRequest,
  type: ProblemMove,
  idempotency: Idempotency | null,
  actOf: (about: Pick<Moved, 'problem' | 'item'>) => Moved,
): Promise<ProblemView> {
  await recordActs(
    ctx,
    projectId,
    (scene) => {
      const problem = problemsIn(scene.events).find((one) => one.problem === id);
      if (problem === undefined || !seesProblem(ctx.actor, problem, scene.reach))
        throw notFound('problem', { id });
      if (!mayAsUnit(ctx.actor, type, problem, scene.reach)) throw forbidden(`act.${type}`);
      const act = actOf({ problem: problem.problem, item: problem.item });
      const refusal = problemRefusal(problem, act, isLate(scene, problem));
      if (refusal !== null) throw refusal;
      return { result: null, acts: [{ act }] };
    },
    idempotency,
  );
  return getProblem(ctx, projectId, id);
}

function isLate({ ctx, project }: ActScene, problem: OwnerProblem): boolean {
  const reading = readProblemClock(problemClock(problem), calendarOf(ctx, project), today(ctx));
  return reading.dueOn !== null && today(ctx) > reading.dueOn;
}

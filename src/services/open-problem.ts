// A problem is opened: by the owner from his page, at the exceptions counter (办不成事), or by the proxy agent. It goes to the
// unit that has the matter, else to the service office, and its clock begins.
import { z } from 'zod';
import { invalidField, notFound } from '../domain/errors.ts';
import type { Parties } from '../domain/parties.ts';
import type { OwnerProblemKind } from '../domain/problem-acts.ts';
import { type Contact, writeContact } from '../store/owner-problems.ts';
import { type ActingRole, type Actor, BEARER, demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { problemsIn } from './problem-model.ts';
import { type ProblemView, SERVICE_OFFICE } from './problem-views.ts';
import { getProblem } from './problems.ts';
import { type ActScene, inOneTransaction, recordActsWithin } from './record-acts.ts';

export const LONGEST_PROBLEM = 2000;
export const contactShape = z.strictObject({
  name: zText(60),
  /** As it is dialled: kept beside the record, for the unit that rings. */
  phone: zText(30).optional(),
});
export const problemShape = z.strictObject({
  kind: z.enum(['complaint', 'unresolved', 'agent']),
  item: zText(40).optional(),
  /** Left out: the unit that has the matter, else the service office. */
  unit: zText(20).optional(),
  complex: z.boolean().default(false),
  text: zText(LONGEST_PROBLEM),
  contact: contactShape.optional(),
});
export type ProblemInput = z.output<typeof problemShape>;

/** Which kinds each role may open. */
const kindsOf: Partial<Readonly<Record<ActingRole, readonly StaffedKind[]>>> = {
  owner: ['complaint'],
  [BEARER]: ['complaint'],
  agent: ['complaint', 'agent'],
  window: ['complaint', 'unresolved'],
};

/** Throws `not_found` for a case that is not there, `choice_unknown` for a unit or a kind that is not the actor's to choose. */
export async function openProblem(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<ProblemView> {
  const id = await inOneTransaction(ctx, async (current, tx) => {
    let contact: ProblemInput['contact'];
    const { result, repeated } = await recordActsWithin(
      current,
      tx,
      projectId,
      (scene) => {
        demandAct(current.actor, 'open_problem', null, scene.reach);
        const input = readInput(problemShape, raw);
        demandKind(current, input.kind);
        contact = input.contact;
        return openAct(scene, input);
      },
      idempotency,
    );
    if (result !== null && contact !== undefined)
      await writeContact(tx, projectId, result, contactOf(contact), current.now);
    return result ?? (repeated?.type === 'open_problem' ? repeated.problem : '');
  });
  return getProblem(ctx, projectId, id);
}

export const contactOf = ({ name, phone }: z.output<typeof contactShape>): Contact => ({
  name,
  phone: phone ?? null,
});

export type StaffedKind = z.output<typeof problemShape>['kind'];

/** Kinds that the actor may open; none for those who only answer or watch. */
export const kindsToOpen = (actor: Actor): readonly StaffedKind[] => [
  ...new Set(actor.roles.flatMap((role) => kindsOf[role] ?? [])),
];

function demandKind({ actor }: ServiceContext, kind: OwnerProblemKind): void {
  const allowed = kindsToOpen(actor);
  if (!allowed.some((one) => one === kind)) throw invalidField('kind', 'choice_unknown', { allowed });
}

/** Also for a rating that opens one by itself. */
export function openAct(
  scene: ActScene,
  input: Omit<ProblemInput, 'kind'> & { readonly kind: OwnerProblemKind },
) {
  const { item = null, kind, complex, text, contact } = input;
  const known = item === null || scene.plan.items.some(({ code }) => code === item);
  if (!known) throw notFound('case', { item: item ?? '' });
  const problem = `W${problemsIn(scene.events).length + 1}`;
  const unit = unitFor(scene, item, input.unit);
  const act = {
    type: 'open_problem' as const,
    problem,
    kind,
    item,
    unit,
    complex: complex && !scene.ctx.actor.roles.includes(BEARER),
    text,
    named: contact !== undefined,
  };
  return { result: problem, acts: [{ act }] };
}

function unitFor({ ctx, reading }: ActScene, item: string | null, asked: string | undefined): string {
  // Who comes by a link names the matter, not the unit.
  if (asked !== undefined && !ctx.actor.roles.includes(BEARER)) return demandUnit(ctx.parties, asked);
  const placed = reading.cases.find((one) => one.item.code === item);
  if (placed === undefined) return SERVICE_OFFICE;
  const { holder } = placed.reading;
  return (
    [holder, placed.item.spec.department.lead].find((code) => isUnit(ctx.parties, code)) ?? SERVICE_OFFICE
  );
}

const answerable: readonly string[] = ['coordination', 'government', 'public_institution', 'utility'];
const isUnit = (parties: Parties, code: string | null): code is string =>
  code !== null && answerable.includes(parties.get(code)?.type ?? '');

/** Codes of those who can be made to answer. */
export const unitsThatAnswer = (parties: Parties): readonly string[] =>
  [...parties.keys()].filter((code) => isUnit(parties, code));

export function demandUnit(parties: Parties, code: string): string {
  if (isUnit(parties, code)) return code;
  throw invalidField('unit', 'choice_unknown', { allowed: unitsThatAnswer(parties) });
}

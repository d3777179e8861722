// What the counter took in last for a case: the answer, what follows, and the papers that stand, ready to print or to be mended.
import type { CaseEvent } from '../domain/case-events.ts';
import { notFound } from '../domain/errors.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { demand, mayMend } from './access.ts';
import type { ServiceContext } from './context.ts';
import { eventView } from './event-view.ts';
import type { CaseView, EventView, ProjectView } from './views.ts';
import { readWholeProject, viewOf, type Whole } from './whole-project.ts';

export interface IntakePaper {
  readonly id: string;
  readonly kind: PaperKindCode;
  readonly number: string;
  readonly path: string;
  /** `seq` of the event that it tells of. */
  readonly about: number | null;
  readonly voided: boolean;
}

export interface IntakeDone {
  readonly project: ProjectView;
  readonly case: CaseView;
  /** From the last arrival of the file on: receipt or correction, and the answer. */
  readonly events: readonly (EventView & { readonly mayMend: boolean })[];
  readonly papers: readonly IntakePaper[];
}

const arrivals: readonly string[] = ['receive', 'resubmit'];
const answers: readonly string[] = ['accept', 'correction_notice', 'refuse_acceptance', 'not_accept'];

/** Throws `forbidden`, or `not_found` where nothing was taken in. */
export async function getIntakeDone(
  ctx: ServiceContext,
  projectId: string,
  item: string,
): Promise<IntakeDone> {
  demand(ctx.actor, 'counter.use');
  const whole = await readWholeProject(ctx, projectId, {});
  const project = await viewOf(ctx, whole);
  const view = project.cases.find((one) => one.item === item);
  const own = whole.events.filter((event) => event.item === item);
  const from = own.findLast(({ type }) => arrivals.includes(type))?.seq;
  if (view === undefined || from === undefined) throw notFound('case', { item });
  const department = view.department;
  const told = own.filter(({ seq, type }) => seq >= from && [...arrivals, ...answers].includes(type));
  return {
    project,
    case: view,
    events: told.map((event) => {
      const seen = eventView(event, () => view.name, own);
      return {
        ...seen,
        mayMend: seen.rectifiedBy === null && mayMend(ctx.actor, event, department, whole.reach),
      };
    }),
    papers: papersIn(whole, item, from),
  };
}

/** Papers of the case that tell of events from `from` on, in the order in which they were made out. */
export function papersIn(
  { events }: { readonly events: readonly StoredEvent[] } & Partial<Pick<Whole, 'project'>>,
  item: string,
  from: CaseEvent['seq'],
): readonly IntakePaper[] {
  const acts = events.flatMap((event) => projectAct(event) ?? []);
  const voided = new Set(acts.flatMap((act) => (act.type === 'void_paper' ? [act.paper] : [])));
  return acts.flatMap((act): IntakePaper[] =>
    act.type === 'issue_paper' && act.item === item && (act.about ?? 0) >= from
      ? [
          {
            id: act.paper,
            kind: act.kind as PaperKindCode,
            number: act.number,
            path: `/papers/${act.paper}`,
            about: act.about,
            voided: voided.has(act.paper),
          },
        ]
      : [],
  );
}

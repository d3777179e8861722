// Which events of a project still lack the paper that each should have, as far as the actor may issue it.
import { plannedItem } from '../domain/approval-chain.ts';
import { effectiveEvents } from '../domain/case-history.ts';
import { isoDay } from '../domain/day.ts';
import { type PaperKindCode, paperFor, paperKind } from '../domain/papers.ts';
import { projectAct } from '../store/event-codec.ts';
import { mayAct } from './access.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { mayIssue } from './issue-paper.ts';
import type { Named } from './views.ts';
import { byItem, type Whole } from './whole-project.ts';

/** An event that has no valid paper, and the kind that it should have. */
export interface OwedPaper {
  readonly kind: PaperKindCode;
  readonly kindName: Named;
  readonly item: string;
  readonly itemName: Named;
  readonly about: number;
  readonly on: string;
}

export const kindName = (code: PaperKindCode): Named => ({ zh: paperKind(code).zh, en: paperKind(code).en });

/** Latest event first; `item` asks for one case alone. */
export function owedPapers(ctx: ServiceContext, whole: Whole, item?: string): readonly OwedPaper[] {
  const issued = issuedIn(whole);
  const eventsOf = byItem(whole.events);
  return whole.plan.items
    .filter(({ code }) => item === undefined || code === item)
    .flatMap(({ code, spec }) =>
      effectiveEvents(eventsOf(code)).flatMap((event): OwedPaper[] => {
        const kind = paperFor(event.fact);
        if (kind === null || issued.has(key(kind, code, event.seq)) || !mayIssueIn(ctx, whole, kind, code))
          return [];
        return [
          {
            kind,
            kindName: kindName(kind),
            item: code,
            itemName: named(spec),
            about: event.seq,
            on: isoDay(event.on),
          },
        ];
      }),
    )
    .sort((a, b) => b.about - a.about);
}

export function mayIssueIn(
  ctx: ServiceContext,
  { reach, plan }: Whole,
  kind: PaperKindCode,
  item: string | null,
): boolean {
  const department = item === null ? null : (plannedItem(plan, item)?.spec.department.lead ?? null);
  return mayAct(ctx.actor, 'issue_paper', department, reach) && mayIssue(ctx, kind, department, reach);
}

const key = (kind: string, item: string | null, about: number | null): string => `${kind} ${item} ${about}`;

/** What valid papers tell of, as the record itself says: the texts need not be read. */
function issuedIn({ events }: Whole): ReadonlySet<string> {
  const valid = new Map<string, string>();
  for (const event of events) {
    const act = projectAct(event);
    if (act?.type === 'issue_paper') valid.set(act.paper, key(act.kind, act.item, act.about));
    if (act?.type === 'void_paper') valid.delete(act.paper);
  }
  return new Set(valid.values());
}

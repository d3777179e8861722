// Second one-time notices, for supervision: the law allows one list, so whoever gave another said why (许可法 32(4)).
import { facts } from '../domain/case.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { effectiveEvents, stateAsOf } from '../domain/case-history.ts';
import type { NoticeItem } from '../domain/correction-notice.ts';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { casesToldAgain } from '../store/second-notices.ts';
import { demand } from './access.ts';
import { named, partyName } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { scopeOf } from './scope.ts';
import type { Named } from './views.ts';
import { readWholeProject, type Whole } from './whole-project.ts';

const CASES = 200;

type Notice = Extract<CaseFact, { type: 'correction_notice' }>;

export interface NoticeView {
  readonly seq: number;
  readonly on: string;
  readonly by: string;
  readonly text: string;
  /** Names of the materials, with what was said of each. */
  readonly items: readonly { readonly name: string; readonly defect: string; readonly what: string | null }[];
  readonly correctBy: string | null;
}

export interface SecondNotice {
  readonly projectId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly item: string;
  readonly itemName: Named;
  readonly department: string;
  readonly departmentName: Named;
  readonly first: NoticeView;
  readonly again: NoticeView & { readonly reason: string /** 2 = the second. */; readonly round: number };
}

export async function listSecondNotices(ctx: ServiceContext): Promise<readonly SecondNotice[]> {
  demand(ctx.actor, 'notices.watch');
  const found = await casesToldAgain(ctx.store.db, scopeOf(ctx.actor), CASES);
  const notices: SecondNotice[] = [];
  for (const { projectId, item } of found) {
    const whole = await readWholeProject(ctx, projectId, {});
    const placed = whole.reading.cases.find((one) => one.item.code === item);
    if (placed !== undefined) notices.push(...secondIn(ctx, whole, placed));
  }
  return notices.toSorted((a, b) => (a.again.on < b.again.on ? 1 : a.again.on > b.again.on ? -1 : 0));
}

/** By the record as it stands: a notice that was taken back counts for nothing, a new filing begins anew. */
function secondIn(ctx: ServiceContext, whole: Whole, { item, rules }: PlacedCase): readonly SecondNotice[] {
  const own = whole.events.filter((event) => event.item === item.code);
  const given = effectiveEvents(own).flatMap(({ seq, on, fact }) =>
    fact.type === 'correction_notice' ? [{ seq, on, fact, instance: instanceOn(on, seq) }] : [],
  );
  const view = (one: { seq: number; on: Day; fact: Notice }): NoticeView => ({
    seq: one.seq,
    on: isoDay(one.on),
    by: own.find(({ seq }) => seq === one.seq)?.actorName ?? '',
    text: one.fact.text,
    items: (one.fact.items ?? []).map(listed),
    correctBy: isoDayOrNull(one.fact.correctBy ?? null),
  });
  function listed({ material, defect, what }: NoticeItem) {
    const name = item.materials.find(({ code }) => code === material)?.zh ?? material;
    return { name, defect, what: what ?? null };
  }
  function instanceOn(on: Day, seq: number): number {
    const until = own.filter((event) => event.seq <= seq || event.body.type === 'rectify_event');
    return facts(stateAsOf(until, on, rules))?.instance ?? 0;
  }
  return given.flatMap((one, i): readonly SecondNotice[] => {
    const before = given.slice(0, i).filter(({ instance }) => instance === one.instance);
    const first = before[0];
    if (first === undefined) return [];
    const { project } = whole;
    return [
      {
        projectId: project.id,
        projectCode: project.code,
        projectName: project.name,
        item: item.code,
        itemName: named(item.spec),
        department: item.spec.department.lead,
        departmentName: partyName(ctx.parties, item.spec.department.lead),
        first: view(first),
        again: { ...view(one), reason: one.fact.again ?? '', round: before.length + 1 },
      },
    ];
  });
}

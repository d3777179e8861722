// Papers as pages and the API show them: one with its words and its state, and the list of a project's with what is still owed.
import { plannedItem } from '../domain/approval-chain.ts';
import { effectiveEvents } from '../domain/case-history.ts';
import { isoDay } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { checkValue, type PaperContent } from '../domain/paper-content.ts';
import { type PaperKindCode, paperFor, paperKind } from '../domain/papers.ts';
import { type PaperRecord, readPaper, readPapersOf } from '../store/papers.ts';
import { mayAct } from './access.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { mayIssue } from './issue-paper.ts';
import { linkKey, linkPath } from './owner-link-secret.ts';
import type { Named } from './views.ts';
import { readWholeProject, type Whole } from './whole-project.ts';

export interface PaperRow {
  readonly id: string;
  readonly kind: PaperKindCode;
  readonly kindName: Named;
  readonly number: string;
  readonly title: string;
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  /** `seq` of the event that it tells of. */
  readonly about: number | null;
  readonly check: string;
  readonly state: 'valid' | 'void';
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
  readonly replaces: PaperRef | null;
  readonly replacedBy: PaperRef | null;
  /** Whether the actor may take it back or print another. */
  readonly mayVoid: boolean;
}
export interface PaperRef {
  readonly id: string;
  readonly number: string;
}

export interface PaperView extends PaperRow {
  readonly content: PaperContent;
  readonly hash: string;
  readonly hashAlgorithm: string;
  readonly project: { readonly id: string; readonly name: string };
  /** Path of the public check, with the check value. */
  readonly checkPath: string;
  /** Path of the owner's page that is printed as a second code. */
  readonly progressPath: string | null;
}

/** An event that has no valid paper, and the kind that it should have. */
export interface OwedPaper {
  readonly kind: PaperKindCode;
  readonly kindName: Named;
  readonly item: string;
  readonly itemName: Named;
  readonly about: number;
  readonly on: string;
}

export interface PaperList {
  readonly project: { readonly id: string; readonly name: string };
  /** Newest first. */
  readonly papers: readonly PaperRow[];
  /** What the actor may issue now, latest event first. */
  readonly owed: readonly OwedPaper[];
  /** Late cases that the actor may explain. */
  readonly late: readonly { readonly item: string; readonly itemName: Named }[];
}

/** Throws `not_found`, also for what is out of sight. */
export async function getPaper(ctx: ServiceContext, id: string): Promise<PaperView> {
  const paper = /^[\w-]{22}$/.test(id) ? await readPaper(ctx.store.db, id) : null;
  if (paper === null) throw notFound('paper', { id });
  const whole = await readWholeProject(ctx, paper.projectId, {});
  const rows = await readPapersOf(ctx.store.db, paper.projectId);
  const { content } = paper;
  const check = checkValue(paper.hash);
  return {
    ...rowOf(ctx, paper, whole, rows),
    content,
    hash: paper.hash,
    hashAlgorithm: paper.hashAlgorithm,
    project: { id: whole.project.id, name: whole.project.name },
    checkPath: `/v/${paper.id}?c=${check}`,
    progressPath:
      content.progressLink === null ? null : linkPath(await linkKey(ctx.store), content.progressLink),
  };
}

export async function listPapers(ctx: ServiceContext, projectId: string): Promise<PaperList> {
  const whole = await readWholeProject(ctx, projectId, {});
  const rows = await readPapersOf(ctx.store.db, projectId);
  const papers = rows.map((paper) => rowOf(ctx, paper, whole, rows)).toReversed();
  return {
    project: { id: whole.project.id, name: whole.project.name },
    papers,
    owed: owedPapers(ctx, whole, rows),
    late: lateCases(ctx, whole),
  };
}

function rowOf(
  ctx: ServiceContext,
  paper: PaperRecord,
  whole: Whole,
  rows: readonly PaperRecord[],
): PaperRow {
  const ref = (id: string | null): PaperRef | null => {
    const found = rows.find((row) => row.id === id);
    return found === undefined ? null : { id: found.id, number: found.number };
  };
  return {
    id: paper.id,
    kind: paper.kind,
    kindName: kindName(paper.kind),
    number: paper.number,
    title: paper.content.title,
    item: paper.item,
    itemName: itemName(whole, paper.item),
    issuedOn: isoDay(paper.issuedOn),
    issuedAt: new Date(paper.issuedAt).toISOString(),
    issuedBy: paper.issuedByName,
    about: paper.about,
    check: checkValue(paper.hash),
    state: paper.voidedAt === null ? 'valid' : 'void',
    voidedAt: paper.voidedAt === null ? null : new Date(paper.voidedAt).toISOString(),
    voidReason: paper.voidReason,
    replaces: ref(paper.replaces),
    replacedBy: ref(paper.replacedBy),
    mayVoid: paper.voidedAt === null && may(ctx, whole, paper.kind, paper.item),
  };
}

const kindName = (code: PaperKindCode): Named => ({ zh: paperKind(code).zh, en: paperKind(code).en });

function itemName({ plan }: Whole, item: string | null): Named | null {
  const spec = plan.template.items.find(({ code }) => code === item);
  return spec === undefined ? null : named(spec);
}

function may(ctx: ServiceContext, { reach, plan }: Whole, kind: PaperKindCode, item: string | null): boolean {
  const department = item === null ? null : (plannedItem(plan, item)?.spec.department.lead ?? null);
  return mayAct(ctx.actor, 'issue_paper', department, reach) && mayIssue(ctx, kind, department, reach);
}

function owedPapers(ctx: ServiceContext, whole: Whole, rows: readonly PaperRecord[]): readonly OwedPaper[] {
  const has = (kind: PaperKindCode, item: string, about: number): boolean =>
    rows.some(
      (row) => row.voidedAt === null && row.kind === kind && row.item === item && row.about === about,
    );
  return whole.plan.items
    .flatMap(({ code, spec }) =>
      effectiveEvents(whole.events.filter(({ item }) => item === code)).flatMap((event): OwedPaper[] => {
        const kind = paperFor(event.fact);
        if (kind === null || has(kind, code, event.seq) || !may(ctx, whole, kind, code)) return [];
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

function lateCases(ctx: ServiceContext, whole: Whole): PaperList['late'] {
  return whole.reading.cases
    .filter(({ item, reading }) => {
      const late = reading.clocks.some(
        ({ clock, reading: { overdueDays } }) =>
          ['promised', 'statutory'].includes(clock.kind) && (overdueDays?.natural ?? 0) > 0,
      );
      return late && may(ctx, whole, 'lateness', item.code);
    })
    .map(({ item }) => ({ item: item.code, itemName: named(item.spec) }));
}

// Papers as pages and the API show them: one with its words and its state, and the list of a project's with what is still owed.
import { isoDay } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { checkValue, type PaperContent } from '../domain/paper-content.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import { type PaperRecord, readPaper, readPapersOf } from '../store/papers.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { kindName, mayIssueIn, type OwedPaper, owedPapers } from './owed-papers.ts';
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
    owed: owedPapers(ctx, whole),
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
    mayVoid: paper.voidedAt === null && mayIssueIn(ctx, whole, paper.kind, paper.item),
  };
}

function itemName({ plan }: Whole, item: string | null): Named | null {
  const spec = plan.template.items.find(({ code }) => code === item);
  return spec === undefined ? null : named(spec);
}

function lateCases(ctx: ServiceContext, whole: Whole): PaperList['late'] {
  return whole.reading.cases
    .filter(({ item, reading }) => {
      const late = reading.clocks.some(
        ({ clock, reading: { overdueDays } }) =>
          ['promised', 'statutory'].includes(clock.kind) && (overdueDays?.natural ?? 0) > 0,
      );
      return late && mayIssueIn(ctx, whole, 'lateness', item.code);
    })
    .map(({ item }) => ({ item: item.code, itemName: named(item.spec) }));
}

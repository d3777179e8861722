// Issues papers: numbered without gaps, word for word as their text and the record give them, with their fingerprint in the
// project's chain. Alone through `issuePaper`, or inside the transaction of the act that they tell of.
import { randomBytes } from 'node:crypto';
import { isoDay, yearOf } from '../domain/day.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { type PaperContent, paperDate } from '../domain/paper-content.ts';
import type { PaperScope } from '../domain/paper-variables.ts';
import { type PaperKindCode, paperKind, paperNumber, placeWord } from '../domain/papers.ts';
import type { PaperAct } from '../domain/project-acts.ts';
import { nationwide, parentRegion } from '../domain/regions.ts';
import type { Tx } from '../store/db.ts';
import { chainAlgorithm, documentHash } from '../store/hash-chain.ts';
import { insertPaper, nextSerial, type PaperRecord, readPaperText, seriesKey } from '../store/papers.ts';
import type { JsonObject } from '../store/records.ts';
import { type ServiceContext, today } from './context.ts';
import { readInput } from './input.ts';
import { defaultPaperText } from './paper-defaults.ts';
import { factVariables, keptFacts, type PaperFactsInput, paperFactShapes } from './paper-facts.ts';
import { type PaperOfficeOf, paperOffice } from './paper-office.ts';
import { PaperTextError, renderPaperText } from './paper-render.ts';
import { type PaperCase, paperCase, recordScope } from './paper-scope.ts';
import { type ActScene, recordActsWithin } from './record-acts.ts';

export type PaperRequest = {
  [K in PaperKindCode]: {
    readonly kind: K;
    /** The case that it is about; null = the project. */
    readonly item: string | null;
    /** `seq` of the event that it tells of; null or left out = the latest of which it may tell. */
    readonly about?: number | null | undefined;
    /** What the record does not know; shapes in paper-facts.ts. */
    readonly facts?: PaperFactsInput<K> | undefined;
  };
}[PaperKindCode];

export interface IssuedPaper {
  readonly id: string;
  readonly kind: PaperKindCode;
  readonly number: string;
  /** Its page. */
  readonly path: string;
}

/**
 * Issues papers inside a transaction of the caller's, who has caught up with the day, runs under `withCalendarsInForce` and
 * has asked whether the actor may do the act that they tell of. Give all papers of one act in one call: their numbers are
 * taken in one order, so that two acts at once never wait for each other.
 */
export async function issuePapersWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  requests: readonly PaperRequest[],
): Promise<readonly IssuedPaper[]> {
  const { result } = await recordActsWithin(ctx, tx, projectId, async (scene) => {
    const drafts = requests.map((request) => draftPaper(scene, request));
    const papers = await makeOut(scene, drafts);
    return { result: papers, acts: papers.map((paper) => ({ act: issued(paper) })) };
  });
  return (result ?? []).map(viewOf);
}

/** A paper whose facts are known, before it has its number. */
export interface PaperDraft {
  readonly kind: PaperKindCode;
  readonly placed: PaperCase | null;
  readonly office: PaperOfficeOf;
  readonly scope: PaperScope;
  readonly facts: JsonObject;
  readonly progressPath: string | null;
  readonly replaces: string | null;
}

/** Throws `invalid` where its facts are not those of its kind, `paper_without_event` where what it tells of has not happened. */
export function draftPaper(
  scene: ActScene,
  request: { readonly kind: PaperKindCode; readonly item: string | null } & {
    readonly about?: number | null | undefined;
    readonly facts?: unknown;
  },
  replaces: string | null = null,
): PaperDraft {
  const kind = paperKind(request.kind);
  const facts: Readonly<Record<string, unknown>> = readInput(
    paperFactShapes[request.kind],
    request.facts ?? {},
  );
  const placed = placedCase(scene, request.kind, request.item, request.about ?? null);
  if (kind.needsEvent && placed?.event == null)
    throw conflict('paper_without_event', { paperKind: kind.code });
  const office = paperOffice(scene, kind, placed);
  const said = factVariables(facts);
  const { progressPath } = facts;
  return {
    kind: kind.code,
    placed,
    office,
    scope: { ...recordScope(scene, placed, office.name), ...said },
    facts: keptFacts(facts) as JsonObject,
    progressPath: typeof progressPath === 'string' ? progressPath : null,
    replaces,
  };
}

function placedCase(
  scene: ActScene,
  kind: PaperKindCode,
  code: string | null,
  about: number | null,
): PaperCase | null {
  if (code === null) return null;
  const item = scene.plan.items.find((planned) => planned.code === code);
  if (item === undefined) throw notFound('case', { item: code });
  return paperCase(scene, item, kind, about);
}

/** Takes the numbers, words the papers and stores them; the acts are the caller's. In the order of `drafts`. */
export async function makeOut(
  scene: ActScene,
  drafts: readonly PaperDraft[],
): Promise<readonly PaperRecord[]> {
  const { ctx, tx, project } = scene;
  const year = yearOf(today(ctx));
  const series = (draft: PaperDraft) => ({
    region: project.region,
    office: draft.office.code,
    word: paperKind(draft.kind).word,
    year,
  });
  const inOrder = [...drafts].sort((a, b) => (seriesKey(series(a)) < seriesKey(series(b)) ? -1 : 1));
  const made = new Map<PaperDraft, PaperRecord>();
  for (const draft of inOrder) {
    const own = series(draft);
    const serial = await nextSerial(tx, own);
    const number = paperNumber(placeWord(project.region), draft.office.word, own.word, year, serial);
    const content = await wordsOf(scene, draft, number);
    const record: PaperRecord = {
      ...own,
      id: randomBytes(16).toString('base64url'),
      projectId: project.id,
      item: draft.placed?.item.code ?? null,
      kind: draft.kind,
      serial,
      number,
      issuedOn: today(ctx),
      issuedAt: ctx.now,
      issuedBy: ctx.actor.username,
      issuedByName: ctx.actor.name,
      about: draft.placed?.event?.seq ?? null,
      replaces: draft.replaces,
      facts: draft.facts,
      content,
      hash: documentHash(chainAlgorithm, content),
      hashAlgorithm: chainAlgorithm,
      voidedAt: null,
      voidReason: null,
      replacedBy: null,
    };
    await insertPaper(tx, record);
    made.set(draft, record);
  }
  return drafts.flatMap((draft) => made.get(draft) ?? []);
}

async function wordsOf(scene: ActScene, draft: PaperDraft, number: string): Promise<PaperContent> {
  const { ctx, tx, project } = scene;
  const stored = await readPaperText(tx, regionsUp(project.region), draft.kind);
  const document = stored?.document ?? defaultPaperText(draft.kind);
  const { placed } = draft;
  const scope = { ...draft.scope, number };
  try {
    return {
      schema: 'paper/1',
      kind: draft.kind,
      number,
      ...renderPaperText(document, scope),
      office: draft.office.name,
      date: isoDay(today(ctx)),
      dateText: paperDate(today(ctx)),
      project: { code: project.code, name: String(scope.projectName) },
      item: placed === null ? null : { code: placed.item.code, name: String(scope.itemName) },
      text: { region: stored?.region ?? null, version: stored?.version ?? 0 },
      progressPath: draft.progressPath,
    };
  } catch (error) {
    if (!(error instanceof PaperTextError)) throw error;
    const { field, line, code, word } = error.fault;
    throw conflict('paper_text_broken', { paperKind: draft.kind, field, line, fault: code, word });
  }
}

/** The place itself, then what lies above it. */
export function regionsUp(region: string): readonly string[] {
  const found: string[] = [];
  for (let at: string | null = region; at !== null; at = parentRegion(at)) found.push(at);
  return found.includes(nationwide) ? found : [...found, nationwide];
}

export const issued = (paper: PaperRecord): PaperAct => ({
  type: 'issue_paper',
  paper: paper.id,
  kind: paper.kind,
  number: paper.number,
  hash: paper.hash,
  item: paper.item,
  about: paper.about,
  replaces: paper.replaces ?? undefined,
});

export const viewOf = ({ id, kind, number }: PaperRecord): IssuedPaper => ({
  id,
  kind,
  number,
  path: `/papers/${id}`,
});

// Makes papers out: facts gathered, numbers taken in one order, words rendered, rows stored. Who may ask for it, and which act it
// goes with, is for issue-paper.ts and void-paper.ts.
import { randomBytes } from 'node:crypto';
import { isoDay, yearOf } from '../domain/day.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { type PaperContent, paperDate } from '../domain/paper-content.ts';
import type { PaperScope } from '../domain/paper-variables.ts';
import { type PaperKind, type PaperKindCode, paperKind, paperNumber, placeWord } from '../domain/papers.ts';
import type { PaperAct } from '../domain/project-acts.ts';
import { nationwide, parentRegion } from '../domain/regions.ts';
import { projectAct } from '../store/event-codec.ts';
import { chainAlgorithm, documentHash } from '../store/hash-chain.ts';
import { insertPaper, nextSerial, type PaperRecord, readPaperText, seriesKey } from '../store/papers.ts';
import type { JsonObject } from '../store/records.ts';
import { today } from './context.ts';
import { readInput } from './input.ts';
import { defaultPaperText } from './paper-defaults.ts';
import { factVariables, keptFacts, paperFactShapes } from './paper-facts.ts';
import { type PaperOfficeOf, paperOffice } from './paper-office.ts';
import { PaperTextError, renderPaperText } from './paper-render.ts';
import { type PaperCase, paperCase, recordScope } from './paper-scope.ts';
import { paperStates } from './paper-states.ts';
import type { ActScene } from './record-acts.ts';

/** A paper whose facts are known, before it has its number. */
export interface PaperDraft {
  readonly kind: PaperKindCode;
  readonly placed: PaperCase | null;
  readonly office: PaperOfficeOf;
  readonly scope: PaperScope;
  readonly facts: JsonObject;
  /** Id of the owner's link that is printed as a second code. */
  readonly progressLink: string | null;
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
  demandGround(kind, placed);
  demandFirst(scene, kind, placed, replaces);
  const office = paperOffice(scene, kind, placed);
  const said = factVariables(facts);
  const { progressPath } = facts;
  return {
    kind: kind.code,
    placed,
    office,
    scope: { ...recordScope(scene, placed, office.name), ...said },
    facts: keptFacts(facts) as JsonObject,
    progressLink: typeof progressPath === 'string' ? linkIn(progressPath) : null,
    replaces,
  };
}

/** The open half of an owner's address: the secret one is worked out again when the paper is shown. */
const linkIn = (path: string): string => path.slice('/o/'.length, '/o/'.length + 12);

function demandGround(kind: PaperKind, placed: PaperCase | null): void {
  if (kind.needsEvent && (placed === null || placed.event === null))
    throw conflict('paper_without_event', { paperKind: kind.code });
  if (kind.code !== 'lateness') return;
  const late = placed?.reading.clocks.some(
    ({ clock, reading }) =>
      ['promised', 'statutory'].includes(clock.kind) && (reading.overdueDays?.natural ?? 0) > 0,
  );
  if (late !== true) throw conflict('paper_not_late');
}

/** One event has one paper of a kind; another one takes the place of the first, which is void then. */
function demandFirst(
  { events }: ActScene,
  kind: PaperKind,
  placed: PaperCase | null,
  replaces: string | null,
): void {
  if (!kind.needsEvent || replaces !== null) return;
  const states = new Map(paperStates(events).map((state) => [state.id, state]));
  for (const event of events) {
    const act = projectAct(event);
    if (act?.type !== 'issue_paper' || act.kind !== kind.code) continue;
    if (act.item !== placed?.item.code || act.about !== placed.event?.seq) continue;
    if (states.get(act.paper)?.voidedAt !== null) continue;
    throw conflict('paper_already_issued', { paperKind: kind.code, number: act.number });
  }
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
      progressLink: draft.progressLink,
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

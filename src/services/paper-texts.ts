// The texts of papers as administrators keep them: listed, tried on sample data before they are saved, saved as a new version, put
// back to what comes with the program. Earlier versions stay; a paper names the one that it was made with.
import { z } from 'zod';
import { isoDay } from '../domain/day.ts';
import { invalid, notFound, Refusal } from '../domain/errors.ts';
import { type PaperContent, paperDate } from '../domain/paper-content.ts';
import { emptyScope, sampleScope } from '../domain/paper-variables.ts';
import { isPaperKind, type PaperKindCode, paperKindCodes } from '../domain/papers.ts';
import type { PaperTextDocument } from '../store/paper-records.ts';
import {
  insertPaperText,
  type PaperTextRecord,
  readPaperText,
  readPaperTexts,
  readPaperTextVersions,
} from '../store/papers.ts';
import { demand } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { readInput } from './input.ts';
import { regionsUp } from './make-papers.ts';
import { defaultPaperText } from './paper-defaults.ts';
import { checkPaperText, LONGEST_TEXT, type PaperTextFault, renderPaperText } from './paper-render.ts';

/** As people type it: line breaks of any system, no other control characters. */
const part = z
  .string()
  .max(LONGEST_TEXT)
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, ''),
  );

export const paperTextShape = z.strictObject({
  title: part,
  addressee: part,
  body: part,
  basis: part,
  rights: part,
});
export const savePaperTextShape = paperTextShape.extend({
  /** The version that the editor had before him; another one by now is refused. */
  expectedVersion: z.int().min(0).optional(),
});

export interface PaperTextVersion {
  /** 0 comes with the program. */
  readonly version: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  /** Whether it put back the text that comes with the program. */
  readonly restores: boolean;
}

export interface PaperTextRow {
  readonly kind: PaperKindCode;
  /** The newest of the own place. */
  readonly version: PaperTextVersion;
}

export interface PaperTextView extends PaperTextRow {
  readonly document: PaperTextDocument;
  readonly standard: PaperTextDocument;
  /** Region whose text is in force: the own one, one above it, or null for that of the program. */
  readonly region: string | null;
  /** Newest first. */
  readonly versions: readonly (PaperTextVersion & { readonly document: PaperTextDocument })[];
}

export async function listPaperTexts(ctx: ServiceContext): Promise<readonly PaperTextRow[]> {
  demand(ctx.actor, 'paper_text.edit');
  const rows = await readPaperTexts(ctx.store.db, ctx.actor.region);
  return paperKindCodes.map((kind) => ({
    kind,
    version: versionOf(rows.find((row) => row.kind === kind) ?? null),
  }));
}

export async function getPaperText(ctx: ServiceContext, kind: string): Promise<PaperTextView> {
  demand(ctx.actor, 'paper_text.edit');
  const code = kindOf(kind);
  const { db } = ctx.store;
  const [inForce, versions] = await Promise.all([
    readPaperText(db, regionsUp(ctx.actor.region), code),
    readPaperTextVersions(db, ctx.actor.region, code),
  ]);
  const standard = defaultPaperText(code);
  return {
    kind: code,
    version: versionOf(versions[0] ?? null),
    document: inForce?.document ?? standard,
    standard,
    region: inForce?.region ?? null,
    versions: versions.map((row) => ({ ...versionOf(row), document: row.document ?? standard })),
  };
}

/** The paper that the text would give on sample data. Throws `invalid` with field, line and word of the first fault. */
export function previewPaperText(ctx: ServiceContext, kind: string, raw: unknown): PaperContent {
  demand(ctx.actor, 'paper_text.edit');
  const code = kindOf(kind);
  const text = readInput(paperTextShape, raw);
  demandSound(text);
  return {
    schema: 'paper/1',
    kind: code,
    ...renderPaperText(text, sampleScope()),
    number: '（未编号）',
    office: String(sampleScope().office),
    date: isoDay(today(ctx)),
    dateText: paperDate(today(ctx)),
    project: { code: String(sampleScope().projectCode), name: String(sampleScope().projectName) },
    item: null,
    text: { region: null, version: 0 },
    progressLink: null,
  };
}

/** Throws as the preview does, and `version_lost` when somebody saved meanwhile. */
export async function savePaperText(ctx: ServiceContext, kind: string, raw: unknown): Promise<PaperTextView> {
  demand(ctx.actor, 'paper_text.edit');
  const code = kindOf(kind);
  const { expectedVersion, ...document } = readInput(savePaperTextShape, raw);
  demandSound(document);
  await append(ctx, code, document, expectedVersion);
  return getPaperText(ctx, code);
}

/** Back to the text that comes with the program; nothing is removed. */
export async function restorePaperText(ctx: ServiceContext, kind: string): Promise<PaperTextView> {
  demand(ctx.actor, 'paper_text.edit');
  const code = kindOf(kind);
  const [newest] = await readPaperTextVersions(ctx.store.db, ctx.actor.region, code);
  if (newest !== undefined && newest.document !== null) await append(ctx, code, null, newest.version);
  return getPaperText(ctx, code);
}

async function append(
  ctx: ServiceContext,
  kind: PaperKindCode,
  document: PaperTextDocument | null,
  expected: number | undefined,
): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [newest] = await readPaperTextVersions(tx, ctx.actor.region, kind);
    const actual = newest?.version ?? 0;
    const lost = new Refusal('version_lost', 'version_lost', { expected: expected ?? actual, actual });
    if (expected !== undefined && expected !== actual) throw lost;
    const record: PaperTextRecord = {
      region: ctx.actor.region,
      kind,
      version: actual + 1,
      document,
      savedAt: ctx.now,
      savedBy: ctx.actor.username,
      savedByName: ctx.actor.name,
    };
    if (!(await insertPaperText(tx, record))) throw lost;
  });
}

function demandSound(text: PaperTextDocument): void {
  for (const field of ['title', 'body'] as const)
    if (text[field].trim() === '') throw invalid([{ path: field, code: 'required', facts: {} }]);
  // What the record may say, from everything to nothing: a text has to stand both.
  const fault: PaperTextFault | null = checkPaperText(text, [sampleScope(), emptyScope()]);
  if (fault === null) return;
  const { field, line, code, word } = fault;
  throw invalid([{ path: field, code, facts: { line, word } }]);
}

function kindOf(kind: string): PaperKindCode {
  if (!isPaperKind(kind)) throw notFound('paper_text', { kind });
  return kind;
}

const versionOf = (row: PaperTextRecord | null): PaperTextVersion =>
  row === null
    ? { version: 0, savedAt: null, savedBy: null, restores: false }
    : {
        version: row.version,
        savedAt: new Date(row.savedAt).toISOString(),
        savedBy: row.savedByName,
        restores: row.document === null,
      };

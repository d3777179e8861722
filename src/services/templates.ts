// The catalogue of published chains: importing a version, which then never changes, and reading it.
import { type Day, type Instant, isoDay } from '../domain/day.ts';
import { conflict, invalid, invalidField, notFound } from '../domain/errors.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { checkTemplate } from '../domain/template-check.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { parseTemplateText, readTemplateTexts } from '../store/template-files.ts';
import {
  insertTemplate,
  readCurrentTemplate,
  readTemplate,
  readTemplates,
  type TemplateRecord,
} from '../store/templates.ts';
import { demand, systemActor } from './access.ts';
import type { ServiceContext, System } from './context.ts';
import { type TemplateView, templateView } from './template-view.ts';

/** The text of a file, YAML or JSON; the name is told with what is wrong in it. */
export interface TemplateSource {
  readonly text: string;
  readonly fileName: string;
}

/**
 * Checks and stores a version. The same content again is no fault and changes nothing. Throws every fault with its place,
 * or `template_taken` when that version exists with other content.
 */
export async function importTemplate(
  ctx: ServiceContext,
  source: TemplateSource,
): Promise<{ readonly template: TemplateView; readonly created: boolean }> {
  demand(ctx.actor, 'template.import');
  const { record, created } = await put(ctx, source, ctx.actor.username, ctx.now);
  return { template: templateView(published(record)), created };
}

/** At start: the templates that come with the program. Throws as `importTemplate` does; gives how many were new. */
export async function ensureTemplates(system: System, now: Instant, folder: string): Promise<number> {
  let added = 0;
  // Reading six chains takes half a second: a file that has not changed since it was imported is left alone.
  const imported = new Set((await readTemplates(system.store.db)).map(({ source }) => source));
  for (const source of readTemplateTexts(folder).filter(({ text }) => !imported.has(text))) {
    if ((await put(system, source, systemActor.username, now)).created) added += 1;
  }
  return added;
}

async function put(
  system: System,
  { text, fileName }: TemplateSource,
  importedBy: string,
  importedAt: Instant,
): Promise<{ readonly record: TemplateRecord; readonly created: boolean }> {
  // No database keeps the character NUL, and YAML allows it in remarks.
  if (text.includes('\0')) throw invalidField(fileName, 'unprintable_text');
  const document = checked(system, parseTemplateText(text, fileName));
  const { id, version, status } = document;
  const record: TemplateRecord = { id, version, status, document, source: text, importedAt, importedBy };
  return system.store.transaction(async (tx) => {
    if (await insertTemplate(tx, record)) return { record, created: true };
    const stored = await readTemplate(tx, id, version);
    if (stored === null || canonicalJson(stored.document) !== canonicalJson(document)) {
      throw conflict('template_taken', { id, version });
    }
    return { record: stored, created: false };
  });
}

function checked({ parties }: System, value: unknown): ApprovalTemplate {
  const result = checkTemplate(value, new Set(parties.keys()));
  if (!result.ok) throw invalid(result.issues);
  return result.value;
}

/** All versions, by id, newest first; with `asOf` those in force on that day. */
export async function listTemplates(
  ctx: ServiceContext,
  { asOf }: { readonly asOf?: Day | undefined } = {},
): Promise<readonly ApprovalTemplate[]> {
  demand(ctx.actor, 'template.view');
  const records = await readTemplates(ctx.store.db);
  return records.filter((record) => asOf === undefined || isInForce(record, asOf)).map(published);
}

/** What the shape of a template allows as id and version: anything else need not be looked for. */
const codeShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

export interface TemplateQuery {
  readonly version?: string | undefined;
  readonly asOf?: Day | undefined;
}

/** A version; left out, the one in force on `asOf`, else the one that new projects get. Throws `not_found`. */
export async function getTemplate(
  ctx: ServiceContext,
  id: string,
  { version, asOf }: TemplateQuery = {},
): Promise<TemplateView> {
  demand(ctx.actor, 'template.view');
  if (![id, version ?? id].every((text) => codeShape.test(text))) throw notFound('template', { id });
  const { db } = ctx.store;
  const found =
    version !== undefined
      ? await readTemplate(db, id, version)
      : asOf !== undefined
        ? inForce(await readTemplates(db), id, asOf)
        : await readCurrentTemplate(db, id);
  if (found === null) throw notFound('template', { id });
  return templateView(published(found));
}

/** The status may have changed since the import. */
const published = ({ document, status }: TemplateRecord): ApprovalTemplate => ({ ...document, status });

const isInForce = ({ document: { effective } }: TemplateRecord, asOf: Day): boolean =>
  effective.from <= isoDay(asOf) && (effective.to === null || isoDay(asOf) <= effective.to);

/** Of several versions in force, the one that came into force last. */
function inForce(records: readonly TemplateRecord[], id: string, asOf: Day): TemplateRecord | null {
  const candidates = records.filter((record) => record.id === id && isInForce(record, asOf));
  const began = ({ document }: TemplateRecord): string => document.effective.from;
  return candidates.reduce<TemplateRecord | null>(
    (best, record) => (best === null || began(record) > began(best) ? record : best),
    null,
  );
}

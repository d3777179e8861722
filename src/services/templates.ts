// The catalogue of published chains: importing a version, which then never changes, and reading it.
import { type Day, dayOfInstant, type Instant, isoDay } from '../domain/day.ts';
import { conflict, notFound, Refusal } from '../domain/errors.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { readAccount } from '../store/accounts.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { readTemplateTexts } from '../store/template-files.ts';
import {
  insertTemplate,
  readCurrentTemplate,
  readTemplate,
  readTemplates,
  readVersions,
  type TemplateRecord,
} from '../store/templates.ts';
import { demand, systemActor } from './access.ts';
import { type ServiceContext, type System, today } from './context.ts';
import { readTemplateSource, type TemplateSource } from './template-source.ts';
import { type TemplateView, templateView } from './template-view.ts';

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
  return { template: await viewOf(ctx, record), created };
}

export interface EnsuredTemplates {
  /** How many were new. */
  readonly added: number;
  /** Files that say something else than the version of that name in the house: a published one is never changed, it stays. */
  readonly taken: readonly Refusal[];
}

/** At start: the templates that come with the program. Throws as `importTemplate` does where a file cannot be used at all. */
export async function ensureTemplates(
  system: System,
  now: Instant,
  folder: string,
): Promise<EnsuredTemplates> {
  let added = 0;
  const taken: Refusal[] = [];
  // Reading six chains takes half a second: a file that has not changed since it was imported is left alone.
  const imported = new Set((await readTemplates(system.store.db)).map(({ source }) => source));
  for (const source of readTemplateTexts(folder).filter(({ text }) => !imported.has(text))) {
    try {
      if ((await put(system, source, systemActor.username, now)).created) added += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'template_taken') throw error;
      taken.push(error);
    }
  }
  return { added, taken };
}

async function put(
  system: System,
  source: TemplateSource,
  importedBy: string,
  importedAt: Instant,
): Promise<{ readonly record: TemplateRecord; readonly created: boolean }> {
  const document = readTemplateSource(system, source);
  const { id, version, status } = document;
  const untouched = { publishedAt: null, publishedBy: null, retiredAt: null, retiredBy: null };
  const record: TemplateRecord = {
    id,
    version,
    status,
    document,
    source: source.text,
    importedAt,
    importedBy,
    ...untouched,
  };
  return system.store.transaction(async (tx) => {
    if (await insertTemplate(tx, record)) return { record, created: true };
    const stored = await readTemplate(tx, id, version);
    if (stored === null || !sameContent(stored.document, document)) {
      throw conflict('template_taken', { id, version });
    }
    return { record: stored, created: false };
  });
}

export const sameContent = (a: ApprovalTemplate, b: ApprovalTemplate): boolean =>
  canonicalJson(a) === canonicalJson(b);

/** All versions, by id, newest first; with `asOf` those in force on that day. */
export async function listTemplates(
  ctx: ServiceContext,
  { asOf }: { readonly asOf?: Day | undefined } = {},
): Promise<readonly ApprovalTemplate[]> {
  demand(ctx.actor, 'template.view');
  const records = await readTemplates(ctx.store.db);
  return records.filter(({ document }) => asOf === undefined || isInForce(document, asOf)).map(published);
}

export interface TemplateQuery {
  readonly version?: string | undefined;
  readonly asOf?: Day | undefined;
}

/** A version; left out, the one in force on `asOf`, else the one that new projects get today. Throws `not_found`. */
export async function getTemplate(
  ctx: ServiceContext,
  id: string,
  query: TemplateQuery = {},
): Promise<TemplateView> {
  demand(ctx.actor, 'template.view');
  return viewOf(ctx, await findTemplate(ctx, id, query));
}

/** What the shape of a template allows as id and version: anything else need not be looked for. */
const codeShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/** The same as a record. */
export async function findTemplate(
  ctx: ServiceContext,
  id: string,
  { version, asOf }: TemplateQuery = {},
): Promise<TemplateRecord> {
  if (![id, version ?? id].every((text) => codeShape.test(text))) throw notFound('template', { id });
  const { db } = ctx.store;
  const found =
    version !== undefined
      ? await readTemplate(db, id, version)
      : asOf !== undefined
        ? inForce(await readVersions(db, id), asOf)
        : await readCurrentTemplate(db, id, today(ctx));
  if (found === null) throw notFound('template', { id });
  return found;
}

/** The status may have changed since the import. */
export const published = ({ document, status }: TemplateRecord): ApprovalTemplate => ({
  ...document,
  status,
});

/** With who imported, published and retired it, by the names of their accounts. */
export async function viewOf(ctx: ServiceContext, record: TemplateRecord): Promise<TemplateView> {
  const { db } = ctx.store;
  const byWhom = async (username: string | null, at: Instant | null) => {
    if (username === null || at === null) return null;
    const account = await readAccount(db, username);
    const name = account?.name ?? (username === systemActor.username ? systemActor.name : username);
    return { on: isoDay(dayOfInstant(at)), by: name };
  };
  return templateView(published(record), {
    imported: await byWhom(record.importedBy, record.importedAt),
    published: await byWhom(record.publishedBy, record.publishedAt),
    retired: await byWhom(record.retiredBy, record.retiredAt),
  });
}

export const isInForce = ({ effective }: Pick<ApprovalTemplate, 'effective'>, asOf: Day): boolean =>
  effective.from <= isoDay(asOf) && (effective.to === null || isoDay(asOf) <= effective.to);

/** Of several versions in force, the one that came into force last; drafts never were, and a version retired by then was no more. */
function inForce(records: readonly TemplateRecord[], asOf: Day): TemplateRecord | null {
  const candidates = records.filter(
    ({ document, status, retiredAt }) =>
      status !== 'draft' &&
      isInForce(document, asOf) &&
      (retiredAt === null || dayOfInstant(retiredAt) > asOf),
  );
  const began = ({ document }: TemplateRecord): string => document.effective.from;
  return candidates.reduce<TemplateRecord | null>(
    (best, record) => (best === null || began(record) > began(best) ? record : best),
    null,
  );
}

// What administrators do with versions of a template: look before publishing, publish a draft, retire, take out as a file.
import { conflict } from '../domain/errors.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { formatOf, parseTemplateText, type TemplateFormat, templateText } from '../store/template-files.ts';
import { lockTemplate, readVersions, setTemplateStatus, type TemplateRecord } from '../store/templates.ts';
import { demand } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { differenceOf, type TemplateDifferenceView } from './template-difference.ts';
import { readTemplateSource, type TemplateSource } from './template-source.ts';
import { type TemplateView, templateView } from './template-view.ts';
import { findTemplate, isInForce, published, sameContent, viewOf } from './templates.ts';

export interface TemplatePreview {
  readonly template: TemplateView;
  /** `new`: may be imported. `same`: is there already. `taken`: the version is there with other content. */
  readonly stands: 'new' | 'same' | 'taken';
  /** Against the version that new projects get today, or for a version that is taken, against what is there; null for a first one. */
  readonly difference: TemplateDifferenceView | null;
}

/** Reads and checks a file and says what importing it would do; nothing is stored. Throws as `importTemplate` does. */
export async function previewTemplate(ctx: ServiceContext, source: TemplateSource): Promise<TemplatePreview> {
  demand(ctx.actor, 'template.import');
  const document = readTemplateSource(ctx, source);
  const versions = await readVersions(ctx.store.db, document.id);
  const stored = versions.find(({ version }) => version === document.version);
  const stands = stored === undefined ? 'new' : sameContent(stored.document, document) ? 'same' : 'taken';
  const against = stored ?? (versions.length === 0 ? null : await findTemplate(ctx, document.id));
  const nothing = { imported: null, published: null, retired: null };
  return {
    template: templateView(document, nothing),
    stands,
    difference: against === null ? null : differenceOf(published(against), document),
  };
}

export interface StatusChanged {
  readonly template: TemplateView;
  /** Versions of this template that a project may be opened with today; with none it cannot be chosen any more. */
  readonly openTo: number;
}

/** A draft becomes a version that projects may be opened with. Throws `not_found`, or `template_not_draft`. */
export const publishTemplate = (ctx: ServiceContext, id: string, version: string): Promise<StatusChanged> =>
  changeStatus(ctx, id, version, (record) => {
    if (record.status !== 'draft')
      throw conflict('template_not_draft', { id, version, templateStatus: record.status });
    return { status: 'active', publishedAt: ctx.now, publishedBy: ctx.actor.username };
  });

/** Projects under way keep the version; no new one gets it. Throws `not_found`, or `template_retired`. */
export const retireTemplate = (ctx: ServiceContext, id: string, version: string): Promise<StatusChanged> =>
  changeStatus(ctx, id, version, (record) => {
    if (record.status === 'retired') throw conflict('template_retired', { id, version });
    return { status: 'retired', retiredAt: ctx.now, retiredBy: ctx.actor.username };
  });

async function changeStatus(
  ctx: ServiceContext,
  id: string,
  version: string,
  change: (record: TemplateRecord) => Parameters<typeof setTemplateStatus>[3],
): Promise<StatusChanged> {
  demand(ctx.actor, 'template.import');
  await findTemplate(ctx, id, { version });
  const changed = await ctx.store.transaction(async (tx) => {
    const record = await lockTemplate(tx, id, version);
    if (record === null) return findTemplate(ctx, id, { version });
    const columns = change(record);
    await setTemplateStatus(tx, id, version, columns);
    return { ...record, ...columns };
  });
  return { template: await viewOf(ctx, changed), openTo: (await openVersions(ctx, id)).length };
}

/** Versions with which a project may be opened today. */
export async function openVersions(ctx: ServiceContext, id: string): Promise<readonly string[]> {
  const versions = await readVersions(ctx.store.db, id);
  return versions
    .filter(({ status, document }) => status === 'active' && isInForce(document, today(ctx)))
    .map(({ version }) => version);
}

export type VersionEntry = Pick<ApprovalTemplate, 'version' | 'status' | 'effective'>;

/** All versions of one template, newest import first. */
export async function listVersions(ctx: ServiceContext, id: string): Promise<readonly VersionEntry[]> {
  demand(ctx.actor, 'template.view');
  const versions = await readVersions(ctx.store.db, id);
  return versions.map(({ version, status, document: { effective } }) => ({ version, status, effective }));
}

export interface TemplateFileView {
  readonly text: string;
  readonly format: TemplateFormat;
  readonly fileName: string;
}

/**
 * A version as a file: in the format in which it came in, exactly that text; in the other, the same content. `format` left
 * out: as it came in. Throws `not_found`.
 */
export async function exportTemplate(
  ctx: ServiceContext,
  id: string,
  {
    version,
    format,
  }: { readonly version?: string | undefined; readonly format?: TemplateFormat | undefined } = {},
): Promise<TemplateFileView> {
  demand(ctx.actor, 'template.view');
  const record = await findTemplate(ctx, id, { version });
  const own = formatOf(record.source);
  const asked = format ?? own;
  const fileName = `${record.id}-${record.version}.${asked}`;
  const text =
    asked === own ? record.source : templateText(parseTemplateText(record.source, fileName), asked);
  return { text, format: asked, fileName };
}

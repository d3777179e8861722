// Drafts of the counter: kept as typed, for the account that typed them, until the file is taken in or the draft is thrown away.
import { Refusal } from '../domain/errors.ts';
import {
  type DraftKey,
  type DraftValues,
  dropDraft,
  dropDraftsBefore,
  listDrafts,
  readDraft,
  writeDraft,
} from '../store/counter-drafts.ts';
import { demand } from './access.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { readCounterCase } from './counter-case.ts';
import { planOf } from './plans.ts';
import type { Named } from './views.ts';

export type { DraftKey } from '../store/counter-drafts.ts';

/** A project that is being opened has neither id nor item. */
export const opening: DraftKey = { projectId: '', item: '' };
/** A form has a few hundred short fields; characters of JSON. */
const LARGEST = 60_000;
/** Whoever comes back after that begins anew: what was typed names people. */
const KEPT_MS = 30 * 86_400_000;
const ROWS = 50;

export interface DraftView {
  readonly values: DraftValues;
  /** RFC 3339. */
  readonly savedAt: string;
}

export interface DraftRow extends DraftKey {
  readonly savedAt: string;
  /** null for a project that is being opened. */
  readonly projectName: string | null;
  readonly projectCode: string | null;
  readonly itemName: Named | null;
  /** What was typed as its name or code. */
  readonly typed: string | null;
}

const demandCase = async (ctx: ServiceContext, { projectId, item }: DraftKey): Promise<void> => {
  demand(ctx.actor, 'counter.use');
  if (projectId !== '') await readCounterCase(ctx, projectId, item);
};

/** Throws `forbidden`, `not_found`, or `too_large`. */
export async function saveDraft(ctx: ServiceContext, key: DraftKey, values: DraftValues): Promise<DraftView> {
  await demandCase(ctx, key);
  if (JSON.stringify(values).length > LARGEST) throw new Refusal('too_large', 'too_large', { max: '60 kB' });
  await writeDraft(ctx.store.db, ctx.actor.username, key, values, ctx.now);
  return { values, savedAt: new Date(ctx.now).toISOString() };
}

export async function getDraft(ctx: ServiceContext, key: DraftKey): Promise<DraftView | null> {
  demand(ctx.actor, 'counter.use');
  const draft = await readDraft(ctx.store.db, ctx.actor.username, key);
  return draft === null ? null : { values: draft.values, savedAt: new Date(draft.savedAt).toISOString() };
}

export async function discardDraft(ctx: ServiceContext, key: DraftKey): Promise<void> {
  demand(ctx.actor, 'counter.use');
  await dropDraft(ctx.store.db, ctx.actor.username, key);
}

/** Those of the actor, newest first. */
export async function myDrafts(ctx: ServiceContext): Promise<readonly DraftRow[]> {
  demand(ctx.actor, 'counter.use');
  await dropDraftsBefore(ctx.store.db, ctx.now - KEPT_MS);
  const rows = await listDrafts(ctx.store.db, ctx.actor.username, ROWS);
  const drafts: DraftRow[] = [];
  for (const { projectId, item, savedAt, projectName, projectCode, values, ...row } of rows) {
    const { templateId, templateVersion } = row;
    const plan =
      templateId === null || templateVersion === null
        ? null
        : await planOf(ctx.store, ctx.store.db, {
            templateId,
            templateVersion,
            attributes: {},
            changes: null,
          });
    const spec = plan?.template.items.find(({ code }) => code === item);
    drafts.push({
      projectId,
      item,
      savedAt: new Date(savedAt).toISOString(),
      projectName,
      projectCode,
      itemName: spec === undefined ? null : named(spec),
      typed: typedIn(values, 'name') ?? typedIn(values, 'code'),
    });
  }
  return drafts;
}

function typedIn(values: DraftValues, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

// The list of materials of a case with where each stands, and what waits for a check across projects.

import type { FiledMaterial } from '../domain/case-materials.ts';
import { type Instant, isoDay, isoDayOrNull } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { kindOfMediaType, kindWord, nameMismatch } from '../domain/file-kinds.ts';
import { type MaterialSource, materialKey, materialList } from '../domain/material-list.ts';
import { readCertificates } from '../store/certificates.ts';
import { readPending } from '../store/material-rows.ts';
import { mayAct } from './access.ts';
import { named } from './case-view.ts';
import { certificateView, mayCertify } from './certificates.ts';
import { type ServiceContext, today } from './context.ts';
import { materialsOf } from './material-scene.ts';
import type {
  FileView,
  MaterialListView,
  MaterialView,
  PendingView,
  Signed,
  SourceView,
} from './material-views.ts';
import { scopeOf } from './scope.ts';
import { byItem, readWholeProject } from './whole-project.ts';

/** Throws `not_found` for a case that is not there or not in sight. */
export async function getMaterialList(
  ctx: ServiceContext,
  projectId: string,
  item: string,
): Promise<MaterialListView> {
  const whole = await readWholeProject(ctx, projectId, {});
  const { project, plan, reading, events, reach } = whole;
  const placed = reading.cases.find((one) => one.item.code === item);
  if (placed === undefined) throw notFound('case', { item });
  const certificates = await readCertificates(ctx.store.db, project.ownerCreditCode);
  const materials = materialsOf(events);
  const listed = materialList(
    { plan, cases: reading.cases, eventsOf: byItem(events), materials, certificates, asOf: today(ctx) },
    placed.item,
  );
  const dueOn = new Map(
    placed.reading.clocks
      .filter(({ clock, reading: { state } }) => clock.kind === 'supplement' && state !== 'stopped')
      .map(({ clock, reading: { dueOn: on } }) => [clock.subject, on]),
  );
  const files = materials.files.filter((one) => one.item === item).toReversed();
  const rows = listed.map(({ spec, source, owed }): MaterialView => {
    return {
      code: spec.code,
      name: spec.zh,
      role: spec.role,
      tolerable: spec.tolerable,
      sharing: spec.sharing,
      exempt: spec.exempt,
      form: spec.form,
      condition: spec.condition?.zh ?? null,
      fromItem: spec.from_item ?? null,
      source: sourceView(source),
      owed: owed === null ? null : { dueOn: isoDayOrNull(dueOn.get(spec.code) ?? owed.promisedBy) },
      files: files.filter(({ material }) => material === spec.code).map(fileView),
      originals: materials.originals
        .filter((one) => one.item === item && one.material === spec.code)
        .map(({ by, at, note }) => ({ ...signed(by, at), note })),
    };
  });
  const department = placed.item.spec.department.lead;
  const may = (type: Parameters<typeof mayAct>[1]): boolean => mayAct(ctx.actor, type, department, reach);
  const keys = new Set(rows.map(({ name }) => materialKey(name)));
  return {
    project: {
      id: project.id,
      name: project.name,
      owner: { name: project.ownerName, creditCode: project.ownerCreditCode },
    },
    item,
    itemName: named(placed.item.spec),
    names: Object.fromEntries(plan.template.items.map((spec) => [spec.code, named(spec)])),
    department,
    materials: rows,
    others: files.filter(({ material }) => !rows.some(({ code }) => code === material)).map(fileView),
    handOvers: materials.handOvers
      .filter((one) => one.item === item)
      .map(({ by, at, item: _, ...rest }) => ({ ...rest, ...signed(by, at) })),
    certificates: certificates
      .filter(({ nameKey }) => keys.has(nameKey))
      .map((row) => certificateView(row, today(ctx))),
    may: {
      file: may('file_material'),
      check: may('accept_material'),
      seeOriginal: may('see_original'),
      handOver: may('hand_over_material'),
      certify: mayCertify(ctx.actor, reach),
    },
  };
}

const signed = (by: string, at: Instant): Signed => ({ by, at: new Date(at).toISOString() });

export function fileView(filed: FiledMaterial): FileView {
  const kind = kindOfMediaType(filed.mediaType);
  return {
    seq: filed.seq,
    material: filed.material,
    name: filed.name,
    bytes: filed.bytes,
    mediaType: filed.mediaType,
    kind: kind === null ? filed.mediaType : kindWord(kind),
    hash: filed.file,
    state: filed.state,
    how: filed.how,
    arrived: signed(filed.by, filed.arrivedAt),
    checked: filed.checked === null ? null : signed(filed.checked.by, filed.checked.at),
    reason: filed.reason,
    note: filed.note,
    mismatch: kind === null ? null : nameMismatch(filed.name, kind),
  };
}

function sourceView(source: MaterialSource): SourceView {
  if (source.kind !== 'in_hand') return source;
  if (source.from === 'certificate') return { ...source, validUntil: isoDayOrNull(source.validUntil) };
  return { ...source, on: isoDay(source.on) };
}

const MOST_PENDING = 500;

/** Files of cases in the actor's sight that wait for a check, the longest waiting first. */
export async function listPendingMaterial(ctx: ServiceContext): Promise<readonly PendingView[]> {
  const found = await readPending(ctx.store.db, scopeOf(ctx.actor), MOST_PENDING);
  return found.map(({ row, projectName, projectCode }) => ({
    project: { id: row.projectId, name: projectName, code: projectCode },
    item: row.item,
    seq: row.seq,
    material: row.materialName,
    name: row.name,
    how: row.how,
    arrived: signed(row.sentBy, row.arrivedAt),
  }));
}

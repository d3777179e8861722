// Certificates and e-licences of an owner: registered once by the window or by shared data, valid for every project of it, and
// revoked when they lose their force. Who sees a project of the owner sees the name and number of its certificates.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Day, isoDay, isoDayOrNull } from '../domain/day.ts';
import { conflict, forbidden, invalidField, notFound } from '../domain/errors.ts';
import { isValid, materialKey } from '../domain/material-list.ts';
import {
  type CertificateRow,
  insertCertificate,
  revokeCertificate as markRevoked,
  readCertificates,
} from '../store/certificates.ts';
import { shareFileGate } from '../store/material-rows.ts';
import { type Actor, mayAct, type Reach } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { readInput, zDay, zText } from './input.ts';
import type { CertificateView } from './material-views.ts';
import { demandUpload } from './uploads.ts';
import { readWholeProject } from './whole-project.ts';

export const registerCertificateShape = z.strictObject({
  name: zText(100),
  number: zText(100),
  validUntil: zDay.nullable().optional(),
  /** Where it comes from: 「省电子证照库」, 「窗口核验原件」. */
  source: zText(100),
  /** A copy, by the id of its upload. */
  upload: zText(100).optional(),
});
export const revokeCertificateShape = z.strictObject({ reason: zText(500) });

/** Whoever sees originals of the department, or at the window, may vouch for a certificate. */
export const mayCertify = (actor: Actor, reach: Reach): boolean =>
  mayAct(actor, 'see_original', actor.department, reach);

/** Of the owner of a project in sight. */
export async function listCertificates(
  ctx: ServiceContext,
  projectId: string,
): Promise<readonly CertificateView[]> {
  const { project } = await readWholeProject(ctx, projectId, {});
  const rows = await readCertificates(ctx.store.db, project.ownerCreditCode);
  return rows.map((row) => certificateView(row, today(ctx)));
}

/** Throws `certificate_known` for the same number of the same name that is valid already. */
export async function registerCertificate(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
): Promise<CertificateView> {
  const creditCode = await demandCertifier(ctx, projectId);
  const { upload, validUntil = null, ...input } = readInput(registerCertificateShape, raw);
  if (validUntil !== null && validUntil < today(ctx))
    throw invalidField('validUntil', 'certificate_lapsed', { validUntil: isoDay(validUntil) });
  const nameKey = materialKey(input.name);
  return ctx.store.transaction(async (tx) => {
    await shareFileGate(tx);
    const copy = upload === undefined ? null : await demandUpload(ctx, tx, upload);
    const known = (await readCertificates(tx, creditCode)).some(
      (one) => one.nameKey === nameKey && one.number === input.number && isValid(one, today(ctx)),
    );
    if (known) throw conflict('certificate_known', { name: input.name, number: input.number });
    const row: CertificateRow = {
      ...input,
      id: randomUUID(),
      creditCode,
      nameKey,
      validUntil,
      hash: copy?.hash ?? null,
      revokedOn: null,
      revokedReason: null,
      revokedBy: null,
      registeredAt: ctx.now,
      registeredBy: ctx.actor.name,
    };
    await insertCertificate(tx, row);
    return certificateView(row, today(ctx));
  });
}

/** Throws `certificate_revoked` for one that is revoked already. */
export async function revokeCertificate(
  ctx: ServiceContext,
  projectId: string,
  id: string,
  raw: unknown,
): Promise<CertificateView> {
  const creditCode = await demandCertifier(ctx, projectId);
  const { reason } = readInput(revokeCertificateShape, raw);
  return ctx.store.transaction(async (tx) => {
    const row = (await readCertificates(tx, creditCode)).find((one) => one.id === id);
    if (row === undefined) throw notFound('certificate', { id });
    const revocation = { revokedOn: today(ctx), revokedReason: reason, revokedBy: ctx.actor.name };
    if (!(await markRevoked(tx, id, revocation)))
      throw conflict('certificate_revoked', { name: row.name, number: row.number });
    return certificateView({ ...row, ...revocation }, today(ctx));
  });
}

async function demandCertifier(ctx: ServiceContext, projectId: string): Promise<string> {
  const { project, reach } = await readWholeProject(ctx, projectId, {});
  if (!mayCertify(ctx.actor, reach)) throw forbidden('certificate.register');
  return project.ownerCreditCode;
}

export const certificateView = (row: CertificateRow, on: Day): CertificateView => ({
  id: row.id,
  name: row.name,
  number: row.number,
  validUntil: isoDayOrNull(row.validUntil),
  source: row.source,
  state: row.revokedOn !== null ? 'revoked' : isValid(row, on) ? 'valid' : 'lapsed',
  revokedOn: isoDayOrNull(row.revokedOn),
  revokedReason: row.revokedReason,
  registered: { by: row.registeredBy, at: new Date(row.registeredAt).toISOString() },
});

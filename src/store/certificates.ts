// Certificates of owners: put in, revoked, read by company.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from './db.ts';
import { certificates } from './schema.ts';

export type CertificateRow = Readonly<typeof certificates.$inferSelect>;

export async function insertCertificate(db: Db, row: CertificateRow): Promise<void> {
  await db.insert(certificates).values(row);
}

/** All of a company, the revoked and lapsed ones too, by name and then by the time of entry. */
export const readCertificates = (db: Db, creditCode: string): Promise<readonly CertificateRow[]> =>
  db
    .select()
    .from(certificates)
    .where(eq(certificates.creditCode, creditCode))
    .orderBy(asc(certificates.name), asc(certificates.registeredAt), asc(certificates.id));

/** Whether it was there and valid until now. */
export async function revokeCertificate(
  db: Db,
  id: string,
  revocation: Pick<CertificateRow, 'revokedOn' | 'revokedReason' | 'revokedBy'>,
): Promise<boolean> {
  const changed = await db
    .update(certificates)
    .set(revocation)
    .where(and(eq(certificates.id, id), isNull(certificates.revokedOn)))
    .returning({ id: certificates.id });
  return changed.length > 0;
}

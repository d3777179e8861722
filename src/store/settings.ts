// What is set once for the whole house, by name: a session secret, the day up to which a sweep has been done.
import { eq } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { JsonValue } from './records.ts';
import { settings } from './schema.ts';

/** null when it has never been set. */
export async function readSetting(db: Db, key: string): Promise<JsonValue> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value ?? null;
}

export async function writeSetting(db: Db, key: string, value: NonNullable<JsonValue>): Promise<void> {
  await db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** Sets it unless it is set; gives what stands there afterwards. Two processes that start together agree. */
export async function initSetting(db: Db, key: string, value: NonNullable<JsonValue>): Promise<JsonValue> {
  await db.insert(settings).values({ key, value }).onConflictDoNothing();
  return readSetting(db, key);
}

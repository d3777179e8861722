// Who comes by an owner's link: the bearer of one project, or nobody. Whatever is wrong with an address, the answer is the
// same; wrong ones are counted by network address and slowed down. One that is right is never held up by another's guesses.
import { type Instant, isoDay } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { findLink, isLive, touchLink } from '../store/owner-links.ts';
import { countAttempt, pruneAttempts, readAttempts } from '../store/sign-in-attempts.ts';
import { type Actor, BEARER } from './access.ts';
import { type ServiceContext, type System, today } from './context.ts';
import { linkKey, readSecret } from './owner-link-secret.ts';
import { demandPatience } from './sign-in.ts';

export const guessLimits = { windowMs: 3_600_000, free: 20, everyMs: 60_000 } as const;
const NOTED_EVERY_MS = 3_600_000;

export interface OpenedLink {
  readonly ctx: ServiceContext;
  readonly projectId: string;
  /** The last day on which it works. */
  readonly expiresOn: string;
  readonly link: string;
  /** As long as this is the same, so is what the link shows: the record, the day, the calendars, the last day of the link. */
  readonly head: string;
}

export const bearerOf = (linkId: string, project: string): Actor => ({
  username: `link:${linkId}`,
  name: '业主（凭链接）',
  roles: [BEARER],
  department: null,
  region: '',
  creditCode: null,
  project,
});

/** Throws `link_unknown` (not found) for all that does not work, and `too_many_attempts` after many of those. */
export async function openOwnerLink(
  system: System,
  secret: string,
  address: string,
  now: Instant,
): Promise<OpenedLink> {
  const { db } = system.store;
  const { id, genuine } = readSecret(await linkKey(system.store), secret);
  // Looked up whether it is genuine or not, so that the time tells nothing.
  const found = await findLink(db, id);
  if (!genuine || found === null) return refuse(system, address, now);
  await system.book.refresh(found.release);
  const { link } = found;
  const ctx: ServiceContext = { ...system, actor: bearerOf(link.id, link.projectId), now };
  if (!isLive(link, today(ctx))) return refuse(system, address, now);
  if (link.lastUsedAt === null || now - link.lastUsedAt >= NOTED_EVERY_MS)
    await touchLink(db, link.id, now, now - NOTED_EVERY_MS);
  const expiresOn = isoDay(link.expiresOn);
  const head = `${found.head} ${today(ctx)} ${found.release} ${expiresOn}`;
  return { ctx, projectId: link.projectId, expiresOn, link: link.id, head };
}

async function refuse({ store: { db } }: System, address: string, now: Instant): Promise<never> {
  const window = now - (now % guessLimits.windowMs);
  const key = `link ${address}`;
  demandPatience(await readAttempts(db, key, window), guessLimits, window, now);
  const count = await countAttempt(db, key, window);
  if (count === 1) await pruneAttempts(db, window);
  demandPatience(count - 1, guessLimits, window, now);
  throw new Refusal('not_found', 'link_unknown');
}

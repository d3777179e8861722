// The public answer to whoever holds a paper: true, altered, void or unknown. Nobody signs in; what is told is what the paper
// itself shows to whoever holds it, with the applicant's name covered in part.
import type { Instant } from '../domain/day.ts';
import { checkValue } from '../domain/paper-content.ts';
import { type PaperKindCode, paperKind } from '../domain/papers.ts';
import { readEvents } from '../store/event-log.ts';
import { type PaperRecord, readPaper } from '../store/papers.ts';
import { readProject } from '../store/read-models.ts';
import { countAttempt, pruneAttempts, readAttempts } from '../store/sign-in-attempts.ts';
import type { System } from './context.ts';
import { truthOf } from './paper-truth.ts';
import { demandPatience } from './sign-in.ts';
import type { Named } from './views.ts';

export interface PaperCheck {
  readonly id: string;
  /** `ask`: the check value has not been given yet. */
  readonly outcome: 'true' | 'altered' | 'void' | 'unknown' | 'ask';
  /** Told only of a paper whose check value is right and whose words are whole. */
  readonly paper: CheckedPaper | null;
}

export interface CheckedPaper {
  readonly kind: PaperKindCode;
  readonly kindName: Named;
  readonly title: string;
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly office: string;
  readonly projectCode: string;
  readonly itemName: string | null;
  /** 永丰＊＊＊＊有限公司. */
  readonly applicant: string;
  readonly check: string;
  /** `YYYY-MM-DD` in Shanghai. */
  readonly voidedOn: string | null;
  /** Number of the paper in its place. */
  readonly replacedBy: string | null;
}

const WINDOW_MS = 3_600_000;
/** Wrong or unknown papers that one address may ask for; a whole office may stand behind it. */
const wrong = { free: 100, everyMs: 10_000 };

/** Throws `too_many_attempts` (rate limited). */
export async function verifyPaper(
  system: System,
  { id, check, address }: { readonly id: string; readonly check: string | null; readonly address: string },
  now: Instant,
): Promise<PaperCheck> {
  const { db } = system.store;
  const key = `paper ${address}`;
  const window = now - (now % WINDOW_MS);
  demandPatience(await readAttempts(db, key, window), wrong, window, now);
  const found = await lookAt(system, id, check);
  if (found.outcome === 'unknown' || found.outcome === 'altered') {
    const count = await countAttempt(db, key, window);
    if (count === 1) await pruneAttempts(db, window);
  }
  return found;
}

async function lookAt({ store: { db } }: System, id: string, check: string | null): Promise<PaperCheck> {
  const answer = (outcome: PaperCheck['outcome'], paper: CheckedPaper | null = null): PaperCheck => ({
    id,
    outcome,
    paper,
  });
  const paper = /^[\w-]{22}$/.test(id) ? await readPaper(db, id) : null;
  if (paper === null) return answer('unknown');
  if (check === null || check.trim() === '') return answer('ask');
  const project = await readProject(db, paper.projectId);
  if (project === null) return answer('altered');
  const truth = truthOf(paper, project, await readEvents(db, paper.projectId));
  if (truth.is === 'altered' || readCheck(check) !== readCheck(checkValue(paper.hash)))
    return answer('altered');
  const replaced =
    truth.is === 'void' && truth.replacedBy !== null ? await readPaper(db, truth.replacedBy) : null;
  const voidedOn =
    truth.is === 'void' ? new Date(truth.voidedAt + 8 * 3_600_000).toISOString().slice(0, 10) : null;
  return answer(truth.is, checked(paper, project.ownerName, voidedOn, replaced?.number ?? null));
}

/** Typed with or without its hyphens, in either case, also full-width. */
const readCheck = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

const checked = (
  { kind, content, hash }: PaperRecord,
  owner: string,
  voidedOn: string | null,
  replacedBy: string | null,
): CheckedPaper => ({
  kind,
  kindName: { zh: paperKind(kind).zh, en: paperKind(kind).en },
  title: content.title,
  number: content.number,
  date: content.date,
  office: content.office,
  projectCode: content.project.code,
  itemName: content.item?.name ?? null,
  applicant: covered(owner),
  check: checkValue(hash),
  voidedOn,
  replacedBy,
});

/** The first two characters and the legal form stay; a short name keeps its first. */
export function covered(name: string): string {
  const characters = Array.from(name.trim());
  const form = /(股份有限公司|有限责任公司|有限公司|公司|合作社|合伙企业)$/.exec(name.trim())?.[0] ?? '';
  const body = characters.slice(0, characters.length - Array.from(form).length);
  const kept = body.length > 4 ? 2 : 1;
  return `${body.slice(0, kept).join('')}${'＊'.repeat(Math.max(1, body.length - kept))}${form}`;
}

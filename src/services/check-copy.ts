// A copy that somebody holds, sent in as a PDF: its words against those that were issued. Nothing of it is kept.
import type { Instant } from '../domain/day.ts';
import { notFound } from '../domain/errors.ts';
import { checkValue, footLines, paperLines } from '../domain/paper-content.ts';
import { readPaper } from '../store/papers.ts';
import { countAttempt, pruneAttempts, readAttempts } from '../store/sign-in-attempts.ts';
import { differenceOf, type PaperDifference } from './compare-paper.ts';
import type { System } from './context.ts';
import { textOfPdf } from './pdf-text.ts';
import { demandPatience } from './sign-in.ts';
import { verifyPaper } from './verify-paper.ts';

const WINDOW_MS = 3_600_000;
/** Reading a PDF costs more than a look at a code. */
const copies = { free: 30, everyMs: 60_000 };

export interface Copy {
  readonly id: string;
  readonly check: string;
  readonly bytes: Uint8Array;
  readonly address: string;
}

/** null when it is word for word what was issued. Only for a paper whose own check holds; else `not_found`. */
export async function checkCopy(
  system: System,
  { id, check, bytes, address }: Copy,
  now: Instant,
): Promise<PaperDifference | null> {
  const { outcome } = await verifyPaper(system, { id, check, address }, now);
  const paper = outcome === 'true' || outcome === 'void' ? await readPaper(system.store.db, id) : null;
  if (paper === null) throw notFound('paper', { id });
  const window = now - (now % WINDOW_MS);
  const key = `copy ${address}`;
  demandPatience(await readAttempts(system.store.db, key, window), copies, window, now);
  const count = await countAttempt(system.store.db, key, window);
  if (count === 1) await pruneAttempts(system.store.db, window);
  const text = await textOfPdf(bytes);
  return differenceOf(paperLines(paper.content), footLines(checkValue(paper.hash)), text);
}

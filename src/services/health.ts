// Whether the parts that a request needs are there, in words for whoever watches the program.
import { isDatabaseAway, rootMessage } from '../store/problems.ts';
import type { System } from './context.ts';

/** True for faults that pass by themselves: database unreachable, starting, or slower than its time limit. */
export const isOutage = (error: unknown): boolean => isDatabaseAway(error);

/** null when ready; else why not. Never rejects; answers within `patienceMs`. */
export async function whyNotReady(
  { store }: Pick<System, 'store'>,
  patienceMs = 2_000,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the database has not answered for ${patienceMs} ms`), patienceMs);
  });
  const asked = store.ready().then(
    () => null,
    (error: unknown) => `the database does not answer: ${rootMessage(error)}`,
  );
  try {
    return await Promise.race([asked, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

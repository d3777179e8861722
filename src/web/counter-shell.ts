// The frame of the counter's pages: the counts of its lists stand in the menu.
import { counterCountsFor } from '../services/counter-lists.ts';
import { contextOf, shellOf, type WebContext } from './env.ts';
import type { Shell } from './layout.tsx';

export async function counterShell(c: WebContext): Promise<Shell> {
  const counts = await counterCountsFor(contextOf(c));
  return { ...shellOf(c), counts: counts ?? undefined };
}

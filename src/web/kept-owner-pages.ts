// Owners' pages as they were sent: while the record, the day and the calendars are the same, so is the page, and looking at it
// again takes no more than finding out that the link works. Kept per process, and few enough to forget.

import type { ServiceContext } from '../services/context.ts';
import type { OpenedLink } from '../services/open-owner-link.ts';
import type { OwnerShell } from './pages/owner-frame.tsx';

export type Page = Uint8Array<ArrayBuffer>;

/** Of some 12 kB each. */
const MOST = 400;
const kept = new WeakMap<
  ServiceContext['store'],
  Map<string, { readonly head: string; readonly page: Page }>
>();

/** `opened` was found out for this very request: what is no longer let in is not looked up. */
export async function keptOwnerPage(
  { ctx, link, head }: Pick<OpenedLink, 'ctx' | 'link' | 'head'>,
  shell: OwnerShell,
  render: () => Promise<string>,
): Promise<Page> {
  const own = kept.get(ctx.store) ?? new Map<string, { head: string; page: Page }>();
  kept.set(ctx.store, own);
  const key = `${link} ${shell.lang}`;
  // The sample shows its moment.
  const shown = shell.demo ? `${head} ${shell.now}` : head;
  const found = own.get(key);
  if (found?.head === shown) return found.page;
  // What is recorded while it is rendered has another head, so that a newer page under this one is never taken for stale.
  const page = new Uint8Array(Buffer.from(await render()));
  own.delete(key);
  own.set(key, { head: shown, page });
  const [oldest] = own.keys();
  if (own.size > MOST && oldest !== undefined) own.delete(oldest);
  return page;
}

// The address by which the reader reached the program, for links that are used elsewhere: in calendars, in messages.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Whether the browser speaks TLS, to us or to the proxy before us. A false header harms only its sender. */
export function isHttps(c: Context): boolean {
  const [forwarded] = (c.req.header('x-forwarded-proto') ?? '').split(',');
  return forwarded?.trim() === 'https' || c.req.url.startsWith('https:');
}

/** `https://tracker.example`, without a slash at the end. */
export function originOf(c: Context): string {
  const { host } = new URL(c.req.url);
  return `${isHttps(c) ? 'https' : 'http'}://${host}`;
}

/** The network address that tries are counted for. */
export function addressOf(c: Context): string {
  // Called without a socket (in tests) there is none.
  const bindings: unknown = c.env;
  return typeof bindings === 'object' && bindings !== null && 'incoming' in bindings
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : 'unknown';
}

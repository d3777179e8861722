// The guard against foreign hosts guards: requests and bare connections leave only for this machine.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { HttpResponse, http } from 'msw';
import { expect, it } from 'vitest';
import { foreignHosts, takeForeignRequests } from './no-foreign-host.ts';
import { freePort } from './servers.mjs';

it('refuses a request to a foreign host, and remembers it', async () => {
  await expect(fetch('http://example.com/a')).rejects.toThrow();
  expect(takeForeignRequests()).toEqual(['GET http://example.com/a']);
});

it('refuses a bare connection to a foreign address', () => {
  expect(() => connect(5432, '192.0.2.1')).toThrow('a test asked the foreign host 192.0.2.1');
});

it('lets a request to this machine through', async () => {
  const port = await freePort();
  const server = createServer((_, response) => response.end('here')).listen(port, '127.0.0.1');
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  server.close();
});

it('lets one test play an outside system', async () => {
  foreignHosts.use(http.get('https://example.com/feed', () => HttpResponse.text('played')));
  expect(await (await fetch('https://example.com/feed')).text()).toBe('played');
});

// Set up before every test file: a request to anywhere but this machine is refused, and fails the test even if it is caught.
// `foreignHosts.use(http.post('https://…', …))` lets one test play an outside system.
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { isLoopback } from './loopback-only.mjs';

export const foreignHosts = setupServer();
let asked: string[] = [];

/** The refused requests of this test so far, forgiven: for tests that provoke them. */
export function takeForeignRequests(): string[] {
  const taken = asked;
  asked = [];
  return taken;
}

beforeAll(() => {
  foreignHosts.listen({
    onUnhandledRequest: (request, print) => {
      if (isLoopback(new URL(request.url).hostname)) return;
      asked.push(`${request.method} ${request.url}`);
      print.error();
    },
  });
});
afterEach(() => {
  foreignHosts.resetHandlers();
  const taken = takeForeignRequests();
  if (taken.length > 0) throw new Error(`a test asked a foreign host: ${taken.join(', ')}`);
});
afterAll(() => foreignHosts.close());

// Listens for requests, and stops so that what was asked is answered and nobody who merely keeps a line open is waited for.
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConfigError } from './config.ts';

export interface Listening {
  /** The one asked for, or for 0 the one that was free. */
  readonly port: number;
  /** Takes no new requests and waits for those at hand, ten seconds at the most. */
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Rejects with a ConfigError when the address cannot be had. */
export function listen(
  fetch: Parameters<typeof getRequestListener>[0],
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server = createServer(getRequestListener(fetch));
  const close = closing(server);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
}

/** Node itself closes lines that are between two requests, but not those on which none has come yet, nor later ones. */
function closing(server: Server): () => Promise<void> {
  const quiet = new Set<Socket>();
  let ending = false;
  server.on('connection', (socket: Socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    quiet.delete(socket);
    response.once('close', () => {
      if (ending) socket.destroySoon();
      else if (!socket.destroyed) quiet.add(socket);
    });
  });
  return () =>
    new Promise((resolve) => {
      ending = true;
      server.close(() => resolve());
      for (const socket of quiet) socket.destroy();
      setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
    });
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError([`PORT: ${port} on ${host} is taken by another program; accepted: a free one`]);
    case 'EACCES':
      return new ConfigError([`PORT: ${port} may not be used by this user; accepted: 1024 or above`]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError([
        `HOST: ${host} is no address of this computer; accepted: e.g. 127.0.0.1, or 0.0.0.0 for all`,
      ]);
    default:
      return error;
  }
}

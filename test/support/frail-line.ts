// A line between browser and program that a test can cut after so many bytes and mend again: real connections, really lost.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface FrailLine {
  /** Address of the program over this line. */
  readonly url: string;
  /** Cuts every connection once so many more bytes have gone up, and lets none through until it is mended. */
  cutAfter(bytes: number): void;
  readonly isCut: () => boolean;
  mend(): void;
  /** Bytes that have gone up to the program so far. */
  readonly sent: () => number;
  close(): Promise<void>;
}

export async function frailLine(to: string): Promise<FrailLine> {
  const port = Number(new URL(to).port);
  const open = new Set<Socket>();
  let sent = 0;
  let limit = Number.POSITIVE_INFINITY;
  let isCut = false;
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((visitor) => {
    if (isCut) {
      visitor.destroy();
      return;
    }
    const program = connect(port, '127.0.0.1');
    for (const socket of [visitor, program]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        visitor.destroy();
        program.destroy();
      });
    }
    visitor.on('data', (chunk) => {
      sent += chunk.length;
      program.write(chunk);
      if (sent >= limit) cut();
    });
    program.pipe(visitor);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the line has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutAfter: (bytes) => {
      limit = sent + bytes;
    },
    isCut: () => isCut,
    mend: () => {
      limit = Number.POSITIVE_INFINITY;
      isCut = false;
    },
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

// @ts-check
// Refuses every connection that leaves this machine. Loaded into the tests and, with `--import`, into the programs they start.
import { Socket } from 'node:net';

const HERE = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|0\.0\.0\.0|::)$/;

/** @param {string | undefined} host  absent means localhost, as for `net.connect(port)` */
export const isLoopback = (host) => host === undefined || HERE.test(host.replace(/^\[|\]$/g, ''));

const connect = Socket.prototype.connect;

/** @this {Socket} @param {any[]} args */
Socket.prototype.connect = function connectHere(...args) {
  // `net.connect` hands over its arguments as one normalized array; a direct call hands over what `connect` takes.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const isOptions = typeof first === 'object' && first !== null;
  const host = isOptions ? first.host : typeof second === 'string' ? second : undefined;
  const isFile = isOptions ? Boolean(first.path) : typeof first === 'string' && Number.isNaN(Number(first));
  if (!isFile && !isLoopback(host)) throw new Error(`a test asked the foreign host ${host}`);
  return connect.apply(this, /** @type {any} */ (args));
};

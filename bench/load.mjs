// @ts-check
// Asks for one page again and again over lines that stay open, for some seconds; prints pages a second.
// A process of its own: node bench/load.mjs URL SECONDS LINES COOKIE WORD-THAT-THE-PAGE-HOLDS
import { connect } from 'node:net';

const [address = '', seconds = '3', lines = '8', cookie = '', word = ''] = process.argv.slice(2);
const { hostname, port, pathname, search } = new URL(address);
const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}\r\n`;

let [pages, bytes] = [0, 0];
let isOver = false;

/** One question after the other; the smallest client that reads an answer to its end. */
function ask() {
  const socket = connect(Number(port), hostname, () => socket.write(request));
  /** @type {Buffer[]} */
  let parts = [];
  let [missing, isFirst] = [-1, true];
  socket.on('data', (part) => {
    parts.push(part);
    missing = missing < 0 ? missingAfter(Buffer.concat(parts)) : missing - part.length;
    if (missing !== 0) return;
    const answer = Buffer.concat(parts);
    // Looking for the word costs time that hello does not take: once a line is enough.
    if (isFirst && !answer.includes(word)) fail(`the page does not hold "${word}"`);
    if (answer.toString('latin1', 9, 12) !== '200') fail(`status ${answer.toString('latin1', 9, 12)}`);
    [parts, missing, isFirst] = [[], -1, false];
    pages += 1;
    bytes += answer.length;
    if (isOver) socket.destroy();
    else socket.write(request);
  });
  socket.on('error', (error) => fail(error.message));
}

/** Bytes still to come; -1 while the head is not whole. @param {Buffer} answer */
function missingAfter(answer) {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, end));
  if (length === null) return fail('an answer without Content-Length');
  return end + 4 + Number(length[1]) - answer.length;
}

/** @param {string} why @returns {never} */
function fail(why) {
  process.stderr.write(`${address}: ${why}\n`);
  process.exit(1);
}

for (let line = 0; line < Number(lines); line += 1) ask();
await new Promise((resolve) => setTimeout(resolve, 1000)); // warm
const begun = performance.now();
[pages, bytes] = [0, 0];
setTimeout(() => {
  isOver = true;
  const rate = (pages * 1000) / (performance.now() - begun);
  process.stdout.write(JSON.stringify({ rate, size: pages === 0 ? 0 : Math.round(bytes / pages) }));
}, Number(seconds) * 1000);

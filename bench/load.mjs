// @ts-check
// Asks for one page again and again over lines that stay open, for some seconds; prints pages a second and their size.
// A process of its own: node bench/load.mjs URL SECONDS LINES COOKIE WORD-THAT-THE-PAGE-HOLDS
import { Agent, get } from 'node:http';

const [url = '', seconds = '3', lines = '8', cookie = '', word = ''] = process.argv.slice(2);
/** Code that has run a few hundred times is measured, not code that is still being compiled. */
const WARM = { pages: 300, seconds: 2 };
const agent = new Agent({ keepAlive: true, maxSockets: Number(lines) });
/** A cookie, or what stands in the Authorization header. */
const headers = cookie === '' ? {} : cookie.startsWith('Bearer ') ? { authorization: cookie } : { cookie };

let [pages, bytes] = [0, 0];
let isOver = false;

/** @param {boolean} [isFirst]  whether to look for the word, which would cost time on every page */
function ask(isFirst = false) {
  get(url, { agent, headers }, (response) => {
    if (response.statusCode !== 200) fail(`status ${response.statusCode}`);
    let text = '';
    if (isFirst) response.setEncoding('utf8');
    response.on('data', (part) => {
      bytes += part.length;
      if (isFirst) text += part;
    });
    response.on('end', () => {
      if (isFirst && !text.includes(word)) fail(`the page does not hold "${word}"`);
      pages += 1;
      if (!isOver) ask();
    });
  }).on('error', (error) => fail(error.message));
}

/** @param {string} why @returns {never} */
function fail(why) {
  process.stderr.write(`${url}: ${why}\n`);
  process.exit(1);
}

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

for (let line = 0; line < Number(lines); line += 1) ask(true);
for (const begun = performance.now(); pages < WARM.pages || performance.now() - begun < WARM.seconds * 1000; )
  await sleep(50);
const begun = performance.now();
[pages, bytes] = [0, 0];
await sleep(Number(seconds) * 1000);
isOver = true;
const rate = (pages * 1000) / (performance.now() - begun);
process.stdout.write(JSON.stringify({ rate, size: pages === 0 ? 0 : Math.round(bytes / pages) }));
agent.destroy();
process.exit();

// @ts-check
// Asks for one page after the other over two lines and prints how long the slow ones took, in milliseconds.
// A process of its own: node bench/latency.mjs URL SECONDS HEADER-NAME HEADER-VALUE
import { Agent, get } from 'node:http';

const [url = '', seconds = '4', name = 'accept', value = '*/*'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
/** @type {number[]} */
const took = [];

/** @returns {Promise<void>} */
const ask = () =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    get(url, { agent, headers: { [name]: value } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: status ${response.statusCode}`));
      response.resume().on('end', () => {
        took.push(performance.now() - begun);
        resolve();
      });
    }).on('error', reject);
  });

async function line() {
  for (const begun = performance.now(); performance.now() - begun < Number(seconds) * 1000; ) {
    await ask();
    // People read between two pages; without a rest the load itself would be measured.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

await Promise.all([line(), line()]);
took.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({ pages: took.length, p95: took[Math.floor(took.length * 0.95)] ?? 0 }));
agent.destroy();

// @ts-check
// `npm run bench`: how quick the program is, each figure as a ratio to something plain measured in the same run.
// Names of parts after it choose: `npm run bench -- dates record pages`.
import { availableParallelism, cpus } from 'node:os';
import { benchCalendar } from './calendar.mjs';
import { benchChain } from './chain.mjs';
import { benchDates } from './dates.mjs';
import { benchForecast } from './forecast.mjs';
import { benchPages } from './pages.mjs';
import { benchRecord } from './record.mjs';
import { allMet, say } from './report.mjs';

/** @type {Record<string, () => void | Promise<void>>} */
const parts = {
  dates: benchDates,
  record: benchRecord,
  pages: benchPages,
  calendar: benchCalendar,
  forecast: benchForecast,
  chain: benchChain,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  say(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}

say(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`);
for (const [name, part] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) await part();
say(allMet() ? '\nEvery expectation was met.' : '\nAn expectation was missed.');
process.exit(0);

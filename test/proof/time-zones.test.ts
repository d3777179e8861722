// The zone of the machine is nobody's business: due dates, ledgers and pages come out byte for byte equal wherever the
// program runs.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('zone-dump.ts', import.meta.url));
// The pages among what it says are written with the JSX of the house.
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
const run = promisify(execFile);

/** What the program says in that zone; its first line is the zone's distance from UTC in minutes. */
async function saidIn(zone: string): Promise<{ readonly offset: string; readonly text: string }> {
  const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), program], {
    env: { ...process.env, TZ: zone, TSX_TSCONFIG_PATH: tsconfig },
    maxBuffer: 64 * 1024 * 1024,
  });
  const [offset = '', ...lines] = stdout.split('\n');
  return { offset, text: lines.join('\n') };
}

describe('the same program in four time zones', () => {
  it('says the same, byte for byte', async () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Auckland'];
    const [first, second] = [
      await Promise.all(zones.slice(0, 2).map(saidIn)),
      await Promise.all(zones.slice(2).map(saidIn)),
    ];
    const said = [...first, ...second];
    expect(said.map(({ offset }) => offset)).toEqual(['0', '300', '-480', '-780']);
    const [utc] = said;
    expect(utc?.text.split('\n').length).toBeGreaterThan(4_300);
    expect(utc?.text).toContain('<!DOCTYPE html>');
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    const differing = said.flatMap(({ text }, i) =>
      digest(text) === digest(utc?.text ?? '') ? [] : [zones[i]],
    );
    expect(differing).toEqual([]);
  });
});

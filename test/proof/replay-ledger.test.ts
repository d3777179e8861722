// P-2, every date can be counted again: the small program of docs/replay-ledger.mjs, which knows nothing of this one, reads
// the lines of a hundred thousand random ledgers and comes to the same dates; what was tampered with it finds.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import type { LedgerDayView, LedgerView } from '../../src/services/ledger-views.ts';
import { clockLedger, targetLedger } from './random-ledgers.ts';

const LEDGERS = 100_000;
const program = fileURLToPath(new URL('../../docs/replay-ledger.mjs', import.meta.url));
const seed = Number(process.env['PROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
stderr.write(`The ledgers begin from PROOF_SEED=${seed}.\n`);

/** The same at every run: enough of each sort to tamper with are among them. */
const TAMPERED_SEED = 20_260_527;

/** One in eight is a target's. A clock that had not started by the day of asking gives none. */
const ledgerOf = (number: number, from = seed): LedgerView | null =>
  number % 8 === 7 ? targetLedger(from, number) : clockLedger(from, number);

const replayed = (
  ledgers: readonly unknown[],
): { readonly code: number | null; readonly lines: string[] } => {
  const input = ledgers.map((ledger) => `${JSON.stringify(ledger)}\n`).join('');
  const { status, stdout } = spawnSync(process.execPath, [program], { input, encoding: 'utf8' });
  return { code: status, lines: stdout.trimEnd().split('\n') };
};

describe('the program that counts again', () => {
  const text = readFileSync(program, 'utf8');

  it('is one page to read, and needs nothing but Node', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThan(60);
    expect([...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual([
      'node:fs',
      'node:readline',
    ]);
    expect(text).not.toMatch(/\bimport\(|require\(/);
  });

  it(`agrees with ${LEDGERS} random ledgers (PROOF_SEED=${seed}) in one process`, async () => {
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const sent: number[] = [];
    const wrong: { number: number; said: string }[] = [];
    let answers = 0;
    const read = (async () => {
      for await (const said of createInterface({ input: child.stdout })) {
        if (said !== 'ok') wrong.push({ number: sent[answers] ?? -1, said });
        answers += 1;
      }
    })();
    const kinds = new Set<string>();
    for (let number = 0; sent.length < LEDGERS; number += 1) {
      const ledger = ledgerOf(number);
      if (ledger === null) continue;
      sent.push(number);
      const { limit, state, overdueDays } = ledger.clock;
      kinds.add(
        `${ledger.target?.measure ?? 'case'} ${limit?.unit ?? 'paper'} ${state} ${overdueDays === null ? 'in time' : 'late'}`,
      );
      if (!child.stdin.write(`${JSON.stringify(ledger)}\n`)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
    await read;
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect(wrong.slice(0, 10)).toEqual([]);
    expect([answers, code]).toEqual([LEDGERS, 0]);
    // Cases by three units or a paper, paused in time, running or stopped in time or late; targets of two measures and units.
    expect(kinds.size).toBe(4 * 5 + 2 * 2 * 2 * 2);
  }, 120_000);
});

type Tamper = (ledger: LedgerView, at: number) => unknown;

/** The ledger with one line changed; `at` is not the first one. */
const withLine = (ledger: LedgerView, at: number, change: Partial<LedgerDayView>): unknown => ({
  ...ledger,
  days: ledger.days.map((line, i) => (i === at ? { ...line, ...change } : line)),
});
const withClock = (ledger: LedgerView, change: Partial<LedgerView['clock']>): unknown => ({
  ...ledger,
  clock: { ...ledger.clock, ...change },
});
const lineAt = ({ days }: LedgerView, at: number): LedgerDayView => {
  const line = days[at];
  if (line === undefined) throw new Error('no such line');
  return line;
};
const dayAfter = (date: string | null, days: number): string | null =>
  date === null ? null : isoDay(day(date) + days);

const tampers: Readonly<Record<string, Tamper>> = {
  'a weekday is the one after': (ledger, at) =>
    withLine(ledger, at, { weekday: (lineAt(ledger, at).weekday % 7) + 1 }),
  'a line is of another kind': (ledger, at) =>
    withLine(ledger, at, { kind: lineAt(ledger, at).kind === 'off' ? 'counted' : 'off' }),
  'a counted line is said not to count': (ledger, at) =>
    withLine(ledger, at, { counted: !lineAt(ledger, at).counted }),
  'a number is one more': (ledger, at) =>
    withLine(ledger, at, { number: (lineAt(ledger, at).number ?? 0) + 1 }),
  'a date comes twice': (ledger, at) => withLine(ledger, at, { date: lineAt(ledger, at - 1).date }),
  'a line is left out': (ledger, at) => ({ ...ledger, days: ledger.days.filter((_, i) => i !== at) }),
  'the last line is left out': (ledger) => ({ ...ledger, days: ledger.days.slice(0, -1) }),
  'the due date is a day later': (ledger) =>
    withClock(ledger, {
      dueOn: dayAfter(ledger.clock.dueOn, 1),
      expectedDueOn: dayAfter(ledger.clock.expectedDueOn, 1),
    }),
  'the due date is a day earlier': (ledger) =>
    withClock(ledger, {
      dueOn: dayAfter(ledger.clock.dueOn, -1),
      expectedDueOn: dayAfter(ledger.clock.expectedDueOn, -1),
    }),
  'it starts a day earlier': (ledger) =>
    withClock(ledger, { startedOn: isoDay(day(ledger.clock.startedOn) - 1) }),
  'the mark of a provisional date is lost, or added': (ledger) =>
    withClock(ledger, { provisional: !ledger.clock.provisional }),
  'a pause is added to the line': (ledger, at) =>
    withLine(ledger, at, {
      pause:
        lineAt(ledger, at).pause === null
          ? { procedure: 'EXPERT', name: { zh: '专家评审', en: 'Expert review' }, document: '告知书' }
          : null,
    }),
  'a day less was spent on rest, or on nothing': (ledger) => ({
    ...ledger,
    totals: { ...ledger.totals, restDays: ledger.totals.restDays + 1, idleDays: ledger.totals.idleDays - 1 },
  }),
};

describe('of ledgers that were tampered with it finds every one in which', () => {
  // Sound ones with a date inside their lines, and more than a start and an end.
  const sound: LedgerView[] = [];
  for (let number = 0; sound.length < 400; number += 1) {
    const ledger = ledgerOf(number, TAMPERED_SEED);
    const due = ledger?.clock.dueOn ?? ledger?.clock.expectedDueOn;
    if (ledger !== null && ledger.days.length > 3 && ledger.days.some(({ date }) => date === due))
      sound.push(ledger);
  }

  it('nothing is wrong with them as they are', () => {
    expect(replayed(sound)).toEqual({ code: 0, lines: sound.map(() => 'ok') });
  });

  it.each(Object.entries(tampers))('%s', (_, tamper) => {
    const { code, lines } = replayed(
      sound.map((ledger, i) => tamper(ledger, 1 + (i % (ledger.days.length - 2)))),
    );
    expect(code).toBe(1);
    expect(lines.flatMap((line, i) => (line === 'ok' ? [sound[i]?.clock] : []))).toEqual([]);
  });

  it('a pause is added to the limit and to its lines alike', () => {
    const cases = sound.filter(
      ({ target, clock, pauses, days, rule }) =>
        target === null &&
        clock.limit?.unit === 'working' &&
        pauses.length === 0 &&
        days[2]?.counted === true &&
        rule.notAfter === null,
    );
    expect(cases.length).toBeGreaterThan(10);
    const paper = { procedure: 'EXPERT', name: { zh: '专家评审', en: 'Expert review' }, document: '告知书' };
    const longer = cases.map((ledger) => ({
      ...ledger,
      pauses: [{ from: lineAt(ledger, 1).date, to: lineAt(ledger, 2).date, until: null, ...paper }],
      days: ledger.days.map((line, i) => (i === 2 ? { ...line, pause: paper } : line)),
    }));
    expect(replayed(longer).lines).not.toContain('ok');
  });

  it('a day of a working-day limit becomes worked, or free', () => {
    const plain = ({ kind, pause }: LedgerDayView) =>
      pause === null && (kind === 'counted' || kind === 'off');
    const byWorkingDays = sound.filter(
      ({ clock, days }) => clock.limit?.unit === 'working' && days.some(plain),
    );
    const other = byWorkingDays.map((ledger) => {
      const at = ledger.days.findIndex(plain);
      const { weekday, day: kind } = lineAt(ledger, at);
      const isWorked = kind === 'working' || kind === 'makeup';
      const changed = weekday > 5 ? (isWorked ? 'weekend' : 'makeup') : isWorked ? 'holiday' : 'working';
      return withLine(ledger, at, { day: changed, notice: '国办发明电〔2025〕7号' });
    });
    const { lines } = replayed(other);
    expect(lines.flatMap((line, i) => (line === 'ok' ? [byWorkingDays[i]?.clock] : []))).toEqual([]);
  });

  it('a make-up day names no notice, or a working day is called a weekend', () => {
    const makeups = sound.flatMap((ledger) => {
      const at = ledger.days.findIndex((line) => line.day === 'makeup');
      return at === -1 ? [] : [withLine(ledger, at, { notice: null })];
    });
    const weekends = sound.flatMap((ledger) => {
      const at = ledger.days.findIndex((line) => line.day === 'working');
      // One that begins and ends on a weekend has none.
      return at === -1 ? [] : [withLine(ledger, at, { day: 'weekend' })];
    });
    expect(weekends.length).toBeGreaterThan(200);
    expect(makeups.length).toBeGreaterThan(20);
    expect(replayed([...makeups, ...weekends]).lines).not.toContain('ok');
  });

  it('the work of a counted target is left out', () => {
    const targets = sound.filter(
      ({ target, days }) =>
        target?.measure === 'counted' && days.some(({ by, counted }) => counted && by.length > 0),
    );
    expect(targets.length).toBeGreaterThan(10);
    const idle = targets.map((ledger) => ({ ...ledger, work: [] }));
    expect(replayed(idle).lines).not.toContain('ok');
  });

  it('the limit, its extension or its roll is another', () => {
    const limits = sound.filter(({ clock, rule }) => clock.limit !== null && rule.notAfter === null);
    const longer = limits.map((ledger) =>
      withClock(ledger, {
        limit: { days: (ledger.clock.limit?.days ?? 0) + 1, unit: ledger.clock.limit?.unit ?? 'working' },
      }),
    );
    const extended = limits.map((ledger) => withClock(ledger, { extendedBy: ledger.clock.extendedBy + 1 }));
    const rolled = limits.filter(({ totals }) => totals.rolledDays > 0);
    const unrolled = rolled
      .filter(({ clock }) => clock.limit?.unit !== 'working')
      .map((ledger) => ({ ...ledger, rule: { ...ledger.rule, roll: false } }));
    expect(unrolled.length).toBeGreaterThan(5);
    const { lines } = replayed([...longer, ...extended, ...unrolled]);
    expect(lines.filter((line) => line === 'ok').length).toBe(0);
  });
});

describe('files named instead of the standard input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledgers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are read one after another', () => {
    const [good, bad] = [join(folder, 'good.jsonl'), join(folder, 'bad.jsonl')];
    const ledger = targetLedger(1, 1);
    writeFileSync(good, JSON.stringify(ledger));
    writeFileSync(bad, `${JSON.stringify(withClock(ledger, { provisional: !ledger.clock.provisional }))}\n`);
    const { status, stdout } = spawnSync(process.execPath, [program, good, bad], { encoding: 'utf8' });
    expect([status, stdout.split('\n').length, stdout.split('\n')[0]]).toEqual([1, 3, 'ok']);
  });
});

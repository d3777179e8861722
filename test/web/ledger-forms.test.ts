// One ledger in its forms: the table for spreadsheets says what the page says, and nothing in it is taken for a formula.
import { describe, expect, it } from 'vitest';
import type { CaseReading } from '../../src/domain/case-reading.ts';
import { ledgerCsv, ledgerFile } from '../../src/services/ledger-csv.ts';
import type { LedgerDayView, LedgerView } from '../../src/services/ledger-views.ts';
import { keyOf, reasonOf } from '../../src/services/ledger-words.ts';
import { keyed } from '../../src/services/ledgers.ts';
import { stretches } from '../../src/web/components/ledger-table.tsx';
import { targetLedger } from '../proof/random-ledgers.ts';
import { demoProject } from './demo-views.ts';
import { pageHtml } from './pages.ts';

const p1 = demoProject('永丰').ledger('GH02', 'promised');
const rowsOf = (csv: string): readonly string[] => csv.replace('\uFEFF', '').split('\r\n');
const withLine = (change: Partial<LedgerDayView>): LedgerView => ({
  ...p1,
  days: p1.days.slice(0, 1).map((line) => ({ ...line, ...change })),
});
const pausedBy = (document: string): LedgerView =>
  withLine({ pause: { procedure: 'EXPERT', name: { zh: '专家评审', en: 'Expert review' }, document } });

describe('the table of a ledger', () => {
  it('begins with a byte order mark, and names its columns in the language asked for', () => {
    expect(ledgerCsv('zh-CN', p1).charCodeAt(0)).toBe(0xfeff);
    expect(rowsOf(ledgerCsv('zh-CN', p1))[0]).toBe('日期,星期,计数,类型,理由,放假文件,暂停文书,依据,暂定');
    expect(rowsOf(ledgerCsv('en', p1))[0]).toBe(
      'Date,Weekday,Count,Kind,Reason,Holiday notice,Pause document,Article,Provisional',
    );
  });

  it('has one row a day, ended as RFC 4180 wants it', () => {
    const rows = rowsOf(ledgerCsv('zh-CN', p1));
    expect(rows).toHaveLength(1 + p1.days.length + 1);
    expect(rows.slice(7, 10)).toEqual([
      '2026-05-17,日,,休息日,周末（同在暂停期内，不重复扣除）,,永资规评告〔2026〕7号,行政许可法第八十二条,',
      '2026-05-18,一,,暂停,暂停（专家评审，永资规评告〔2026〕7号），恢复当日不计,,永资规评告〔2026〕7号,行政许可法第四十五条,',
      '2026-05-19,二,5,计入,工作日,,,行政许可法第八十二条,',
    ]);
    expect(rows.at(-1)).toBe('');
  });

  it('names the notice of a holiday, and of a place its calendar with its own number', () => {
    const notice = { day: 'holiday', dayName: '彝族年', notice: '凉府办发〔2010〕31号' } as const;
    expect(ledgerCsv('zh-CN', withLine(notice))).toContain(',凉府办发〔2010〕31号,');
    expect(ledgerCsv('zh-CN', withLine({ ...notice, overlay: 'CN-513400' }))).toContain(
      ',"本地历法 CN-513400，凉府办发〔2010〕31号",'.replaceAll('"', ''),
    );
  });

  it('marks days that rest on a year without a notice', () => {
    expect(rowsOf(ledgerCsv('zh-CN', withLine({ provisional: true })))[1]).toMatch(/,是$/);
    expect(rowsOf(ledgerCsv('en', withLine({ provisional: true })))[1]).toMatch(/,yes$/);
  });

  it('quotes what holds commas, quotes and line ends', () => {
    expect(ledgerCsv('en', pausedBy('A, "B"\r\nC'))).toContain(',"A, ""B""\r\nC",');
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])('keeps %s inert', (document) => {
    const text = `'${document}`.replaceAll('"', '""');
    expect(ledgerCsv('en', pausedBy(document))).toMatch(
      new RegExp(`,"?${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"?,`),
    );
  });

  it('has a name that any system can keep', () => {
    expect(ledgerFile(p1, 'csv')).toBe('GH02-promised-2026-05-27.csv');
    expect(ledgerFile({ ...p1, item: null, key: 'target:T59' }, 'json')).toBe('target-T59-2026-05-27.json');
  });
});

describe('a counted target in words', () => {
  const counted = Array.from({ length: 400 }, (_, number) => targetLedger(1, number)).filter(
    ({ target, work }) => target?.measure === 'counted' && work.some(({ leftOut }) => leftOut.length > 0),
  );
  const reasons = new Set(
    counted.flatMap((ledger) =>
      ledger.days.map((line, i) => `${line.kind} ${reasonOf(keyOf('zh-CN', ledger), ledger.days, i)}`),
    ),
  );
  const said = (start: RegExp): boolean => [...reasons].some((reason) => start.test(reason));

  it('says whose work counted, what was left out, when nothing was at work, and what is yet to come', () => {
    expect(said(/^counted (自然日|工作日)（.+在办）$/)).toBe(true);
    expect(said(/^paused .+期间不计（告知书）$/)).toBe(true);
    expect(said(/^idle 没有计入的事项在办$/)).toBe(true);
    expect(said(/^counted (自然日|工作日)（尚未到来，按照计推算）$/)).toBe(true);
    expect(said(/^late 超期（.+在办）$/)).toBe(true);
    expect(said(/undefined|\{/)).toBe(false);
  });
});

describe('the keys of clocks', () => {
  const keysOf = (...clocks: readonly (readonly [string, string | null])[]) =>
    keyed({
      clocks: clocks.map(([kind, subject]) => ({ clock: { kind, subject } })),
    } as unknown as CaseReading).map(({ key }) => key);

  it('are the kind alone where there is one of it', () => {
    expect(keysOf(['intake', null], ['promised', null], ['supplement', 'M6'])).toEqual([
      'intake',
      'promised',
      'supplement',
    ]);
  });

  it('are the material or procedure where these differ, else the number', () => {
    expect(keysOf(['supplement', 'M1'], ['supplement', 'M6'])).toEqual(['supplement:M1', 'supplement:M6']);
    expect(keysOf(['special_procedure', 'EXPERT'], ['special_procedure', 'EXPERT'])).toEqual([
      'special_procedure:1',
      'special_procedure:2',
    ]);
  });
});

describe('a ledger too long to read', () => {
  const line = p1.days[1] as LedgerDayView;
  const days = (count: number, due: number) =>
    Array.from({ length: count }, (_, i): LedgerDayView => ({ ...line, kind: i === due ? 'due' : 'late' }));

  it('is whole up to two hundred lines', () => {
    expect(stretches(days(200, 15), true)).toEqual([{ from: 0, to: 200, shown: true }]);
    expect(stretches(days(5000, 15), false)).toHaveLength(1);
  });

  it('keeps its beginning, its end, and the days around the due date', () => {
    expect(stretches(days(4000, 2000), true)).toEqual([
      { from: 0, to: 60, shown: true },
      { from: 60, to: 1970, shown: false },
      { from: 1970, to: 2031, shown: true },
      { from: 2031, to: 3960, shown: false },
      { from: 3960, to: 4000, shown: true },
    ]);
  });
});

describe('the page of a ledger', () => {
  const html = pageHtml('ledger', 'zh-CN');
  const target = pageHtml('ledger-target', 'zh-CN');

  it('names the notice of the year though no day of it lies in range', () => {
    expect(html).toContain('节假日：国办发明电〔2025〕7号。');
  });

  it('offers the same as a table and as data', () => {
    const [, id] = /\/projects\/([^/"]+)\/cases\/GH02\/ledger\.csv\?clock=promised/.exec(html) ?? [];
    expect(html).toContain(`/projects/${id}/cases/GH02/ledger.json?clock=promised`);
    expect(target).toContain('/targets/T59/ledger.csv"');
  });

  it('says on what the limit rests, and how the days add up', () => {
    const text = html.replaceAll('\u00a0', ' ');
    expect(text.includes('共 16 天：计入 10 天、休息日 4 天、暂停 1 天、超期 1 天')).toBe(true);
    expect(text.includes('yk-industrial-59@2026.1')).toBe(true);
  });

  it('of a target counts by the terms of the promise', () => {
    expect(target.includes('全流程承诺的计时口径')).toBe(true);
    expect(target.includes('第 59 天，全流程承诺届满')).toBe(true);
  });
});

// The file of policies: read whole, or refused with every fault and the line it stands on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { loadPolicies } from '../../src/store/policy-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policies-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function issuesOf(text: string): readonly (readonly [string, string])[] {
  const file = join(folder, 'policies.yaml');
  writeFileSync(file, text);
  try {
    loadPolicies(file);
  } catch (error) {
    if (error instanceof Refusal) return error.issues.map(({ path, code }) => [path, code]);
    throw error;
  }
  return [];
}

const country = `schema: place-policies/1
policies:
  - region: "000000"
    from: 2004-07-01
    values:
      receiptOnRestDay: {value: actual, assumed: true}
      receiptAfterHours: {closes: "17:30", value: actual, assumed: true}
      intakeDays: {value: 5, source: 行政许可法32}
      deliveryDays: {value: 10, source: 行政许可法44}
      extendLicence: {days: 10, approver: agency_head, source: 行政许可法42}
      extendJoint: {days: 15, approver: government_head, source: 行政许可法42}
      extendVerification: {days: 40, approver: agency_head, source: 条例10}
      rollNaturalLimits: {value: true, source: 民法典203}
      lapsedCorrection: {value: flagged, assumed: true}
      handOver: {value: receives, assumed: true}
      tolerance: {value: may, assumed: true}
      lapsedSupplement: {value: by_template, assumed: true}
      lapsedDeferred: {value: take_back, assumed: true}
      publicity: {days: 6, assumed: true}
      verification: {days: 60, unit: working, assumed: true}
      creditMark: {value: when_confirmed, assumed: true}
      creditBan: {months: 0, assumed: true}
`;

describe('the file beside the program', () => {
  it('is read, and a file of the same kind too', () => {
    expect(loadPolicies().of('000000', day('2026-05-27')).extendJoint).toMatchObject({ days: 15 });
    expect(issuesOf(country)).toEqual([]);
  });
});

describe('a file with faults is refused whole', () => {
  it('naming each with its line', () =>
    expect(
      issuesOf(`${country}  - region: "330784"
    from: 2026-13-01
    values:
      lapsedCorrection: {value: forgotten, assumed: true}
      rollNaturalLimits: {value: true}
`),
    ).toEqual([
      ['policies.yaml:24:policies[1].from', 'not_a_date'],
      ['policies.yaml:27:policies[1].values.rollNaturalLimits', 'mark_missing'],
      ['policies.yaml:26:policies[1].values.lapsedCorrection.value', 'not_allowed'],
    ]));

  it('also what is missing, at the thing that lacks it', () =>
    expect(issuesOf(country.replace('closes: "17:30", ', ''))).toEqual([
      ['policies.yaml:7:policies[0].values.receiptAfterHours.closes', 'missing_field'],
    ]));

  it('and a key given twice, a file that is no YAML, and one that is not there', () => {
    expect(issuesOf(`${country}schema: place-policies/1\n`)).toEqual([
      ['policies.yaml:23:1', 'file_unreadable'],
    ]);
    expect(issuesOf('policies: [')).toEqual([['policies.yaml:1:12', 'file_unreadable']]);
    expect(() => loadPolicies(join(folder, 'nothing.yaml'))).toThrow('file_unreadable');
  });

  it('of one that is empty the first line is named', () =>
    expect(issuesOf('{}')).toMatchObject([
      ['policies.yaml:1:schema', 'missing_field'],
      ['policies.yaml:1:policies', 'missing_field'],
    ]));
});

// @ts-check
// Reads vitest's JSON report and says how many tests passed, failed and were skipped, over all projects.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

/** @typedef {{ status: string, fullName: string }} TestLine */
/** @typedef {{ name: string, status: string, assertionResults: TestLine[] }} FileReport */

/**
 * @param {string} file  the report
 * @param {number} exitCode  of the run; when it is not 0, or when nothing ran, at least one failure is told
 * @returns {{ passed: number, failed: number, skipped: string[] }}
 */
export function tally(file, exitCode) {
  const files = readReport(file);
  const tests = files.flatMap((report) => report.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  // A file that cannot be loaded fails without any test of its own.
  const brokenFiles = files.filter(
    (report) =>
      report.status === 'failed' && !report.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles.length;
  const skipped = tests
    .filter((test) => !['passed', 'failed'].includes(test.status))
    .map((test) => test.fullName);
  const isBad = exitCode !== 0 || tests.length === 0;
  return { passed, failed: isBad ? Math.max(failed, 1) : failed, skipped };
}

/** @param {string} file @returns {FileReport[]} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const { passed, failed } = tally(argv[2] ?? '', Number(argv[3] ?? 0));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
}

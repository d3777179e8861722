// Guards the house: who may import whom, who may use what, and that every file is short, introduced and finished.
import { describe, expect, it } from 'vitest';
import { breaches } from './support/house-rules.ts';
import { filesBelow, readSource, type SourceFile, textOf } from './support/source-files.ts';

const LONGEST = 300;
const sources = filesBelow('src').filter((file) => file !== 'src/launch.mjs');
const everything = ['src', 'test', 'bench'].flatMap((folder) => filesBelow(folder));

describe('the sources', () => {
  it('import in one direction, keep each package in its room, and ask environment and clock in one place', () => {
    expect(breaches(sources.map((file) => readSource(file, textOf(file))))).toEqual([]);
  });
});

describe('every file', () => {
  it(`has at most ${LONGEST} lines`, () => {
    const lengths = everything.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > LONGEST)).toEqual([]);
  });

  it('starts by saying what it is for', () => {
    expect(everything.filter((file) => !introduction(textOf(file)))).toEqual([]);
  });

  it('leaves nothing to do later', () => {
    const later = /\b(TO-?DO|FIX-?ME|X{3})\b/;
    expect(everything.filter((file) => later.test(textOf(file)))).toEqual([]);
  });
});

describe('the guard notices', () => {
  const planted: ReadonlyArray<readonly [string, string, string]> = [
    ['src/domain/case.ts', `import { db } from '../store/db.ts';`, 'must not import src/store/db.ts'],
    [
      'src/domain/case.ts',
      `import type { View } from '../services/views.ts';`,
      'must not import src/services/views.ts',
    ],
    ['src/domain/case.ts', `import { format } from 'date-fns';`, 'must not import date-fns: domain is pure'],
    [
      'src/domain/case.ts',
      `import { createHash } from 'node:crypto';`,
      'must not import node:crypto: domain is pure',
    ],
    [
      'src/store/db.ts',
      `export { open } from '../services/open.ts';`,
      'must not import src/services/open.ts',
    ],
    ['src/services/open.ts', `export * from '../web/index.tsx';`, 'must not import src/web/index.tsx'],
    ['src/api/cases.ts', `const { db } = await import('../store/db.ts');`, 'must not import src/store/db.ts'],
    ['src/api/cases.ts', `type Db = import('../store/db.ts').Db;`, 'must not import src/store/db.ts'],
    [
      'src/web/pages/home.tsx',
      `import { api } from '../../api/index.ts';`,
      'must not import src/api/index.ts',
    ],
    ['src/web/home.tsx', `import { config } from '../config.ts';`, 'must not import src/config.ts'],
    ['src/cli/rebuild.ts', `import { config } from '../config.ts';`, 'must not import src/config.ts'],
    [
      'src/texts/en/time.ts',
      `import { day } from '../../domain/day.ts';`,
      'may take types only from src/domain/day.ts',
    ],
    [
      'src/store/db.ts',
      `import data from '../../fixtures/data.json';`,
      'imports fixtures/data.json, which is outside src',
    ],
    ['src/services/open.ts', `import { eq } from 'drizzle-orm/pg-core';`, 'which stays in src/store/'],
    ['src/api/cases.ts', `import { addDays } from 'date-fns/addDays';`, 'which stays in src/web/'],
    ['src/jobs/worker.ts', `import Queue from 'bull';`, 'which stays in src/jobs/queue.ts'],
    ['src/helpers/text.ts', `import { day } from '../domain/day.ts';`, 'which the house does not have'],
    ['src/web/home.tsx', `export const X = () => <p>don't {process.env['HOME']}</p>;`, 'reads process.env'],
    ['src/server.ts', `import { env } from 'node:process';`, 'reads process.env'],
    ['src/services/open.ts', `const now = new Date();`, 'asks the system clock'],
    ['src/server.ts', `const now = globalThis.Date.now;`, 'asks the system clock'],
  ];

  it.each(planted)('%s with %s', (file, text, complaint) => {
    expect(breaches([readSource(file, text)])).toEqual([expect.stringContaining(complaint)]);
  });

  it('a wrong arrow among right ones', () => {
    const list: SourceFile[] = [
      plain('src/domain/case.ts', ['./day.ts', '@js-joda/core']),
      plain('src/services/open-project.ts', ['../domain/case.ts', '../store/db.ts', 'zod']),
      plain('src/store/db.ts', ['../services/open-project.ts']),
    ];
    expect(breaches(list)).toEqual(['src/store/db.ts must not import src/services/open-project.ts']);
  });

  it('nothing wrong with what is allowed', () => {
    const allowed = [
      readSource('src/web/home.tsx', `import { format } from 'date-fns'; // process.env, new Date()\n`),
      readSource('src/texts/en/time.ts', `import type { Day } from '../../domain/day.ts';`),
      readSource('src/services/open.ts', `const then = new Date(0); const text = 'Date.now()';`),
      readSource('src/jobs/queue.ts', `import Queue from 'bull';`),
      readSource('src/main.ts', `import { env } from './config.ts'; const now = Date.now();`),
      readSource('src/config.ts', `export const port = process.env['PORT'];`),
      readSource('src/cli/index.ts', `import { config } from '../config.ts';`),
    ];
    expect(breaches(allowed)).toEqual([]);
  });
});

function plain(file: string, imports: readonly string[]): SourceFile {
  return {
    file,
    imports: imports.map((from) => ({ from, typeOnly: false })),
    readsEnvironment: false,
    readsClock: false,
  };
}

/** The first comment, when the file begins with one that is a sentence rather than a mark for a tool. */
function introduction(text: string): boolean {
  const body = text.replace(/^#!.*\n/, '').replace(/^\/\/ @ts-check\n/, '');
  return /^(\/\/|\/\*\*?)\s*\S+(\s+\S+){3}/.test(body);
}

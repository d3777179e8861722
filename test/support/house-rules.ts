// The direction of imports and who may use which package, as pure checks over a list of files and their imports.
import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** Which rooms a room may look into, besides itself. The files right under `src/` are the wiring and see all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  texts: ['domain'],
  store: ['domain'],
  integrations: ['domain'],
  services: ['store', 'integrations', 'domain', 'texts'],
  api: ['services', 'domain', 'texts'],
  web: ['services', 'domain', 'texts'],
  jobs: ['services', 'domain', 'texts'],
  cli: ['services', 'domain', 'texts'],
};

/** The command line is a program of its own: its first file, and no other, may take the wiring that `main` uses. */
const ALSO_WIRING = new Set(['src/cli/index.ts']);

/** Packages that stay in one room or one file. */
const PACKAGE_HOMES: ReadonlyArray<{ readonly packages: RegExp; readonly home: string }> = [
  { packages: /^(drizzle-orm|postgres|@electric-sql\/pglite)(\/|$)/, home: 'src/store/' },
  { packages: /^date-fns(\/|$)/, home: 'src/web/' },
  { packages: /^(bull|ioredis)(\/|$)/, home: 'src/jobs/queue.ts' },
];

const ONLY_READER_OF_ENVIRONMENT = 'src/config.ts';
const ONLY_READER_OF_CLOCK = 'src/main.ts';

/** One sentence for each broken rule; empty when the house is in order. */
export function breaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((source) => [
    ...source.imports.flatMap(({ from, typeOnly }) =>
      from.startsWith('.') ? wrongArrow(source.file, from, typeOnly) : wrongPackage(source.file, from),
    ),
    ...onlyIn(ONLY_READER_OF_ENVIRONMENT, source.readsEnvironment, source.file, 'reads process.env'),
    ...onlyIn(ONLY_READER_OF_CLOCK, source.readsClock, source.file, 'asks the system clock'),
  ]);
}

function wrongArrow(file: string, from: string, typeOnly: boolean): string[] {
  const target = posix.normalize(posix.join(posix.dirname(file), from));
  if (!target.startsWith('src/')) return [`${file} imports ${target}, which is outside src`];
  const [room, targetRoom] = [roomOf(file), roomOf(target)];
  if (room === null || room === targetRoom || (targetRoom === null && ALSO_WIRING.has(file))) return [];
  const allowed = MAY_IMPORT[room];
  if (!allowed) return [`${file} is in the room "${room}", which the house does not have`];
  if (targetRoom === null || !allowed.includes(targetRoom)) return [`${file} must not import ${target}`];
  if (room === 'texts' && !typeOnly) return [`${file} may take types only from ${target}`];
  return [];
}

function wrongPackage(file: string, from: string): string[] {
  const room = roomOf(file);
  if (room === 'domain' && !/^@js-joda\/core$/.test(from))
    return [`${file} must not import ${from}: domain is pure`];
  if (room === 'texts') return [`${file} must not import ${from}: texts are tables`];
  const home = PACKAGE_HOMES.find(({ packages }) => packages.test(from))?.home;
  return home && !file.startsWith(home) ? [`${file} must not import ${from}, which stays in ${home}`] : [];
}

const onlyIn = (home: string, does: boolean, file: string, what: string): string[] =>
  does && file !== home ? [`${file} ${what}; only ${home} may`] : [];

/** `domain` for `src/domain/day.ts`; null for a file right under `src/`. */
const roomOf = (file: string): string | null => /^src\/([^/]+)\//.exec(file)?.[1] ?? null;

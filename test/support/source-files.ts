// Reads the sources as the guards of the architecture see them: imports, and the three things that only one file may do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

export interface Import {
  /** As written: `../store/db.ts`, `date-fns`, `node:fs`. */
  readonly from: string;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From the root of the repository, with `/`: `src/domain/day.ts`. */
  readonly file: string;
  readonly imports: readonly Import[];
  readonly readsEnvironment: boolean;
  readonly readsClock: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const CODE = new Set(['.ts', '.tsx', '.mjs', '.js']);

/** Files below the folder with one of the endings, from the root of the repository, sorted; none when there is no folder. */
export function filesBelow(folder: string, endings: ReadonlySet<string> = CODE): string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.has(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Reads one file's text; throws when it does not parse. */
export function readSource(file: string, text: string): SourceFile {
  const imports: Import[] = [];
  let readsEnvironment = false;
  let readsClock = false;
  visit(parseAst(text, { lang: file.endsWith('.tsx') ? 'tsx' : 'ts' }, file), (node) => {
    const from = importedFrom(node);
    if (from !== null) imports.push({ from, typeOnly: isTypeOnly(node) });
    readsEnvironment ||= isMember(node, 'process', 'env') || takes(node, 'env', /^(node:)?process$/);
    readsClock ||= isMember(node, 'Date', 'now') || isBareNow(node);
  });
  return { file, imports, readsEnvironment, readsClock };
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    if (typeof value['type'] === 'string') see(value);
    for (const child of Object.values(value)) if (isNode(child)) visit(child, see);
  }
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function importedFrom(node: Node): string | null {
  if (!IMPORTING.has(String(node['type']))) return null;
  const source = node['source'] ?? node['argument'];
  const value = isNode(source)
    ? (source['value'] ?? (isNode(source['literal']) ? source['literal']['value'] : null))
    : null;
  return typeof value === 'string' ? value : null;
}

function isTypeOnly(node: Node): boolean {
  return node['type'] === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type';
}

/** `object.property` or `object['property']`. */
function isMember(node: Node, object: string, property: string): boolean {
  if (node['type'] !== 'MemberExpression') return false;
  const { object: left, property: right } = node;
  const names = (value: unknown): unknown => (isNode(value) ? (value['name'] ?? value['value']) : undefined);
  const isGlobal =
    isNode(left) && left['type'] === 'MemberExpression' && names(left['object']) === 'globalThis';
  return (
    (names(left) === object || (isGlobal && names(left['property']) === object)) && names(right) === property
  );
}

/** `import { name } from 'module'`. */
function takes(node: Node, name: string, module: RegExp): boolean {
  if (node['type'] !== 'ImportDeclaration' || !module.test(importedFrom(node) ?? '')) return false;
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'] : [];
  return specifiers.some(
    (specifier: unknown) =>
      isNode(specifier) && isNode(specifier['imported']) && specifier['imported']['name'] === name,
  );
}

/** `new Date()` or `Date()`: without an argument both mean now. */
function isBareNow(node: Node): boolean {
  if (node['type'] !== 'NewExpression' && node['type'] !== 'CallExpression') return false;
  const callee = node['callee'];
  const isDate = isNode(callee) && callee['type'] === 'Identifier' && callee['name'] === 'Date';
  return isDate && Array.isArray(node['arguments']) && node['arguments'].length === 0;
}

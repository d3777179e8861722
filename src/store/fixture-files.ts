// Data files that come with the program, as values.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './package-root.ts';

/** `name` below fixtures/, e.g. `demo/accounts.yaml`. Checked by the caller. */
export const readFixture = (name: string): unknown =>
  parse(readFileSync(join(packageRoot(), 'fixtures', name), 'utf8'));

// Finds what lies beside src/ and dist/ in the package: migrations and calendars, and the package's own version.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest directory above this file that has a package.json. */
export function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const above = dirname(directory);
    if (above === directory)
      throw new Error('the program is not inside its package: no package.json above it');
    directory = above;
  }
  return directory;
}

/** As package.json has it, e.g. `0.1.0`. */
export function programVersion(): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
  );
  return typeof version === 'string' ? version : '';
}

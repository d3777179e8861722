// Finds what lies beside src/ and dist/ in the package: migrations and calendars.
import { existsSync } from 'node:fs';
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

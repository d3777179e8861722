// Writes docs/access.md from the table: `npx tsx test/support/write-access.ts`.
import { writeFileSync } from 'node:fs';
import { accessDocument } from './access-table.ts';

writeFileSync(new URL('../../docs/access.md', import.meta.url), accessDocument);

// How drizzle-kit writes a migration from src/store/schema.ts; run it from the repository's root.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema.ts',
  out: './drizzle',
});

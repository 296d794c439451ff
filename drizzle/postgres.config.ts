/** For `npm run migration -- NAME`: drizzle-kit writes the next migration of PostgreSQL from the schema. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/lib/server/db/schema/postgres/index.ts',
  out: './drizzle/postgres'
});

/** For `npm run migration -- NAME`: drizzle-kit writes the next migration of SQLite from the schema. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/lib/server/db/schema/sqlite/index.ts',
  out: './drizzle/sqlite'
});

/** The PostgreSQL schema: the same text over the other kit of columns. And the picture of all tables, from the schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#lib/server/db/schema/sqlite/index.ts';
import { ROOT } from './setup.mjs';

const SQLITE = 'src/lib/server/db/schema/sqlite';
const POSTGRES = 'src/lib/server/db/schema/postgres';

/** By path from the project's root. */
export function postgresSchema(): Map<string, string> {
  return new Map(
    readdirSync(join(ROOT, SQLITE)).map((name) => {
      const text = readFileSync(join(ROOT, SQLITE, name), 'utf8');
      const made = text.replaceAll('columns-sqlite.ts', 'columns-postgres.ts');
      return [
        `${POSTGRES}/${name}`,
        `// Made from schema/sqlite/${name} by \`npm run generate\`; do not edit.\n${made}`
      ];
    })
  );
}

/** docs/schema.md: which table points at which, by Mermaid, and each table's columns. */
export function schemaPicture(): string {
  const tables = Object.values(schema)
    .filter((each) => is(each, SQLiteTable))
    .map(getTableConfig);
  const lines = tables.flatMap(({ name, columns, foreignKeys, primaryKeys }) => {
    const composite = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    const references = new Map(
      foreignKeys.map((key) => {
        const { columns: own, foreignTable } = key.reference();
        return [own[0]?.name ?? '', getTableConfig(foreignTable).name];
      })
    );
    const rows = columns.map((column) => {
      const marks = [
        ...(column.primary || composite.has(column.name) ? ['PK'] : []),
        ...(references.has(column.name) ? ['FK'] : [])
      ];
      const note = column.notNull || column.primary ? '' : ' "may be null"';
      return `    ${column.getSQLType()} ${column.name}${marks.length > 0 ? ` ${marks.join(', ')}` : ''}${note}`;
    });
    const arrows = [...references].map(([column, target]) => `  ${target} ||--o{ ${name} : ${column}`);
    return [`  ${name} {`, ...rows, '  }', ...arrows];
  });
  return [
    '# Tables',
    '',
    'Made by `npm run generate` from `src/lib/server/db/schema/sqlite`; do not edit. PostgreSQL has the same tables and columns.',
    'What each is for stands in those files.',
    '',
    '```mermaid',
    'erDiagram',
    ...lines,
    '```',
    ''
  ].join('\n');
}

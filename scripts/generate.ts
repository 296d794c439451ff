/**
 * Writes what is derived from the code: JSON Schemas for editors and for --json answers, the catalogues of
 * error codes and rule ids, the PostgreSQL schema and the picture of the tables. With --check it writes nothing and names what is not current.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RULES } from '#lib/domain/derivation.ts';
import { CODE_NOTES, RULE_NOTES } from '../src/cli/catalogue.ts';
import { CONTRACTS, FILE_SCHEMAS, jsonSchemas } from '../src/cli/contracts.ts';
import { postgresSchema, schemaPicture } from './generate-schema.ts';
import { ROOT } from './setup.mjs';

function files(): Map<string, string> {
  const all = new Map<string, string>();
  const schemas = (folder: string, given: Record<string, unknown>): void => {
    for (const [name, schema] of Object.entries(given)) {
      all.set(`${folder}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
    }
  };
  schemas('scoring-sheets/schemas', jsonSchemas(FILE_SCHEMAS));
  schemas('docs/contracts', jsonSchemas(CONTRACTS));
  all.set('docs/errors.md', errorCatalogue());
  all.set('docs/rules.md', ruleCatalogue());
  all.set('docs/schema.md', schemaPicture());
  for (const [name, text] of postgresSchema()) all.set(name, text);
  return all;
}

const GENERATED = 'Made by `npm run generate`; do not edit.';

function errorCatalogue(): string {
  const rows = Object.entries(CODE_NOTES).map(([code, note]) => `| \`${code}\` | ${note} |`);
  return ['# Error codes', '', GENERATED, '', '| code | when |', '|---|---|', ...rows, ''].join('\n');
}

function ruleCatalogue(): string {
  const rows = RULES.map(
    (rule) =>
      `| \`${rule}\` | ${RULE_NOTES[rule].before} | ${RULE_NOTES[rule].after} | ${RULE_NOTES[rule].note} |`
  );
  const intro =
    'Each result carries its derivation: steps `{ rule, citation, local, before, after }` in the order in which they apply. ' +
    'The steps alone give the total (the `sheet` steps, divided by their number, rounded half up) and the grade ' +
    '(the last `after` of band, second-attempt, cap, decision or veto).';
  const head = ['| rule | before | after | what it does |', '|---|---|---|---|'];
  return ['# Rules of a derivation', '', GENERATED, '', intro, '', ...head, ...rows, ''].join('\n');
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, text] of files()) {
  const file = join(ROOT, name);
  if (check) {
    if (read(file) !== text) stale.push(name);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`not current, run npm run generate: ${stale.join(', ')}`);
  process.exitCode = 1;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // not there yet: stale like any other difference
  }
}

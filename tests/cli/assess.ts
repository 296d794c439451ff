/** Runs the command line as a user would, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ROOT } from '../../scripts/setup.mjs';

export interface Run {
  exit: number | null;
  stdout: string;
  stderr: string;
  /** the --json answer */
  json: () => Record<string, unknown>;
}

/** A temporary folder with helpers, removed after the file's tests. */
export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    path: (name: string) => join(folder, name),
    write: (name: string, content: unknown): string => {
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
      return name;
    },
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    assess: (...words: string[]): Run => {
      const run = spawnSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...words], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28
      });
      const { status, stdout, stderr } = run;
      return { exit: status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
    }
  };
}

const ajv = new Ajv2020({ strict: false, allErrors: true });

/** The faults of an answer by its published JSON Schema. */
export function schemaFaults(contract: string, answer: unknown): string[] {
  const schema = JSON.parse(
    readFileSync(join(ROOT, `docs/contracts/${contract}.schema.json`), 'utf8')
  ) as object;
  const validate = ajv.getSchema(contract) ?? ajv.addSchema(schema, contract).getSchema(contract);
  if (!validate) throw new Error(`no schema ${contract}`);
  if (validate(answer)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** The codes of an error answer, sorted, each once. */
export function codesOf(answer: Record<string, unknown>): string[] {
  const errors = answer.errors as { code: string }[];
  return [...new Set(errors.map(({ code }) => code))].sort();
}

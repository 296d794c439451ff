/** The program's version, as package.json has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '#lib/policies/program-folder.ts';

export const { version } = JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8')) as {
  version: string;
};

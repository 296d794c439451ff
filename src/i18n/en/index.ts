import type { Messages } from '../messages.ts';
import { cli } from './cli.ts';
import { explain } from './explain.ts';
import { grades } from './grades.ts';
import { methods } from './methods.ts';
import { page } from './page.ts';
import { problems } from './problems.ts';
import { store } from './store.ts';
import { warnings } from './warnings.ts';

export const en: Messages = {
  language: 'en',
  problems,
  warnings,
  methods,
  explain,
  grades,
  cli,
  page,
  store
};

/** Who works on the server machine itself, as the machine knows: an auditor's first question. */
import { hostname, userInfo } from 'node:os';
import type { Actor } from './access.ts';

export const OPERATOR: Actor = {
  role: 'operator',
  user: null,
  authority: null,
  expert: null,
  name: `operator:${systemUser()}@${hostname()}`
};

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // an account without a name, as in some containers
  }
}

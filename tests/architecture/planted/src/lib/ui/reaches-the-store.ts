// Planted: a component brings the server into the browser.
import { planted } from '../server/access.ts';

export const store: unknown = planted;

// Planted: a service calls another, and reaches for a page.
import { command } from '../../../cli/command.ts';
import { two } from './two.ts';

export const one: unknown = [two, command];

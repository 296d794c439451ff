import { command } from './command.ts';

export const other: unknown = () => command;

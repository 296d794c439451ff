// Planted: the pure core reaches for the disk and for the command line.
import { readFileSync } from 'node:fs';
import { command } from '../../cli/command.ts';

export const planted = [readFileSync, command];

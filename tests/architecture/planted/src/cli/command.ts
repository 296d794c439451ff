// Planted: two files that need each other.
import { other } from './other.ts';

export const command: unknown = () => other;

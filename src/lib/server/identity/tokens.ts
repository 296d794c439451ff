/** Secrets that a browser holds: 256 random bits there, their SHA-256 here, so that a copy of the store opens nothing. */
import { randomBytes } from 'node:crypto';
import { sha256 } from '../digest.ts';

export const makeToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): string => sha256(token);

/** The certificate and its key, read from their files: at the start, and again when they were renewed. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Settings } from './settings.ts';

export class BadCertificate extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
  }
}

/** @throws BadCertificate where a file cannot be read, holds no certificate, or the two do not belong together */
export function readCertificate({ certificate, key }: NonNullable<Settings['tls']>): {
  cert: Buffer;
  key: Buffer;
} {
  const cert = attempt(certificate, () => readFileSync(certificate));
  attempt(certificate, () => new X509Certificate(cert));
  const secret = attempt(key, () => readFileSync(key));
  attempt(key, () => createSecureContext({ cert, key: secret }));
  return { cert, key: secret };
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BadCertificate(file, error);
  }
}

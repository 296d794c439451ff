/** Requests as an attacker with a session makes them: no browser, no page, any header and any bytes. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { signIn as signInService } from '#lib/server/services/sign-in.ts';
import { PUBLIC } from '../../../scripts/demo/accounts.ts';
import { SAMPLE_PASSWORD } from '../../../scripts/demo/sample-password.ts';
import { PEOPLE, type Person } from './template.ts';
import type { Workbench } from './workbench.ts';

export interface Said {
  status: number;
  headers: Headers;
  problems: { code: string; text: string }[];
  id: string;
}

/** The cookie of a session. */
export async function sessionOf(workbench: Workbench, who: Person): Promise<string> {
  const client = { secondFactor: null, address: '127.0.0.1', agent: 'test', device: null };
  const { token } = await workbench.inStore((system) =>
    signInService(system, PUBLIC, { ...client, name: PEOPLE[who], password: SAMPLE_PASSWORD })
  );
  return `session=${token}`;
}

export interface Upload {
  sheet: string;
  bytes: Uint8Array;
  criterion?: string;
  edition?: number;
  name?: string;
  headers?: Record<string, string>;
}

export async function upload(workbench: Workbench, cookie: string, given: Upload): Promise<Said> {
  const { sheet, bytes, criterion = 'awards', edition = 1, name = 'a.jpg', headers = {} } = given;
  const query = new URLSearchParams({ sheet, edition: String(edition), criterion, name });
  const answer = await fetch(`${workbench.origin}/api/evidence?${query.toString()}`, {
    method: 'POST',
    headers: {
      ...(cookie && { cookie }),
      origin: workbench.origin,
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
      ...headers
    },
    body: Buffer.from(bytes)
  });
  const said = (await answer.json()) as Partial<Said>;
  return { status: answer.status, headers: answer.headers, problems: said.problems ?? [], id: said.id ?? '' };
}

/**
 * Sends so many bytes of zeros, as long as the server takes them.
 * @param isChunked without saying how many there will be
 */
export function uploadZeros(
  workbench: Workbench,
  cookie: string,
  { sheet, size, isChunked }: { sheet: string; size: number; isChunked: boolean }
): Promise<{ status: number; text: string; sent: number }> {
  const query = new URLSearchParams({ sheet, edition: '1', criterion: 'awards', name: 'a.jpg' });
  const chunk = Buffer.alloc(1 << 16);
  let sent = 0;
  return new Promise((done, failed) => {
    const asked = request(`${workbench.origin}/api/evidence?${query.toString()}`, {
      method: 'POST',
      headers: {
        cookie,
        origin: workbench.origin,
        'content-type': 'application/octet-stream',
        'idempotency-key': randomUUID(),
        ...(isChunked ? {} : { 'content-length': String(size) })
      }
    });
    let isAnswered = false;
    asked.on('response', (answer) => {
      isAnswered = true;
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        done({ status: answer.statusCode ?? 0, text, sent });
        asked.destroy();
      });
    });
    // Once it has answered, the server may close: what is still on its way is lost, as it should be.
    asked.on('error', (error) => {
      if (!isAnswered) failed(error);
    });
    const write = (): void => {
      while (sent < size && !isAnswered) {
        sent += chunk.length;
        if (!asked.write(chunk)) {
          asked.once('drain', write);
          return;
        }
      }
      if (!isAnswered) asked.end();
    };
    write();
  });
}

/** Bytes of memory that the server's process holds now. Linux. */
export function memoryOf({ port }: Workbench): number {
  for (const pid of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`JIANGPING_PORT=${port}`))
        continue;
      const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (kilobytes !== undefined) return Number(kilobytes) * 1024;
    } catch {
      // gone, or somebody else's
    }
  }
  throw new Error(`no server on ${port}`);
}

/**
 * The demo's city behind a production server, one for each worker: for tests that only look. Its four rounds are in
 * scoring, deliberation, publicity and final, with years of history behind them.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoStore } from '../../../scripts/demo/prepare.ts';
import { freePort, serverProcess } from './server.ts';

export interface City {
  readonly origin: string;
  readonly url: string;
}

export async function makeCity(): Promise<City & { remove: () => Promise<void> }> {
  const made = process.env.JIANGPING_TEST_CITY;
  if (made === undefined) throw new Error('no city: global-setup.ts makes it');
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-city-'));
  cpSync(made, folder, { recursive: true });
  const url = demoStore(folder);
  const server = serverProcess(await freePort(), folder, { JIANGPING_STORE: url, JIANGPING_SAMPLE: '1' });
  await server.start();
  return {
    origin: `http://127.0.0.1:${server.port}`,
    url,
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

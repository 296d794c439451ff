/** A running workbench of one test's own: a copy of the template store, served by the production server. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSystem, type System } from '#lib/server/system.ts';
import { freePort, serverProcess, type ServerProcess } from './server.ts';
import { FACTS_FILE, storeUrl, type Template } from './template.ts';

export interface Workbench extends ServerProcess, Template {
  readonly origin: string;
  readonly folder: string;
  /** Works on the store beside the server, as another device or the command line would. */
  inStore<R>(work: (system: System) => Promise<R>): Promise<R>;
}

export async function makeWorkbench(): Promise<Workbench & { remove: () => Promise<void> }> {
  const template = process.env.JIANGPING_TEST_TEMPLATE;
  if (template === undefined) throw new Error('no template store: global-setup.ts makes it');
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-workbench-'));
  cpSync(template, folder, { recursive: true });
  const facts = JSON.parse(readFileSync(join(folder, FACTS_FILE), 'utf8')) as Template;
  const url = storeUrl(folder);
  const server = serverProcess(await freePort(), folder, { JIANGPING_STORE: url });
  await server.start();
  // Object.assign keeps no getters: isRunning has to be asked of the server.
  return {
    ...server,
    ...facts,
    get isRunning() {
      return server.isRunning;
    },
    origin: `http://127.0.0.1:${server.port}`,
    folder,
    async inStore(work) {
      const system = await openSystem(url, {
        report: (error) => {
          throw error;
        }
      });
      try {
        return await work(system);
      } finally {
        await system.store.close();
      }
    },
    async remove() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** All services, enumerated from their files: none can be forgotten. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '#lib/server/service.ts';
import { ROOT } from '../../../scripts/setup.mjs';

export type AnyService = Service<unknown, unknown>;

export async function allServices(): Promise<Map<string, AnyService>> {
  const folder = join(ROOT, 'src/lib/server/services');
  const services = new Map<string, AnyService>();
  for (const file of readdirSync(folder).sort()) {
    const made = (await import(join(folder, file))) as Record<string, unknown>;
    for (const each of Object.values(made)) {
      if (typeof each !== 'function' || !('kind' in each)) continue;
      services.set((each as AnyService).name, each as AnyService);
    }
  }
  return services;
}

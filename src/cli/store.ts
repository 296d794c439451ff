/** The store that a command works on, and as whom: the command line acts as `operator`. */
import { openSystem, type System, type SystemOptions } from '#lib/server/system.ts';
import { text, type Call } from './command.ts';

export { OPERATOR } from '#lib/server/operator.ts';

export const storeOptions = { store: { type: 'string' } } as const;

export const STORE_HELP = `  --store URL       file:PATH or postgres://USER@HOST/DATABASE
                    (default: $JIANGPING_STORE, then file:data/jiangping.sqlite)`;

export const storeUrl = (call: Call): string =>
  text(call, 'store') ?? process.env.JIANGPING_STORE ?? 'file:data/jiangping.sqlite';

/** The anchors file of the surroundings; remarks go to stderr. */
export function systemOptions(call: Call): SystemOptions {
  const anchorsFile = process.env.JIANGPING_ANCHORS;
  return {
    ...(anchorsFile === undefined ? {} : { anchorsFile }),
    report: (error) => call.say(error instanceof Error ? error.message : String(error))
  };
}

/** Opens, works, closes. Works beside a running server. */
export async function withSystem<R>(call: Call, work: (system: System) => Promise<R>): Promise<R> {
  const system = await openSystem(storeUrl(call), systemOptions(call));
  try {
    return await work(system);
  } finally {
    await system.store.close();
  }
}

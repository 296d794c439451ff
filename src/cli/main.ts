/** The command line. Compiled code is kept between runs, because starting costs more than grading a usual round. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./dispatch.ts');
await main(process.argv.slice(2));

/** Runs the tests that kill servers and databases, one file at a time, beside a PostgreSQL cluster of their own. */
import { runOnCluster } from './test-postgres.ts';

await runOnCluster('vitest.faults.config.ts');

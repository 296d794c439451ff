/** Runs as a thread of its own (verify-upload.ts): one bundle in, what was found out. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkedBundle } from './checked-bundle.ts';

parentPort?.postMessage(checkedBundle(workerData as Uint8Array));

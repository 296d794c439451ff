/** What PostgreSQL, its driver and the network between say, in words for those who run the program. */
import { problem } from '#lib/domain/problem.ts';
import { refuse, Refusal } from '../refusal.ts';

/** drizzle wraps what the driver says. */
export function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}

const codeOf = (error: unknown): string => {
  const { code } = rootOf(error) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

export const isSerializationFailure = (error: unknown): boolean =>
  !(error instanceof Refusal) && ['40001', '40P01'].includes(codeOf(error));

/** What the pool says where all of its connections were in use for as long as one may wait to be connected. */
export const isPoolUsedUp = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';

/** Of the socket, or of the name that it is to be opened to. */
const NETWORK = [
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN'
];

/** Class 08, or shut down by an administrator, or the socket itself. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const code = codeOf(error);
  const root = rootOf(error);
  return (
    code.startsWith('08') ||
    ['57P01', '57P02', '57P03', '25P03', ...NETWORK].includes(code) ||
    (root instanceof Error && /Connection terminated|not queryable|Client was closed/.test(root.message))
  );
}

/** What the surroundings did, in words for those who run the program; anything else stays as it is. */
export function asRefusal(error: unknown): unknown {
  const code = error instanceof Refusal ? '' : codeOf(error);
  const reason = (rootOf(error) as Error).message;
  if (code === '55P03') {
    return new Refusal([problem('store-busy', { store: 'PostgreSQL' })], error); // waited in vain for another's lock
  }
  if (code === '53100') return new Refusal([problem('store-full', { store: 'PostgreSQL', reason })], error);
  return error;
}

/** @throws Refusal store-unreachable always */
export function unreachable(error: unknown): never {
  const root = rootOf(error);
  const reason = root instanceof Error && root.message !== '' ? root.message : codeOf(error);
  return refuse('store-unreachable', { store: 'PostgreSQL', reason }, {}, error);
}

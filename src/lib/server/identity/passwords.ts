/** What a password must be, and how it is kept: argon2id. Slow on purpose: never inside a transaction. */
import { hash, verify, type Options } from '@node-rs/argon2';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { foldName } from './names.ts';

const LEAST = 10;
const MOST = 256;

/**
 * OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The algorithm is the library's own default, for its enum has
 * no values at run time; identity-secrets.test.ts reads from the store that it is argon2id.
 */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What people type first, of ten characters or more; all in folded form. */
const COMMON = new Set(
  (
    '0123456789 1234567890 12345678910 123456789a 1234567890a a123456789 abc1234567 abcd123456 abc123456789 ' +
    'qwertyuiop qwerty1234 qwerty12345 qwerty123456 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv zxcvbnm123 ' +
    'password12 password123 password1234 passw0rd123 p@ssw0rd123 administrator administrator1 admin12345 admin123456 ' +
    'welcome123 iloveyou123 iloveyou1314 woaini1314 woaini5201314 woaini1314520 5201314520 1314520520 asdfghjkl1 ' +
    'jiangping123 changeme123 letmein123 test123456'
  ).split(' ')
);

/** Fewer different characters are a repetition: 1111111111, 1212121212. */
const LEAST_DIFFERENT = 4;

/** One text however the keyboard composed it. */
const same = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(same(password), COST);

/** Verified where there is nothing to verify, so that the time taken does not tell. */
let dummy: Promise<string> | undefined;

/** @param known null: no such account, or one without a password; takes as long */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const nobody = await (dummy ??= hashPassword('nobody has this password'));
  // What is longer was never set.
  const right = await verify(known ?? nobody, lengthOf(password) > MOST ? '' : same(password));
  return right && known !== null;
}

/** Every reason why it may not be set. */
export function passwordProblems(password: string, name: string, path: string): Problem[] {
  const folded = foldName(password);
  const faults = {
    short: lengthOf(password) < LEAST,
    long: lengthOf(password) > MOST,
    // The name with a year behind it is the name.
    'like-the-name': [folded, folded.replace(/\d+$/, '')].includes(foldName(name)),
    common: COMMON.has(folded) || new Set(folded).size < LEAST_DIFFERENT
  };
  return (Object.keys(faults) as (keyof typeof faults)[])
    .filter((why) => faults[why])
    .map((why) => problem('password-weak', { why, least: LEAST, most: MOST }, { path }));
}

/** In characters as people count them. */
const lengthOf = (password: string): number => Array.from(same(password)).length;

/**
 * What can be wrong with a request to a store or a service: the second half of the catalogue in problem.ts.
 * Must not know: languages, SQL, HTTP.
 */

export interface ServiceProblemDetails {
  // The store
  'store-url': { found: string; expected: string };
  'store-missing': { store: string };
  'store-unreachable': { store: string; reason: string };
  'store-outdated': { store: string; pending: readonly string[] };
  'store-newer': { store: string; unknown: number; known: string };
  'store-foreign': { store: string };
  /** kind: trigger, view or rule */
  'store-foreign-object': { kind: string; name: string };
  'store-damaged': { store: string; reason: string };
  'store-in-use': { store: string; pid: number; since: string; as: string };
  'store-full': { store: string; reason: string };
  'store-busy': { store: string };
  'store-not-empty': { store: string };
  /** the connection broke at the last word: done or not, the same key again tells */
  'outcome-unknown': { reason: string };
  'backup-damaged': { part: string; reason: string };
  'backup-version': { found: string; expected: string };
  /** number: of the last anchor; last: of the last act in the backup */
  'acts-lost': { number: number; last: number };
  // Entering
  /** password: the own one, given to confirm a change from inside a session */
  'sign-in-refused': { why: 'name-or-secret' | 'password' };
  'sign-in-delayed': { seconds: number };
  /** somebody without an account asked too often */
  'requests-delayed': { seconds: number };
  /** a file to check: too large, or too many are being checked */
  'check-refused': { why: 'size' | 'busy' | 'too-long'; most: number };
  'second-factor-needed': Record<string, never>;
  'second-factor-refused': { why: 'wrong' | 'used' };
  'second-factor-unavailable': { why: 'role' | 'already-on' | 'not-prepared' | 'not-on' };
  /** a device sent what another account typed on it */
  'other-account': Record<string, never>;
  'session-ended': { why: 'idle' | 'expired' | 'signed-out' | 'account-disabled' | 'unknown' };
  'code-refused': { why: 'wrong' | 'used' | 'expired' };
  'password-weak': { why: 'short' | 'long' | 'like-the-name' | 'common'; least: number; most: number };
  'name-refused': { why: 'empty' | 'long' | 'characters'; most: number };
  /** user: the name */
  'account-disabled': { user: string };
  /** user: the name */
  'last-administrator': { user: string };
  // Acting
  forbidden: { act: string; role: string };
  'not-found': { kind: string; id: string };
  'key-reused': { key: string; act: string };
  'already-there': { kind: string; name: string };
  // A list to import
  /** cells beyond the last column */
  'cells-surplus': { cells: number };
  /** line: of the other row */
  'row-repeated': { line: number };
  'rows-faulty': { lines: readonly number[] };
  'list-changed': { expected: string; found: string };
  'scope-missing': { role: string; field: 'authority' | 'expert' };
  'scope-superfluous': { role: string; field: 'authority' | 'expert' };
  // A policy
  'policy-altered': { digest: string };
  'policy-changed': { policy: string; used: string; found: string };
  // A round
  'round-state': { act: string; state: string; needs: readonly string[] };
  'sheets-open': { participants: readonly string[] };
  'round-incomplete': { participants: readonly string[] };
  'round-undecided': { participants: readonly string[]; seats: number };
  'round-not-settled': { round: string };
  'round-differs': { round: string };
  'round-not-final': { round: string };
  'studio-not-due': { studios: readonly string[] };
  'no-participants': { round: string };
  'no-panel': { round: string };
  'not-assigned': { participants: readonly string[] };
  'too-few-experts': { participant: string; panel: string | null; eligible: number; needed: number };
  'conflict-of-interest': { why: 'recused' | 'own-unit' | 'own-authority'; participant: string };
  'decision-taken-back': { number: number };
  'notice-running': { last: string };
  'notice-over': { last: string };
  'objections-open': { receipts: readonly string[] };
  'objection-decided': { receipt: string };
  'date-before': { date: string; least: string };
  'date-after': { date: string; most: string };
  'results-changed': { expected: string; found: string };
  'notice-not-begun': { first: string };
  // A sheet
  'sheet-sealed': { contentHash: string };
  'sheet-returned': { edition: number; given: number };
  'sheet-reassigned': { reason: string };
  'sheet-foreign': { sheet: string };
  'sheet-not-sealed': { state: string };
  'sheet-changed': { expected: string; found: string };
  'round-closed': { state: string };
  'change-differs': { change: string };
  'base-unknown': { given: number; current: number };
  'signature-bad': { why: 'not-png' | 'too-large' | 'empty' };
  'attachment-bad': { why: 'type' | 'size' | 'empty' | 'many'; found: string; most: number };
  /** edition: the signed one that names it */
  'attachment-sealed': { edition: number };
  'content-missing': { digest: string };
  'content-differs': { digest: string };
  // The audit chain
  'audit-row-altered': { number: number };
  'audit-row-missing': { number: number };
  'audit-link-broken': { number: number };
  'audit-object-differs': { kind: string; id: string; number: number };
  'audit-object-missing': { kind: string; id: string; number: number };
  'audit-object-unrecorded': { kind: string; id: string };
  'audit-jump': { kind: string; id: string; number: number };
  'audit-cut-off': { number: number; last: number };
  'audit-rewritten': { number: number };
  'history-differs': { sheet: string; step: number };
  'anchors-unreadable': { file: string; line: number };
  'anchors-file-missing': { file: string };
  'anchor-missing': { number: number };
}

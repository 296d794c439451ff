/** Every error of the store and the services: what is wrong, and what to do next. */
import type { ServiceProblemDetails } from '#lib/domain/problem-service.ts';
import type { Messages } from '../messages.ts';
import { stepsTo, wordOf } from '../service-words.ts';
import { words } from './service-words.ts';

const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : '(none)');
const act = (name: string): string => `"${wordOf(words.acts, name)}"`;
const role = (name: string): string => `"${wordOf(words.roles, name)}"`;
const stage = (name: string): string => `"${wordOf(words.stages, name)}"`;
const thing = (kind: string, id: string): string =>
  `${wordOf(words.kinds, kind)}${id === '' ? '' : ` "${id}"`}`;
const short = (digest: string): string => (digest.length > 12 ? `${digest.slice(0, 12)}…` : digest);
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const wait = (seconds: number): string =>
  seconds < 120 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute');
const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai'
});

/** How to come to a stage that lies ahead; of one that is past, what can still be done. */
function wayTo(state: string, needs: readonly string[]): string {
  const steps = stepsTo(words.leave, state, needs);
  if (steps.length > 0) return `first ${steps.join(', then ')}`;
  if (state === 'final') {
    return 'the results stay as they are; to correct them, create a new round that names the one it replaces, and why';
  }
  if (needs.every((each) => each === 'draft')) {
    return 'an open round keeps what it was opened with; for other contents create a new round';
  }
  if (state === 'publicity' && needs.includes('deliberation')) {
    return 'a sustained objection takes the round back to deliberation: do it then';
  }
  return 'that stage is past, so it can no longer be done in this round';
}

const STOP =
  'stop working, leave the data as it is, compare it with the last sound backup and tell the administrator';

export const serviceProblems: Pick<Messages['problems'], keyof ServiceProblemDetails> = {
  'store-url': ({ found, expected }) =>
    `"${found}" is no address of a database; write it as one of: ${expected}`,
  'store-missing': ({ store }) =>
    `there is no database at ${store}: check the address, or set the database up if this is its first use`,
  'store-unreachable': ({ store, reason }) =>
    `the database ${store} cannot be used: ${reason}; check that it is running, its address, and the rights to read and write`,
  'store-outdated': ({ store, pending }) =>
    `the database ${store} is older than this program, it lacks: ${list(pending)}; make a backup, then upgrade the database`,
  'store-newer': ({ store, unknown, known }) =>
    `the database ${store} is newer than this program (which ends at ${known}) by ${count(unknown, 'upgrade')}: use the newer program`,
  'store-foreign': ({ store }) =>
    `${store} is the database of another program, and nothing was changed: check the address, or take an empty database`,
  'store-foreign-object': ({ kind, name }) =>
    `the database has a ${kind} "${name}" that this program never made, and that may change or hide data: ${STOP}`,
  'store-damaged': ({ store, reason }) =>
    `the database ${store} is damaged: ${reason}; stop using it, keep its file, and restore the last sound backup`,
  'store-in-use': ({ store, pid, since, as }) => {
    const start = Date.parse(since);
    const who = pid > 0 ? `${as}, process ${pid}` : as;
    const from = Number.isNaN(start) ? '' : `, since ${moment.format(start)}`;
    return `the database ${store} is in use by another process (${who}${from}): wait for it to end, or stop it, then try again`;
  },
  'store-full': ({ store, reason }) =>
    `the database ${store} cannot be written, most often because the disk is full: ${reason}; nothing was changed: make room, then try again`,
  'store-busy': ({ store }) =>
    `the database ${store} is busy, and nothing was changed: try again in a moment`,
  'store-not-empty': ({ store }) =>
    `${store} holds data already, and nothing was changed: choose an empty place`,
  'outcome-unknown': ({ reason }) =>
    `the connection broke at the last step, so it is not known whether this was done: ${reason}; send it again unchanged, and what was done is not done twice`,
  'backup-damaged': ({ part, reason }) =>
    `"${part}" in the backup is not sound: ${reason}; make the backup again, or use another one`,
  'backup-version': ({ found, expected }) =>
    `the backup has version ${found}, this program restores ${expected}: restore it with the program of its own version`,
  'acts-lost': ({ number, last }) =>
    `the anchors kept so far go to audit record no. ${number}, the backup only to no. ${last}, and what was done after that is not in it: restore a later backup elsewhere if there is one, or tell those concerned to do it again`,

  'sign-in-refused': ({ why }) =>
    why === 'password'
      ? 'the current password is not right: type it again, or ask the administrator if it is lost'
      : 'the user name or the password (or one-time code) is not right: type them again, or ask the administrator if the password is lost',
  'sign-in-delayed': ({ seconds }) =>
    `too many sign-ins have failed: try again in ${wait(seconds)}, or ask the administrator if the password is lost`,
  'requests-delayed': ({ seconds }) =>
    `too many requests came from your network, and this one was not taken: try again in ${wait(seconds)}`,
  'check-refused': ({ why, most }) =>
    ({
      size: `the file is too large, at most ${megabytes(most)}: a result file is far smaller, so check that you chose the right one`,
      busy: 'many files are being checked just now, and this one was not: try again in a minute',
      'too-long':
        'recomputing this file took too long and was stopped: check that you chose the right one, or verify it offline with the command'
    })[why],
  'second-factor-needed': () =>
    'a second step is needed: type the code that the authenticator shows, or a recovery code',
  'second-factor-refused': ({ why }) =>
    ({
      wrong:
        'the code of the authenticator, or the recovery code, is not right: type it again, and check that the clock of the phone is right',
      used: 'this code has been used and works only once: wait for the next one of the authenticator, or take another recovery code'
    })[why],
  'second-factor-unavailable': ({ why }) =>
    ({
      role: 'accounts with this role have no two-step sign-in, and need none: sign in with the password',
      'already-on': 'two-step sign-in is on already: to change the authenticator, turn it off, then on again',
      'not-prepared':
        'two-step sign-in has not been prepared: scan the picture with the authenticator first, then type the code that it shows',
      'not-on':
        'two-step sign-in is not on, so there is nothing to turn off: turn it on first if it is wanted'
    })[why],
  'other-account': () =>
    'this was typed under another account on this device: it waits until that account signs in here',
  'session-ended': ({ why }) =>
    ({
      idle: 'signed out after a long time without activity: sign in again to go on',
      expired: 'this sign-in has run out: sign in again to go on',
      'signed-out': 'signed out: sign in again to go on',
      'account-disabled': 'the account is disabled: ask the administrator to enable it',
      unknown: 'this sign-in no longer holds: sign in again to go on'
    })[why],
  'code-refused': ({ why }) =>
    ({
      wrong: 'the one-time code is not right: check it and type it again',
      used: 'the one-time code has been used and works only once: sign in with the password, or ask the administrator for a new code',
      expired: 'the one-time code has run out: ask the administrator for a new one'
    })[why],
  'password-weak': ({ why, least, most }) =>
    ({
      short: `the password is too short: choose one of at least ${least} characters`,
      long: `the password is too long: choose one of at most ${most} characters`,
      'like-the-name': `the password is too like the user name: choose another, ${least} to ${most} characters`,
      common: `the password is too common and easily guessed: choose another, ${least} to ${most} characters`
    })[why],
  'name-refused': ({ why, most }) =>
    ({
      empty: 'the user name is empty: type one',
      long: `the user name is too long: at most ${most} characters`,
      characters:
        'the user name has a character that cannot be used: take letters and digits of any script, and between them a single · . _ @ - or space'
    })[why],
  'account-disabled': ({ user }) => `the account "${user}" is disabled: enable it first`,
  'last-administrator': ({ user }) =>
    `the account "${user}" is the only administrator that is not disabled: make or enable another one first`,

  forbidden: ({ act: name, role: who }) =>
    who === 'public'
      ? `sign in first to ${wordOf(words.acts, name)}`
      : `an account with the role ${role(who)} may not ${wordOf(words.acts, name)}: use an account that may, or ask the administrator`,
  'not-found': ({ kind, id }) =>
    `no ${thing(kind, id)}: it does not exist, or it is outside what this account may see; check its name or number`,
  'key-reused': ({ key, act: name }) =>
    `the request key "${key}" was used before for ${act(name)} with other contents, and nothing was changed: send it again with a new key`,
  'cells-surplus': ({ cells }) =>
    `${cells} more ${cells === 1 ? 'cell' : 'cells'} than the list has columns, most likely a comma inside a cell: put that cell in double quotes`,
  'row-repeated': ({ line }) => `line ${line} has the same code: keep one of them, or correct the code`,
  'rows-faulty': ({ lines }) =>
    `${lines.length} ${lines.length === 1 ? 'row is' : 'rows are'} faulty (line ${list(lines.slice(0, 10).map(String))}${lines.length > 10 ? ' and others' : ''}), so the whole list cannot be imported: correct it and upload it again, or import the good rows only`,
  'list-changed': () =>
    'the register has changed since the preview, and nothing was imported: look at the new preview, then import',
  'already-there': ({ kind, name }) =>
    `the ${thing(kind, name)} is there already and need not be added again: if this is another one, choose another name or id`,
  'scope-missing': ({ role: who, field }) =>
    field === 'expert'
      ? `an account with the role ${role(who)} must say which expert it belongs to: register the expert first, then name them`
      : `an account with the role ${role(who)} must say what it is responsible for: choose a district or supervising body`,
  'scope-superfluous': ({ role: who, field }) =>
    `an account with the role ${role(who)} does not have ${
      field === 'expert' ? 'an expert' : 'a district or supervising body'
    }: leave it out, or choose another role`,

  'policy-changed': ({ policy, used, found }) =>
    `rounds use the policy "${policy}" with other contents (digest ${short(used)}) than this file (${short(found)}), and nothing was imported: correct the file, or import it as a new version with a note on what changed`,

  'round-state': ({ act: name, state, needs }) =>
    `the round is in the stage ${stage(state)}, and ${act(name)} belongs to ${needs.map(stage).join(' or ')}: ${wayTo(state, needs)}`,
  'sheets-open': ({ participants }) =>
    `sheets are not yet submitted for ${list(participants)}: ask their experts for them, or with a reason reassign the sheets or defer the participant, then try again`,
  'round-incomplete': ({ participants }) =>
    `sheets are missing for ${list(participants)}: ask for them or assign further experts, or defer the participant with a reason`,
  'round-undecided': ({ participants, seats }) =>
    `${list(participants)} are tied with ${count(seats, 'seat')} left: let the panel put them in order, and record its decision first`,
  'round-not-settled': ({ round }) =>
    `the results of round "${round}" are not settled, or what they rest on has changed since: settle them first`,
  'round-differs': ({ round }) =>
    `there is a round "${round}" with other contents than this file, and nothing was changed: check the file, or give it a new id if it is another round`,
  'round-not-final': ({ round }) =>
    `the round "${round}" is not final, so no other round can replace it yet: work in that round, or finalise it first`,
  'studio-not-due': ({ studios }) =>
    `the calendar does not call these studios to this round: ${list(studios)}; give the reason why they take part, or leave them out`,
  'no-participants': ({ round }) => `the round "${round}" has no participants: add them first`,
  'no-panel': ({ round }) => `the round "${round}" has no panel: form one first`,
  'not-assigned': ({ participants }) =>
    `fewer experts are assigned than the round needs sheets for ${list(participants)}: assign enough of them first`,
  'too-few-experts': ({ participant, panel, eligible, needed }) =>
    `${participant} needs ${count(needed, 'expert')}, and without those who must stand aside ${
      panel === null ? 'no panel has more than' : `panel "${panel}" has`
    } ${eligible}: add experts, or ask for fewer on each participant${panel === null ? '' : ', or choose another panel'}`,
  'conflict-of-interest': ({ why, participant }) => {
    const reason = {
      recused: `is recused from ${participant}`,
      'own-unit': `belongs to the host unit of ${participant}`,
      'own-authority': `belongs to the authority of ${participant}`
    }[why];
    return `the expert ${reason} and may not score it: assign another expert`;
  },
  'decision-taken-back': ({ number }) =>
    `decision no. ${number} has been withdrawn already: to decide anew, record another decision`,
  'notice-running': ({ last }) =>
    `the public notice runs until the end of ${last}: do this on the following day or later`,
  'notice-over': ({ last }) =>
    `the public notice ended on ${last}, and objections are no longer taken: turn to the department that runs the assessment`,
  'objections-open': ({ receipts }) =>
    `objections wait for a decision: ${list(receipts)}; decide each of them first`,
  'objection-decided': ({ receipt }) =>
    `the objection ${receipt} has been decided, which stays as it is: for new grounds another objection can be filed while the notice runs`,
  'date-after': ({ date, most }) => `${date} is too late, at the latest ${most}: check the year`,
  'results-changed': ({ expected, found }) =>
    `The results have changed: you looked at ${expected.slice(0, 16)}, now they are ${found.slice(0, 16)}. Look again, then decide`,
  'notice-not-begun': ({ first }) => `The results are public from ${first} on; they can be read then`,
  'policy-altered': ({ digest }) =>
    `The policy with the digest ${digest.slice(0, 16)} in the store was altered and does not match it: stop, run audit verify, restore a backup`,
  'date-before': ({ date, least }) => `the date ${date} is too early: choose ${least} or later`,

  'sheet-sealed': ({ contentHash }) =>
    `the sheet is submitted and sealed${contentHash === '' ? '' : ` (digest ${short(contentHash)})`} and can no longer be changed: if it must be, ask the round manager to return it with a reason`,
  'sheet-returned': ({ edition, given }) =>
    `the sheet was returned and is now edition ${edition}; what was entered belongs to edition ${given} and was not taken: open edition ${edition}, check it and enter it again`,
  'sheet-reassigned': ({ reason }) =>
    `the sheet was given to another expert${reason === '' ? '' : `: ${reason}`}; nothing more is to be entered, and the round manager can tell you more`,
  'sheet-foreign': ({ sheet }) =>
    `the sheet "${sheet}" is not yours: open one of your own sheets, or ask the round manager`,
  'sheet-not-sealed': ({ state }) =>
    state === 'sealed'
      ? 'the sheet was imported from a file, so that no expert could sign it again and it cannot be returned: assign another expert if it must be scored anew'
      : `the sheet is "${wordOf(words.sheets, state)}": wait until the expert has signed and submitted it`,
  'sheet-changed': ({ expected, found }) =>
    `what was signed is not what the sheet says now (signed ${short(expected)}, now ${short(found)}): open the sheet again, check it, then sign and submit`,
  'round-closed': ({ state }) =>
    state === 'draft'
      ? `the round is in the stage ${stage(state)}, and scoring has not begun: enter scores once it is open`
      : `the round is in the stage ${stage(state)}, scoring is over and sheets can no longer be changed: if one must be, ask the round manager`,
  'change-differs': ({ change }) =>
    `the change "${change}" was received before with other contents, and this one was not taken: open the sheet again, check it and enter it anew`,
  'base-unknown': ({ given, current }) =>
    `this was entered on top of change ${given} of the row, which has only ${current}: open the sheet again, check it and enter it anew`,
  'signature-bad': ({ why }) =>
    ({
      'not-png': 'the signature is not a PNG picture: sign again in the box',
      'too-large': 'the signature picture is too large: clear it and sign again',
      empty: 'there is no signature: sign, then submit'
    })[why],
  'attachment-bad': ({ why, found, most }) =>
    ({
      type: `files of the type "${found}" are not taken: upload a photograph or a PDF instead`,
      size: `the file is too large (${found} bytes), at most ${megabytes(most)}: make it smaller, or split it`,
      empty: 'the file is empty: check it and choose again',
      many: `there are ${found} files here, at most ${most} are taken: put several into one`
    })[why],
  'attachment-sealed': ({ edition }) =>
    `this file was signed and sealed with edition ${edition} and cannot be taken away; upload a better one beside it`,
  'content-missing': ({ digest }) =>
    `the content of an attachment is gone (digest ${digest}): restore it from a backup, or have it uploaded again`,
  'content-differs': ({ digest }) =>
    `the content of an attachment does not have its recorded digest ${digest}, it was damaged or altered: restore it from a backup`,

  'audit-row-altered': ({ number }) => `audit record no. ${number} was altered: ${STOP}`,
  'audit-row-missing': ({ number }) => `audit record no. ${number} is missing: ${STOP}`,
  'audit-link-broken': ({ number }) =>
    `audit record no. ${number} does not follow on the one before it: ${STOP}`,
  'audit-object-differs': ({ kind, id, number }) =>
    `the ${thing(kind, id)} is not as audit record no. ${number} left it, it was changed outside the system: ${STOP}`,
  'audit-object-missing': ({ kind, id, number }) =>
    `the ${thing(kind, id)} stands in audit record no. ${number}, but is gone: ${STOP}`,
  'audit-object-unrecorded': ({ kind, id }) =>
    `the ${thing(kind, id)} is in no audit record, it was added outside the system: ${STOP}`,
  'audit-jump': ({ kind, id, number }) =>
    `the ${thing(kind, id)} was changed without a record before audit record no. ${number}: ${STOP}`,
  'audit-cut-off': ({ number, last }) =>
    `the kept anchors go to no. ${number}, the audit records only to no. ${last}: those after it were removed; ${STOP}`,
  'audit-rewritten': ({ number }) =>
    `audit record no. ${number} does not agree with its kept anchor, the chain was rewritten: ${STOP}`,
  'history-differs': ({ sheet, step }) =>
    `the history of sheet "${sheet}" does not agree at step ${step}, it was altered, cut or added to: ${STOP}`,
  'anchors-unreadable': ({ file, line }) =>
    `line ${line} of the anchors file ${file} cannot be read: leave the file as it is, fetch a sound copy from a backup, then verify again`,
  'anchors-file-missing': ({ file }) =>
    `the anchors file ${file} is not there: check its path, or bring back the copy that you keep elsewhere, and verify again (a backup archive does not hold it)`,
  'anchor-missing': ({ number }) =>
    `the anchor of audit record no. ${number} was written to the anchors file, and does not stand in it: bring back the sound copy that you keep elsewhere, and verify again (a backup archive does not hold it)`
};

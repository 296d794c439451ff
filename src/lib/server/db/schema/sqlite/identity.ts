/** Who may enter: accounts, their secrets (hashes only), sessions, and what failed sign-ins leave behind. */
import {
  bool,
  choice,
  id,
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex
} from '../../columns-sqlite.ts';
import { authority, expert } from './organisation.ts';

export const user = table(
  'user_account',
  {
    id: id().primaryKey(),
    /** typed at sign-in, in any script; unique in its folded form */
    name: text().notNull(),
    foldedName: text('folded_name').notNull(),
    role: choice<'administrator' | 'manager' | 'staff' | 'expert' | 'official'>().notNull(),
    /** null: the whole city */
    authority: id().references(() => authority.id),
    /** for the role expert: as whom */
    expert: id().references(() => expert.id),
    /** argon2id; null until the first sign-in */
    passwordHash: text('password_hash'),
    totpSecret: text('totp_secret'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** a code works once: the time step of the last one taken */
    totpLastStep: integer('totp_last_step'),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull()
  },
  (own) => [uniqueIndex('user_folded_name').on(own.foldedName), index('user_expert').on(own.expert)]
);

/** Opens the first sign-in, or one after a lost password. */
export const oneTimeCode = table(
  'one_time_code',
  {
    id: id().primaryKey(),
    user: id()
      .notNull()
      .references(() => user.id),
    hash: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull()
  },
  (own) => [index('one_time_code_user').on(own.user)]
);

export const recoveryCode = table(
  'recovery_code',
  {
    id: id().primaryKey(),
    user: id()
      .notNull()
      .references(() => user.id),
    hash: text().notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull()
  },
  (own) => [index('recovery_code_user').on(own.user)]
);

export const session = table(
  'session',
  {
    /** SHA-256 of the token: a copy of the table opens no session */
    id: id().primaryKey(),
    user: id()
      .notNull()
      .references(() => user.id),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
    address: text().notNull(),
    agent: text().notNull(),
    secondFactor: bool('second_factor').notNull()
  },
  (own) => [index('session_user').on(own.user)]
);

/** A device from which an account was entered before: a stranger's failures do not shut it out. */
export const knownDevice = table(
  'known_device',
  {
    /** SHA-256 of the token on the device */
    hash: id().notNull(),
    user: id()
      .notNull()
      .references(() => user.id),
    lastSeenAt: instant('last_seen_at').notNull()
  },
  (own) => [primaryKey({ columns: [own.hash, own.user] }), index('known_device_user').on(own.user)]
);

/** Failed sign-ins by account, by address and by both: each only ever delays. */
export const throttle = table('throttle', {
  key: id().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant('last_at').notNull(),
  openAt: instant('open_at').notNull()
});

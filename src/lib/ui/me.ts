/** Who is signed in, as far as a page shows it. */
export type AccountRole = 'administrator' | 'manager' | 'staff' | 'expert' | 'official';

export interface Me {
  /** as the account is called */
  name: string;
  role: AccountRole;
}

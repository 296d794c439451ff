/** The accounts that the list shows, all pages of it, as a file. No secret is among them. */
import { adminUsersTexts } from '#i18n/admin-users.ts';
import { usersAsked } from '#lib/web/admin-users.ts';
import { csvAnswer } from '#lib/web/csv.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const { language } = event.locals;
  const { rows } = await readOr(event, () => usersAsked(theSystem(), actor, event.url, language));
  const { fields, fileName, yes, no } = adminUsersTexts(language);
  return csvAnswer(fileName, [
    [
      fields.name,
      fields.role,
      fields.state,
      fields.scope,
      fields.secondFactor,
      fields.lastSeen,
      fields.created
    ],
    ...rows.map((row) => [
      row.name,
      row.roleWord,
      row.stateWord,
      row.scopeWord,
      row.hasSecondFactor ? yes : no,
      row.seen,
      row.created
    ])
  ]);
};

/** All tables. schema/postgres/ is generated from this folder by `npm run generate`. */
export * from './organisation.ts';
export * from './identity.ts';
export * from './rounds.ts';
export * from './sheets.ts';
export * from './outcome.ts';
export * from './audit.ts';

/** Its types are there, but hidden by its package.json. It puts an IndexedDB in memory where the global one was. */
declare module 'fake-indexeddb/auto';

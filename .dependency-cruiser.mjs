// Who may import whom. Each rule says why, to the person it stops.
const from = (path) => ({ path });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The rules import themselves, zod and a calendar library: no files, no clock, no server, so that anyone can recompute them.',
      severity: 'error',
      from: from('^src/lib/domain/'),
      to: { pathNot: ['^src/lib/domain/', '^node_modules/(zod|temporal-polyfill)/'] }
    },
    {
      name: 'methods-are-light',
      comment:
        'The expert’s sheet loads the methods in the browser: neither zod (25 kB) nor the calendar (19 kB) may come with them.',
      severity: 'error',
      from: from('^src/lib/domain/methods/'),
      to: { pathNot: ['^src/lib/domain/(methods/|points\\.ts|fraction\\.ts|problem\\.ts)'] }
    },
    {
      name: 'policies-know-the-domain-only',
      comment: 'Reading a policy’s files is between the disk and the rules.',
      severity: 'error',
      from: from('^src/lib/policies/'),
      to: { path: '^src/', pathNot: '^src/lib/(policies|domain)/' }
    },
    {
      name: 'messages-know-the-domain-only',
      comment: 'Sentences are made from the rules’ facts; they must not reach for files or commands.',
      severity: 'error',
      from: from('^src/i18n/'),
      to: { pathNot: ['^src/i18n/', '^src/lib/domain/'] }
    },
    {
      name: 'ui-sees-domain-and-messages',
      comment: 'Components get props and give callbacks; loading is the routes’ work.',
      severity: 'error',
      from: from('^src/lib/ui/'),
      to: { path: '^src/', pathNot: '^src/(lib/(ui|charts|domain)|i18n)/' }
    },
    {
      name: 'nothing-imports-an-edge',
      comment: 'The command line and the routes are edges: what two of them need belongs in lib.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|routes)/' },
      to: { path: '^src/(cli|routes)/' }
    },
    {
      name: 'edges-are-apart',
      comment: 'A route that needs a command’s code shows that the code is in the wrong place.',
      severity: 'error',
      from: from('^src/routes/'),
      to: { path: '^src/cli/' }
    },
    {
      name: 'server-knows-no-screen',
      comment: 'Services answer with data; sentences and pages are made of it at the edges.',
      severity: 'error',
      from: from('^src/lib/server/'),
      to: { path: '^src/', pathNot: '^src/lib/(server|domain|policies)/' }
    },
    {
      name: 'offline-knows-no-page',
      comment:
        'What is kept on a device, and when it is sent, is decided without a screen and without the server’s code; it may make what a sheet’s components show.',
      severity: 'error',
      from: from('^src/lib/offline/'),
      to: { path: '^src/', pathNot: '^src/lib/(offline|domain)/|^src/lib/ui/sheet/views\\.ts$' }
    },
    {
      name: 'server-stays-on-the-server',
      comment:
        'What runs in a browser must never reach the store: only server files of routes, hooks and the command line do.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(lib/(server|web)|cli)/|^src/hooks\\.server\\.ts$|\\+[a-z.]*server\\.ts$'
      },
      to: { path: '^src/lib/server/' }
    },
    {
      name: 'services-are-apart',
      comment: 'A service is one act of one person. What two of them need is no service: put it beside them.',
      severity: 'error',
      from: from('^src/lib/server/'),
      to: { path: '^src/lib/server/services/' }
    },
    {
      name: 'drivers-stay-in-db',
      comment:
        'Connections, pragmas and transactions are the affair of db/; all else uses a Db that it was given.',
      severity: 'error',
      from: from('^src/lib/(?!server/db/)'),
      to: {
        path: '(^|/)node_modules/(@types/)?(better-sqlite3|pg|drizzle-orm/(better-sqlite3|node-postgres))/'
      }
    },
    {
      name: 'access-is-a-table',
      comment: 'Who may do what is read without reading how it is done.',
      severity: 'error',
      from: from('^src/lib/server/access\\.ts$'),
      to: {}
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    {
      name: 'no-missing',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$app/|\\$service-worker$|\\./\\$types)' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: new URL('tsconfig.json', import.meta.url).pathname },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports']
    }
  }
};

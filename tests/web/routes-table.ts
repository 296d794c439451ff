/**
 * Who gets in where: every route of the program, the addresses that it has in the world of the test, and what each role meets
 * there. Written by hand from what each page is for, not from the code behind it. A route without a row fails the test.
 */
import {
  admin,
  atEvidence,
  atNotices,
  atPanels,
  atSheets,
  everybody,
  forms,
  keepers,
  office,
  ofRounds,
  paperRows,
  STATES,
  type Row
} from './routes-rows.ts';
import { at, atRounds } from './routes-world.ts';

/** Several rows where a stage opens a route to more; actions and methods stand in the first. */
export const ROUTES: Readonly<Record<string, Row | Row[]>> = {
  // The door
  '(door)/sign-in': {
    where: at('/sign-in'),
    open: everybody,
    in: 303,
    nobody: 200,
    actions: { default: everybody }
  },
  '(door)/sign-out': {
    where: at('/sign-out'),
    open: everybody,
    in: 303,
    nobody: 303,
    actions: { default: everybody }
  },
  '(door)/welcome': {
    where: at('/welcome'),
    open: everybody,
    nobody: 200,
    actions: { default: everybody }
  },
  healthz: { where: at('/healthz'), open: everybody, nobody: 200 },
  preferences: {
    where: at('/preferences'),
    open: everybody,
    in: 303,
    nobody: 303,
    methods: { POST: everybody }
  },
  'dev/components': { where: at('/dev/components'), open: everybody, in: 404, nobody: 404 },

  // The desk
  '(desk)': { where: at('/'), open: everybody },
  '(desk)/profile': {
    where: at('/profile'),
    open: everybody,
    actions: {
      password: everybody,
      prepare: everybody,
      confirm: everybody,
      drop: everybody,
      session: everybody,
      everywhere: everybody
    }
  },
  '(desk)/rounds': { where: at('/rounds'), open: { manager: 'all', staff: 'all', official: 'all' } },
  '(desk)/rounds/[code]': { where: atRounds(STATES, (code) => `/rounds/${code}`), open: ofRounds },
  '(desk)/rounds/[code]/bundle': {
    where: atRounds(['final'], (code) => `/rounds/${code}/bundle`),
    open: { manager: 'runs', official: 'runs' }
  },

  '(desk)/rounds/new': {
    where: at('/rounds/new'),
    open: { manager: 'all' },
    actions: { create: { manager: 'all' } }
  },
  '(desk)/rounds/[code]/setup': {
    where: atRounds(STATES, (code) => `/rounds/${code}/setup`),
    open: { manager: 'runs' },
    actions: forms(
      { manager: 'runs' },
      'plan due list uninvite members remove recuse draw move settings reset open'
    )
  },
  '(desk)/rounds/[code]/deliberation': [
    {
      where: atRounds(['scoring', 'deliberation', 'final'], (code) => `/rounds/${code}/deliberation`),
      open: { manager: 'runs' },
      actions: forms({ manager: 'runs' }, 'decideTie withdrawDecision attachPaper detachPaper begin')
    }
  ],

  '(desk)/rounds/[code]/deliberation/[participant]': [
    {
      where: atRounds(['scoring'], (code, studio) => `/rounds/${code}/deliberation/${studio}`),
      open: { manager: 'runs' },
      actions: forms(
        { manager: 'runs' },
        'attachPaper detachPaper returnSheet takeSheet setStatus recordVeto withdrawVeto'
      )
    },
    {
      where: atRounds(['deliberation', 'final'], (code, studio) => `/rounds/${code}/deliberation/${studio}`),
      open: { manager: 'runs' }
    }
  ],
  '(desk)/rounds/[code]/facts': {
    where: atRounds(STATES, (code) => `/rounds/${code}/facts`),
    open: { manager: 'sees', staff: 'sees' },
    actions: forms({ manager: 'sees', staff: 'sees' }, 'attachPaper detachPaper verify')
  },
  '(desk)/rounds/[code]/settle': {
    where: atRounds(['deliberation', 'publicity', 'final'], (code) => `/rounds/${code}/settle`),
    open: { manager: 'runs' },
    actions: forms({ manager: 'runs' }, 'settle override withdraw')
  },
  '(desk)/rounds/[code]/settle/csv': {
    where: atRounds(['deliberation', 'publicity', 'final'], (code) => `/rounds/${code}/settle/csv`),
    open: { manager: 'runs' }
  },

  '(desk)/rounds/[code]/progress': {
    where: atRounds(['scoring', 'deliberation', 'final'], (code) => `/rounds/${code}/progress`),
    open: { manager: 'sees', official: 'sees' },
    actions: forms({ manager: 'runs' }, 'return move status')
  },
  '(desk)/overview': { where: at('/overview'), open: { manager: 'all', official: 'all' } },
  '(desk)/overview/studios': { where: at('/overview/studios'), open: { manager: 'all', official: 'all' } },
  '(desk)/overview/studios/csv': {
    where: at('/overview/studios/csv'),
    open: { manager: 'all', official: 'all' }
  },
  '(desk)/rounds/[code]/facts/csv': {
    where: atRounds(STATES, (code) => `/rounds/${code}/facts/csv`),
    open: { manager: 'sees', staff: 'sees' }
  },
  '(desk)/rounds/[code]/publicity': {
    where: atRounds(['deliberation', 'publicity', 'final'], (code) => `/rounds/${code}/publicity`),
    open: { manager: 'runs' },
    actions: forms({ manager: 'runs' }, 'publish decide withdraw finalise')
  },
  '(desk)/rounds/[code]/publicity/ledger': {
    where: atRounds(['publicity', 'final'], (code) => `/rounds/${code}/publicity/ledger`),
    open: { manager: 'runs' }
  },
  '(desk)/rounds/[code]/publicity/files/[file]': {
    where: ({ rounds }) =>
      rounds.flatMap(({ label, code, authority, objectionFiles }) =>
        objectionFiles.map((id) => ({
          label: `${label} ${id}`,
          path: `/rounds/${code}/publicity/files/${id}`,
          runs: authority
        }))
      ),
    open: { manager: 'runs' }
  },
  '(paper)/rounds/[code]/list': {
    where: atRounds(['publicity', 'final'], (code) => `/rounds/${code}/list`),
    open: { manager: 'runs' }
  },
  '(desk)/panel/[code]': {
    where: atPanels(['deliberation'], (code) => `/panel/${code}`),
    open: { expert: 'own' }
  },
  '(desk)/panel/[code]/[participant]': {
    where: atPanels(['deliberation'], (code, studio) => `/panel/${code}/${studio}`),
    open: { expert: 'own' }
  },

  // Registers and measures
  '(desk)/registry/studios': { where: at('/registry/studios'), open: office },
  '(desk)/registry/studios.csv': { where: at('/registry/studios.csv'), open: office },
  '(desk)/registry/studios/new': {
    where: at('/registry/studios/new'),
    open: keepers,
    actions: forms(keepers, 'register')
  },
  '(desk)/registry/studios/[code]': {
    where: ({ studioIds }) =>
      studioIds.map(({ code, authority }) => ({
        label: code,
        path: `/registry/studios/${code}`,
        sees: [authority]
      })),
    open: { administrator: 'all', manager: 'sees', staff: 'sees', official: 'sees' },
    actions: {
      ...forms({ administrator: 'all', manager: 'sees', staff: 'sees' }, 'attachPaper detachPaper'),
      ...forms({ administrator: 'all', manager: 'sees' }, 'give end')
    }
  },
  '(desk)/registry/studios/import': {
    where: at('/registry/studios/import'),
    open: keepers,
    actions: forms(keepers, 'preview import')
  },
  // An empty list: nothing of anybody.
  '(desk)/registry/studios/import/template': {
    where: at('/registry/studios/import/template'),
    open: everybody
  },
  '(desk)/registry/experts': { where: at('/registry/experts'), open: keepers },
  '(desk)/registry/experts.csv': { where: at('/registry/experts.csv'), open: keepers },
  '(desk)/registry/experts/new': {
    where: at('/registry/experts/new'),
    open: keepers,
    actions: forms(keepers, 'register')
  },
  '(desk)/policies': { where: at('/policies'), open: everybody },
  '(desk)/policies/[id]': { where: at('/policies/urumqi-2023'), open: everybody },
  '(desk)/policies/[id]/compare': { where: at('/policies/urumqi-2023/compare'), open: everybody },
  '(desk)/policies/import': {
    where: at('/policies/import'),
    open: admin,
    actions: forms(admin, 'check import')
  },
  'papers/[id]': paperRows,

  // The public
  '(public)/notices': { where: at('/notices'), open: everybody, nobody: 200 },
  '(public)/notices/[id]': { where: atNotices((id) => `/notices/${id}`), open: everybody, nobody: 200 },
  '(public)/notices/[id]/object': {
    where: atNotices((id) => `/notices/${id}/object`),
    open: everybody,
    nobody: 200,
    actions: forms(everybody, 'object')
  },
  '(public)/check': {
    where: at('/check'),
    open: everybody,
    nobody: 200,
    actions: forms(everybody, 'upload')
  },
  '(public)/check/[code]': { where: at('/check/0000000000000000'), open: everybody, nobody: 200 },
  '(public)/objections': {
    where: at('/objections'),
    open: everybody,
    nobody: 200,
    actions: forms(everybody, 'ask')
  },

  // The administrator
  '(desk)/admin/users': { where: at('/admin/users'), open: admin },
  '(desk)/admin/users/new': { where: at('/admin/users/new'), open: admin, actions: { default: admin } },
  '(desk)/admin/users/[id]': {
    where: ({ actors }) => [{ label: 'manager A', path: `/admin/users/${actors['manager A']?.user ?? ''}` }],
    open: admin,
    actions: forms(admin, 'code scope disable enable')
  },
  '(desk)/admin/authorities': {
    where: at('/admin/authorities'),
    open: admin,
    actions: forms(admin, 'add rename')
  },
  '(desk)/admin/audit': { where: at('/admin/audit'), open: admin, actions: forms(admin, 'verify') },
  '(desk)/admin/audit.jsonl': { where: at('/admin/audit.jsonl'), open: admin },
  '(desk)/admin/holidays': {
    where: at('/admin/holidays'),
    open: admin,
    actions: forms(admin, 'save fill paste')
  },
  '(desk)/admin/health': { where: at('/admin/health'), open: admin },
  '(desk)/admin/users.csv': { where: at('/admin/users.csv'), open: admin },

  // The expert’s tablet: the frame alone comes from here, whoever asks; what is in it comes from the device and /api
  '(expert)/studios': { where: at('/studios'), open: everybody, nobody: 200 },
  '(expert)/sheets/[sheet]': { where: atSheets((sheet) => `/sheets/${sheet}`), open: everybody, nobody: 200 },
  '(expert)/sheets/[sheet]/sign': {
    where: atSheets((sheet) => `/sheets/${sheet}/sign`),
    open: everybody,
    nobody: 200
  },
  '(paper)/sheets/[sheet]/print': {
    where: atSheets((sheet) => `/sheets/${sheet}/print`),
    open: { expert: 'own' }
  },
  'api/me': { where: at('/api/me'), open: everybody, nobody: 401 },
  'api/take-along': { where: at('/api/take-along'), open: { expert: 'all' }, nobody: 401 },
  'api/refused': { where: at('/api/refused'), open: { expert: 'all' }, nobody: 401 },
  'api/changes': { where: at('/api/changes'), open: {}, nobody: 401, methods: { POST: { expert: 'all' } } },
  'api/evidence': { where: at('/api/evidence'), open: {}, nobody: 401, methods: { POST: { expert: 'all' } } },
  'api/evidence/[id]': [
    {
      where: atEvidence(false),
      open: { expert: 'own' },
      nobody: 401,
      methods: { DELETE: { expert: 'own' } }
    },
    { where: atEvidence(true), open: { manager: 'runs', expert: 'own' }, nobody: 401 }
  ],
  'api/sheets/[sheet]/signature': {
    where: atSheets((sheet) => `/api/sheets/${sheet}/signature`, 'sealed'),
    open: { expert: 'own' },
    nobody: 401
  },
  'api/sheets/[sheet]/submission': {
    where: atSheets((sheet) => `/api/sheets/${sheet}/submission`),
    open: {},
    nobody: 401,
    methods: { POST: { expert: 'own' } }
  }
};

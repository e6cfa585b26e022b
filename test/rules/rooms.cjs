// The floor plan as rules for dependency-cruiser: a room may import only rooms to its left, through their door.
const ROOMS = [
  'regions',
  'identity',
  'roster',
  'curriculum',
  'learning',
  'meetings',
  'fieldwork',
  'certification',
]
const LEAVES = ['reporting', 'audit']
// Made of what all others keep: what a district puts before its assessors, and what a cadre may ask of her own data.
const TOP = ['dossier', 'privacy']
const ANY_ROOM = [...ROOMS, ...LEAVES, ...TOP].join('|')

const upward = ROOMS.map((room, index) => ({
  name: `no-upward-from-${room}`,
  comment: 'a room imports only rooms to its left',
  severity: 'error',
  from: { path: `^worker/${room}/` },
  to: { path: `^worker/(${[...ROOMS.slice(index + 1), ...LEAVES, ...TOP].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'leaves-hold-nothing-up',
      comment:
        'nobody builds on reporting and audit but the rooms at the top, the app and the jobs',
      severity: 'error',
      from: { path: `^worker/(${[...ROOMS, ...LEAVES].join('|')})/` },
      to: { path: `^worker/(${LEAVES.join('|')})/`, pathNot: '^worker/$1/' },
    },
    {
      name: 'nothing-above-the-top',
      severity: 'error',
      from: { path: `^worker/(${[...ROOMS, ...LEAVES, ...TOP].join('|')})/` },
      to: { path: `^worker/(${TOP.join('|')})/`, pathNot: '^worker/$1/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rooms-have-one-door',
      comment: 'another room is entered by its index.ts',
      severity: 'error',
      from: { path: '^worker/([^/]+)/' },
      to: {
        path: `^worker/(${ANY_ROOM})/`,
        pathNot: ['^worker/$1/', '^worker/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'app-and-scripts-use-the-door',
      severity: 'error',
      from: { path: '^(worker/[^/]+\\.ts$|db/)' },
      to: { path: `^worker/(${ANY_ROOM})/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'core-and-contract-are-the-ground',
      severity: 'error',
      from: { path: '^worker/(core|contract)/' },
      to: { path: `^worker/(${ANY_ROOM}|app\\.ts|jobs\\.ts|index\\.ts)` },
    },
    {
      name: 'contract-knows-nobody',
      severity: 'error',
      from: { path: '^worker/contract/' },
      to: { pathNot: ['^worker/contract/', 'node_modules/zod'] },
    },
    {
      name: 'only-app-knows-all-rooms',
      comment: 'app.ts hangs the routes; nobody imports it but the Worker',
      severity: 'error',
      from: { path: '^worker/', pathNot: '^worker/index\\.ts$' },
      to: { path: '^worker/(app|index)\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules decide from what they are given: no store, no context, no site',
      severity: 'error',
      from: { path: '/rules\\.ts$|^worker/learning/(answers|given|paper)\\.ts$' },
      to: {
        pathNot: [
          '/rules\\.ts$',
          '^worker/learning/answers\\.ts$',
          '^worker/contract/',
          '^worker/core/(result|region-code|clock|ids)\\.ts$',
          'node_modules/zod',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'schema-imports-nothing',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: { path: '^(worker|site|test)/' },
    },
    {
      name: 'schema-only-as-types-in-worker',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stores-stay-in-their-room',
      comment:
        'a store is used by the verbs beside it; the ground floor has one for all, of the log that commit writes',
      severity: 'error',
      from: { path: '^worker/([^/]+)/' },
      to: { path: '^worker/.+/store[^/]*\\.ts$', pathNot: ['^worker/$1/', '^worker/core/'] },
    },
    {
      name: 'site-sees-only-contracts',
      severity: 'error',
      from: { path: '^site/', pathNot: '^site/src/(offline|archive)/' },
      to: { path: '^worker/', pathNot: '^worker/contract/' },
    },
    {
      name: 'archive-sees-only-contracts-and-the-signed-form',
      comment: 'certificates are checked without a server by the same pure code that signed them',
      severity: 'error',
      from: { path: '^site/src/archive/' },
      to: {
        path: '^worker/',
        pathNot: ['^worker/contract/', '^worker/certification/credential/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'phone-sees-only-contracts-and-learning-rules',
      comment: 'without signal the phone decides what is open by the same pure rules as the Worker',
      severity: 'error',
      from: { path: '^site/src/offline/' },
      to: {
        path: '^worker/',
        pathNot: ['^worker/contract/', '^worker/learning/(rules|answers|given|paper)\\.ts$'],
      },
    },
    {
      name: 'phone-takes-contracts-as-types',
      comment: 'a contract as a value would bring the whole of zod onto the phone',
      severity: 'error',
      from: {
        path: '^(site/src/(offline|render|text)/|worker/learning/(rules|answers|given|paper)\\.ts$)',
      },
      to: {
        path: '^worker/contract/',
        // The form of an answer file, limits that words name, what an evaluation asks, what a NIK looks like, and the pass rule; they know no zod.
        pathNot:
          '^worker/contract/(answer-text|bundle-limits|evaluation-questions|nik|pass-rules)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'worker-sees-only-renderers-and-words',
      comment: 'of the site, the Worker may import the pure renderers and the words, nothing else',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^site/', pathNot: ['^site/src/render/index\\.ts$', '^site/src/text/'] },
    },
    {
      name: 'renderers-are-pure',
      comment: 'they run in the Worker and in the phone: words, contract types and nothing more',
      severity: 'error',
      from: { path: '^site/src/(render|text)/' },
      to: { pathNot: ['^site/src/(render|text)/', '^worker/contract/'] },
    },
    {
      name: 'features-do-not-mix',
      comment: 'a feature of the site uses lib and components, not another feature',
      severity: 'error',
      from: { path: '^site/src/features/([^/]+)/' },
      to: { path: '^site/src/features/', pathNot: '^site/src/features/$1/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(worker|site|db)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|\\.data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.astro', '.css', '.json'],
    },
  },
}

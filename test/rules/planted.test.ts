/** Every house rule bites: a fault is planted for each, and the rule must name it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { inspect, looseTables, readmeProblem, RULES, strangersAtTop } from './source-rules.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const places: string[] = []
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true })
})

/** A small checkout of its own with the given files and the project's packages. */
function plant(files: Readonly<Record<string, string>>): string {
  const place = mkdtempSync(path.join(tmpdir(), 'planted-'))
  places.push(place)
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'))
  for (const [name, text] of Object.entries({
    'tsconfig.json': `{ "extends": "${ROOT}/tsconfig.json", "include": ["worker", "site"] }`,
    'package.json': '{ "name": "planted", "type": "module" }',
    ...files,
  })) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true })
    writeFileSync(path.join(place, name), text)
  }
  return place
}

function run(place: string, command: string, ...args: string[]): { status: number; out: string } {
  const done = spawnSync(path.join(ROOT, 'node_modules/.bin', command), args, {
    cwd: place,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${ROOT}/node_modules/.bin:${process.env['PATH'] ?? ''}`,
      NO_COLOR: '1',
    },
  })
  return { status: done.status ?? 1, out: `${done.stdout}${done.stderr}` }
}

const ROOM_FAULTS: readonly [rule: string, files: Record<string, string>][] = [
  [
    'no-upward-from-regions',
    {
      'worker/regions/a.ts': "import '../roster/index.ts'",
      'worker/roster/index.ts': 'export const a = 1',
    },
  ],
  [
    'leaves-hold-nothing-up',
    {
      'worker/reporting/index.ts': 'export const a = 1',
      'worker/audit/a.ts': "import '../reporting/index.ts'",
    },
  ],
  [
    'no-circular',
    { 'worker/roster/a.ts': "import './b.ts'", 'worker/roster/b.ts': "import './a.ts'" },
  ],
  [
    'rooms-have-one-door',
    {
      'worker/roster/a.ts': "import '../regions/rules.ts'",
      'worker/regions/rules.ts': 'export const a = 1',
    },
  ],
  [
    'app-and-scripts-use-the-door',
    {
      'worker/jobs.ts': "import './roster/verb.ts'",
      'worker/roster/verb.ts': 'export const a = 1',
    },
  ],
  [
    'core-and-contract-are-the-ground',
    {
      'worker/core/a.ts': "import '../roster/index.ts'",
      'worker/roster/index.ts': 'export const a = 1',
    },
  ],
  [
    'contract-knows-nobody',
    { 'worker/contract/a.ts': "import '../core/b.ts'", 'worker/core/b.ts': 'export const a = 1' },
  ],
  [
    'only-app-knows-all-rooms',
    { 'worker/roster/a.ts': "import '../app.ts'", 'worker/app.ts': 'export const a = 1' },
  ],
  [
    'rules-are-pure',
    {
      'worker/roster/rules.ts': "import './store.ts'",
      'worker/roster/store.ts': 'export const a = 1',
    },
  ],
  [
    'schema-imports-nothing',
    {
      'db/schema/a.ts': "import '../../worker/core/b.ts'",
      'worker/core/b.ts': 'export const a = 1',
    },
  ],
  [
    'schema-only-as-types-in-worker',
    {
      'worker/roster/store.ts': "import '../../db/schema/a.ts'",
      'db/schema/a.ts': 'export const a = 1',
    },
  ],
  [
    'stores-stay-in-their-room',
    {
      'worker/roster/a.ts': "import '../regions/store.ts'",
      'worker/regions/store.ts': 'export const a = 1',
    },
  ],
  [
    'site-sees-only-contracts',
    {
      'site/src/lib/a.ts': "import '../../../worker/core/b.ts'",
      'worker/core/b.ts': 'export const a = 1',
    },
  ],
  [
    'archive-sees-only-contracts-and-the-signed-form',
    {
      'site/src/archive/a.ts': "import '../../../worker/certification/sign.ts'",
      'worker/certification/sign.ts': 'export const a = 1',
    },
  ],
  [
    'phone-sees-only-contracts-and-learning-rules',
    {
      'site/src/offline/a.ts': "import '../../../worker/roster/rules.ts'",
      'worker/roster/rules.ts': 'export const a = 1',
    },
  ],
  [
    'phone-takes-contracts-as-types',
    {
      'site/src/offline/a.ts':
        "import { a } from '../../../worker/contract/b.ts'\nexport const b = a",
      'worker/contract/b.ts': 'export const a = 1',
    },
  ],
  [
    'worker-sees-only-renderers-and-words',
    {
      'worker/core/a.ts': "import '../../site/src/lib/b.ts'",
      'site/src/lib/b.ts': 'export const a = 1',
    },
  ],
  [
    'renderers-are-pure',
    { 'site/src/render/a.ts': "import '../lib/b.ts'", 'site/src/lib/b.ts': 'export const a = 1' },
  ],
  [
    'features-do-not-mix',
    {
      'site/src/features/roster/a.ts': "import '../reporting/b.ts'",
      'site/src/features/reporting/b.ts': 'export const a = 1',
    },
  ],
  [
    'nothing-imports-tests',
    { 'worker/core/a.ts': "import '../../test/b.ts'", 'test/b.ts': 'export const a = 1' },
  ],
]

it('catches every kind of import that the floor plan forbids', () => {
  const missed = ROOM_FAULTS.filter(([rule, planted]) => {
    const place = plant(planted)
    const { status, out } = run(
      place,
      'depcruise',
      '--config',
      path.join(ROOT, 'test/rules/rooms.cjs'),
      '--output-type',
      'err',
      ...Object.keys(planted).map((name) => name.split('/')[0] ?? ''),
    )
    return status === 0 || !out.includes(rule)
  })
  expect(missed.map(([rule]) => rule)).toEqual([])
})

const tables = new Map([
  ['cadres', 'roster'],
  ['regions', 'regions'],
])

const SOURCE_FAULTS: Readonly<Record<keyof typeof RULES, { path: string; text: string }>> = {
  'sql-only-in-stores': { path: 'worker/roster/end.ts', text: 'const a = sql`select 1`' },
  'a-store-owns-its-tables': { path: 'worker/regions/store.ts', text: 'sql`select 1 from cadres`' },
  'reporting-writes-nothing': {
    path: 'worker/reporting/store.ts',
    text: 'sql`update regions set name = 1`',
  },
  'writes-go-through-commit': { path: 'worker/roster/end.ts', text: 'await ctx.db.batch([])' },
  'no-interactive-transactions': { path: 'worker/roster/store.ts', text: 'db.transaction(run)' },
  'clock-and-ids-are-passed-in': { path: 'worker/roster/end.ts', text: 'const at = Date.now()' },
  'names-say-what-they-hold': { path: 'worker/roster/utils.ts', text: '' },
  'files-stay-readable': { path: 'worker/roster/end.ts', text: '\n'.repeat(401) },
  'no-default-exports': { path: 'worker/roster/end.ts', text: 'export default 1' },
  'no-unfinished-work': { path: 'worker/roster/end.ts', text: '// TODO later' },
  'no-inline-styles-or-handlers': {
    path: 'site/src/render/a.ts',
    text: 'html`<p style="color:red">`',
  },
  'no-other-hosts': {
    path: 'site/src/render/a.ts',
    text: 'html`<img src="https://x.example/a.png">`',
  },
  'phone-code-speaks-old-chrome': {
    path: 'site/src/offline/a.ts',
    text: 'export const last = [1].at(-1)',
  },
  'words-live-in-text': { path: 'worker/roster/end.ts', text: "throw new Error('Silakan masuk')" },
  'no-personal-data-in-logs': {
    path: 'worker/roster/end.ts',
    text: "ctx.log({ event: 'x', phone })",
  },
}

it.each(Object.keys(RULES))('catches a planted fault against %s', (rule) => {
  const fault = SOURCE_FAULTS[rule]
  expect(fault, 'plant a fault for this rule').toBeDefined()
  if (fault === undefined) return
  expect(inspect([fault], tables).map((finding) => finding.rule)).toContain(rule)
})

it('lets the phone ask for what an old browser may lack', () => {
  const found = (text: string) =>
    inspect([{ path: 'site/src/offline/a.ts', text }], tables).map(({ rule }) => rule)
  expect(
    found("const stop = typeof AbortController === 'function' ? new AbortController() : 0"),
  ).toEqual([])
  expect(found('const stop = new AbortController()')).toEqual(['phone-code-speaks-old-chrome'])
  for (const call of [
    'a.flatMap(b)',
    'a.flat()',
    "a.replaceAll('a', 'b')",
    'Object.fromEntries(a)',
  ]) {
    expect(found(`const b = ${call}`), call).toEqual(['phone-code-speaks-old-chrome'])
  }
})

it('catches strangers at the top, rooms without a README and loose tables', () => {
  expect(strangersAtTop(['worker', 'scripts', '.ci'])).toEqual(['scripts'])
  expect(readmeProblem(undefined)).not.toBeNull()
  expect(readmeProblem('# one line')).not.toBeNull()
  expect(looseTables('CREATE TABLE `a` (\n\t`b` text\n);')).toEqual(['a'])
  expect(looseTables('CREATE TABLE `a` (\n\t`b` text\n) STRICT;')).toEqual([])
})

it.each([
  ['typescript(no-explicit-any)', 'export const a: any = 1\n'],
  [
    'typescript(no-non-null-assertion)',
    'export const first = (list: string[]): string => list[0]!\n',
  ],
  ['typescript(no-floating-promises)', 'export function go(): void {\n  Promise.resolve(1)\n}\n'],
  [
    'typescript(consistent-type-imports)',
    "import { Clock } from './b.ts'\nexport const a = (clock: Clock): Clock => clock\n",
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    "export function say(state: 'a' | 'b'): string {\n  switch (state) {\n    case 'a':\n      return 'x'\n  }\n  return ''\n}\n",
  ],
  ['eslint(no-console)', "console.log('x')\n"],
  ['eslint(eqeqeq)', "export const isOne = (text: string): boolean => text == '1'\n"],
  ['eslint(max-lines)', `${'export {}\n'.repeat(1)}${'// a\n'.repeat(401)}`],
])('lint refuses %s', (rule, text) => {
  const place = plant({
    'worker/roster/a.ts': text,
    'worker/roster/b.ts': 'export type Clock = { now(): Date }\n',
  })
  const { status, out } = run(
    place,
    'oxlint',
    '--type-aware',
    '-c',
    path.join(ROOT, '.oxlintrc.json'),
    'worker',
  )
  expect(out).toContain(rule)
  expect(status).not.toBe(0)
})

it('the compiler refuses a write without the permission that its action needs', () => {
  const place = plant({
    'worker/a.ts': [
      `import { allow } from '${ROOT}/worker/core/access.ts'`,
      `import { commit } from '${ROOT}/worker/core/commit.ts'`,
      `import { sql } from '${ROOT}/worker/core/db.ts'`,
      `import type { Context } from '${ROOT}/worker/core/context.ts'`,
      'export const forged = (ctx: Context) =>',
      "  commit(ctx, { permission: 'cadre.edit', area: '35.08' }, { entity: 'cadre', entityId: 'x' }, [sql`select 1`])",
      'export const empty = (ctx: Context) =>',
      "  commit(ctx, allow(ctx, 'cadre.edit', '35.08'), { entity: 'cadre', entityId: 'x' }, [])",
      "export const unknown = (ctx: Context) => allow(ctx, 'cadre.conjure', '35.08')",
    ].join('\n'),
  })
  const { status, out } = run(place, 'tsc', '-p', '.')
  expect(status).not.toBe(0)
  for (const line of [6, 8, 9]) expect(out).toMatch(new RegExp(`worker/a\\.ts\\(${line},`))
})

it('prettier refuses another style', () => {
  const place = plant({ 'worker/a.ts': 'export const a = "x";\n' })
  const { status } = run(
    place,
    'prettier',
    '--config',
    path.join(ROOT, 'package.json'),
    '--check',
    'worker',
  )
  expect(status).not.toBe(0)
})

it('knip refuses a file and an export that nobody uses', () => {
  const place = plant({
    'knip.json': '{ "entry": ["worker/index.ts"], "project": ["worker/**/*.ts"] }',
    'worker/index.ts': "import { a } from './a.ts'\nexport default { a }\n",
    'worker/a.ts': 'export const a = 1\nexport const dead = 2\n',
    'worker/unused.ts': 'export const b = 1\n',
  })
  const { status, out } = run(place, 'knip')
  expect(status).not.toBe(0)
  expect(out).toContain('unused.ts')
  expect(out).toContain('dead')
})

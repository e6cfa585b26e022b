/** The house as it stands keeps its own rules. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import {
  inspect,
  looseTables,
  readmeProblem,
  strangersAtTop,
  tablesByRoom,
  type Source,
} from './source-rules.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
const files = listed.split('\n').filter((name) => name !== '' && existsSync(path.join(ROOT, name)))
const read = (name: string): Source => ({
  path: name,
  text: readFileSync(path.join(ROOT, name), 'utf8'),
})
const sources = files
  .filter((name) => /^(worker|site|db|test)\/.*\.(ts|tsx|astro|mjs)$/.test(name))
  .map(read)
const tables = tablesByRoom(sources.filter(({ path: name }) => name.startsWith('db/schema/')))

it('finds the tables of every room', () => {
  expect(new Set(tables.values())).toEqual(
    new Set([
      'audit',
      'core',
      'regions',
      'identity',
      'roster',
      'curriculum',
      'learning',
      'meetings',
      'fieldwork',
      'certification',
      'dossier',
      'privacy',
    ]),
  )
})

it('has nothing against the sources', () => {
  expect(inspect(sources, tables)).toEqual([])
})

it('has only the planned things at the top', () => {
  expect(strangersAtTop([...new Set(files.map((name) => name.split('/')[0] ?? ''))])).toEqual([])
})

it('has a README in every room', () => {
  const rooms = readdirSync(path.join(ROOT, 'worker'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['contract'].includes(entry.name))
    .map((entry) => entry.name)
  const problems = rooms.flatMap((room) => {
    const file = path.join(ROOT, 'worker', room, 'README.md')
    const problem = readmeProblem(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
    return problem === null ? [] : [`${room} ${problem}`]
  })
  expect(problems).toEqual([])
})

it('makes every table STRICT', () => {
  const migrations = files.filter((name) => /^db\/migrations\/.*\.sql$/.test(name)).map(read)
  expect(migrations.length).toBeGreaterThan(0)
  expect(migrations.flatMap(({ text }) => looseTables(text))).toEqual([])
})

it('keeps download addresses out of the lockfile', () => {
  expect(read('package-lock.json').text).not.toContain('"resolved": "http')
})

it('has every platform package in the lockfile', () => {
  type Locked = { optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(read('package-lock.json').text) as {
    packages: Record<string, Locked>
  }
  const names = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)))
  const missing = Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) =>
      names.has(name) ? [] : [`${name} <- ${key}`],
    ),
  )
  expect(missing).toEqual([])
})

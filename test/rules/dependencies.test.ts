/** What the project is made of: what is asked for by name, under which licences, from where, and what it runs while it is installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DIRECT, LICENCES, WOULD_RUN } from './dependencies.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8')

type Locked = {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}
type Lock = { packages: Record<string, Locked & { resolved?: string }> }
type Names = Readonly<Record<string, string>>

// Safe: npm writes both, and the tests below say what else they must hold.
const asked = JSON.parse(read('package.json')) as Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Names>
>
const lock = JSON.parse(read('package-lock.json')) as Lock
const locked = Object.entries(lock.packages).filter(([place]) => place !== '')
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 13)
const shipped = locked.filter(([, { dev }]) => dev !== true)

const place = mkdtempSync(path.join(tmpdir(), 'lockfile-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('what is asked for by name', () => {
  it.each([
    ['dependencies', DIRECT.shipped],
    ['devDependencies', DIRECT.tools],
    ['optionalDependencies', DIRECT.node],
  ] as const)('has its reason: %s', (part, reasons) => {
    expect(Object.keys(asked[part]).toSorted()).toEqual(Object.keys(reasons).toSorted())
    expect(Object.values(reasons).filter((reason) => reason.length < 8)).toEqual([])
  })

  it('is one version, not a range', () => {
    const { dependencies, devDependencies, optionalDependencies } = asked
    const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
    const exact = /^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
    expect(Object.entries(all).filter(([, version]) => !exact.test(version))).toEqual([])
  })
})

describe('what is installed', () => {
  it('is under a licence that lets it be given on, where it is shipped', () => {
    const others = shipped.filter(
      ([, { license }]) => !LICENCES.some((allowed) => allowed === license),
    )
    expect(others.map(([at, { license }]) => `${nameOf(at)}: ${license}`)).toEqual([])
    expect(shipped.length).toBeGreaterThan(Object.keys(DIRECT.shipped).length)
  })

  it('is known by its SHA-512, and is no link', () => {
    const loose = locked.filter(
      ([, { integrity, link }]) => link === true || !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
    )
    expect(loose.map(([at]) => at)).toEqual([])
  })

  it('runs nothing while it is installed', () => {
    const would = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect([...new Set(would.map(([at]) => nameOf(at)))].toSorted()).toEqual(
      Object.keys(WOULD_RUN).toSorted(),
    )
    expect(would.filter(([, { dev }]) => dev !== true)).toEqual([])
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true')
    expect(read('.ci/run')).toContain('npm ci --ignore-scripts')
  })

  it('stands in the bill of materials, as far as it is shipped', () => {
    const made = spawnSync('npm', ['run', '--silent', 'sbom'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    })
    // Safe: what CycloneDX 1.5 asks for.
    const { bomFormat, components } = JSON.parse(made.stdout) as {
      bomFormat: string
      components: { name: string; version: string; hashes?: { alg: string }[] }[]
    }
    expect(bomFormat).toBe('CycloneDX')
    const told = new Set(components.map(({ name, version }) => `${name}@${version}`))
    // Node of another system is not installed.
    const missing = shipped
      .filter(([, { optional }]) => optional !== true)
      .map(([at, { version }]) => `${nameOf(at)}@${version}`)
      .filter((one) => !told.has(one))
    expect(missing).toEqual([])
    expect(components.filter(({ hashes = [] }) => hashes[0]?.alg !== 'SHA-512')).toEqual([])
  })
})

describe('the lockfile', () => {
  /** What lockfile-lint says of it: no address, or one of the registry by https, and the hash of the kind that npm writes. */
  function lint(file: string): number | null {
    const program = path.join(ROOT, 'node_modules/lockfile-lint/bin/lockfile-lint.js')
    const options =
      '--type npm --validate-https --allowed-hosts npm --validate-integrity --validate-package-names'
    const alias = ['--allowed-package-name-aliases', 'typescript-7:typescript']
    const args = [program, '--path', file, ...options.split(' '), ...alias]
    return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).status
  }

  it('takes packages from the registry only', () => {
    expect(lint(path.join(ROOT, 'package-lock.json'))).toBe(0)
  })

  it.each([
    ['plain http', { resolved: 'http://registry.npmjs.org/hono/-/hono-4.13.19.tgz' }],
    ['another host', { resolved: 'https://packages.example/hono/-/hono-4.13.19.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@github.com/someone/hono.git#0123456' }],
    ['another package', { resolved: 'https://registry.npmjs.org/honoo/-/honoo-4.13.19.tgz' }],
    ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ])('is refused with %s', (what, change) => {
    const hono = 'node_modules/hono'
    const packages = { ...lock.packages, [hono]: { ...lock.packages[hono], ...change } }
    const file = path.join(place, `${what.replaceAll(' ', '-')}.json`)
    writeFileSync(file, JSON.stringify({ ...lock, packages }))
    expect(lint(file)).toBe(1)
  })
})

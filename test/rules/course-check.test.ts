/** `npm run curriculum:check` as it is run: what it ends with, and the table of facts that must not be older than the cards. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** A copy of the shipped courses, on a day on which all their cards are in force. */
const place = mkdtempSync(path.join(tmpdir(), 'courses-'))
const LESSON = path.join(place, 'kpm-dasar/mengenal-kpm/siapa-kpm.md')
const DAY = '2026-11-24'
cpSync(path.join(ROOT, 'db/curriculum'), place, { recursive: true })
afterAll(() => rmSync(place, { recursive: true, force: true }))

function check(...args: string[]): { status: number | null; out: string } {
  const script = path.join(ROOT, 'db/curriculum-check/check.ts')
  const node = path.join(ROOT, 'node_modules/.bin/node')
  const done = spawnSync(node, [script, ...args, '--on', DAY], { encoding: 'utf8' })
  return { status: done.status, out: `${done.stdout}${done.stderr}` }
}

it('passes the shipped courses, and refuses a card that the table of facts does not have', () => {
  expect(check(place)).toMatchObject({ status: 0, out: expect.stringContaining('mengenal-kpm') })

  const text = readFileSync(LESSON, 'utf8')
  writeFileSync(LESSON, text.replace('angka="Minimal SMP"', 'angka="Minimal SLTP"'))
  const stale = check(place)
  expect(stale.status).toBe(1)
  expect(stale.out).toContain('fakta.md  Tabel ini sudah usang.')

  expect(check(place, '--write').status).toBe(0)
  expect(readFileSync(path.join(place, 'fakta.md'), 'utf8')).toContain('| Minimal SLTP |')
})

it('checks one module without the table of all, and names file and line of a fault', () => {
  const text = readFileSync(LESSON, 'utf8')
  const line = text.split('\n').findIndex((each) => each.startsWith(':::kartu-fakta')) + 1
  writeFileSync(LESSON, text.replace(/ sumber="[^"]*"/, ''))
  const { status, out } = check(path.join(place, 'kpm-dasar'), 'mengenal-kpm')
  expect(status).toBe(1)
  expect(out).not.toContain('fakta.md')
  expect(out).toContain(`mengenal-kpm/siapa-kpm.md:${line}  Kartu fakta: "Sumber" belum diisi.`)
})

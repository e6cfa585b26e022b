/** The line of the log that a province writes down, and what a slip or a changed log makes of it. */
import { expect, it } from 'vitest'
import { continues, logLine, readLine } from '../../../site/src/features/reporting/log-line.ts'
import {
  consistencyProof,
  rootAt,
  appendLeaves,
  type NodeAddress,
} from '../../../worker/certification/log/log-tree.ts'
import { toHex, utf8, type Bytes } from '../../../worker/contract/byte-text.ts'
import { leafHash } from '../../../worker/contract/transparency-log.ts'

const LINE = { size: 1234, root: '8f3a1c2099ab04de' }

it('is short enough to be written by hand', () => {
  const root = `${LINE.root}${'0'.repeat(48)}`
  expect(logLine({ size: 1234, root }, '2026-11-22')).toBe(
    '1.234 / 8f3a 1c20 99ab 04de / 22 November 2026',
  )
})

it.each([
  '1.234 / 8f3a 1c20 99ab 04de / 22 November 2026',
  '1.234/8F3A1C2099AB04DE',
  '1234 8f3a 1c20 99ab 04de',
  'Log: 1.234 - 8f3a-1c20-99ab-04de - 22/11/2026',
  '  1.234 · 8f3a 1c20  99ab 04de · 22 November 2026 ',
])('is read as somebody copied it: %s', (text) => {
  expect(readLine(text)).toEqual(LINE)
})

it.each([
  '',
  'apa saja',
  '1.234',
  '1.234 / 8f3a 1c20 99ab',
  '0 / 8f3a 1c20 99ab 04de',
  '1.234 / 8f3a 1c20 99ab 04dg',
])('is not guessed: %s', (text) => {
  expect(readLine(text)).toBeNull()
})

async function treeOf(leaves: readonly string[]) {
  const hashes = await Promise.all(leaves.map((leaf) => leafHash(utf8(leaf))))
  const none = () => Promise.resolve([])
  const { nodes } = await appendLeaves(0, hashes, none)
  const key = ({ level, index }: NodeAddress) => `${level}/${index}`
  const kept = new Map(nodes.map((node) => [key(node), node.hash]))
  return (wanted: readonly NodeAddress[]) =>
    Promise.resolve(wanted.map((node): Bytes => kept.get(key(node)) ?? new Uint8Array(32)))
}

async function headsOf(leaves: readonly string[], size: number) {
  const nodes = await treeOf(leaves)
  return {
    older: { size, root: toHex(await rootAt(size, nodes)) },
    newest: { size: leaves.length, root: toHex(await rootAt(leaves.length, nodes)) },
    proof: (await consistencyProof(size, leaves.length, nodes)).map(toHex),
  }
}

const leaves = Array.from({ length: 40 }, (_, at) => `catatan ${at}`)

it('matches a log that only grew, at every size', async () => {
  for (let size = 1; size <= leaves.length; size += 1) {
    const heads = await headsOf(leaves, size)
    const line = { size, root: heads.older.root.slice(0, 16) }
    expect(await continues(line, heads)).toBe(true)
  }
})

it('does not match a log in which one entry was changed, or another proof', async () => {
  const before = await headsOf(leaves, 20)
  const line = { size: 20, root: before.older.root.slice(0, 16) }
  const changed = leaves.map((leaf, at) => (at === 7 ? 'catatan palsu' : leaf))
  expect(await continues(line, await headsOf(changed, 20))).toBe(false)
  // A platform that names the old root and cannot prove it.
  const { newest, proof } = await headsOf(changed, 20)
  expect(await continues(line, { older: before.older, newest, proof })).toBe(false)
  expect(await continues(line, { ...before, proof: before.proof.slice(1) })).toBe(false)
  expect(await continues({ ...line, size: 21 }, before)).toBe(false)
})

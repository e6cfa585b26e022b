/** The scripts of public pages that make pictures: a phone that only reads the page fetches them too. Bytes as the edge sends them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { brotli } from '../link/edge.ts'

const DIST = path.resolve(import.meta.dirname, '../../site/dist')

it.each(['gambar.js', 'kartu-pesan.js'])('/%s weighs at most 2,000 bytes', (script) => {
  expect(brotli(readFileSync(path.join(DIST, script))).length).toBeLessThanOrEqual(2000)
})

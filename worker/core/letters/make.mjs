/**
 * Makes the two embedded fonts of the certificate: Source Sans 3 (SIL OFL 1.1), Latin letters and the few marks
 * that certificates need, as base64 in a module, so that the Worker, Node and the tests read the same bytes.
 * Run with Node: `node worker/core/letters/make.mjs`; the outcome is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'

const SOURCE = 'node_modules/@fontsource/source-sans-3/files/source-sans-3-latin'
const WEIGHTS = { regular: 400, bold: 700 }
const LIMIT = 30_000

const latin = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index))
const marks = [...'–—‘’“”„…•·×−°']
const wanted = [...latin, ...marks].join('')

const root = path.resolve(import.meta.dirname, '../../..')
const lines = [
  '// Made by make.mjs from @fontsource/source-sans-3 (SIL Open Font License 1.1). Not edited by hand.',
]
for (const [name, weight] of Object.entries(WEIGHTS)) {
  const font = readFileSync(path.join(root, `${SOURCE}-${weight}-normal.woff2`))
  const small = await subsetFont(font, wanted, { targetFormat: 'truetype', noLayoutClosure: true })
  if (small.length > LIMIT) throw new Error(`${name}: ${small.length} bytes, more than ${LIMIT}`)
  lines.push(`export const ${name} =`, `  '${small.toString('base64')}'`)
  process.stdout.write(`${name}: ${small.length} bytes\n`)
}
writeFileSync(path.join(import.meta.dirname, 'source-sans.ts'), `${lines.join('\n')}\n`)

/**
 * After Astro has built the pages: the script of the page on which a cadre checks herself in, and last its service worker, whose
 * version is a hash over both.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundled, tightened } from '../lib/build-script.mjs'

const SCRIPT = '/hadir-kader.js'
const KEPT = [SCRIPT, '/ikon.svg']
const SOURCE = import.meta.dirname

/** @returns {import('astro').AstroIntegration} */
export function checkIn() {
  return {
    name: 'check-in',
    hooks: { 'astro:build:done': async ({ dir }) => buildCheckIn(fileURLToPath(dir)) },
  }
}

/** @param {string} dist */
async function buildCheckIn(dist) {
  const file = path.join(dist, 'hadir/index.html')
  const page = tightened(await readFile(file, 'utf8'))
  await writeFile(file, page)
  const code = await bundled(path.join(SOURCE, 'main.ts'))
  await writeFile(path.join(dist, SCRIPT), code)
  const version = createHash('sha256').update(page).update(code).digest('hex').slice(0, 12)
  const worker = await bundled(path.join(SOURCE, 'service-worker.ts'), {
    define: { KEPT_FILES: JSON.stringify(KEPT), KEPT_VERSION: JSON.stringify(version) },
  })
  // Last: what it names is there.
  await writeFile(path.join(dist, 'hadir-kader-sw.js'), worker)
}

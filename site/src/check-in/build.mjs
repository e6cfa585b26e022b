/**
 * After Astro has built the pages: the script of the page on which a cadre checks herself in, and last its service worker, whose
 * version is a hash over both.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { tightened } from '../verify/build.mjs'

const SCRIPT = '/hadir-kader.js'
const KEPT = [SCRIPT, '/ikon.svg']

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
  const code = await bundle('main.ts', {})
  await writeFile(path.join(dist, SCRIPT), code)
  const version = createHash('sha256').update(page).update(code).digest('hex').slice(0, 12)
  const worker = await bundle('service-worker.ts', {
    KEPT_FILES: JSON.stringify(KEPT),
    KEPT_VERSION: JSON.stringify(version),
  })
  // Last: what it names is there.
  await writeFile(path.join(dist, 'hadir-kader-sw.js'), worker)
}

/**
 * @param {string} entry
 * @param {Record<string, string>} define
 */
async function bundle(entry, define) {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome64',
    charset: 'utf8',
    legalComments: 'none',
    define,
  })
  return outputFiles[0]?.text ?? ''
}

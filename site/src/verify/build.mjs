/**
 * Bundles what checks certificates on a phone, after Astro has built the pages: the page's script, and last a
 * service worker whose version is a hash over all that it keeps.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { minifySync } from 'rolldown/experimental'
import { bundled, tightened } from '../lib/build-script.mjs'

const SCRIPT = '/periksa.js'
const SHELL = 'kerangka/periksa/index.html'
/** What the Worker puts into the shell: a change of it is a new version too. */
const FILLING = ['render/certificate.ts', 'text/certification.ts']
const SOURCE = import.meta.dirname

/** @returns {import('astro').AstroIntegration} */
export function verifier() {
  return {
    name: 'verifier',
    hooks: { 'astro:build:done': async ({ dir }) => buildVerifier(fileURLToPath(dir)) },
  }
}

/** @param {string} dist */
async function buildVerifier(dist) {
  const together = createHash('sha256')
  const shell = tightened(await readFile(path.join(dist, SHELL), 'utf8'))
  await writeFile(path.join(dist, SHELL), shell)
  together.update(shell)
  for (const file of FILLING) together.update(await readFile(path.join(SOURCE, '..', file)))
  const code = await bundle('main.ts', {})
  await writeFile(path.join(dist, SCRIPT), code)
  together.update(code)
  const worker = await bundle('service-worker.ts', {
    VERIFY_FILES: JSON.stringify([SCRIPT]),
    VERIFY_VERSION: JSON.stringify(together.digest('hex').slice(0, 12)),
  })
  // Last: what it names is there.
  await writeFile(path.join(dist, 'periksa-sw.js'), worker)
}

/**
 * @param {string} entry
 * @param {Record<string, string>} define
 */
async function bundle(entry, define) {
  const made = await bundled(path.join(SOURCE, entry), {
    // Fields of classes as plain assignments: the other form brings 120 bytes of help along.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    // These browsers differ only in escapes that our templates do not use.
    supported: { 'template-literal': true },
    define,
  })
  // Minified code has line ends only inside templates, where HTML takes any white space for one space.
  const text = made.replace(/\n {2,}(?=<)/g, '').replace(/\n {2,}/g, ' ')
  // Once more by another compressor, which folds what the first leaves: 430 bytes of the page's 20,000.
  const { code, errors } = minifySync(entry, text, {
    compress: { target: 'chrome64' },
    mangle: { toplevel: true },
  })
  if (errors.length > 0) throw new Error(`${entry}: ${errors[0]?.message}`)
  return code
}

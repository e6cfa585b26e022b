/**
 * After Astro has built the pages: the service worker of the roll, which keeps its page and every script that the page can come
 * to load, and whose version is a hash over all of them.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** As in `place.ts`. */
const PAGE = '/pelatih/hadir/'
const ICON = '/ikon.svg'

/** @returns {import('astro').AstroIntegration} */
export function roll() {
  return {
    name: 'roll',
    hooks: { 'astro:build:done': async ({ dir }) => buildRoll(fileURLToPath(dir)) },
  }
}

/** @param {string} dist */
async function buildRoll(dist) {
  const page = await readFile(path.join(dist, PAGE, 'index.html'), 'utf8')
  const together = createHash('sha256').update(page)
  /** @type {Set<string>} */
  const files = new Set([ICON])
  for (const [name] of page.matchAll(/\/_astro\/[\w.-]+\.(?:js|css)/g)) files.add(name)
  // A set gives out what is added while it is walked: scripts that scripts load.
  for (const file of files) {
    const text = await readFile(path.join(dist, file), 'utf8')
    together.update(text)
    if (!file.endsWith('.js')) continue
    for (const [, name] of text.matchAll(/["'`]\.\/([\w.-]+\.(?:js|css))["'`]/g)) {
      files.add(`/_astro/${name}`)
    }
  }
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'service-worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome64',
    charset: 'utf8',
    legalComments: 'none',
    define: {
      ROLL_FILES: JSON.stringify([...files]),
      ROLL_VERSION: JSON.stringify(together.digest('hex').slice(0, 12)),
    },
  })
  // Last: what it names is there.
  await writeFile(path.join(dist, 'hadir-sw.js'), outputFiles[0]?.text ?? '')
}

/**
 * What the public pages that make pictures need besides what Astro built, that of a district and those of messages for families: a
 * script each, and their shells without the hashes of other pages, which would be a fifth of their weight.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundled, tightened } from '../lib/build-script.mjs'

const PAGES = [
  { shell: 'kabupaten', entry: 'main.ts', script: 'gambar.js' },
  { shell: 'pesan', entry: 'family-messages.ts', script: 'kartu-pesan.js' },
]

/** @returns {import('astro').AstroIntegration} */
export function picture() {
  return {
    name: 'picture',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const page of PAGES) await buildPage(fileURLToPath(dir), page)
      },
    },
  }
}

/**
 * @param {string} dist
 * @param {(typeof PAGES)[number]} page
 */
async function buildPage(dist, { shell, entry, script }) {
  const file = path.join(dist, 'kerangka', shell, 'index.html')
  await writeFile(file, tightened(await readFile(file, 'utf8')))
  await writeFile(path.join(dist, script), await bundled(path.join(import.meta.dirname, entry)))
}

/**
 * What the public page of a district needs besides what Astro built: /gambar.js, its script, and its shell without the hashes of
 * other pages, which would be a fifth of its weight.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { tightened } from '../verify/build.mjs'

const SHELL = 'kerangka/kabupaten/index.html'

/** @returns {import('astro').AstroIntegration} */
export function picture() {
  return {
    name: 'picture',
    hooks: { 'astro:build:done': async ({ dir }) => buildPicture(fileURLToPath(dir)) },
  }
}

/** @param {string} dist */
async function buildPicture(dist) {
  const shell = path.join(dist, SHELL)
  await writeFile(shell, tightened(await readFile(shell, 'utf8')))
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome61',
    charset: 'utf8',
  })
  await writeFile(path.join(dist, 'gambar.js'), outputFiles[0]?.text ?? '')
}

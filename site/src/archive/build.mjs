/**
 * Makes what an archive takes from the site, after Astro has built the pages: the verifier as one file that may run nothing but
 * its own script and ask no network, still without data, and the pinned contexts of what was signed.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundled } from '../lib/build-script.mjs'

const SOURCE = import.meta.dirname
const CONTEXTS = path.join(SOURCE, '../../../worker/certification/credential/contexts')

/** @returns {import('astro').AstroIntegration} */
export function archive() {
  return {
    name: 'archive',
    hooks: { 'astro:build:done': async ({ dir }) => buildArchive(fileURLToPath(dir)) },
  }
}

/** @param {string} dist */
async function buildArchive(dist) {
  const place = path.join(dist, 'arsip')
  await mkdir(path.join(place, 'contexts'), { recursive: true })
  // Not as .html: it is no page of the site, and without data it says nothing.
  await writeFile(path.join(place, 'periksa.txt'), await verifierPage())
  for (const name of ['credentials-v2.json', 'ob-v3p0-3.0.3.json']) {
    await copyFile(path.join(CONTEXTS, name), path.join(place, 'contexts', name))
  }
}

/** The whole file, with `@@ARSIP@@` where the data go. */
export async function verifierPage() {
  const script = await ownScript()
  const tokens = await readFile(path.join(SOURCE, '../styles/tokens.css'), 'utf8')
  const style = tokens + (await readFile(path.join(SOURCE, 'archive.css'), 'utf8'))
  const { outputFiles } = await build({
    stdin: { contents: WORDS, resolveDir: SOURCE, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  })
  const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64')
  const { words } = await import(`data:text/javascript;base64,${code}`)
  const page = await readFile(path.join(SOURCE, 'page.html'), 'utf8')
  const filled = page.replace(/\{\{(\w+)\}\}/g, (_, name) => words[name] ?? '')
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  // By functions: what is put in may hold the signs that a replacement text gives a meaning to.
  return filled
    .replace('@@POLICY@@', () => policy)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('id="arsip"></script>', 'id="arsip">@@ARSIP@@</script>')
    .replace('<script></script>', () => `<script>${script}</script>`)
}

const WORDS = "export { VERIFIER as words } from '../text/archive.ts'"

async function ownScript() {
  const code = await bundled(path.join(SOURCE, 'main.ts'), { target: 'chrome90' })
  const text = code.trimEnd()
  // The element would end there.
  return text.replace(/<\/script/gi, '<\\/script')
}

/** @param {string} text */
function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

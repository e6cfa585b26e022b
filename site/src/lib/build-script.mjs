/** Scripts that stand beside what Astro builds: classic ones, one file each, for browsers as old as Chrome 64. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The code of one script with all that it imports.
 * @param {string} entry the file of its source
 * @param {import('esbuild').BuildOptions} [more] what differs for this script
 * @returns {Promise<string>}
 */
export async function bundled(entry, more = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome64',
    charset: 'utf8',
    legalComments: 'none',
    ...more,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/**
 * A script that its pages fetch by name, written after Astro has built them.
 * @param {string} entry the file of its source
 * @param {string} output its file at the top of the site
 * @returns {import('astro').AstroIntegration}
 */
export function script(entry, output) {
  return {
    name: output,
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeFile(path.join(fileURLToPath(dir), output), await bundled(entry))
      },
    },
  }
}

/**
 * Astro allows in each page what any page of the site has inline: of these hashes, which no compression makes smaller, only
 * those stay that are of this page.
 * @param {string} page
 */
export function tightened(page) {
  const inside = Array.from(page.matchAll(/<(?:style|script)\b[^>]*>([^]*?)<\/(?:style|script)>/g))
  const kept = new Set(
    inside.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`),
  )
  return page.replace(/ '(sha256-[^']+)'/g, (all) => (kept.has(all.trim()) ? all : ''))
}

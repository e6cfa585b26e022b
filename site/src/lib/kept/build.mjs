/**
 * After Astro has built the pages: a service worker that keeps one page and every script that the page can come to load. Its
 * version is a hash over all of them; the script finds both as `KEPT_VERSION` and `KEPT_FILES`.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundled } from '../build-script.mjs'

const ICON = '/ikon.svg'

/**
 * @param {{ name: string, page: string, script: string, output: string }} kept `page` is the address, `script` the file of the
 *   service worker's source, `output` its file at the top of the site.
 * @returns {import('astro').AstroIntegration}
 */
export function keptPage({ name, page, script, output }) {
  return {
    name,
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir)
        // Last: what it names is there.
        await writeFile(path.join(dist, output), await keeping(dist, page, script))
      },
    },
  }
}

/** @param {string} dist @param {string} page @param {string} script */
async function keeping(dist, page, script) {
  const html = await readFile(path.join(dist, page, 'index.html'), 'utf8')
  const together = createHash('sha256').update(html)
  /** @type {Set<string>} */
  const files = new Set([ICON])
  for (const [name] of html.matchAll(/\/_astro\/[\w.-]+\.(?:js|css)/g)) files.add(name)
  // A set gives out what is added while it is walked: scripts that scripts load.
  for (const file of files) {
    const text = await readFile(path.join(dist, file), 'utf8')
    together.update(text)
    if (!file.endsWith('.js')) continue
    for (const [, name] of text.matchAll(/["'`]\.\/([\w.-]+\.(?:js|css))["'`]/g)) {
      files.add(`/_astro/${name}`)
    }
  }
  return bundled(script, {
    define: {
      KEPT_FILES: JSON.stringify([...files]),
      KEPT_VERSION: JSON.stringify(together.digest('hex').slice(0, 12)),
    },
  })
}

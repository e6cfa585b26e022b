/** After Astro has built the pages: the script of a plan's form, for browsers as old as Chrome 64. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @returns {import('astro').AstroIntegration} */
export function planDraft() {
  return {
    name: 'plan-draft',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { outputFiles } = await build({
          entryPoints: [path.join(import.meta.dirname, 'main.ts')],
          bundle: true,
          minify: true,
          write: false,
          format: 'iife',
          target: 'chrome64',
          charset: 'utf8',
          legalComments: 'none',
        })
        await writeFile(path.join(fileURLToPath(dir), 'rencana.js'), outputFiles[0]?.text ?? '')
      },
    },
  }
}

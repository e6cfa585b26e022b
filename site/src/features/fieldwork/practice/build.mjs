/** The service worker of the page on which practice is assessed, built with it. */
import path from 'node:path'
import { keptPage } from '../../../lib/kept/build.mjs'

/** @returns {import('astro').AstroIntegration} */
export function practice() {
  return keptPage({
    name: 'practice',
    // As in `place.ts`.
    page: '/pelatih/praktik/',
    script: path.join(import.meta.dirname, 'service-worker.ts'),
    output: 'praktik-sw.js',
  })
}

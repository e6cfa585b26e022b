/** The service worker of the roll, built with its page. */
import path from 'node:path'
import { keptPage } from '../../../lib/kept/build.mjs'

/** @returns {import('astro').AstroIntegration} */
export function roll() {
  return keptPage({
    name: 'roll',
    // As in `place.ts`.
    page: '/pelatih/hadir/',
    script: path.join(import.meta.dirname, 'service-worker.ts'),
    output: 'hadir-sw.js',
  })
}

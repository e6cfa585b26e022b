/** Keeps the page of the roll for a hall without signal. Bundled to /hadir-sw.js by `lib/kept/build.mjs`. */
import { keepPage } from '../../../lib/kept/keep-page.ts'
import { ROLL_PAGE } from './place.ts'

declare const self: ServiceWorkerGlobalScope
/** Both put in by the build. */
declare const KEPT_VERSION: string
declare const KEPT_FILES: readonly string[]

keepPage(self, {
  page: ROLL_PAGE,
  prefix: 'hadir-pelatih-',
  version: KEPT_VERSION,
  files: KEPT_FILES,
})

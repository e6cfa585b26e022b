/** Keeps the page on which practice is assessed for a posyandu without signal. Bundled to /praktik-sw.js by `lib/kept/build.mjs`. */
import { keepPage } from '../../../lib/kept/keep-page.ts'
import { PRACTICE_PAGE } from './place.ts'

declare const self: ServiceWorkerGlobalScope
/** Both put in by the build. */
declare const KEPT_VERSION: string
declare const KEPT_FILES: readonly string[]

keepPage(self, {
  page: PRACTICE_PAGE,
  prefix: 'praktik-pelatih-',
  version: KEPT_VERSION,
  files: KEPT_FILES,
})

/** Fetches the makers of pages when the first page is made: a wake-up that only sends does without them. */
import type { PageMakers } from './page-makers.ts'

const SCRIPT = '/hp-laman.js'

/**
 * The first call is at the installation: from then on the browser keeps the script with the service worker, and no call asks
 * the network. Throws when it cannot be had, or is of another build.
 */
export function pageMakers({ build }: { readonly build: string }): PageMakers {
  if (self.kelasKaderLaman === undefined) importScripts(SCRIPT)
  const makers = self.kelasKaderLaman
  if (makers?.build !== build) throw new Error(SCRIPT)
  return makers
}

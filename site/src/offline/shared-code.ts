/**
 * What pages and the service worker both work with. It travels once: /hp.js brings it, and in the bundles of the other scripts
 * `build.mjs` puts what is here in the place of these modules.
 */
import { fieldsOf, givenIn } from '../../../worker/learning/given.ts'
import { escapeText, html, trusted } from '../render/html.ts'
import { formatDate, formatMoment, formatNumber, formatSize, formatTime } from '../text/format.ts'
import { cadreStore } from './cadre-store.ts'
import { deviceStore } from './device-store.ts'
import { within } from './patience.ts'
import { hex, newUuid, ownSurroundings } from './surroundings.ts'
import { letGo, sync } from './sync.ts'
import { countUsage, counting, readUsage } from './usage.ts'

export const sharedCode = {
  escapeText,
  html,
  trusted,
  cadreStore,
  deviceStore,
  within,
  hex,
  newUuid,
  ownSurroundings,
  letGo,
  sync,
  countUsage,
  counting,
  readUsage,
  fieldsOf,
  givenIn,
  formatDate,
  formatMoment,
  formatNumber,
  formatSize,
  formatTime,
}

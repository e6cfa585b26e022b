/**
 * What pages and the service worker both work with. It travels once: /hp.js brings it, and in the bundles of the other scripts
 * `build.mjs` puts what is here in the place of these modules.
 */
import { escapeText, html, trusted } from '../render/html.ts'
import { cadreStore } from './cadre-store.ts'
import { deviceStore } from './device-store.ts'
import { within } from './patience.ts'
import { hex, newUuid, ownSurroundings } from './surroundings.ts'
import { sync } from './sync.ts'

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
  sync,
}

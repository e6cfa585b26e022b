/**
 * Scripts that most pages do without: a first visit does not pay for them. They come once the phone has proved useful, and
 * are kept under the version that they belong to.
 */
import { within } from './patience.ts'
import type { Phone } from './phone.ts'
import { shellCache } from './visit.ts'

/** Fills /hp-ini/ and the tool at /alat/. */
export const PHONE_SCRIPT = '/hp-ini.js'
/** Comfort: `page/later.ts`. */
export const LATER_SCRIPTS: readonly string[] = [PHONE_SCRIPT, '/hp-lain.js']
const PATIENCE = 8000

/** From the phone, else from the network and kept; null when neither has the one of this version. */
export async function findScript(phone: Phone, path: string): Promise<Response | null> {
  const { caches, fetch } = phone.surroundings
  try {
    const cache = await caches.open(shellCache(phone.version))
    const kept = await cache.match(path)
    if (kept !== undefined) return kept
    const text = await within(PATIENCE, async () =>
      (await fetch(path, { cache: 'no-cache' })).text(),
    )
    // Of another version, or of somebody else's Wi-Fi.
    if (text.indexOf(phone.build) === -1) return null
    const made = () => new Response(text, { headers: { 'content-type': 'text/javascript' } })
    await cache.put(path, made()).catch(() => undefined)
    return made()
  } catch {
    return null
  }
}

/** Brings what is missing, one after another. */
export async function keepScripts(phone: Phone): Promise<void> {
  for (const path of LATER_SCRIPTS) await findScript(phone, path)
}

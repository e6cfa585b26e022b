/**
 * The style of all learner pages is in each of them. A first page leaves its own for the service worker, which then fetches
 * the frame without it: the hash in the frame's policy says whether it is the same, and nothing else is taken.
 */
export const STYLE_CACHE = 'gaya'
export const STYLE_PATH = '/gaya'
/** Stands in `frame` where the style goes. */
const PLACE = '<style></style>'

/** The whole frame; null when no style was left, or one that does not belong here. `fetchFrame`: the one without style. */
export async function withStyle(fetchFrame: () => Promise<Response>): Promise<string | null> {
  const left = await caches.open(STYLE_CACHE).then((cache) => cache.match(STYLE_PATH))
  await caches.delete(STYLE_CACHE)
  if (left === undefined) return null
  const style = await left.text()
  const frame = await (await fetchFrame()).text()
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const hash = btoa(String.fromCharCode(...Array.from(new Uint8Array(digest))))
  if (frame.indexOf(PLACE) === -1 || frame.indexOf(`'sha256-${hash}'`) === -1) return null
  return frame.replace(PLACE, () => `<style>${style}</style>`)
}

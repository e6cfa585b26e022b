/** Whether who asks is a browser or a program, by `Accept` (RFC 9110, 12.5.1): one address answers both. Pure. */

/**
 * True when pages are named and nothing that a program reads is wanted as much. A wildcard names nothing: programs send it too.
 */
export function wantsPage(accept: string): boolean {
  const asked = accept.split(',').map(readRange)
  const most = (isMeant: (type: string) => boolean) =>
    Math.max(0, ...asked.filter(({ type }) => isMeant(type)).map(({ quality }) => quality))
  return most((type) => type === 'text/html') > most(isData)
}

/** JSON under any of its names, and the types of credentials. */
function isData(type: string): boolean {
  return /^application\/(?:json|vc|.+\+json)$/.test(type)
}

/** `text/html;q=0.9` */
function readRange(range: string): { readonly type: string; readonly quality: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  const quality = weight === undefined ? 1 : Number(weight.slice(2))
  return { type, quality: Number.isFinite(quality) ? quality : 0 }
}

/**
 * What the device keeps to check without signal: the issuers with their keys and revocations, and the last head of the log.
 * A file that is damaged, or older than the one that is kept, changes nothing.
 */
import {
  issuerIn,
  unpackIndices,
  type BundleIssuer,
  type VerifierBundle,
} from '../../../worker/contract/verifier-bundle.ts'

const CACHE = 'periksa-data'
const PATIENCE = 8000

export async function findKept(path: string): Promise<string | null> {
  try {
    const found = await (await caches.open(CACHE)).match(path)
    return found === undefined ? null : await found.text()
  } catch {
    return null
  }
}

/** Without storage everything works, as long as there is signal. */
export async function keep(path: string, text: string): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(path, new Response(text))
  } catch {
    // The disk is full, or the browser keeps nothing in this window.
  }
}

/** Rejects without signal, when it takes too long and for other answers than 200 and `alsoFine`. */
export async function askFor(path: string, alsoFine?: number): Promise<string> {
  const late = new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE))
  const answer = await Promise.race([fetch(path, { cache: 'no-cache' }), late])
  if (!answer.ok && answer.status !== alsoFine) throw new Error(String(answer.status))
  return Promise.race([answer.text(), late])
}

const BUNDLE = '/issuers.json'

export async function keptBundle(): Promise<VerifierBundle | null> {
  return readBundle(await findKept(BUNDLE))
}

/** The newest there is: of the server when there is signal, else what is kept. */
export async function freshBundle(): Promise<VerifierBundle | null> {
  const known = await keptBundle()
  const text = await askFor(BUNDLE).catch(() => null)
  const fresh = readBundle(text)
  if (text === null || fresh === null) return known
  // A copy of last week would take revocations back.
  if (known !== null && Date.parse(fresh.at) < Date.parse(known.at)) return known
  await keep(BUNDLE, text)
  return fresh
}

/**
 * Names of villages by code, of a district whose papers were seen: the whole country's would be too much for a phone. Null
 * when they are not here and there is no signal.
 */
export async function namesIn(district: string): Promise<BundleIssuer['areas'] | null> {
  const path = `${BUNDLE}?area=${district}`
  const known = readBundle(await findKept(path))
  const text = known === null ? await askFor(path).catch(() => null) : null
  const found = known ?? readBundle(text)
  if (text !== null && found !== null) await keep(path, text)
  return found === null ? null : issuerIn(found, district)?.areas
}

/** Null for what no phone should trust: not our file, or a damaged one. */
export function readBundle(text: string | null): VerifierBundle | null {
  try {
    // Safe: what is used of it is looked at below.
    const bundle = JSON.parse(text ?? '') as VerifierBundle
    const isWhole =
      bundle.v === 1 &&
      Date.parse(bundle.at) > 0 &&
      Array.isArray(bundle.courses) &&
      bundle.issuers.every(
        ({ keys, lists }) =>
          keys.every(({ kid, x, from }) => kid !== '' && x !== '' && from >= 0) &&
          lists.every(({ revoked, at }) => unpackIndices(revoked).length >= 0 && at !== ''),
      )
    return isWhole ? bundle : null
  } catch {
    return null
  }
}

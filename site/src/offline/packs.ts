/**
 * The catalogue, the packs and their pictures and recordings, in the browser's caches. What is on the phone is read from
 * the caches themselves, never from a note about them. Nothing here belongs to a person; it stays for whoever learns next.
 */
import type { Catalog, Medium, Pack } from '../../../worker/contract/curriculum.ts'
import { within } from './patience.ts'
import type { Surroundings } from './surroundings.ts'

const PACKS = 'modul'
const MEDIA = 'media'
/** So long a pack is waited for while somebody looks at an empty page. */
const PATIENCE = 12_000
const PATIENT = 60_000
/** Text takes several times its transfer on the disk, and the browser needs air. */
const ROOM_FACTOR = 6

export type CatalogEntry = Catalog['courses'][number]
export type PackEntry = CatalogEntry['packs'][number]

export type StoredPack = {
  readonly slug: string
  readonly url: string
}

export type FoundPack = {
  readonly pack: Pack
  readonly url: string
  /** The version of the course with which it was fetched. */
  readonly versionId: string
}

export type Packs = {
  /** The catalogue as stored, with when that was; null when there is none. */
  catalog(area: string): Promise<{ readonly catalog: Catalog; readonly at: number } | null>
  /** Fetches and stores it; rejects when nothing readable comes in time. */
  fetchCatalog(area: string, patience: number): Promise<Catalog>
  /** The newest of a module: stored, or fetched, or at last an older one that is stored. */
  find(course: CatalogEntry, slug: string): Promise<FoundPack | null>
  /** The newest of a module, only from the phone. */
  findNewest(course: CatalogEntry, slug: string): Promise<FoundPack | null>
  /** The pack of one version, only from the phone. */
  findVersion(slug: string, versionId: string): Promise<FoundPack | null>
  listStored(): Promise<StoredPack[]>
  /** Resolves once it is on the phone; rejects when it cannot be had, or not be kept (`QuotaExceededError`). */
  save(course: CatalogEntry, slug: string): Promise<void>
  saveMedium(medium: Medium): Promise<void>
  hasMedium(url: string): Promise<boolean>
  medium(url: string): Promise<Response | null>
  /** `text` takes its pictures and recordings along. */
  remove(slug: string, kind: 'text' | 'media'): Promise<void>
  /** For a transfer of so many bytes; true where the browser does not tell. */
  hasRoom(transfer: number): Promise<boolean>
}

export type PackSurroundings = Pick<Surroundings, 'fetch' | 'now'> & {
  readonly caches: CacheStorage
  readonly estimate: () => Promise<{ readonly quota?: number; readonly usage?: number }>
}

export function packStore(
  surroundings: PackSurroundings,
  onFetched: (kind: 'packs' | 'media', bytes: number) => void,
): Packs {
  const { caches, fetch, now, estimate } = surroundings
  const catalogUrl = (area: string) => `/catalog.json?area=${area}`

  const stored = async (url: string): Promise<FoundPack | null> => {
    const kept = await (await caches.open(PACKS)).match(url)
    if (kept === undefined) return null
    // Safe: only `fetchPack` writes packs, after having looked at them.
    const pack = (await kept.json()) as Pack
    return { pack, url, versionId: kept.headers.get(VERSION) ?? '' }
  }

  const listUrls = async (slug?: string): Promise<string[]> => {
    const keys = await (await caches.open(PACKS)).keys()
    return keys
      .map(({ url }) => pathOf(url))
      .filter((path) => path.startsWith(slug === undefined ? '/pack/' : `/pack/${slug}.`))
  }

  const fetchPack = async (
    { head }: CatalogEntry,
    { slug, url, transfer }: PackEntry,
    patience: number,
  ): Promise<{ readonly found: FoundPack; readonly keep: () => Promise<void> }> => {
    const text = await fetchText(fetch, url, patience)
    onFetched('packs', transfer)
    const pack = readPack(text, slug)
    if (pack === null) throw new Error(url)
    const found = { pack, url, versionId: head.versionId }
    const keep = async () => {
      const cache = await caches.open(PACKS)
      await cache.put(url, new Response(text, { headers: { [VERSION]: head.versionId } }))
      // Only now: until then the older one is what she can read.
      for (const other of await listUrls(slug)) if (other !== url) await cache.delete(other)
    }
    return { found, keep }
  }

  const findNewest = async (course: CatalogEntry, slug: string) => {
    const entry = entryOf(course, slug)
    const found = entry === null ? null : await stored(entry.url)
    // The same pack may belong to several versions: the newest is the one to be graded by.
    return found === null ? null : { ...found, versionId: course.head.versionId }
  }

  const save = async (course: CatalogEntry, slug: string) => {
    const entry = entryOf(course, slug)
    if (entry === null) throw new Error(slug)
    if ((await stored(entry.url)) !== null) return
    const { keep } = await fetchPack(course, entry, PATIENT)
    await keep()
  }

  const medium = async (url: string) => (await (await caches.open(MEDIA)).match(url)) ?? null
  const hasMedium = async (url: string) => (await medium(url)) !== null

  return {
    async catalog(area) {
      const kept = await (await caches.open(PACKS)).match(catalogUrl(area))
      if (kept === undefined) return null
      // Safe: only `fetchCatalog` writes it, after having looked at it.
      const catalog = (await kept.json()) as Catalog
      return { catalog, at: Number(kept.headers.get(STORED_AT)) }
    },

    async fetchCatalog(area, patience) {
      const url = catalogUrl(area)
      const text = await fetchText(fetch, url, patience, 'no-cache')
      // Safe: looked at in the next line.
      const catalog = JSON.parse(text) as Partial<Catalog>
      if (catalog.v !== 1 || !Array.isArray(catalog.courses)) throw new Error(url)
      try {
        const headers = { [STORED_AT]: String(now()) }
        await (await caches.open(PACKS)).put(url, new Response(text, { headers }))
      } catch {
        // With a full disk it is used all the same, and fetched again next time.
      }
      return catalog as Catalog
    },

    findNewest,

    async find(course, slug) {
      const entry = entryOf(course, slug)
      if (entry === null) return null
      const newest = await findNewest(course, slug)
      if (newest !== null) return newest
      try {
        const { found, keep } = await fetchPack(course, entry, PATIENCE)
        // With a full disk it is read all the same, and fetched again next time.
        await keep().catch(() => undefined)
        return found
      } catch {
        const [older] = await listUrls(slug)
        return older === undefined ? null : stored(older)
      }
    },

    async findVersion(slug, versionId) {
      for (const url of await listUrls(slug)) {
        const found = await stored(url)
        if (found?.versionId === versionId) return found
      }
      return null
    },

    listStored: async () => (await listUrls()).map((url) => ({ url, slug: slugOf(url) })),
    save,
    medium,
    hasMedium,

    async saveMedium({ url, bytes }) {
      if (await hasMedium(url)) return
      const blob = await within(PATIENT, async (signal) => {
        const answer = await fetch(url, { signal })
        const type = answer.headers.get('content-type') ?? ''
        if (!answer.ok || !/^(image|audio)\//.test(type)) throw new Error(url)
        return answer.blob()
      })
      onFetched('media', bytes)
      await (await caches.open(MEDIA)).put(url, new Response(blob))
    },

    async remove(slug, kind) {
      const cache = await caches.open(PACKS)
      const media = await caches.open(MEDIA)
      for (const url of await listUrls(slug)) {
        const kept = await stored(url)
        for (const file of kept?.pack.media ?? []) await media.delete(file.url)
        if (kind === 'text') await cache.delete(url)
      }
    },

    async hasRoom(transfer) {
      const { quota, usage } = await estimate()
      if (quota === undefined || usage === undefined) return true
      return quota - usage >= transfer * ROOM_FACTOR
    },
  }
}

const VERSION = 'x-versi'
const STORED_AT = 'x-disimpan'

export function entryOf({ packs }: CatalogEntry, slug: string): PackEntry | null {
  return packs.find((pack) => pack.slug === slug) ?? null
}

/** `/pack/<slug>.<hash>.json` */
function slugOf(path: string): string {
  return path.slice('/pack/'.length).split('.')[0] ?? ''
}

function pathOf(url: string): string {
  return new URL(url, 'https://a.invalid').pathname
}

async function fetchText(
  fetch: PackSurroundings['fetch'],
  url: string,
  patience: number,
  cache: RequestCache = 'default',
): Promise<string> {
  return within(patience, async (signal) => {
    const answer = await fetch(url, { cache, signal })
    if (!answer.ok) throw new Error(url)
    return answer.text()
  })
}

/** Null for what only looks like an answer of ours: a Wi-Fi login page, a pack for a newer phone. */
function readPack(text: string, slug: string): Pack | null {
  try {
    // Safe: looked at before it is given out; the Worker checked the rest when it was published.
    const pack = JSON.parse(text) as Partial<Pack>
    const isKnown = pack.format === 1 || pack.format === 2
    const isPack = isKnown && pack.slug === slug && Array.isArray(pack.questions)
    return isPack && Array.isArray(pack.lessons) ? (pack as Pack) : null
  } catch {
    return null
  }
}

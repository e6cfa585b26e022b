import { describe, expect, it } from 'vitest'
import type { Pack } from '../../../worker/contract/curriculum.ts'
import { packStore, type CatalogEntry } from '../../../site/src/offline/packs.ts'
import { NOON } from './one-phone.ts'

const ADDRESS = 'https://kelas.example'

/** Cache Storage as far as the phone's code uses it; `isFull` refuses whatever is new. */
class Disk {
  isFull = false
  readonly #caches = new Map<string, Map<string, { text: string; headers: Headers }>>()

  readonly storage = {
    open: async (name: string) => {
      const kept = this.#caches.get(name) ?? new Map<string, { text: string; headers: Headers }>()
      this.#caches.set(name, kept)
      return {
        match: async (path: string) => {
          const found = kept.get(ADDRESS + path)
          return found && new Response(found.text, { headers: found.headers })
        },
        put: async (path: string, answer: Response) => {
          const text = await answer.text()
          if (this.isFull) throw new DOMException('full', 'QuotaExceededError')
          kept.set(ADDRESS + path, { text, headers: answer.headers })
        },
        delete: async (path: string) => kept.delete(ADDRESS + path),
        keys: async () => Array.from(kept.keys(), (url) => ({ url })),
      }
    },
    // Safe: the code under test calls nothing else of it.
  } as unknown as CacheStorage
}

const medium = { url: '/media/abc.webp', bytes: 900, kind: 'image' as const, lesson: 'awal' }
const packOf = (slug: string, title = slug) =>
  ({ format: 1, slug, title, questions: [], lessons: [], media: [medium] }) as unknown as Pack
const urlOf = (slug: string, hash: string) => `/pack/${slug}.${hash}.json`
/** A course whose modules have these packs, as the catalogue names it. */
const courseOf = (versionId: string, hashes: Readonly<Record<string, string>>) =>
  ({
    head: { versionId },
    packs: Object.keys(hashes).map((slug) => ({
      slug,
      url: urlOf(slug, hashes[slug] ?? ''),
      transfer: 4000,
      media: [medium],
    })),
    // Safe: so much of it is read here.
  }) as unknown as CatalogEntry
const OLD = courseOf('v1', { satu: 'a1' })
const NEW = courseOf('v2', { satu: 'b2', 'satu-dua': 'c3' })

type Answers = Record<string, () => Response | Promise<Response>>

function phone(estimate: { quota?: number; usage?: number } = {}) {
  const disk = new Disk()
  const answers: Answers = {}
  const asked: string[] = []
  const fetched: [string, number][] = []
  const packs = packStore(
    {
      caches: disk.storage,
      now: () => NOON,
      estimate: async () => estimate,
      async fetch(path) {
        asked.push(path)
        const answer = answers[path]
        if (answer === undefined) throw new TypeError('Failed to fetch')
        return answer()
      },
    },
    (kind, bytes) => fetched.push([kind, bytes]),
  )
  const serve = (slug: string, hash: string, body: unknown = packOf(slug)) => {
    answers[urlOf(slug, hash)] = () => Response.json(body)
  }
  return { ...packs, disk, answers, asked, fetched, serve }
}
const urlsOf = async (on: ReturnType<typeof phone>) =>
  (await on.listStored()).map(({ url }) => url).toSorted()

describe('a module on the phone', () => {
  it('is read from there once it was fetched, with no signal', async () => {
    const on = phone()
    on.serve('satu', 'a1')
    await on.save(OLD, 'satu')
    delete on.answers[urlOf('satu', 'a1')]
    await on.save(OLD, 'satu')
    expect(await on.find(OLD, 'satu')).toMatchObject({ pack: { slug: 'satu' }, versionId: 'v1' })
    expect(on.asked).toHaveLength(1)
    expect(on.fetched).toEqual([['packs', 4000]])
  })

  it('gives way to a newer one only once that is here, and not a module whose name begins alike', async () => {
    const on = phone()
    on.serve('satu', 'a1')
    on.serve('satu-dua', 'c3')
    await on.save(OLD, 'satu')
    await on.save(NEW, 'satu-dua')
    await expect(on.save(NEW, 'satu')).rejects.toThrow()
    expect(await on.findNewest(NEW, 'satu')).toBeNull()
    expect(await on.find(NEW, 'satu')).toMatchObject({ url: urlOf('satu', 'a1'), versionId: 'v1' })
    on.serve('satu', 'b2')
    await on.save(NEW, 'satu')
    expect(await urlsOf(on)).toEqual([urlOf('satu-dua', 'c3'), urlOf('satu', 'b2')])
    expect(await on.findVersion('satu', 'v1')).toBeNull()
  })

  it('belongs to the newest version that names it, although an older one brought it', async () => {
    const on = phone()
    on.serve('satu', 'a1')
    await on.save(OLD, 'satu')
    const same = courseOf('v9', { satu: 'a1' })
    expect(await on.findNewest(same, 'satu')).toMatchObject({ versionId: 'v9' })
    expect(await on.findVersion('satu', 'v1')).toMatchObject({ versionId: 'v1' })
  })

  it('is taken away with its pictures, or only they', async () => {
    const on = phone()
    on.serve('satu', 'a1')
    await on.save(OLD, 'satu')
    on.answers[medium.url] = () => new Response('x', { headers: { 'content-type': 'image/webp' } })
    await on.saveMedium(medium)
    await on.remove('satu', 'media')
    expect([await on.hasMedium(medium.url), (await urlsOf(on)).length]).toEqual([false, 1])
    await on.saveMedium(medium)
    await on.remove('satu', 'text')
    expect([await on.hasMedium(medium.url), (await urlsOf(on)).length]).toEqual([false, 0])
  })
})

describe('what is no module', () => {
  const wrong: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ['a Wi-Fi login page', () => new Response('<html>Masuk</html>')],
    ['one that broke off halfway', () => new Response(JSON.stringify(packOf('satu')).slice(0, 40))],
    ['another module', () => Response.json(packOf('dua'))],
    ['one for a newer phone', () => Response.json({ ...packOf('satu'), format: 3 })],
    ['one without questions', () => Response.json({ ...packOf('satu'), questions: undefined })],
    ['nothing', () => Response.json(null)],
    ['an error', () => Response.json(packOf('satu'), { status: 503 })],
    ['an answer that breaks off on its way', () => new Response(broken())],
  ]
  it.each(wrong)('is not stored: %s', async (_what, answer) => {
    const on = phone()
    on.answers[urlOf('satu', 'a1')] = answer
    await expect(on.save(OLD, 'satu')).rejects.toThrow()
    expect(await on.find(OLD, 'satu')).toBeNull()
    expect(await on.listStored()).toEqual([])
    on.serve('satu', 'a1')
    await on.save(OLD, 'satu')
    expect(await urlsOf(on)).toEqual([urlOf('satu', 'a1')])
  })

  it('is no picture either', async () => {
    const on = phone()
    on.answers[medium.url] = () =>
      new Response('<html>', { headers: { 'content-type': 'text/html' } })
    await expect(on.saveMedium(medium)).rejects.toThrow()
    expect(await on.hasMedium(medium.url)).toBe(false)
  })

  it('has no place in the catalogue', async () => {
    const on = phone()
    await expect(on.save(OLD, 'tidak-ada')).rejects.toThrow()
    expect(await on.find(OLD, 'tidak-ada')).toBeNull()
    expect(on.asked).toEqual([])
  })
})

describe('a full disk', () => {
  it('says so when something is to be kept, and keeps what was there', async () => {
    const on = phone()
    on.serve('satu', 'a1')
    on.serve('satu', 'b2')
    await on.save(OLD, 'satu')
    on.disk.isFull = true
    await expect(on.save(NEW, 'satu')).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(await urlsOf(on)).toEqual([urlOf('satu', 'a1')])
  })

  it('lets her read what was fetched all the same, module and catalogue', async () => {
    const on = phone()
    on.disk.isFull = true
    on.serve('satu', 'a1')
    on.answers['/catalog.json?area=35.08'] = () => Response.json({ v: 1, courses: [] })
    expect(await on.find(OLD, 'satu')).toMatchObject({ versionId: 'v1' })
    expect(await on.fetchCatalog('35.08', 1000)).toEqual({ v: 1, courses: [] })
    expect(await on.catalog('35.08')).toBeNull()
  })

  it('is foreseen with air to breathe, where the browser tells', async () => {
    expect(await phone().hasRoom(1e12)).toBe(true)
    expect(await phone({ quota: 10_000, usage: 4000 }).hasRoom(1000)).toBe(true)
    expect(await phone({ quota: 10_000, usage: 4001 }).hasRoom(1000)).toBe(false)
  })
})

describe('the catalogue', () => {
  it('is kept with the time it came, each area its own', async () => {
    const on = phone()
    on.answers['/catalog.json?area=35.08'] = () => Response.json({ v: 1, courses: [OLD] })
    await on.fetchCatalog('35.08', 1000)
    expect(await on.catalog('35.08')).toEqual({ catalog: { v: 1, courses: [OLD] }, at: NOON })
    expect(await on.catalog('35.09')).toBeNull()
    // It lies beside the packs and is none.
    expect(await on.listStored()).toEqual([])
  })

  it.each([['<html>'], ['{"v":2,"courses":[]}'], ['{"v":1}']])(
    'keeps the one it has when %s comes',
    async (text) => {
      const on = phone()
      on.answers['/catalog.json?area=35.08'] = () => Response.json({ v: 1, courses: [] })
      await on.fetchCatalog('35.08', 1000)
      on.answers['/catalog.json?area=35.08'] = () => new Response(text)
      await expect(on.fetchCatalog('35.08', 1000)).rejects.toThrow()
      expect(await on.catalog('35.08')).toMatchObject({ catalog: { courses: [] } })
    },
  )
})

/** A body that ends in an error after its first bytes. */
function broken(): ReadableStream<Uint8Array> {
  let hasBegun = false
  return new ReadableStream({
    pull(controller) {
      if (hasBegun) return controller.error(new TypeError('network error'))
      hasBegun = true
      controller.enqueue(new TextEncoder().encode('{"format":1'))
    },
  })
}

/** What pages ask of the service worker, except that it take over; see `messages.ts`. */
import type { Catalog, Medium } from '../../../worker/contract/curriculum.ts'
import type { StoredWords } from '../render/stored.ts'
import { keepScripts } from './later-scripts.ts'
import { findHere } from './learner.ts'
import { pageMakers } from './makers.ts'
import type { Answer, Modules, PageMessage, Progress } from './messages.ts'
import { storedOf } from './on-phone.ts'
import { entryOf, type CatalogEntry } from './packs.ts'
import type { Phone } from './phone.ts'

type Say = (answer: Progress | Answer) => void

export async function serve(phone: Phone, message: PageMessage, say: Say): Promise<void> {
  switch (message.do) {
    case 'skip':
      return
    case 'stored':
      return say({ do: 'stored', stored: await storedHere(phone) })
    case 'save': {
      // She has begun to use it without signal: what else the pages need comes along.
      await keepScripts(phone)
      const end = await save(phone, message, (done, total) => say({ do: 'progress', done, total }))
      return say({ do: 'save', end, stored: await storedHere(phone) })
    }
    case 'remove': {
      for (const { slug } of await wanted(phone, message.modules)) {
        await phone.packs.remove(slug, message.kind)
      }
      return say({ do: 'remove', stored: await storedHere(phone) })
    }
  }
}

async function storedHere(phone: Phone): Promise<StoredWords | null> {
  const catalog = await catalogHere(phone)
  if (catalog === null) return null
  return pageMakers(phone).storedWords(await storedOf(phone, catalog))
}

async function catalogHere(phone: Phone, isWaiting = false): Promise<Catalog | null> {
  const current = await phone.device.get('current')
  if (current === null) return null
  return (await findHere(phone, current.cadreId, null, isWaiting))?.catalog ?? null
}

type Wanted = {
  readonly course: CatalogEntry
  readonly slug: string
  readonly transfer: number
  readonly media: readonly Medium[]
}

async function wanted(phone: Phone, modules: Modules): Promise<Wanted[]> {
  // On her first page the phone has none yet.
  const catalog = await catalogHere(phone, true)
  const list: Wanted[] = []
  for (const course of catalog?.courses ?? []) {
    for (const { slug } of course.packs) {
      const entry = entryOf(course, slug)
      if (entry === null || (modules !== 'all' && modules.indexOf(slug) === -1)) continue
      list.push({ course, slug, transfer: entry.transfer, media: entry.media })
    }
  }
  return list
}

async function save(
  phone: Phone,
  { modules, kind }: Extract<PageMessage, { do: 'save' }>,
  onProgress: (done: number, total: number) => void,
): Promise<'saved' | 'full' | 'offline'> {
  const { packs } = phone
  const list = await wanted(phone, modules)
  if (list.length === 0) return 'offline'
  const stored = (await packs.listStored()).map(({ slug }) => slug)
  const files: { readonly bytes: number; readonly fetch: () => Promise<void> }[] = []
  for (const { course, slug, transfer, media } of list) {
    if (kind === 'text') files.push({ bytes: transfer, fetch: () => packs.save(course, slug) })
    else if (stored.indexOf(slug) !== -1) {
      for (const medium of media) {
        if (await packs.hasMedium(medium.url)) continue
        files.push({ bytes: medium.bytes, fetch: () => packs.saveMedium(medium) })
      }
    }
  }
  let bytes = 0
  for (const file of files) bytes += file.bytes
  if (!(await packs.hasRoom(bytes))) return 'full'
  let done = 0
  try {
    for (const file of files) {
      await file.fetch()
      done += 1
      onProgress(done, files.length)
    }
    return 'saved'
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'offline'
  }
}

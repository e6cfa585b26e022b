/** What lies on this phone, for the pages that say so: read from the caches and the outbox at the moment of asking. */
import type { Catalog } from '../../../worker/contract/curriculum.ts'
import type { PhoneEvent } from '../../../worker/contract/learning-sync.ts'
import type { OnPhone, SentItem } from '../render/phone.ts'
import type { Stored } from '../render/stored.ts'
import type { DeviceStore } from './device-store.ts'
import type { Here } from './learner.ts'
import type { Packs, PackSurroundings } from './packs.ts'
import { readUsage } from './usage.ts'

export async function storedOf(
  { packs }: { readonly packs: Packs },
  catalog: Pick<Catalog, 'courses'>,
): Promise<Stored> {
  const stored = await packs.listStored()
  const modules: Stored[number][] = []
  for (const { head, packs: entries } of catalog.courses) {
    for (const { slug, url, transfer, media } of entries) {
      const here = stored.find((pack) => pack.url === url)
      const isOld = here === undefined && stored.some((pack) => pack.slug === slug)
      let missing = 0
      let count = 0
      for (const medium of media) {
        if (await packs.hasMedium(medium.url)) count += 1
        else missing += medium.bytes
      }
      modules.push({
        slug,
        title: head.modules.find((module) => module.slug === slug)?.title ?? slug,
        state: isOld ? 'old' : here === undefined ? 'none' : 'stored',
        transfer,
        media: { files: media.length, stored: count, missing },
      })
    }
  }
  return modules
}

/** What is known of the cadre who is here; the catalogue is null when it is neither on the phone nor to be had. */
export type Known = Pick<Here, 'store' | 'state' | 'unsent' | 'receipts'> & {
  readonly catalog: Catalog | null
}

/** `known` null: nobody's own is shown. */
export async function onPhone(
  phone: {
    readonly surroundings: PackSurroundings
    readonly device: DeviceStore
    readonly packs: Packs
    readonly persisted: () => Promise<boolean | null>
    readonly version: string
  },
  known: Known | null,
): Promise<OnPhone> {
  const { device, surroundings, version } = phone
  const catalog = known?.catalog ?? null
  const { withdrawn = [] } = known?.state ?? {}
  const taught = catalog?.courses.filter(({ head }) => withdrawn.indexOf(head.courseId) === -1)
  const { quota, usage } = await surroundings.estimate()
  const persisted = await phone.persisted()
  return {
    reader: known === null ? null : await readerOf(known),
    stored: taught === undefined ? null : await storedOf(phone, { courses: taught }),
    room:
      quota === undefined || usage === undefined
        ? null
        : { used: usage, free: Math.max(0, quota - usage) },
    isPersistent: persisted,
    usage: await readUsage(device, surroundings.now()),
    text: (await device.get('text')) ?? 'biasa',
    version,
  }
}

async function readerOf(known: Known): Promise<OnPhone['reader']> {
  const courses = known.catalog?.courses ?? []
  const lastSync = await known.store.get('lastSync')
  const item = (event: PhoneEvent): SentItem => ({
    type: event.type,
    title: titleOf({ courses }, event),
    at: event.at,
  })
  return {
    zone: known.state.zone,
    isSignedOut: lastSync?.isSignedOut ?? false,
    unsent: known.unsent.map(item),
    refused: known.receipts
      .filter(({ result }) => result.status === 'rejected')
      .map(({ event, result }) => ({ ...item(event), code: result.code ?? '' })),
    lastSync,
  }
}

/** Of the quiz, or of the lesson; the address when the catalogue does not know it any more. */
export function titleOf({ courses }: Pick<Catalog, 'courses'>, { type, body }: PhoneEvent): string {
  const slug = type === 'lesson.finished' ? body.module : body.slug
  for (const { head } of courses) {
    if (head.finalTest?.slug === slug) return head.finalTest.title
    const module = head.modules.find((each) => each.slug === slug)
    if (module === undefined) continue
    if (type !== 'lesson.finished') return module.title
    return module.lessons.find((lesson) => lesson.slug === body.lesson)?.title ?? module.title
  }
  return slug
}

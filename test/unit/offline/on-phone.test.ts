import { expect, it } from 'vitest'
import type { Catalog } from '../../../worker/contract/curriculum.ts'
import { cadreStore } from '../../../site/src/offline/cadre-store.ts'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { onPhone } from '../../../site/src/offline/on-phone.ts'
import type { Packs } from '../../../site/src/offline/packs.ts'
import { CADRE, onePhone, read, STATE } from './one-phone.ts'

const courseOf = (courseId: string, slug: string) => ({
  head: { courseId, finalTest: null, modules: [{ slug, title: `Modul ${slug}`, lessons: [] }] },
  packs: [{ slug, url: `/pack/${slug}.a1.json`, transfer: 4000, media: [] }],
})

it('offers no module of a course that is not hers to store, and still names what she did in it', async () => {
  const phone = onePhone()
  const store = cadreStore(phone, CADRE)
  const unsent = [await store.append(read('awal'))]
  const page = await onPhone(
    {
      // Safe: without a module on the phone no more of it is asked.
      packs: { listStored: async () => [] } as Partial<Packs> as Packs,
      surroundings: { ...phone, caches: {} as CacheStorage, estimate: async () => ({}) },
      device: deviceStore(phone),
      persisted: async () => null,
      version: 'uji',
    },
    {
      store,
      state: { ...STATE, withdrawn: ['satu'] },
      unsent,
      receipts: [],
      // Safe: so much of it is read here.
      catalog: {
        courses: [courseOf('satu', 'mengenal-kpm'), courseOf('dua', 'dua-awal')],
      } as unknown as Catalog,
    },
  )
  expect(page.stored?.map(({ slug }) => slug)).toEqual(['dua-awal'])
  expect(page.reader?.unsent).toMatchObject([{ title: 'Modul mengenal-kpm' }])
})

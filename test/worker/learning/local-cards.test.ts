import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { decideLocalFact } from '../../../worker/curriculum/local-facts/decide-card.ts'
import { endLocalFact } from '../../../worker/curriculum/local-facts/end-card.ts'
import { proposeLocalFact } from '../../../worker/curriculum/local-facts/propose-card.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { cookieOf } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'

const HOME = { district: '35.08', village: '35.08.01.2005' }
const AWAY = { district: '33.75', village: '33.75.01.1001' }
const HOSTILE = '<script>alert(1)</script> lebih rendah'
const CARD = `
:::kartu-fakta{id="ssgi" angka="19,8%" sumber="SSGI 2024" ditinjau="2026-11-01" tinjau-ulang="2027-05-01" daerah="ya"}
Satu dari lima.
:::

Sesudah kartu.
`

let courseId = ''
beforeAll(async () => {
  await makeDistricts()
  const files = withFile(courseFiles(), 'satu/awal.md', (text) => text + CARD)
  courseId = (await publishFiles(contextFor(SYSTEM), files)).courseId
})

async function learner({ district, village }: typeof HOME) {
  const ctx = contextFor(SYSTEM, NOW)
  const { id } = await makeCadre(ctx, village, 'Siti Aminah')
  await issueActivationCodes(ctx, { district, cadreIds: [id] })
  const cookie = await cookieOf(id)
  return {
    page: async (path: string) => {
      const reply = await exports.default.fetch(`https://kelas.test${path}`, {
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      })
      return reply.text()
    },
    sync: async (known?: string) =>
      syncEvents(
        contextFor(cadre(id, district), NOW),
        {
          v: 1,
          now: Date.parse(NOW),
          events: [],
          ...(known === undefined ? {} : { cursor: known }),
        },
        null,
      ),
  }
}

async function putInForce(figure: string): Promise<string> {
  const id = newUuid()
  await proposeLocalFact(contextFor(staff('TRAINER', HOME.district)), {
    id,
    district: HOME.district,
    courseId,
    factId: 'ssgi',
    figure,
    text: HOSTILE,
    source: 'SSGI 2024, Lumajang',
    reviewBy: '2029-11-01',
    instead: null,
  })
  const bidan = { ...staff('REVIEWER', HOME.district), name: 'Bidan Rina' }
  await decideLocalFact(contextFor(bidan), { id, approved: true, as: 'Bidan', comment: '' })
  return id
}

it('shows her district’s card to a cadre on every page, and the card of all to others', async () => {
  const [here, there] = [await learner(HOME), await learner(AWAY)]
  const id = await putInForce('17,2%')
  for (const path of ['/belajar/satu/awal/', '/belajar/satu/cetak/']) {
    const page = await here.page(path)
    expect(page).toContain('17,2%')
    expect(page).not.toContain('19,8%')
    expect(page).toContain('Angka untuk Kabupaten Lumajang')
    expect(page).toContain('ditelaah oleh Bidan Rina, Bidan, pada 21 November 2026.')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; lebih rendah')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('<p>Sesudah kartu.</p>')
    const other = await there.page(path)
    expect(other).toContain('19,8%')
    expect(other).not.toContain('17,2%')
  }
  await endLocalFact(contextFor(staff('REVIEWER', HOME.district)), { id })
  expect(await here.page('/belajar/satu/awal/')).toContain('19,8%')
})

it('reaches phones with the next sync, goes with the one after its end, and changes no other district’s', async () => {
  const [here, there] = [await learner(HOME), await learner(AWAY)]
  const before = await here.sync()
  const away = await there.sync()
  expect(before.state).not.toHaveProperty('cards')
  expect(await here.sync(before.cursor ?? '')).not.toHaveProperty('state')

  await putInForce('17,2%')
  const { state, cursor } = await here.sync(before.cursor ?? '')
  expect(Object.keys(state?.cards ?? {})).toEqual(['satu/fakta-ssgi'])
  const html = state?.cards?.['satu/fakta-ssgi']
  expect(html).toMatch(/^<div class="fakta" id="fakta-ssgi">/)
  expect(html).toContain('&lt;script&gt;')
  expect(await here.sync(cursor ?? '')).not.toHaveProperty('state')
  expect(await there.sync(away.cursor ?? '')).not.toHaveProperty('state')

  const last = await putInForce('16%')
  const newer = await here.sync(cursor ?? '')
  expect(newer.state?.cards?.['satu/fakta-ssgi']).toContain('16%')
  await endLocalFact(contextFor(staff('REVIEWER', HOME.district)), { id: last })
  const after = await here.sync(newer.cursor ?? '')
  expect(after.state).not.toHaveProperty('cards')
  expect(after.cursor).toBe(before.cursor)
})

import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { openSession } from '../../../../worker/identity/index.ts'
import { regradeItem } from '../../../../worker/learning/insight/regrade-item.ts'
import { issueActivationCodes } from '../../../../worker/roster/index.ts'
import { answer, plainCourse } from '../../../factories/attempts.ts'
import { makeEligible, makeOffice } from '../../../factories/certification.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../../factories/context.ts'

const present = () => contextFor(SYSTEM, new Date().toISOString())
let cookie = ''
let cadreId = ''
let one = ''

const page = async (path: string, method = 'GET') =>
  exports.default.fetch(`https://kelas.test${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
  })
const seen = async () =>
  (
    await env.DB.prepare('select seen_at from regraded_attempts where cadre_id = ?')
      .bind(cadreId)
      .all<{ seen_at: string | null }>()
  ).results.map(({ seen_at }) => seen_at !== null)

beforeAll(async () => {
  const office = await makeOffice()
  const [id = ''] = await makeEligible(office, ['Siti Lestari'], ['35.08.01.2005'])
  cadreId = id
  await issueActivationCodes(contextFor(staff('DISTRICT_ADMIN', '35.08')), {
    district: '35.08',
    cadreIds: [id],
  })
  const own = await plainCourse('beri', { ownerArea: '35.08' })
  one = own.one
  await answer(contextFor(cadre(id, '35.08')), one, { [`${one}-k1`]: 'c' })
  await regradeItem(contextFor(staff('PUBLISHER', '35.08')), {
    regradeId: crypto.randomUUID(),
    courseId: own.courseId,
    questionId: `${one}-k1`,
    right: 'c',
    reason: 'Buku KIA menyebut pilihan tiga.',
  })
  cookie = (await openSession(present(), { kind: 'cadre', id, scheme: 'https' })).cookie
}, 120_000)

it('tells the cadre on her course page and beside her certificates, and opening a page writes nothing', async () => {
  const sentence = `Nilai Anda untuk kuis Modul ${one} berubah dari 67 menjadi 100 karena kunci satu soal dibetulkan.`
  for (const path of ['/belajar', '/sertifikat', '/nilai-dibetulkan']) {
    const text = await (await page(path)).text()
    expect(text.includes(sentence), path).toBe(true)
  }
  expect(await (await page('/nilai-dibetulkan')).text()).toContain('Dengan nilai ini Anda lulus.')
  expect(await seen()).toEqual([false])
})

it('stops once she has confirmed it, which may be done twice and is in the log once', async () => {
  const first = await page('/nilai-dibetulkan', 'POST')
  expect([first.status, first.headers.get('location')]).toEqual([303, '/belajar/'])
  expect((await page('/nilai-dibetulkan', 'POST')).status).toBe(303)
  expect(await seen()).toEqual([true])
  expect(await (await page('/belajar')).text()).not.toContain('dibetulkan')
  expect(await (await page('/nilai-dibetulkan')).text()).toContain(
    'Tidak ada nilai Anda yang berubah.',
  )
  const { results } = await env.DB.prepare(
    "select actor_id from audit_entries where action = 'correction.confirm'",
  ).all()
  expect(results).toEqual([{ actor_id: cadreId }])
})

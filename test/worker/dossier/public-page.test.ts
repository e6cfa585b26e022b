/** The public page of a district: the statement in force on it, and the switch that is the district's own. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  issueStatement,
  withdrawStatement,
} from '../../../worker/dossier/statements/decide-statement.ts'
import { proposeStatement } from '../../../worker/dossier/statements/propose-statement.ts'
import { readStatement } from '../../../worker/contract/statement-token.ts'
import { setDistrict } from '../../../worker/regions/index.ts'
import { setPublicPage } from '../../../worker/regions/set-public-page.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { CANARY_NAME, count, putCadre, putCertificate } from '../../factories/reporting.ts'

const DISTRICT = '35.08'
const admin = contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'admin'))
const approver = contextFor(staff('APPROVER', DISTRICT, 'approver'))

beforeAll(async () => {
  await makeDistricts()
  await putCertificate({ cadreId: await putCadre({ areas: ['35.08.01.2001'] }) })
  await putCadre({ areas: ['35.08.01.2005'] })
  await count()
})

const page = async () => (await exports.default.fetch(`https://kelas.test/kab/${DISTRICT}/`)).text()
const figures = () => exports.default.fetch(`https://kelas.test/api/v1/public/coverage/${DISTRICT}`)

it('shows a statement from the second person’s word on until it is withdrawn, and no name', async () => {
  const id = newUuid()
  const { facts } = await proposeStatement(admin, {
    district: DISTRICT,
    id,
    asOf: NOW.slice(0, 10),
  })
  expect(await page()).not.toContain(facts.code)
  const { scan } = await issueStatement(approver, { district: DISTRICT, id })
  expect(scan).not.toBeNull()
  const shown = await page()
  expect(shown).toContain(`href="/bukti/${facts.code}"`)
  expect(shown).toContain('1 dari 2 KPM terlatih (50,0%)')
  expect(shown).toContain('class="bukti-qr"')
  for (const secret of [CANARY_NAME, 'admin', 'approver']) expect(shown).not.toContain(secret)
  expect(shown).toContain('property="og:title" content="Kabupaten Lumajang: 50,0% KPM terlatih"')
  await withdrawStatement(approver, { district: DISTRICT, id, reason: 'Salah tanggal' })
  expect(await page()).not.toContain(facts.code)
})

it('says kader, in the paper, the token and the page alike, where not everybody is a KPM', async () => {
  const district = '33.75'
  const by = contextFor(staff('DISTRICT_ADMIN', district, 'admin'))
  const areas = ['33.75.01.1001']
  await putCertificate({
    cadreId: await putCadre({ areas, kind: 'TPK_PKK' }),
    district,
  })
  await putCadre({ areas })
  await count(district)
  const id = newUuid()
  const { facts } = await proposeStatement(by, { district, id, asOf: NOW.slice(0, 10) })
  expect(facts).toMatchObject({ format: 2, total: { cadres: 2, tpkCadres: 1, otherCadres: 0 } })
  expect(facts.definitions[1]?.term).toBe('Kader terlatih')
  const { scan } = await issueStatement(contextFor(staff('APPROVER', district, 'approver')), {
    district,
    id,
  })
  const read = readStatement(scan?.split('#')[1] ?? '')
  expect(read.ok && read.token.claims.word).toBe('kader')
  const get = async (path: string) =>
    (await exports.default.fetch(`https://kelas.test${path}`)).text()
  const line = '1 dari 2 kader terlatih (50,0%)'
  for (const path of [`/kab/${district}/`, `/bukti/${facts.code}`, `/bukti/${facts.code}.json`]) {
    const text = await get(path)
    expect(text).toContain(line)
    expect(text).not.toContain('KPM terlatih')
  }
  expect(await get(`/bukti/${facts.code}.json`)).toContain(
    'Kader yang dihitung: 1 KPM dan 1 TPK; yang terlatih: 1 TPK.',
  )
  expect(await get(`/bukti/${facts.code}`)).toContain(
    'Kader yang dihitung: 1 KPM dan 1 TPK; yang terlatih: 1 TPK.',
  )
})

it('is closed and opened by the district, once in the log each, and by nobody else', async () => {
  const entries = async () => {
    const { results } = await env.DB.prepare(
      `select actor_id, area_code, detail from audit_entries where action = 'district.setPublic' order by rowid`,
    ).all<{ actor_id: string; area_code: string; detail: string }>()
    return results.map(({ actor_id, area_code, detail }) => [actor_id, area_code, detail])
  }
  const set = (isPublic: boolean, ctx = admin) =>
    setPublicPage(ctx, { district: DISTRICT, isPublic })
  expect(await set(true)).toEqual({ isPublic: true })
  expect(await entries()).toEqual([])

  expect(await set(false)).toEqual({ isPublic: false })
  expect(await set(false)).toEqual({ isPublic: false })
  expect(await entries()).toEqual([['admin', DISTRICT, '{"isPublic":false}']])
  const closed = await page()
  expect(closed).toContain('tidak dibuka untuk umum')
  expect(closed).not.toMatch(/KPM terlatih|og:title|id="gambar"/)
  expect((await figures()).status).toBe(404)

  for (const [role, area, refusal] of [
    ['APPROVER', DISTRICT, 'NOT_ALLOWED'],
    ['SUB_DISTRICT_ADMIN', '35.08.01', 'NOT_ALLOWED'],
    ['PROVINCE', '35', 'NOT_ALLOWED'],
    ['DISTRICT_ADMIN', '33.75', 'NOT_FOUND'],
  ] as const) {
    await expect(set(true, contextFor(staff(role, area)))).rejects.toThrow(refusal)
  }
  // What deploys a district anew does not open what the district closed.
  await setDistrict(contextFor(SYSTEM), {
    code: DISTRICT,
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'LMJ',
    officeName: 'Dinas Baru',
    isPublic: true,
    isDemo: false,
  })
  expect((await figures()).status).toBe(404)

  expect(await set(true)).toEqual({ isPublic: true })
  expect(await entries()).toHaveLength(2)
  expect((await figures()).status).toBe(200)
  await expect(
    setPublicPage(contextFor(SYSTEM), { district: '11.01', isPublic: true }),
  ).rejects.toThrow('NOT_FOUND')
})

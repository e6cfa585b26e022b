import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Outlines } from '../../../worker/contract/outlines.ts'
import { sql } from '../../../worker/core/db.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { publicPage } from '../../../worker/dossier/public-page.ts'
import {
  readVillageOutlines,
  removeVillageOutlines,
  saveVillageOutlines,
} from '../../../worker/regions/outlines.ts'
import { newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { twoSquares } from '../../factories/outlines.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'
import { count } from '../../factories/reporting.ts'

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const credit = { source: 'BIG, 2024', licence: 'CC BY 4.0' }

beforeAll(async () => {
  await makeDistricts()
  await makeCadre(contextFor(SYSTEM), '35.08.01.2005', 'Rahasia Sekali')
  await count('35.08')
}, 60_000)

const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Refusal ? error.code : error
}
const audits = async (action: string) =>
  await officer.db.all<{ detail: string }>(
    sql`select detail from audit_entries where action = ${action} and area_code = '35.08' order by rowid`,
  )
const save = (
  id: string,
  replaces: string | null,
  outlines: Outlines = twoSquares(),
  ctx = officer,
  district = '35.08',
) => saveVillageOutlines(ctx, { district, id, replaces, ...credit, outlines })
const map = (more: RequestInit = {}, query = '') =>
  exports.default.fetch(`https://kelas.test/kab/35.08/peta.svg${query}`, more)
const page = async () => (await publicPage(contextFor(PUBLIC), '35.08', undefined)).main.text
const stored = async (area = '35.08') => (await readVillageOutlines(officer, { area })).stored

/** Each begins with what the one before left: none, saved, replaced, removed. */
describe('outlines of a district', () => {
  const first = newUuid()
  const second = newUuid()

  it('are not there at first: no map either', async () => {
    expect(await stored()).toBeNull()
    expect((await map()).status).toBe(404)
  })

  it('are saved once, however often the same is sent, and logged', async () => {
    expect(await save(first, null)).toEqual({ id: first })
    expect(await save(first, null)).toEqual({ id: first })
    expect(await stored()).toEqual({ id: first, savedAt: NOW, ...credit, outlines: twoSquares() })
    const rows = await audits('outline.set')
    expect(rows.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { villages: 2, of: 4, bytes: JSON.stringify(twoSquares()).length },
    ])
  })

  it('of a sub-district are its own villages only', async () => {
    const other = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))
    const answer = await readVillageOutlines(other, { area: '35.08.10' })
    expect(answer.stored?.outlines.villages).toEqual([])
    expect(await codeOf(readVillageOutlines(other, { area: '35.08' }))).toBe('NOT_FOUND')
  })

  it('are replaced only by who saw them', async () => {
    expect(await codeOf(save(second, null))).toBe('CHANGED_MEANWHILE')
    expect(await codeOf(save(second, newUuid()))).toBe('CHANGED_MEANWHILE')
    expect(await save(second, first)).toEqual({ id: second })
    expect(await codeOf(save(first, first))).toBe('CHANGED_MEANWHILE')
  })

  it('are refused when they do not hold together, or name a village of another district', async () => {
    const open = twoSquares()
    open.lines[0] = [100, 0, 0, 90]
    expect(await codeOf(save(newUuid(), second, open))).toBe('OUTLINES_INVALID')
    const foreign = twoSquares('33.75.01.1001')
    expect(await codeOf(save(newUuid(), second, foreign))).toBe('OUTLINES_INVALID')
    const subDistrict = twoSquares('35.08.01')
    expect(await codeOf(save(newUuid(), second, subDistrict))).toBe('OUTLINES_INVALID')
    expect((await stored())?.id).toBe(second)
  })

  it('may be set and removed by the district’s own office only', async () => {
    const trainer = contextFor(staff('TRAINER', '35.08'))
    const other = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    for (const [ctx, code] of [
      [trainer, 'NOT_ALLOWED'],
      [other, 'NOT_FOUND'],
      [contextFor(PUBLIC), 'SIGN_IN_NEEDED'],
      [contextFor(cadre('x', '35.08')), 'NOT_ALLOWED'],
    ] as const) {
      expect(await codeOf(save(newUuid(), second, twoSquares(), ctx))).toBe(code)
      expect(await codeOf(removeVillageOutlines(ctx, { district: '35.08', id: second }))).toBe(code)
    }
    expect(await codeOf(save(newUuid(), null, twoSquares(), contextFor(SYSTEM), '35.09'))).toBe(
      'NOT_FOUND',
    )
  })

  it('make a public picture with counts, no names, that is sent once', async () => {
    const answer = await map()
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const text = await answer.text()
    expect(text).toContain('<title>Tempursari 0/1</title>')
    expect(text).toContain('Sumber batas: BIG, 2024. Lisensi: CC BY 4.0.')
    expect(text).not.toContain('Rahasia')
    const etag = answer.headers.get('etag') ?? ''
    const again = await map({ headers: { 'if-none-match': `W/${etag}` } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const past = await (await map({}, '?tanggal=2020-01-01')).text()
    expect(past).toContain('1 Januari 2020')
    expect((await map({}, '?tanggal=besok')).status).toBe(422)
  })

  it('are shown on the public page', async () => {
    expect(await page()).toContain('src="/kab/35.08/peta.svg')
  })

  it('are not public while the district is not', async () => {
    const open = (isPublic: number) =>
      officer.db.batch([sql`update districts set is_public = ${isPublic} where code = '35.08'`])
    await open(0)
    expect((await map()).status).toBe(404)
    await open(1)
    expect((await map()).status).toBe(200)
  })

  it('are removed by who saw them, and removing twice is no mistake', async () => {
    expect(await codeOf(removeVillageOutlines(officer, { district: '35.08', id: first }))).toBe(
      'CHANGED_MEANWHILE',
    )
    expect(await removeVillageOutlines(officer, { district: '35.08', id: second })).toEqual({})
    expect(await removeVillageOutlines(officer, { district: '35.08', id: second })).toEqual({})
    expect(await stored()).toBeNull()
    expect(await audits('outline.remove')).toHaveLength(1)
    expect(await page()).not.toContain('peta.svg')
  })
})

import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { setSignatory, setUnit } from '../../../worker/certification/index.ts'
import { readIssuing } from '../../../worker/certification/settings/read-issuing.ts'
import { signatoryWishes, unitWishes } from '../../factories/certification.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const admin = contextFor(staff('DISTRICT_ADMIN', '35.08'))
const other = contextFor(staff('DISTRICT_ADMIN', '33.75'))

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: { code: string; detail: { reason?: string } }) => error.detail.reason ?? error.code,
  )
}

const audits = async (id: string) =>
  (await env.DB.prepare('select count(*) n from audit_entries where entity_id = ?')
    .bind(id)
    .first<number>('n')) ?? 0

describe('a unit', () => {
  it('is saved once however often it is sent, and not over somebody else’s change', async () => {
    const wish = unitWishes({ unitCode: 'A' })
    const saved = await setUnit(admin, '35.08', wish)
    expect(saved.version).toBe(1)
    expect(await setUnit(admin, '35.08', wish)).toEqual(saved)
    const moved = await setUnit(admin, '35.08', { ...saved, place: 'Tempursari' })
    expect(moved.version).toBe(2)
    expect(await refusal(setUnit(admin, '35.08', { ...saved, place: 'Kunir' }))).toBe(
      'CHANGED_MEANWHILE',
    )
    expect(await audits(wish.id)).toBe(2)
  })

  it('is another office’s secret', async () => {
    const wish = unitWishes({ unitCode: 'B' })
    await setUnit(admin, '35.08', wish)
    expect(await refusal(setUnit(other, '35.08', wish))).toBe('NOT_FOUND')
    expect(await refusal(setUnit(other, '33.75', { ...wish, version: 1 }))).toBe('CONFLICT')
    expect(await refusal(readIssuing(other, '35.08'))).toBe('NOT_FOUND')
    expect(await refusal(setUnit(contextFor(staff('APPROVER', '35.08')), '35.08', wish))).toBe(
      'NOT_ALLOWED',
    )
  })

  it.each([
    ['{kode}/{unit}/{tahun}', 'SEQUENCE_MISSING'],
    ['{urut}/{urut:4}/{tahun}', 'SEQUENCE_TWICE'],
    ['{tahun}{urut}', 'SEQUENCE_NOT_APART'],
    ['{kode}/{urut}', 'YEAR_MISSING'],
    ['{nomor}/{urut}/{tahun}', 'TOKEN_UNKNOWN'],
    ['<b>/{urut}/{tahun}', 'CHARACTER_NOT_ALLOWED'],
    ['{kode}/{urut:4}/A/KPM/{tahun}', 'SAME_AS_OTHER_UNIT'],
  ])('with the pattern %s is refused: %s', async (numberPattern, reason) => {
    expect(
      await refusal(setUnit(admin, '35.08', unitWishes({ unitCode: 'Z', numberPattern }))),
    ).toBe(reason)
  })
})

describe('a signatory', () => {
  it('signs in a period of his own, without academic titles', async () => {
    const unit = await setUnit(admin, '35.08', unitWishes({ unitCode: 'C' }))
    const first = signatoryWishes(unit.id, {
      name: 'Dr. Ir. H. Susianto, S.T., M.T.',
      validFrom: '2025-01-01',
      validUntil: '2026-06-30',
    })
    const save = (wish: typeof first) =>
      setSignatory(admin, '35.08', { ...wish, keepTitles: false })
    expect((await save(first)).name).toBe('H. Susianto')
    expect(await save(first)).toMatchObject({ name: 'H. Susianto' })
    for (const [validFrom, validUntil] of [
      ['2026-06-30', null],
      ['2024-01-01', '2025-01-01'],
      ['2025-03-01', '2025-04-01'],
      ['2024-01-01', null],
    ] as const) {
      expect(await refusal(save(signatoryWishes(unit.id, { validFrom, validUntil })))).toBe(
        'PERIOD_OVERLAPS',
      )
    }
    const next = signatoryWishes(unit.id, { validFrom: '2026-07-01' })
    await save(next)
    const { units } = await readIssuing(admin, '35.08')
    const own = units.find((each) => each.unit.id === unit.id)
    expect(own?.signatoryToday).toBe(next.id)
    expect(own?.nextNumber).toBe('400.10.2/0001/C/KPM/2026')
    expect(await audits(next.id)).toBe(1)
  })

  it('is refused to another office and for a period that ends before it begins', async () => {
    const unit = await setUnit(admin, '35.08', unitWishes({ unitCode: 'D' }))
    const wish = { ...signatoryWishes(unit.id), keepTitles: true }
    expect(await refusal(setSignatory(other, '33.75', wish))).toBe('NOT_FOUND')
    expect(await refusal(setSignatory(other, '35.08', wish))).toBe('NOT_FOUND')
    expect(await refusal(setSignatory(admin, '35.08', { ...wish, validUntil: '2025-12-31' }))).toBe(
      'INPUT_INVALID',
    )
    expect(await audits(wish.id)).toBe(0)
  })
})

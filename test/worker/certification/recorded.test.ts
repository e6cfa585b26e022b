/** What a recorded certificate counts for, where it is shown, and how it is withdrawn. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkRecords } from '../../../worker/certification/records/check-records.ts'
import { readOwnCertificates } from '../../../worker/certification/own-certificates.ts'
import { readRecordBatch } from '../../../worker/certification/records/read-records.ts'
import { verifyMany } from '../../../worker/certification/verify/verify-many.ts'
import { withdrawRecord } from '../../../worker/certification/records/withdraw-record.ts'
import { type RecordOutcome, type RecordRow } from '../../../worker/contract/records.ts'
import { readPublicCoverage } from '../../../worker/reporting/index.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import {
  addCadre,
  auditedOf,
  counterFaults,
  HERE,
  makeBatch,
  makeRecorded,
  oldRows,
  refusal,
  trainedInAll,
  VILLAGE,
} from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

const admin = () => contextFor(ADMIN)

async function check(...rows: readonly Partial<RecordRow>[]): Promise<RecordOutcome[]> {
  const { outcomes } = await checkRecords(admin(), { district: DISTRICT, rows: oldRows(rows) })
  return outcomes
}

const firstOf = async (row: Partial<RecordRow>) => (await check(row))[0]

describe('withdrawing', () => {
  it('takes back one record for good, with its counters', async () => {
    const cadreId = await addCadre('Ditarik Nanti')
    await addCadre('Tetap Tercatat')
    const before = await trainedInAll()
    const { id, recordIds } = await makeRecorded(
      oldRows([
        { name: 'Ditarik Nanti', ...HERE },
        { name: 'Tetap Tercatat', ...HERE },
      ]),
    )
    const [recordId = ''] = recordIds
    expect(await trainedInAll()).toBe(before + 2)
    const input = { district: DISTRICT, id, recordId, note: 'Milik orang lain.' }
    expect(await withdrawRecord(admin(), input)).toMatchObject({
      state: 'WITHDRAWN',
      withdrawnOn: '2026-11-21',
      withdrawNote: 'Milik orang lain.',
    })
    expect(await withdrawRecord(admin(), { ...input, note: 'Lain.' })).toMatchObject({
      withdrawNote: 'Milik orang lain.',
    })
    expect(await auditedOf(recordId)).toEqual(['record.withdraw'])
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await trainedInAll()).toBe(before + 1)
    expect(await counterFaults()).toEqual([])
    expect((await readRecordBatch(admin(), DISTRICT, id, null)).batch.withdrawn).toBe(1)
    // The database itself lets nobody take it back.
    await expect(
      env.DB.prepare("update recorded_certificates set state = 'ACCEPTED' where id = ?")
        .bind(recordId)
        .run(),
    ).rejects.toThrow('stays so')
    // The paper may be recorded anew, rightly.
    expect(await firstOf({ name: 'Ditarik Nanti', ...HERE })).toMatchObject({ state: 'READY' })
  })

  it('leaves a cadre trained who holds another certificate, and not one who does not', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Punya Lain'], [VILLAGE])
    const [certificateId = ''] = await makeIssued(office, [cadreId])
    const { id, recordIds } = await makeRecorded(oldRows([{ name: 'Punya Lain', ...HERE }]))
    expect(await trainedOn(cadreId)).toBe('2024-03-12')
    await withdrawRecord(admin(), {
      district: DISTRICT,
      id,
      recordId: recordIds[0] ?? '',
      note: 'Salah orang.',
    })
    expect(await trainedOn(cadreId)).toBe('2026-11-21')
    expect(await counterFaults()).toEqual([])
    expect(certificateId).not.toBe('')
  })

  it('does nothing before anybody accepted', async () => {
    await addCadre('Belum Diterima')
    const { id } = await makeBatch(oldRows([{ name: 'Belum Diterima', ...HERE }]))
    const { rows } = await readRecordBatch(admin(), DISTRICT, id, null)
    const recordId = rows[0]?.id ?? ''
    expect(
      await refusal(withdrawRecord(admin(), { district: DISTRICT, id, recordId, note: 'x' })),
    ).toBe('STATE_NOT_FIT')
  })
})

describe('a recorded certificate', () => {
  it('stands in its own place in the list of the cadre, with nothing of ours', async () => {
    const cadreId = await addCadre('Lihat Sendiri')
    await makeRecorded(oldRows([{ name: 'Lihat Sendiri', ...HERE, validity: '1 tahun' }]))
    await makeBatch(oldRows([{ name: 'Lihat Sendiri', ...HERE, number: 'belum diterima' }]))
    const own = await readOwnCertificates(contextFor(cadre(cadreId, DISTRICT)))
    expect(own.certificates).toEqual([])
    expect(own.records).toEqual([
      {
        title: 'Pelatihan Kader Pembangunan Manusia',
        number: '893/1/BPSDM/2024',
        issuer: 'BPSDM Provinsi Jawa Timur',
        issuedOn: '2024-03-12',
        expiresOn: '2025-03-12',
        hasEnded: true,
      },
    ])
    // It ended: she is not trained by it.
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await counterFaults()).toEqual([])
  })

  it('is said to be recorded when a list is checked within its own area, and unknown elsewhere', async () => {
    await addCadre('Cek Daftar')
    const number = 'LAMA/77/2019'
    const { id, recordIds } = await makeRecorded(
      oldRows([{ name: 'Cek Daftar', ...HERE, number: 'Lama / 77 / 2019' }]),
    )
    const states = async (area: string, role: 'DISTRICT_ADMIN' | 'SUB_DISTRICT_ADMIN') => {
      const { rows } = await verifyMany(contextFor(staff(role, area)), area, [{ line: 2, number }])
      return rows[0]
    }
    expect(await states(DISTRICT, 'DISTRICT_ADMIN')).toMatchObject({
      state: 'recorded',
      printed: null,
      name: null,
    })
    expect(await states('35.08.01', 'SUB_DISTRICT_ADMIN')).toMatchObject({ state: 'recorded' })
    expect(await states('35.08.10', 'SUB_DISTRICT_ADMIN')).toMatchObject({ state: 'not_found' })
    expect(await states('33.75', 'DISTRICT_ADMIN')).toMatchObject({ state: 'not_found' })
    const [recordId = ''] = recordIds
    await withdrawRecord(admin(), { district: DISTRICT, id, recordId, note: 'Keliru.' })
    expect(await states(DISTRICT, 'DISTRICT_ADMIN')).toMatchObject({ state: 'not_found' })
  })

  it('is counted apart in the figures of the district, on past days too', async () => {
    const before = await readPublicCoverage(contextFor(SYSTEM), DISTRICT, undefined)
    await addCadre('Hitung Terpisah')
    const { id, recordIds } = await makeRecorded(oldRows([{ name: 'Hitung Terpisah', ...HERE }]))
    const now = await readPublicCoverage(contextFor(SYSTEM), DISTRICT, undefined)
    expect([now.trained, now.recorded]).toEqual([before.trained + 1, before.recorded + 1])
    // One of ours besides: she would be trained without it.
    const [both = ''] = await makeEligible(office, ['Dua Bukti'], [VILLAGE])
    await makeIssued(office, [both])
    await makeRecorded(oldRows([{ name: 'Dua Bukti', ...HERE }]))
    const after = await readPublicCoverage(contextFor(SYSTEM), DISTRICT, undefined)
    expect([after.trained, after.recorded]).toEqual([before.trained + 2, before.recorded + 1])
    await withdrawRecord(admin(), {
      district: DISTRICT,
      id,
      recordId: recordIds[0] ?? '',
      note: 'Keliru.',
    })
    const taken = await readPublicCoverage(contextFor(SYSTEM), DISTRICT, undefined)
    expect(taken.recorded).toBe(before.recorded)
    expect(await counterFaults()).toEqual([])
  })
})

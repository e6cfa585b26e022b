/** A row of an office's list of old certificates: how it is read, whose it is, and what it may not repeat. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkRecords } from '../../../worker/certification/records/check-records.ts'
import { type RecordOutcome, type RecordRow } from '../../../worker/contract/records.ts'
import { listCadres } from '../../../worker/roster/index.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  type Office,
} from '../../factories/certification.ts'
import { contextFor } from '../../factories/context.ts'
import { addCadre, HERE, makeBatch, oldRows, VILLAGE } from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

const admin = () => contextFor(ADMIN)

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

async function check(...rows: readonly Partial<RecordRow>[]): Promise<RecordOutcome[]> {
  const { outcomes } = await checkRecords(admin(), { district: DISTRICT, rows: oldRows(rows) })
  return outcomes
}

const firstOf = async (row: Partial<RecordRow>) => (await check(row))[0]

describe('a row', () => {
  it('is read as offices write it, dates and ends in every form', async () => {
    const cadreId = await addCadre('Siti Aminah')
    const read = async (more: Partial<RecordRow>) => {
      const outcome = await firstOf({ name: 'Hj. SITI AMINAH, S.Pd.', ...HERE, ...more })
      return outcome?.state === 'READY' ? outcome.record : outcome
    }
    expect(await read({ validity: '3 (tiga) tahun', hours: '32 JP' })).toMatchObject({
      cadreId,
      cadreName: 'Siti Aminah',
      holderName: 'Hj. SITI AMINAH, S.Pd.',
      areaName: 'Desa Tempursari, Kecamatan Tempursari',
      number: '893/1/BPSDM/2024',
      issuedOn: '2024-03-12',
      expiresOn: '2027-03-12',
      hours: 32,
    })
    for (const issuedOn of ['12/03/2024', '45363', 'Lumajang, 12 Maret 2024', '2024-03-12']) {
      expect(await read({ issuedOn })).toMatchObject({ issuedOn: '2024-03-12', expiresOn: null })
    }
    // The paper names the last day; what is kept is the first without it.
    expect(await read({ validity: 's.d. 31 Desember 2026' })).toMatchObject({
      expiresOn: '2027-01-01',
    })
    expect(await read({ validity: 'Seumur hidup' })).toMatchObject({ expiresOn: null })
    expect(await read({ issuedOn: '31/08/2024', validity: '6 bulan' })).toMatchObject({
      expiresOn: '2025-02-28',
    })
  })

  it('names every cell that cannot be read, and what is missing', async () => {
    const [first, second] = await check(
      { name: 'Siti Aminah', ...HERE, number: '', title: '-', issuedOn: '31/02/2024' },
      {
        name: 'Siti Aminah',
        ...HERE,
        issuer: 'x'.repeat(121),
        issuedOn: '22/11/2026',
        validity: 'lama',
        hours: 'banyak',
      },
    )
    expect(first).toEqual({
      state: 'PROBLEM',
      line: 2,
      problems: [
        { reason: 'MISSING', field: 'number' },
        { reason: 'MISSING', field: 'title' },
        { reason: 'DATE_INVALID', field: 'issuedOn', written: '31/02/2024' },
      ],
    })
    expect(second).toMatchObject({
      problems: [
        { reason: 'TOO_LONG', field: 'issuer' },
        { reason: 'DATE_IN_FUTURE', date: '2026-11-22' },
        { reason: 'DATE_INVALID', field: 'validity', written: 'lama' },
        { reason: 'HOURS_INVALID', written: 'banyak' },
      ],
    })
    expect(
      await firstOf({ name: 'Siti Aminah', ...HERE, validity: '11 Maret 2024' }),
    ).toMatchObject({ problems: [{ reason: 'ENDS_BEFORE_ISSUE' }] })
  })

  it('with a NIK in it is not taken, however the digits are parted; a paper’s number may be as long', async () => {
    const nik = '3508014501900001'
    const cadreId = await addCadre('Ratna Tanpa Angka')
    const [whole, parted, clean, taken] = await check(
      { name: `Ratna Tanpa Angka ${nik}`, ...HERE, title: `Pelatihan ${nik}` },
      { name: 'Ratna', decision: { cadreId }, issuer: 'Dinas 350801-450190-0001' },
      { name: 'Ratna Tanpa Angka', ...HERE, number: nik },
      { name: 'Ratna [NIK dihapus]', ...HERE },
    )
    expect(whole).toEqual({
      state: 'PROBLEM',
      line: 2,
      problems: [
        { reason: 'NIK_WRITTEN', field: 'name' },
        { reason: 'NIK_WRITTEN', field: 'title' },
      ],
    })
    expect(parted).toMatchObject({ problems: [{ reason: 'NIK_WRITTEN', field: 'issuer' }] })
    expect(clean).toMatchObject({ state: 'READY', record: { cadreId, number: nik } })
    expect(taken).toMatchObject({ problems: [{ reason: 'NIK_WRITTEN', field: 'name' }] })
    const batch = makeBatch(oldRows([{ name: `Ratna ${nik}`, decision: { cadreId } }]))
    await expect(batch).rejects.toMatchObject({ code: 'ROWS_CHANGED' })
    const kept = 'select id from recorded_certificates where cadre_id = ?'
    expect(await all(kept, cadreId)).toEqual([])
  })

  it('is tied to a cadre by her code, or by name and village; what only looks like her is asked', async () => {
    const dewi = await addCadre('Dewi Lestari')
    const { cadres } = await listCadres(admin(), { area: DISTRICT, q: 'Dewi Lestari' })
    const code = cadres[0]?.code ?? ''
    expect(await firstOf({ cadreCode: code, name: 'Dewi Lestari' })).toMatchObject({
      state: 'READY',
      record: { cadreId: dewi },
    })
    expect(await firstOf({ cadreCode: code })).toMatchObject({
      record: { holderName: 'Dewi Lestari' },
    })
    expect(await firstOf({ cadreCode: code, name: 'Bambang Sutejo' })).toMatchObject({
      state: 'ASK',
      question: 'NAME_DIFFERS',
    })
    expect(await firstOf({ cadreCode: 'LMJ-9999-X', name: 'Dewi Lestari' })).toMatchObject({
      problems: [{ reason: 'CODE_UNKNOWN' }],
    })
    expect(await firstOf({ name: 'Dewi Lestary', ...HERE })).toMatchObject({
      state: 'ASK',
      question: 'NAME_SIMILAR',
      cadres: [{ id: dewi, phoneTail: null }],
    })
    expect(
      await firstOf({ name: 'Dewi Lestari', village: 'Kunir Lor', subDistrict: 'Kunir' }),
    ).toMatchObject({ state: 'ASK', question: 'OTHER_AREA', cadres: [{ id: dewi }] })
    // Her village alone settles it as long as nobody else has her name.
    expect(await firstOf({ name: 'Dewi Lestari', village: 'Tempursari' })).toMatchObject({
      state: 'READY',
    })
    await addCadre('Dewi Lestari', '35.08.10.2008')
    expect(await firstOf({ name: 'Dewi Lestari', village: 'Tempursari' })).toMatchObject({
      state: 'ASK',
      question: 'SAME_NAME',
    })
    expect(await firstOf({ name: 'Orang Entah', ...HERE })).toEqual({ state: 'UNKNOWN', line: 2 })
    expect(
      await firstOf({ name: 'Orang Entah', ...HERE, decision: { cadreId: dewi } }),
    ).toMatchObject({ state: 'READY', record: { cadreId: dewi, holderName: 'Orang Entah' } })
    expect(await firstOf({ name: 'Orang Entah', decision: 'skip' })).toMatchObject({
      state: 'SKIPPED',
    })
  })

  it('cannot be tied to a cadre of another district', async () => {
    const [stranger = ''] = await makeEligible(office, ['Orang Pekalongan'], ['33.75.01.1001'])
    expect(
      await firstOf({ name: 'Orang Pekalongan', decision: { cadreId: stranger } }),
    ).toMatchObject({ state: 'PROBLEM', problems: [{ reason: 'DECISION_STALE' }] })
    expect(await firstOf({ name: 'Orang Pekalongan', ...HERE })).toMatchObject({ state: 'UNKNOWN' })
  })

  it('is named when it would be recorded twice, or was issued here', async () => {
    const [issuedTo = ''] = await makeEligible(office, ['Punya Dua'], [VILLAGE])
    await makeIssued(office, [issuedTo])
    const [own] = await all<{ number: string }>(
      'select number from certificates where cadre_id = ?',
      issuedTo,
    )
    const row = { name: 'Punya Dua', ...HERE }
    expect(await firstOf({ ...row, number: ` ${own?.number.toLowerCase()}` })).toMatchObject({
      state: 'TWICE',
      because: 'ISSUED',
    })
    const sameDay = { ...row, number: '1/2026', issuedOn: '21/11/2026' }
    expect(await firstOf(sameDay)).toMatchObject({ state: 'SAME_DAY', number: own?.number })
    expect(await firstOf({ ...sameDay, decision: { isOther: true } })).toMatchObject({
      state: 'READY',
    })
    const twice = await check({ ...row, number: '7 / 2020' }, { ...row, number: '7/2020' })
    expect(twice[1]).toEqual({ state: 'TWICE', line: 3, because: 'IN_LIST', otherLine: 2 })
    await makeBatch(oldRows([{ ...row, number: '7/2020' }]))
    expect(await firstOf({ ...row, number: '7/2020' })).toMatchObject({
      state: 'TWICE',
      because: 'RECORDED',
    })
  })
})

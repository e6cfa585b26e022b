/** Lists of old certificates: put forward by one person, accepted by another, counted in one transaction. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptRecords } from '../../../worker/certification/records/accept-records.ts'
import { proposeRecords } from '../../../worker/certification/records/propose-records.ts'
import {
  listRecordBatches,
  readRecordBatch,
} from '../../../worker/certification/records/read-records.ts'
import { returnRecords } from '../../../worker/certification/records/return-records.ts'
import { withdrawRecord } from '../../../worker/certification/records/withdraw-record.ts'
import { eraseCadre, finishErasures } from '../../../worker/privacy/index.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  newUuid,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { searchDatabase } from '../../factories/planted.ts'
import {
  addCadre,
  auditedOf,
  counterFaults,
  HERE,
  makeBatch,
  makeRecorded,
  oldRows,
  refusal,
  sendEvidence,
  trainedInAll,
  VILLAGE,
} from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'
import { bringIn, sheet } from '../../factories/roster.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

const admin = () => contextFor(ADMIN)
const approver = () => contextFor(APPROVER)

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

describe('a batch', () => {
  it('counts only after another person accepted it, and then from the day of the paper', async () => {
    const cadreId = await addCadre('Baru Dihitung')
    const before = await trainedInAll()
    const { id } = await makeBatch(oldRows([{ name: 'Baru Dihitung', ...HERE }]))
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await trainedInAll()).toBe(before)

    const batch = await acceptRecords(approver(), DISTRICT, id)
    expect(batch).toMatchObject({ state: 'ACCEPTED', rows: 1, isOwn: false, countsAsTrained: true })
    expect(await trainedOn(cadreId)).toBe('2024-03-12')
    expect(await trainedInAll()).toBe(before + 1)
    expect(await auditedOf(id)).toEqual(['record.propose', 'record.accept'])
    expect(await counterFaults()).toEqual([])

    // Twice, and by a third person.
    const other = contextFor(staff('APPROVER', DISTRICT, 'approver-2'))
    expect((await acceptRecords(other, DISTRICT, id)).state).toBe('ACCEPTED')
    expect(await auditedOf(id)).toHaveLength(2)
    expect(await refusal(returnRecords(other, DISTRICT, id, 'Terlambat.'))).toBe('STATE_NOT_FIT')
  })

  it('that does not count makes nobody trained', async () => {
    const cadreId = await addCadre('Tidak Dihitung')
    const before = await trainedInAll()
    await makeRecorded(oldRows([{ name: 'Tidak Dihitung', ...HERE }]), { countsAsTrained: false })
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await trainedInAll()).toBe(before)
    expect(await counterFaults()).toEqual([])
  })

  it('is never decided by who proposed it, whatever roles that person holds', async () => {
    await addCadre('Orang Kedua')
    const both = {
      ...staff('DISTRICT_ADMIN', DISTRICT, 'both'),
      grants: [
        { role: 'DISTRICT_ADMIN' as const, area: DISTRICT },
        { role: 'APPROVER' as const, area: DISTRICT },
      ],
    }
    const { id } = await makeBatch(oldRows([{ name: 'Orang Kedua', ...HERE }]), { by: both })
    const ctx = contextFor(both)
    expect(await refusal(acceptRecords(ctx, DISTRICT, id))).toBe('SECOND_PERSON_NEEDED')
    expect(await refusal(returnRecords(ctx, DISTRICT, id, 'x'))).toBe('SECOND_PERSON_NEEDED')
    const { batches } = await listRecordBatches(ctx, DISTRICT, null)
    expect(batches.find((batch) => batch.id === id)).toMatchObject({
      id,
      state: 'PROPOSED',
      isOwn: true,
    })
  })

  it('that was returned may be proposed anew, with the same papers', async () => {
    const cadreId = await addCadre('Dikembalikan Dulu')
    const rows = oldRows([{ name: 'Dikembalikan Dulu', ...HERE }])
    const { id } = await makeBatch(rows)
    const note = 'Halaman 2 tidak terbaca.'
    expect(await returnRecords(approver(), DISTRICT, id, note)).toMatchObject({
      state: 'RETURNED',
      note,
    })
    expect(await returnRecords(approver(), DISTRICT, id, 'Lain.')).toMatchObject({ note })
    expect(await auditedOf(id)).toEqual(['record.propose', 'record.return'])
    expect(await refusal(acceptRecords(approver(), DISTRICT, id))).toBe('STATE_NOT_FIT')
    expect(await trainedOn(cadreId)).toBeNull()
    await makeRecorded(rows)
    expect(await trainedOn(cadreId)).toBe('2024-03-12')
  })

  it('is written whole or not at all, once for one id', async () => {
    await addCadre('Sekali Saja')
    const rows = oldRows([{ name: 'Sekali Saja', ...HERE }])
    const { id, fileId } = await makeBatch(rows)
    const input = {
      district: DISTRICT,
      id,
      fileName: 'sertifikat-lama.xlsx',
      countsAsTrained: true,
      files: [fileId],
      rows,
    }
    expect((await proposeRecords(admin(), input)).rows).toBe(1)
    expect(await auditedOf(id)).toEqual(['record.propose'])
    const differs = { ...input, rows: oldRows([{ name: 'Sekali Saja', ...HERE, number: '9' }]) }
    expect(await refusal(proposeRecords(admin(), differs))).toBe('CONFLICT')
    const colleague = contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'colleague'))
    expect(await refusal(proposeRecords(colleague, input))).toBe('CONFLICT')

    const mixed = newUuid()
    const file = await sendEvidence(admin(), mixed)
    const half = oldRows([
      { name: 'Sekali Saja', ...HERE, number: '10' },
      { name: 'Orang Entah', ...HERE },
    ])
    const refused = proposeRecords(admin(), { ...input, id: mixed, files: [file.id], rows: half })
    await expect(refused).rejects.toMatchObject({
      code: 'ROWS_CHANGED',
      detail: { rows: 1, outcomes: [{ state: 'UNKNOWN', line: 3 }] },
    })
    expect(await all('select 1 from record_batches where id = ?', mixed)).toEqual([])
  })

  it('is proposed once when two officers send the same papers at once', async () => {
    await addCadre('Dua Petugas')
    const rows = oldRows([{ name: 'Dua Petugas', ...HERE }])
    const answers = await Promise.all(
      ['satu', 'dua'].map((name) =>
        refusal(makeBatch(rows, { by: staff('DISTRICT_ADMIN', DISTRICT, name) })),
      ),
    )
    expect(answers.toSorted()).toEqual(['ROWS_CHANGED', 'done'])
  })

  it('of 2,000 rows is accepted in one transaction: a fault leaves nothing, a repeat finishes', async () => {
    const names = Array.from({ length: 2000 }, (_, at) => `Lama ${String(at).padStart(4, '0')}`)
    await bringIn(
      admin(),
      DISTRICT,
      sheet(names.map((name) => ({ name, areaCode: '35.08.13.2001', decision: 'new' }))),
    )
    const where = { village: 'Kunir Lor', subDistrict: 'Kunir' }
    const before = await trainedInAll()
    const started = performance.now()
    const { id } = await makeBatch(oldRows(names.map((name) => ({ name, ...where }))))
    const proposed = Math.round(performance.now() - started)

    const ctx = approver()
    const broken = {
      ...ctx,
      db: {
        ...ctx.db,
        all: ctx.db.all.bind(ctx.db),
        first: ctx.db.first.bind(ctx.db),
        batch: async (statements: Parameters<typeof ctx.db.batch>[0]) => {
          // Everything but the last statement reaches the database: as a Worker that dies on the way.
          await ctx.db.batch([
            ...statements.slice(0, -1),
            { text: 'insert into no_such_table values (1)', values: [] },
          ])
          return []
        },
      },
    }
    expect(await refusal(acceptRecords(broken, DISTRICT, id))).toContain('no_such_table')
    expect(await trainedInAll()).toBe(before)
    expect(await auditedOf(id)).toEqual(['record.propose'])
    expect(await counterFaults()).toEqual([])

    // The answer of a commit that succeeded is lost: the repeat finds it done.
    const meter = { ...ctx.db.meter }
    const again = performance.now()
    await acceptRecords(ctx, DISTRICT, id)
    const took = Math.round(performance.now() - again)
    const { queries, rowsRead, rowsWritten } = ctx.db.meter
    await acceptRecords(approver(), DISTRICT, id)
    expect(await trainedInAll()).toBe(before + 2000)
    expect(await auditedOf(id)).toEqual(['record.propose', 'record.accept'])
    expect(await counterFaults()).toEqual([])
    console.log(
      `2,000 rows: proposed in ${proposed} ms, accepted in ${took} ms with ${queries - meter.queries} queries, ` +
        `${rowsRead - meter.rowsRead} rows read, ${rowsWritten - meter.rowsWritten} written`,
    )
    const page = await readRecordBatch(admin(), DISTRICT, id, null)
    expect(page.rows).toHaveLength(100)
    expect(page.rows[0]).toMatchObject({ holderName: 'Lama 0000', state: 'ACCEPTED' })
    const next = await readRecordBatch(admin(), DISTRICT, id, page.next)
    expect(next.rows[0]?.holderName).toBe('Lama 0100')
  }, 60_000)

  it('keeps counters true when several about one cadre are accepted at once', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Serentak Cabut'], [VILLAGE])
    await makeIssued(office, [cadreId])
    const batches = await Promise.all(
      ['1/2020', '2/2020', '3/2020'].map((number) =>
        makeBatch(oldRows([{ name: 'Serentak Cabut', ...HERE, number }])),
      ),
    )
    await Promise.all(batches.map(({ id }) => acceptRecords(approver(), DISTRICT, id)))
    expect(await trainedOn(cadreId)).toBe('2024-03-12')
    expect(await counterFaults()).toEqual([])
  })
})

it('keeps her name when she is erased, for it counts, and lets it go when it is withdrawn', async () => {
  const cadreId = await addCadre('Merpati Hilang')
  const { id, recordIds } = await makeRecorded(oldRows([{ name: 'Merpati Hilang', ...HERE }]))
  await eraseCadre(admin(), { district: DISTRICT, cadreId, reason: 'HOLDER_ASKED' })
  await finishErasures(contextFor(SYSTEM, '2026-11-22T02:00:00.000Z'))
  const kept = () =>
    all('select holder_name name from recorded_certificates where batch_id = ?', id)
  const wipe = `update recorded_certificates set holder_name = 'Kader yang datanya dihapus' where batch_id = '${id}'`
  await expect(env.DB.prepare(wipe).run()).rejects.toThrow('never changes')
  expect(await kept()).toEqual([{ name: 'Merpati Hilang' }])
  const note = 'Merpati salah orang'
  const withdrawal = { district: DISTRICT, id, recordId: recordIds[0] ?? '', note }
  expect((await withdrawRecord(admin(), withdrawal)).state).toBe('WITHDRAWN')
  expect(await kept()).toEqual([{ name: 'Kader yang datanya dihapus' }])
  expect(await searchDatabase('Merpati')).toEqual([])
})

describe('who may', () => {
  const elsewhere = (role: 'DISTRICT_ADMIN' | 'APPROVER') => contextFor(staff(role, '33.75'))
  const trainer = () => contextFor(staff('TRAINER', DISTRICT))

  it('propose, accept, return and withdraw: the roles of the district, nobody of another', async () => {
    await addCadre('Hak Siapa')
    const { id, recordIds } = await makeRecorded(oldRows([{ name: 'Hak Siapa', ...HERE }]))
    const open = await makeBatch(oldRows([{ name: 'Hak Siapa', ...HERE, number: '2' }]))
    const withdrawal = { district: DISTRICT, id, recordId: recordIds[0] ?? '', note: 'x' }
    const proposal = {
      district: DISTRICT,
      id: newUuid(),
      fileName: 'x.csv',
      countsAsTrained: true,
      files: ['x'],
      rows: oldRows([{ name: 'Hak Siapa', ...HERE, number: '3' }]),
    }
    expect(await refusal(proposeRecords(approver(), proposal))).toBe('NOT_ALLOWED')
    expect(await refusal(proposeRecords(elsewhere('DISTRICT_ADMIN'), proposal))).toBe('NOT_FOUND')
    expect(await refusal(acceptRecords(trainer(), DISTRICT, open.id))).toBe('NOT_ALLOWED')
    expect(await refusal(acceptRecords(elsewhere('APPROVER'), DISTRICT, open.id))).toBe('NOT_FOUND')
    expect(await refusal(acceptRecords(elsewhere('APPROVER'), '33.75', open.id))).toBe('NOT_FOUND')
    expect(await refusal(returnRecords(trainer(), DISTRICT, open.id, 'x'))).toBe('NOT_ALLOWED')
    expect(await refusal(returnRecords(elsewhere('APPROVER'), '33.75', open.id, 'x'))).toBe(
      'NOT_FOUND',
    )
    expect(await refusal(withdrawRecord(approver(), withdrawal))).toBe('NOT_ALLOWED')
    expect(
      await refusal(
        withdrawRecord(elsewhere('DISTRICT_ADMIN'), { ...withdrawal, district: '33.75' }),
      ),
    ).toBe('NOT_FOUND')
    expect(await refusal(readRecordBatch(elsewhere('DISTRICT_ADMIN'), '33.75', id, null))).toBe(
      'NOT_FOUND',
    )
    expect((await listRecordBatches(elsewhere('DISTRICT_ADMIN'), '33.75', null)).batches).toEqual(
      [],
    )
  })
})

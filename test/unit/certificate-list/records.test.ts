/** A list of old certificates in the browser: its columns, what is sent of it, and the files that are made of it. */
import { describe, expect, it } from 'vitest'
import type { Recorded, RecordOutcome } from '../../../worker/contract/records.ts'
import {
  asSent,
  chunksOf,
  restOf,
  withEdit,
  type Draft,
} from '../../../site/src/features/certification/records/draft.ts'
import { batchTable, restTable } from '../../../site/src/features/certification/records/tables.ts'
import { findRecords, readRecords } from '../../../site/src/features/certification/records/sheet.ts'
import { csvOf } from '../../../site/src/lib/csv.ts'

const sheetOf = (...rows: string[][]) => ({ name: 'Peserta', rows, spans: [] })
const HEADINGS = [
  'No',
  'Nama Peserta',
  'NIK',
  'Desa/Kel',
  'Kecamatan',
  'No. Sertifikat',
  'Nama Pelatihan',
  'Penyelenggara',
  'Tgl Sertifikat',
  'Masa Berlaku',
  'Jml JP',
]
const line = (name: string, number: string, subDistrict = '') => [
  '1',
  name,
  '3508010000000001',
  'Jarit',
  subDistrict,
  number,
  'Pelatihan KPM',
  'BPSDM',
  '45363',
  '3 tahun',
  '32',
]

describe('a sheet', () => {
  it('has its columns known by how offices head them, and no NIK', () => {
    const table = findRecords(sheetOf(['DAFTAR'], HEADINGS, line('Siti', '1/2024', 'Candipuro')))
    expect(table?.mapping).toEqual({
      name: 1,
      village: 3,
      subDistrict: 4,
      number: 5,
      title: 6,
      issuer: 7,
      issuedOn: 8,
      validity: 9,
      hours: 10,
    })
    expect(table?.nikColumns).toEqual(new Set([2]))
  })

  it('gives a row for each certificate; sums and signatures are none, a kecamatan is written once', () => {
    const table = findRecords(
      sheetOf(
        HEADINGS,
        line('1. Siti', '1/2024', 'Candipuro'),
        line('Dewi', '2/2024'),
        line('Rina', '3508010000000009'),
        ['', 'JUMLAH', '', '', '', '3', '', '', '', '', ''],
        ['', '', '', '', '', '', '', '', 'Lumajang, 21 November 2026', '', ''],
      ),
    )
    if (table === null) throw new Error('no table')
    const { rows, dropped } = readRecords(table, table.mapping)
    expect(rows.map(({ line: at, name, subDistrict }) => [at, name, subDistrict])).toEqual([
      [2, 'Siti', 'Candipuro'],
      [3, 'Dewi', 'Candipuro'],
      [4, 'Rina', 'Candipuro'],
    ])
    expect(rows[2]?.number).toBeUndefined()
    expect(dropped).toBe(2)
  })

  it('that names no number or no person is none', () => {
    expect(findRecords(sheetOf(['Nama', 'Desa'], ['Siti', 'Jarit']))).toBeNull()
    expect(findRecords(sheetOf(['No. Sertifikat', 'Desa'], ['1', 'Jarit']))).toBeNull()
  })
})

const draftOf = (rows: Draft['rows'], more: Partial<Draft> = {}): Draft => ({
  batchId: 'batch',
  district: '35.08',
  fileName: 'lama.xlsx',
  fingerprint: 'x',
  rows,
  shared: { title: 'Pelatihan KPM', issuer: 'BPSDM' },
  edits: {},
  files: [],
  countsAsTrained: true,
  ...more,
})

describe('a draft', () => {
  it('sends what holds for all rows under the cells, and the answers over them', () => {
    let draft = draftOf([{ line: 2, name: 'Siti', number: '1', issuer: 'Dinkes' }])
    draft = withEdit(draft, 2, { cells: { number: '1/2024' }, decision: { cadreId: 'a' } })
    draft = withEdit(draft, 2, { decision: { isOther: true } })
    const [row = { line: 0 }] = draft.rows
    expect(asSent(draft, row)).toEqual({
      line: 2,
      name: 'Siti',
      number: '1/2024',
      title: 'Pelatihan KPM',
      issuer: 'Dinkes',
      decision: { cadreId: 'a', isOther: true },
    })
    expect(withEdit(draft, 2, null).edits).toEqual({})
    expect(withEdit(draft, 2, { decision: 'skip' }).edits[2]?.decision).toBe('skip')
  })

  it('sends rows of one name together, so that a repetition is seen', () => {
    const rows = Array.from({ length: 9 }, (_, at) => ({
      line: at + 2,
      name: at % 3 === 0 ? 'SITI  AMINAH' : `Kader ${at}`,
    }))
    const chunks = chunksOf(draftOf(rows), 4)
    expect(chunks.map((chunk) => chunk.length)).toEqual([4, 4, 1])
    expect(chunks[0]?.filter(({ name }) => name === 'SITI  AMINAH')).toHaveLength(3)
  })

  it('goes on with what was not put forward, as a list of its own', () => {
    const rows = [2, 3, 4, 5].map((at) => ({ line: at, name: `Kader ${at}` }))
    const outcomes = new Map<number, RecordOutcome>([
      [3, { state: 'UNKNOWN', line: 3 }],
      [4, { state: 'SKIPPED', line: 4 }],
      [5, { state: 'TWICE', line: 5, because: 'RECORDED', otherLine: null }],
    ])
    const ready = { state: 'READY', line: 2 } as RecordOutcome
    const rest = restOf(draftOf(rows), outcomes.set(2, ready), 'next')
    expect([rest.batchId, rest.files, rest.rows.map(({ line: at }) => at)]).toEqual([
      'next',
      [],
      [3],
    ])
  })
})

describe('a file', () => {
  const FORMULAS = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '|cmd', '＝1']

  it('of the rows that are left says why, and runs nothing', () => {
    const rows = FORMULAS.map((name, at) => ({ line: at + 2, name }))
    const outcomes = new Map<number, RecordOutcome>(
      rows.map(({ line: at }) => [at, { state: 'UNKNOWN', line: at }]),
    )
    const csv = csvOf(restTable(draftOf(rows), outcomes))
    for (const formula of FORMULAS) {
      expect(csv).toContain(`"'${formula.replaceAll('"', '""')}"`)
      expect(csv).not.toContain(`;"${formula.replaceAll('"', '""')}"`)
    }
    expect(csv).toContain('Tidak ada kader bernama ini di daftar.')
  })

  it('of a batch says where each row comes from, and runs nothing', () => {
    const row: Recorded = {
      id: 'a',
      cadreId: 'b',
      cadreCode: 'LMJ-1001-E',
      cadreName: 'Siti',
      areaName: '',
      holderName: '=1+1',
      number: '@1/2024',
      title: '+Pelatihan',
      issuer: '-BPSDM',
      issuedOn: '2024-03-12',
      expiresOn: null,
      hours: null,
      state: 'ACCEPTED',
      withdrawnOn: null,
      withdrawNote: null,
    }
    const csv = csvOf(batchTable([row]))
    expect(csv).toContain(`"'=1+1"`)
    expect(csv).toContain(`"'@1/2024"`)
    expect(csv).toContain('"Dicatat oleh dinas, bukan diterbitkan sistem ini"')
  })
})

import { writeXlsx, type CellValue, type MergeRange } from 'hucre'
import { describe, expect, it } from 'vitest'
import {
  findList,
  readList,
  sheetOfText,
  type ListTable,
} from '../../../site/src/features/certification/verify/list-sheet.ts'
import { readFile } from '../../../site/src/lib/sheet/read-file.ts'

async function open(rows: CellValue[][], merges: MergeRange[] = []): Promise<ListTable> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Lembar', rows, merges }] })
  const reading = await readFile('daftar.xlsx', bytes)
  const table = reading.ok && reading.sheets[0] ? findList(reading.sheets[0]) : null
  if (table === null) throw new Error('no list found')
  return table
}

function paste(text: string): ListTable {
  const table = findList(sheetOfText(text))
  if (table === null) throw new Error('no list found')
  return table
}

const CODE = 'KPM-7Q4M-2XKD-9TRB'
const NUMBER = '400.10.2/0001/DPMD/KPM/2026'

describe('a list as an office keeps it', () => {
  it('is found under merged titles, with NIK, extra columns, sums and signatures left out', async () => {
    const table = await open(
      [
        ['DAFTAR PENERIMA SERTIFIKAT KPM'],
        ['KABUPATEN LUMAJANG TAHUN 2026'],
        [],
        ['No', 'Nama Penerima', 'NIK', 'Sertifikat', null, 'Wilayah Tugas', null, 'Ket.'],
        [null, null, null, 'Nomor', 'Kode Verifikasi', 'Desa', 'Kecamatan', null],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, '  SITI  AMINAH ', '3508010000000001', NUMBER, CODE, 'Tempursari ', 'Tempursari', 'ok'],
        [2, 'Dewi', 3508010000000002, '400.10.2/0002/DPMD/KPM/2026', null, 'Jarit', null, null],
        [3, 'Tanpa Nomor', null, null, null, 'Jarit', 'Candipuro', null],
        [null, 'Jumlah', null, 3, null, null, null, null],
        [null, null, null, null, null, 'Lumajang, 21 November 2026'],
        [null, null, null, null, null, 'Kepala Dinas'],
        [null, null, null, null, null, 'NIP. 19720315 199803 1 004'],
      ],
      [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 7 },
        { startRow: 3, endRow: 3, startCol: 3, endCol: 4 },
        { startRow: 3, endRow: 3, startCol: 5, endCol: 6 },
      ],
    )
    expect(table.mapping).toEqual({ name: 1, number: 3, code: 4, village: 5, subDistrict: 6 })
    expect([...table.nikColumns]).toEqual([2])
    const { rows, dropped } = readList(table, table.mapping)
    expect(rows).toEqual([
      {
        line: 7,
        name: 'SITI AMINAH',
        number: NUMBER,
        code: CODE,
        village: 'Tempursari',
        subDistrict: 'Tempursari',
      },
      {
        line: 8,
        name: 'Dewi',
        number: '400.10.2/0002/DPMD/KPM/2026',
        village: 'Jarit',
        subDistrict: 'Tempursari',
      },
      { line: 9, name: 'Tanpa Nomor', village: 'Jarit', subDistrict: 'Candipuro' },
    ])
    expect(dropped).toBe(4)
    expect(JSON.stringify(rows)).not.toMatch(/\d{16}/)
  })

  it.each([
    ['No. Sertifikat', 'number'],
    ['NOMOR SERTIFIKAT', 'number'],
    ['Nomor Piagam', 'number'],
    ['Kode Verifikasi', 'code'],
    ['Kode', 'code'],
    ['Kode/Nomor', 'number'],
    ['Nama Pemegang', 'name'],
    ['Desa/Kel', 'village'],
    ['Kec.', 'subDistrict'],
  ])('knows %s as %s', async (heading, field) => {
    const other = field === 'number' ? 'Nama Lengkap' : 'Nomor Sertifikat'
    const table = await open([
      [heading, other],
      ['satu/2', 'dua/3'],
    ])
    expect(table.mapping).toHaveProperty(field, 0)
  })

  it.each(['No', 'Nomor SK', 'No. HP', 'NIK', 'Kode Desa', 'Tanggal Sertifikat', 'Nomor'])(
    'takes %s over running numbers or other facts for neither code nor number',
    async (heading) => {
      const table = await open([
        [heading, 'Kode Verifikasi', 'Nama'],
        [1, CODE, 'Siti'],
        [2, CODE, 'Dewi'],
      ])
      expect(table.mapping).toEqual({ code: 1, name: 2 })
    },
  )

  it('carries a kecamatan down to rows with a village only', async () => {
    const table = await open([
      ['Kode', 'Desa', 'Kecamatan'],
      [CODE, 'Jarit', 'Candipuro'],
      [CODE, 'Sumberejo', null],
      [CODE, null, null],
    ])
    const { rows } = readList(table, table.mapping)
    expect(rows.map(({ subDistrict }) => subDistrict)).toEqual([
      'Candipuro',
      'Candipuro',
      undefined,
    ])
  })

  it('leaves repeated headings of a long list out', async () => {
    const table = await open([
      ['Kode', 'Nama'],
      [CODE, 'Siti'],
      ['Kode', 'Nama'],
      [CODE, 'Dewi'],
    ])
    expect(readList(table, table.mapping).rows.map(({ line }) => line)).toEqual([2, 4])
  })

  it('reads the file that the scanner of a meeting makes', () => {
    const table = paste(
      [
        'No;Waktu;Status;Nama;Wilayah;Kode verifikasi;Nomor;Pemeriksaan;Keterangan',
        `1;21 November 2026;SAH;Siti Aminah;Desa Jarit, Kecamatan Candipuro;${CODE};${NUMBER};di HP;`,
      ].join('\n'),
    )
    expect(readList(table, table.mapping).rows).toEqual([
      {
        line: 2,
        name: 'Siti Aminah',
        village: 'Desa Jarit, Kecamatan Candipuro',
        code: CODE,
        number: NUMBER,
      },
    ])
  })
})

describe('what is pasted', () => {
  it('is a bare column of codes, numbers or both', () => {
    for (const text of [`${CODE}\n${CODE}\n\n`, `https://kelas.example/v/${CODE}\n`]) {
      expect(paste(text).mapping).toEqual({ code: 0 })
    }
    expect(paste(`${NUMBER}\n400.10.2/0002/DPMD/KPM/2026`).mapping).toEqual({ number: 0 })
    const mixed = paste(`${NUMBER}\n${NUMBER}\n${CODE}`)
    expect(mixed.mapping).toEqual({ number: 0 })
    expect(readList(mixed, mixed.mapping).rows).toHaveLength(3)
  })

  it('may be several columns from a spreadsheet, without headings', () => {
    const table = paste(`1\tSiti Aminah, S.Pd\t${CODE}\n2\tDewi\t${CODE}`)
    expect(table.mapping).toEqual({ name: 1, code: 2 })
    expect(readList(table, table.mapping).rows.map(({ line, name }) => [line, name])).toEqual([
      [1, 'Siti Aminah, S.Pd'],
      [2, 'Dewi'],
    ])
  })

  it('is nothing when it is empty, and maps nothing when it is only prose', () => {
    expect(findList(sheetOfText(' \n \t ; '))).toBeNull()
    expect(paste('Mohon diperiksa ya\nTerima kasih').mapping.code).toBeUndefined()
    expect(paste('Sari Dewi Ayun').mapping.code).toBeUndefined()
  })
})

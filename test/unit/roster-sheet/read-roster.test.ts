import { readFileSync } from 'node:fs'
import path from 'node:path'
import { writeXlsx, type CellValue } from 'hucre'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, readFile, type Sheet } from '../../../site/src/lib/sheet/read-file.ts'
import {
  findTable,
  readRows,
  type SheetReading,
  type Table,
} from '../../../site/src/features/roster/read-sheet.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures')

type Expected = {
  readonly rows: number
  readonly headingLine: number
  readonly misspeltSubDistrict?: { readonly written: string; readonly rows: { line: number }[] }
  readonly misspeltVillages?: { readonly line: number; readonly written: string }[]
}
const EXPECTED = JSON.parse(readFileSync(path.join(FIXTURES, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>

async function open(name: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const reading = await readFile(name, bytes)
  if (!reading.ok) throw new Error(reading.fault)
  return reading.sheets
}

async function readFixture(name: string): Promise<{ table: Table; reading: SheetReading }> {
  const [sheet] = await open(name, new Uint8Array(readFileSync(path.join(FIXTURES, name))))
  return read(sheet)
}

function read(sheet: Sheet | undefined): { table: Table; reading: SheetReading } {
  const table = sheet === undefined ? null : findTable(sheet)
  if (table === null) throw new Error('no table found')
  return { table, reading: readRows(table, table.mapping) }
}

async function readGrid(rows: CellValue[][]): Promise<{ table: Table; reading: SheetReading }> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Lembar', rows }] })
  const [sheet] = await open('daftar.xlsx', bytes)
  return read(sheet)
}

const csv = (text: string) => new TextEncoder().encode(text)

describe('the roster of Lumajang as its office keeps it', () => {
  it('reads all 268 cadres between the titles and the signatures', async () => {
    const { reading } = await readFixture('roster-lumajang-268.xlsx')
    expect(reading.rows).toHaveLength(EXPECTED['roster-lumajang-268.xlsx']?.rows ?? 0)
    expect(reading.dropped).toEqual([275, 277, 278, 280, 281])
    expect(reading.vacant).toEqual([])
    expect(reading.rows.at(-1)?.line).toBe(274)
  })

  it('carries a kecamatan merged over many rows into each of them', async () => {
    const { reading } = await readFixture('roster-lumajang-268.xlsx')
    expect(reading.rows.every((row) => row.subDistrict !== undefined)).toBe(true)
    const wrong = EXPECTED['roster-lumajang-268.xlsx']?.misspeltSubDistrict
    const lines = reading.rows
      .filter((row) => row.subDistrict === wrong?.written)
      .map((row) => row.line)
    expect(lines).toEqual(wrong?.rows.map((row) => row.line))
  })

  it('keeps cells as written, with numbers whole and dates as dates', async () => {
    const { reading } = await readFixture('roster-lumajang-268.xlsx')
    expect(reading.rows[0]).toEqual({
      line: 7,
      name: 'Agus Kurniawan',
      sex: 'L',
      subDistrict: 'Tempursari',
      village: 'Tegalrejo',
      regionCode: '3508012001',
      phone: '0812-0000-1000',
      decreeNumber: '141/001/SK-KPM/2024',
      decreeOn: '2024-01-02',
      decreeUntil: '2027-01-02',
    })
    expect(reading.rows[3]?.phone).toBe('85200001003')
    for (const { line, written } of EXPECTED['roster-lumajang-268.xlsx']?.misspeltVillages ?? []) {
      expect(reading.rows.find((row) => row.line === line)?.village).toBe(written)
    }
  })

  it('lets no NIK through, whatever column is asked for', async () => {
    const { table } = await readFixture('roster-lumajang-268.xlsx')
    const [nik] = table.nikColumns
    expect(table.headings[nik ?? -1]).toBe('NIK')
    const forced = readRows(table, { ...table.mapping, phone: nik ?? 0 })
    expect(JSON.stringify(forced.rows)).not.toMatch(/\d{16}/)
  })
})

describe('other shapes of lists', () => {
  it('tells cadres of a whole kecamatan from those of a kelurahan', async () => {
    const { reading } = await readFixture('roster-pekalongan-31.xlsx')
    const whole = reading.rows.filter((row) => row.areaKind === 'kecamatan')
    expect(reading.rows).toHaveLength(31)
    expect(whole.map((row) => row.subDistrict)).toEqual([
      'Kecamatan Pekalongan Barat',
      'Kecamatan Pekalongan Timur',
      'Kecamatan Pekalongan Utara',
      'Kecamatan Pekalongan Selatan',
    ])
    expect(whole.every((row) => row.village === undefined)).toBe(true)
  })

  it('reads headings in two rows and a kecamatan in a row of its own', async () => {
    const { table, reading } = await readFixture('roster-senduro-two-row-headings.xlsx')
    expect(table.headings[6]).toBe('SK Pengangkatan › Tanggal')
    expect(reading.rows[0]).toEqual({
      line: 6,
      name: 'Kartini Puspitasari',
      subDistrict: 'SENDURO',
      village: 'Purworejo',
      regionCode: '3508122001',
      phone: '0812-0000-2000',
      decreeNumber: '188.4/10/2025',
      decreeOn: '2 Januari 2025',
      decreeUntil: '31-12-2027',
    })
  })

  it('leaves out posts without a cadre and cadres who have left, and says which', async () => {
    const { reading } = await readFixture('roster-senduro-two-row-headings.xlsx')
    expect(reading).toMatchObject({ vacant: [13], left: [10], dropped: [18] })
    expect(reading.rows).toHaveLength(10)
  })

  it('reads a windows-1252 file with semicolons', async () => {
    const { reading } = await readFixture('roster-tempeh-windows-1252.csv')
    expect(reading.rows).toHaveLength(13)
    expect(reading.rows[2]?.name).toBe('Nur’aini Ma’rifah')
  })

  it.each([
    ['commas', 'Nama,Desa,Kecamatan\nSiti Aminah,Tempursari,Tempursari\n'],
    ['a byte order mark', '\uFEFFNama;Desa;Kecamatan\nSiti Aminah;Tempursari;Tempursari\n'],
    ["Excel's separator line", 'sep=;\nNama;Desa;Kecamatan\nSiti Aminah;Tempursari;Tempursari\n'],
    ['a comma inside quotes', 'Nama;Desa;Kec\n"Siti Aminah";Tempursari;Tempursari\n'],
  ])('reads a CSV with %s', async (_, text) => {
    const [sheet] = await open('daftar.csv', csv(text))
    expect(read(sheet).reading.rows).toMatchObject([
      { name: 'Siti Aminah', village: 'Tempursari', subDistrict: 'Tempursari' },
    ])
  })

  it('fills a kecamatan that is written once above blank cells', async () => {
    const { reading } = await readGrid([
      ['Kecamatan', 'Desa', 'Nama Lengkap', 'No. Telp/WA'],
      ['Tempeh', 'Besuk', 'Siti Aminah', '0812'],
      ['', 'Pulo', 'Dewi Lestari', ''],
      ['Kunir', 'Jatimulyo', 'Sri Rahayu', ''],
      ['', 'Jatirejo', 'Umi Hidayati', ''],
    ])
    expect(reading.rows.map((row) => row.subDistrict)).toEqual([
      'Tempeh',
      'Tempeh',
      'Kunir',
      'Kunir',
    ])
  })

  it('takes the kecamatan of a title where the list has no such column', async () => {
    const { reading } = await readGrid([
      ['DAFTAR KPM'],
      ['KECAMATAN TEMPEH'],
      ['No', 'Nama', 'Desa', 'HP'],
      [1, 'Siti Aminah', 'Besuk', '0812'],
      [2, 'Dewi Lestari', 'Pulo', '0813'],
    ])
    expect(reading.rows.map((row) => row.subDistrict)).toEqual(['TEMPEH', 'TEMPEH'])
  })

  it('skips the numbering under headings and totals between kecamatan', async () => {
    const { reading } = await readGrid([
      ['No', 'Nama KPM', 'Desa/Kelurahan', 'Kec'],
      [1, 2, 3, 4],
      [1, 'Siti Aminah', 'Besuk', 'Tempeh'],
      ['Jumlah Kec. Tempeh', 1, '', ''],
      [2, 'Sri Rahayu', 'Jatimulyo', 'Kunir'],
      ['TOTAL', 2, '', ''],
    ])
    expect(reading.rows.map((row) => row.name)).toEqual(['Siti Aminah', 'Sri Rahayu'])
    expect(reading.dropped).toEqual([4, 6])
  })

  it('finds a NIK under a heading that does not say so', async () => {
    const { table, reading } = await readGrid([
      ['Nama', 'Desa', 'Kecamatan', 'Nomor'],
      ['Siti Aminah', 'Besuk', 'Tempeh', '3508 0000 0000 0001'],
      ['Dewi Lestari', 'Pulo', 'Tempeh', '3508000000000002'],
    ])
    expect([...table.nikColumns]).toEqual([3])
    expect(JSON.stringify(reading.rows)).not.toContain('0000')
  })

  it('says so when a sheet has no list of cadres', async () => {
    const [sheet] = await open('anggaran.csv', csv('Uraian;Jumlah\nHonor;1000\nATK;200\n'))
    expect(sheet === undefined ? null : findTable(sheet)).toBeNull()
  })
})

describe('files that cannot be taken', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  it.each([
    ['an old .xls', 'daftar.xls', ole, 'OLD_XLS'],
    ['an .xlsx with a password', 'daftar.xlsx', ole, 'PASSWORD'],
    ['a web page named .xls', 'daftar.xls', csv('<html><table>'), 'OLD_XLS'],
    ['a PDF', 'daftar.csv', csv('%PDF-1.7 ...'), 'NOT_A_SHEET'],
    ['an empty file', 'daftar.csv', new Uint8Array(), 'EMPTY'],
    ['an empty list', 'daftar.csv', csv(';;\n;;\n'), 'EMPTY'],
    ['more than 15 MB', 'daftar.csv', new Uint8Array(MAX_FILE_BYTES + 1), 'TOO_BIG'],
    ['more than 100,000 rows', 'daftar.csv', csv('Siti;Desa\n'.repeat(100_001)), 'TOO_MANY_ROWS'],
  ])('%s', async (_, name, bytes, fault) => {
    expect(await readFile(name, bytes)).toEqual({ ok: false, fault })
  })

  it('a damaged .xlsx', async () => {
    const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, 'roster-pekalongan-31.xlsx')))
    expect(await readFile('daftar.xlsx', bytes.slice(0, 3000))).toMatchObject({ fault: 'DAMAGED' })
  })

  it('a zip that says it unpacks to more than is allowed', async () => {
    const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, 'roster-pekalongan-31.xlsx')))
    const view = new DataView(bytes.buffer)
    const end = bytes.length - 22
    view.setUint32(view.getUint32(end + 16, true) + 24, 300_000_000, true)
    expect(await readFile('daftar.xlsx', bytes)).toMatchObject({ fault: 'UNPACKS_TOO_BIG' })
  })

  it('a zip that hides what it unpacks to', async () => {
    const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, 'roster-pekalongan-31.xlsx')))
    const view = new DataView(bytes.buffer)
    view.setUint32(view.getUint32(bytes.length - 22 + 16, true) + 24, 0, true)
    expect(await readFile('daftar.xlsx', bytes)).toMatchObject({ fault: 'DAMAGED' })
  })
})

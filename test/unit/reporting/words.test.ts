import { describe, expect, it } from 'vitest'
import type { Coverage, CoveragePart } from '../../../worker/contract/reporting.ts'
import {
  cellText,
  coveragePage,
  recapTable,
  reportFoot,
  reportHead,
  uncoveredTable,
  type ReportRow,
} from '../../../site/src/render/index.ts'
import { INDEX } from '../../../site/src/text/bundle.ts'
import { wordedTitle } from '../../../site/src/text/counted-kinds.ts'
import { claimOf, uncoveredMessage } from '../../../site/src/text/reporting.ts'
import { ALL_KPM } from '../../factories/all-kpm.ts'

const part = (own: Partial<CoveragePart> = {}): CoveragePart => ({
  code: '35.08.01',
  name: 'Tempursari',
  villages: 198,
  kelurahan: 7,
  areas: 205,
  cadres: 268,
  trained: 171,
  subDistrictCadres: 0,
  areasWithCadre: 205,
  areasCovered: 142,
  ...ALL_KPM,
  ...own,
})

const coverage = (own: Partial<Coverage> = {}): Coverage => ({
  ...part(),
  code: '35.08',
  name: 'Kabupaten Lumajang',
  level: 'district',
  parentName: 'Jawa Timur',
  officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
  cadreTitle: 'Kader Pembangunan Manusia',
  asOf: '2026-11-21',
  today: '2026-11-21',
  isDemo: false,
  focusYear: null,
  focusYears: [],
  recorded: 0,
  parts: [part()],
  villageList: [],
  ...own,
})

/** A row as people read it. */
const wordsOf = (row: ReportRow | null | undefined) => (row?.cells ?? []).map(cellText)

describe('the claim of a district', () => {
  it('is the sentence of the whole when all is done', () => {
    expect(claimOf(part({ trained: 268, areasCovered: 205 }))).toBe(
      '268 KPM terlatih di 205 desa/kelurahan.',
    )
  })

  it('names what is measured against what while all is not done', () => {
    expect(claimOf(part())).toBe(
      '171 KPM terlatih di 142 desa/kelurahan, dari 268 KPM dan 205 desa/kelurahan.',
    )
  })

  it('says kelurahan for a city without desa, and who serves a sub-district whole', () => {
    const city = { villages: 0, kelurahan: 27, areas: 27, areasWithCadre: 27, areasCovered: 27 }
    expect(claimOf(part({ ...city, cadres: 31, trained: 31, subDistrictCadres: 4 }))).toBe(
      '31 KPM terlatih di 27 kelurahan, termasuk 4 KPM tingkat kecamatan.',
    )
  })

  it('does not say that all are trained where a village is still uncovered', () => {
    expect(claimOf(part({ cadres: 269, trained: 269, areas: 284, areasCovered: 269 }))).toBe(
      '269 KPM terlatih di 269 desa/kelurahan, dari 269 KPM dan 284 desa/kelurahan.',
    )
  })

  it('never puts a cadre of a sub-district into a village', () => {
    expect(claimOf(part({ cadres: 31, trained: 20, subDistrictCadres: 4, areasCovered: 18 }))).toBe(
      '20 dari 31 KPM terlatih. 18 dari 205 desa/kelurahan tercakup.',
    )
  })

  it('claims nothing without cadres or without anyone trained', () => {
    expect(claimOf(part({ cadres: 0, trained: 0, areasCovered: 0 }))).toBe(
      'Belum ada KPM yang tercatat.',
    )
    expect(claimOf(part({ trained: 0, areasCovered: 0 }))).toBe(
      '268 KPM sudah tercatat. Belum ada yang terlatih.',
    )
  })
})

describe('where not everybody is a KPM', () => {
  const team = { cadres: 45, tpkCadres: 45, trained: 45, tpkTrained: 45 }
  const mixed = { cadres: 271, tpkCadres: 3, tpkTrained: 1 }

  it('says kader and names the kinds, in every form of the claim', () => {
    const done = { areas: 23, areasCovered: 23 }
    expect(claimOf(part({ ...team, ...done }))).toBe(
      '45 kader terlatih (45 TPK) di 23 desa/kelurahan.',
    )
    expect(claimOf(part({ ...mixed, trained: 0, tpkTrained: 0, areasCovered: 0 }))).toBe(
      '271 kader sudah tercatat (268 KPM dan 3 TPK). Belum ada yang terlatih.',
    )
    expect(claimOf(part({ ...mixed, trained: 171 }))).toBe(
      '171 kader terlatih (170 KPM dan 1 TPK) di 142 desa/kelurahan, dari 271 kader (268 KPM dan 3 TPK) dan 205 desa/kelurahan.',
    )
    const four = part({
      cadres: 9,
      tpkCadres: 2,
      posyanduCadres: 3,
      otherCadres: 1,
      trained: 4,
      tpkTrained: 2,
    })
    expect(claimOf({ ...four, subDistrictCadres: 1 })).toBe(
      '4 dari 9 kader (3 KPM, 2 TPK, 3 kader posyandu dan 1 kader lain) terlatih (2 KPM dan 2 TPK). 142 dari 205 desa/kelurahan tercakup.',
    )
  })

  it('heads R1 and its notes so, and explains the abbreviations that stand in it', () => {
    const of = (own: Partial<Coverage>) => {
      const table = recapTable(coverage({ ...own, parts: [part({ areasWithCadre: 200 })] }))
      const foot = reportFoot(coverage(own), '2026-11-21T02:00:00.000Z', 'Asia/Jakarta')
      const cells = table.rows.flatMap(wordsOf)
      const heads = table.columns.map(({ title }) => title)
      return [table.title, ...heads, ...cells, ...foot].join('|')
    }
    expect(of(mixed)).toContain('Rekap kader per kecamatan|')
    expect(of(mixed)).toContain('|Kader terlatih|% kader terlatih|')
    expect(of(mixed)).toContain('(5 tanpa kader)')
    expect(of(mixed)).toContain(
      'Kader yang dihitung: 268 KPM dan 3 TPK; yang terlatih: 170 KPM dan 1 TPK.',
    )
    expect(of(mixed)).toContain('KPM: singkatan dari Kader Pembangunan Manusia.')
    expect(of(mixed)).toContain('TPK: Tim Pendamping Keluarga')
    expect(of(team)).not.toContain('KPM')
    expect(of({})).not.toMatch(/Kader yang dihitung|TPK|Rekap kader/)
  })

  it('asks for a cadre, not a KPM, in the message about open villages', () => {
    const villages = [{ name: 'Desa Daspetah', cadres: 1 }, { name: 'Desa Suro', cadres: 0 }] // prettier-ignore
    const about = { subDistrict: 'Ujan Mas', day: '2026-11-21', villages }
    expect(uncoveredMessage({ ...about, who: 'kader' })).not.toContain('KPM')
    expect(uncoveredMessage({ ...about, who: 'kader' })).toContain('belum ada kader')
    expect(uncoveredMessage({ ...about, who: 'KPM' })).toContain('belum ada KPM')
  })
})

describe('R1', () => {
  it('has the columns of the report in their order, with the total as on the paper', () => {
    const done = { trained: 268, areasCovered: 205 }
    const table = recapTable(coverage(done))
    expect(table.columns.map(({ title }) => title)).toEqual([
      'No',
      'Kecamatan',
      'Jml desa',
      'Jml kelurahan',
      'Desa/kel memiliki KPM',
      'Jml KPM',
      'KPM tingkat kecamatan',
      'KPM terlatih',
      '% KPM terlatih',
      'Desa/kel tercakup',
      '% desa/kel tercakup',
      'Belum terlatih',
      'Ket',
    ])
    expect(wordsOf(table.total)).toEqual([
      '', 'Jumlah', '198', '7', '205', '268', '0', '268', '100,0%', '205', '100,0%', '0', '',
    ]) // prettier-ignore
  })

  it('takes the total share of the total counts, never of the shares', () => {
    const table = recapTable(
      coverage({
        cadres: 4,
        trained: 2,
        parts: [part({ cadres: 1, trained: 1 }), part({ cadres: 3, trained: 1 })],
      }),
    )
    expect(table.rows.map((row) => wordsOf(row)[8])).toEqual(['100,0%', '33,3%'])
    expect(wordsOf(table.total)[8]).toBe('50,0%')
  })

  it('prints a dash where there is nothing to take a share of', () => {
    const none = { cadres: 0, trained: 0, areas: 0, areasWithCadre: 0, areasCovered: 0 }
    const cells = wordsOf(recapTable(coverage({ ...none, villages: 0, kelurahan: 0 })).total)
    expect([cells[8], cells[10]]).toEqual(['-', '-'])
  })

  it('says in the remark what is missing', () => {
    const table = recapTable(coverage({ parts: [part({ areasWithCadre: 200 })] }))
    expect(wordsOf(table.rows[0])[12]).toBe('63 belum tercakup (5 tanpa KPM)')
  })

  it('names the letterhead, the day, the filter and what the words mean', () => {
    const head = reportHead(coverage({ focusYear: 2026 }), 'Rekap KPM per kecamatan')
    expect(head).toEqual([
      'PEMERINTAH KABUPATEN LUMAJANG',
      'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
      'Rekap KPM per kecamatan',
      'Keadaan per tanggal 21 November 2026',
      'Wilayah: Kabupaten Lumajang',
      'Cakupan laporan: hanya desa lokus tahun 2026',
    ])
    const foot = reportFoot(coverage(), '2026-11-21T02:00:00.000Z', 'Asia/Makassar')
    expect(foot[0]).toBe('KPM: singkatan dari Kader Pembangunan Manusia.')
    expect(foot.at(-1)).toBe('Dicetak dari Kelas Kader pada 21 November 2026, 10.00 WITA')
  })
})

describe('R3', () => {
  it('has a row for a village without a cadre and one for each cadre elsewhere', () => {
    const place = {
      kind: 'desa' as const,
      subDistrictCode: '35.08.01',
      subDistrictName: 'Tempursari',
      isFocus: false,
    }
    const table = uncoveredTable(
      [
        { ...place, code: '35.08.01.2001', name: 'Tegalrejo', cadres: [] },
        {
          ...place,
          code: '35.08.01.2005',
          name: 'Tempursari',
          isFocus: true,
          cadres: [
            { id: 'a', name: 'Siti', lack: 'LEARNING' },
            { id: 'b', name: 'Rini', lack: 'ELIGIBLE' },
          ],
        },
      ],
      'KPM',
    )
    expect(table.rows.map((row) => wordsOf(row).slice(0, 2).join(' '))).toEqual([
      '1 Tegalrejo',
      '2 Tempursari',
      '2 Tempursari',
    ])
    expect(wordsOf(table.rows[0])[5]).toBe('Belum ada KPM')
    expect(wordsOf(table.rows[1]).slice(4)).toEqual(['Ya', 'Siti', 'Sedang belajar'])
    expect(wordsOf(table.total)[5]).toBe('2')
  })
})

describe('the public page', () => {
  const page = coveragePage({
    code: '35.08',
    name: 'Kabupaten "Lumajang" <b>',
    provinceName: 'Jawa Timur',
    cadreTitle: 'Kader Pembangunan Manusia',
    isDemo: true,
    asOf: '2026-11-21',
    today: '2026-11-21',
    total: part(),
    recorded: 3,
    parts: [part()],
    villages: [
      {
        code: '35.08.01.2001',
        name: 'Tegalrejo',
        kind: 'desa',
        subDistrictCode: '35.08.01',
        cadres: 1,
        trained: 1,
      },
    ],
    trend: [],
    origin: 'https://kelas.test',
    statement: null,
  })

  it('shows the claim, both shares with how they are counted, and the day', () => {
    const { text } = page.main
    expect(text).toContain('171 KPM terlatih di 142 desa/kelurahan')
    expect(text).toContain('63,8%')
    expect(text).toContain('69,3%')
    expect(text).toContain('KPM terlatih dibagi semua KPM yang aktif')
    expect(text).toContain('Keadaan per tanggal 21 November 2026')
    expect(text).toContain('singkatan dari Kader Pembangunan Manusia')
  })

  it('says that the data are made up when they are', () => {
    expect(page.isDemo).toBe(true)
  })

  it('escapes every name', () => {
    expect(page.main.text).not.toContain('<b>"')
    expect(page.main.text).toContain('&lt;b&gt;')
  })
})

it('writes the word for all kinds large in a title, and leaves KPM as it is', () => {
  expect(wordedTitle(INDEX.title, 'kader')).toBe('Berkas Bukti Pelatihan Kader')
  expect(wordedTitle(INDEX.title, 'KPM')).toBe('Berkas Bukti Pelatihan KPM')
})

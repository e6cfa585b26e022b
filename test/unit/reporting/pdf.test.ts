import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import {
  cellText,
  countCell,
  dayCell,
  type ReportTable,
  shareCell,
  textCell,
} from '../../../site/src/render/report-table.ts'
import {
  DEFINITIONS,
  NO_ROWS,
  pageLine,
  printedLine,
  SAMPLE_LINE,
  SAMPLE_MARK,
  SIGNING,
} from '../../../site/src/text/reporting.ts'
import { printable } from '../../../worker/core/letters/fit.ts'
import { type PrintedReport, reportPdf } from '../../../worker/reporting/pdf.ts'

const DAY = 'Keadaan per tanggal 22 November 2026'
const ABOUT = ['Wilayah: Kabupaten Lumajang', 'Cakupan laporan: semua desa/kelurahan']
const PRINTED = printedLine('22 November 2026, 08.30 WIB')
const NOTES = DEFINITIONS.map(({ term, text }) => `${term}: ${text}`)
const SIGNATURE = {
  before: ['Lumajang, 22 November 2026', SIGNING.known, 'Kepala Dinas'],
  after: [SIGNING.name, SIGNING.number],
}

/** Names as they are: long, with marks, with a letter that the fonts lack. */
const NAMES = [
  'Siti Aminah',
  'Raden Ayu Siti Nurhalizah Kusumaningrum Wulandari binti Ahmad',
  "Ma'ruf Ndöndö",
  'Yuliana Ngongo',
]

function people(rows: number): ReportTable {
  return {
    title: 'Daftar kader dan sertifikatnya',
    columns: [
      { key: 'no', title: 'No', numeric: true },
      { key: 'name', title: 'Nama', numeric: false },
      { key: 'village', title: 'Desa/kelurahan', numeric: false },
      { key: 'number', title: 'Nomor sertifikat', numeric: false },
      { key: 'ends', title: 'Berlaku sampai', numeric: false },
      { key: 'hours', title: 'Jam', numeric: true },
      { key: 'share', title: '% KPM terlatih', numeric: true },
    ],
    rows: Array.from({ length: rows }, (_, index) => ({
      code: '',
      cells: [
        countCell(index + 1),
        textCell(NAMES[index % NAMES.length] ?? ''),
        textCell(index % 3 === 0 ? 'Tempursari' : 'Bulurejo'),
        textCell(`400.10.2/${String(index + 1).padStart(4, '0')}/DPMD/KPM/2026`),
        dayCell(index % 5 === 0 ? null : '2029-03-01'),
        countCell(index * 37),
        shareCell(index, rows),
      ],
    })),
    total: {
      code: '',
      cells: [
        textCell(''),
        textCell('Jumlah'),
        textCell(''),
        textCell(''),
        dayCell(null),
        countCell(123_456),
        shareCell(0, 0),
      ],
    },
  }
}

function reportOf(table: ReportTable, more: Partial<PrintedReport> = {}): PrintedReport {
  return {
    table,
    head: ['PEMERINTAH KABUPATEN LUMAJANG', 'DINAS PMD', table.title, DAY, ...ABOUT],
    foot: [...NOTES, PRINTED],
    signature: SIGNATURE,
    ...more,
  }
}

type Item = {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
}

/** What another program reads in the file: the texts of every page, in the order in which they are written. */
async function pagesOf(report: PrintedReport): Promise<Item[][]> {
  const task = getDocument({ data: await reportPdf(report), verbosity: 0 })
  const document = await task.promise
  const pages: Item[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , x = 0, y = 0] = item.transform as number[]
        return [{ text: item.str, x, right: x + item.width, y }]
      }),
    )
  }
  await task.destroy()
  return pages
}

const plain = (texts: readonly string[]) => printable(texts.join('')).replaceAll(/\s+/g, '')
const wordsOf = (page: readonly Item[]) => plain(page.map(({ text }) => text))

/** Takes away what stands on every page, which has to be there exactly once. */
function without(page: string, repeated: readonly string[]): string {
  return repeated.reduce((rest, words) => {
    const parts = rest.split(plain([words]))
    expect(parts, `${words} in ${page.slice(0, 80)}`).toHaveLength(2)
    return parts.join('')
  }, page)
}

describe('a report on paper', { timeout: 60_000 }, () => {
  for (const rows of [0, 1, 21, 268, 2000]) {
    it(`says every cell of ${rows} rows, in order, and nothing else`, async () => {
      const report = reportOf(people(rows))
      const { table } = report
      const titles = table.columns.map(({ title }) => title)
      const pages = await pagesOf(report)
      const holdsTable = (page: string) => page.includes(plain(titles))
      const text = pages
        .map((page, index) => {
          const words = wordsOf(page)
          return without(words, [
            pageLine(index + 1, pages.length),
            PRINTED,
            ...(holdsTable(words) ? [titles.join('')] : []),
            ...(index === 0 ? [] : [table.title + DAY]),
          ])
        })
        .join('')
      const total = table.total?.cells ?? []
      expect(text).toBe(
        plain([
          ...report.head.slice(0, 4),
          ABOUT.join(' · '),
          ...(rows === 0 ? [NO_ROWS] : []),
          ...table.rows.flatMap(({ cells }) => cells.map(cellText)),
          ...total.map(cellText),
          ...NOTES,
          ...SIGNATURE.before,
          ...SIGNATURE.after,
        ]),
      )
      // Every page that shows rows says what their columns are; only the last may hold the notes alone.
      expect(pages.slice(0, -1).every((page) => holdsTable(wordsOf(page)))).toBe(true)
      expect(pages.length).toBe({ 0: 1, 1: 1, 21: 2, 268: 11, 2000: 75 }[rows])
    })
  }

  it('sets figures under one another by their last digit, and nothing beyond the margins', async () => {
    const pages = await pagesOf(reportOf(people(60)))
    const ends = pages.flatMap((page) =>
      page.filter(({ text }) => /^[\d.]+,\d%$/.test(text)).map(({ right }) => Math.round(right)),
    )
    expect(ends).toHaveLength(60)
    expect(new Set(ends).size).toBe(1)
    for (const { x, right, y } of pages.flat()) {
      expect(x).toBeGreaterThanOrEqual(39.9)
      expect(right).toBeLessThanOrEqual(802)
      expect(y).toBeGreaterThan(20)
    }
  })

  it('keeps the total with its last row, and the signature in one piece and not alone', async () => {
    for (let rows = 18; rows < 33; rows += 1) {
      const pages = (await pagesOf(reportOf(people(rows)))).map(wordsOf)
      const last = pages.findIndex((page) => page.includes('Jumlah123.456-'))
      expect(pages[last]).toContain(`400.10.2/${String(rows).padStart(4, '0')}/`)
      const signed = pages.filter((page) => page.includes(plain(SIGNATURE.before)))
      expect(signed).toHaveLength(1)
      expect(signed[0]).toContain(plain(SIGNATURE.after))
      expect(signed[0]).toContain('KPMtingkatkecamatan:')
    }
  })

  it('marks sample data on every page, and a real report on none', async () => {
    const table = people(60)
    const real = reportOf(table)
    const sample = reportOf(table, { head: [SAMPLE_LINE, ...real.head] })
    for (const page of await pagesOf(sample)) {
      expect(wordsOf(page)).toContain(plain([SAMPLE_MARK + SAMPLE_LINE]))
    }
    for (const page of await pagesOf(real)) expect(wordsOf(page)).not.toContain('DATACONTOH')
  })

  it('prints what the fonts lack without its marks or as ?, and breaks what is too long', async () => {
    const columns = ['No', 'Nama', 'Catatan'].map((title) => ({
      key: title,
      title,
      numeric: false,
    }))
    const odd = '😀 語 Ṣiti \u0000\u200b﷽ → \ud800 ﬁ'
    const long = 'x'.repeat(900)
    const words = 'kata '.repeat(2500)
    const texts = [odd, long, words, '(\\)<>%&']
    const table = {
      title: 'Judul yang sangat panjang '.repeat(12).trim(),
      columns,
      rows: texts.map((text) => ({ code: '', cells: ['1', text, text].map(textCell) })),
      total: null,
    }
    const pages = await pagesOf(reportOf(table))
    const all = pages.map(wordsOf).join('')
    expect(all).toContain(plain(['? ? Siti ??']))
    expect(all).toContain('fi')
    expect(all).toContain('(\\)<>%&')
    expect(all.match(/x/g)?.length).toBeGreaterThanOrEqual(1800)
    expect(all.match(/kata/g)?.length).toBeGreaterThanOrEqual(5000)
    for (const { right, y } of pages.flat()) {
      expect(right).toBeLessThanOrEqual(802)
      expect(y).toBeGreaterThan(20)
    }
  })

  it('has the same bytes for the same report, and stays small', async () => {
    const report = reportOf(people(268))
    const [one, two] = [await reportPdf(report), await reportPdf(report)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
    expect(one.length).toBeLessThan(60_000)
    const other = await reportPdf({ ...report, foot: [...NOTES, printedLine('kemarin')] })
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
  })
})

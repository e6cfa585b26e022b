import { describe, expect, it } from 'vitest'
import type { TrendDay } from '../../../worker/contract/reporting.ts'
import { monthsBefore } from '../../../worker/reporting/rules-trend.ts'
import { pictureOf } from '../../../site/src/render/coverage-picture.ts'
import { coveragePage, type CoverageView } from '../../../site/src/render/index.ts'
import { layTiles } from '../../../site/src/render/tile-layout.ts'
import { trend } from '../../../site/src/render/trend.ts'
import { TREND } from '../../../site/src/text/public-page.ts'
import { ALL_KPM } from '../../factories/all-kpm.ts'

const day = (own: Partial<TrendDay> = {}): TrendDay => ({
  day: '2026-11-21',
  areas: 205,
  cadres: 268,
  trained: 171,
  areasCovered: 142,
  ...own,
})

describe('the months of a trend', () => {
  it('are the twelve before the one of the day, from the same day a year ago', () => {
    const spans = monthsBefore('2026-11-21')
    expect(spans).toHaveLength(12)
    expect(spans[0]).toEqual({ first: '2025-11-21', last: '2025-11-30' })
    expect(spans[3]).toEqual({ first: '2026-02-01', last: '2026-02-28' })
    expect(spans.at(-1)).toEqual({ first: '2026-10-01', last: '2026-10-31' })
  })

  it('hold in January, and after a 29 February', () => {
    expect(monthsBefore('2026-01-05')[0]).toEqual({ first: '2025-01-05', last: '2025-01-31' })
    expect(monthsBefore('2026-01-05').at(-1)).toEqual({ first: '2025-12-01', last: '2025-12-31' })
    expect(monthsBefore('2028-02-29')[0]).toEqual({ first: '2027-02-29', last: '2027-02-28' })
  })
})

describe('the trend', () => {
  const year = [
    day({ day: '2025-11-21', trained: 0, areasCovered: 0 }),
    ...monthsBefore('2026-11-21').map(({ last }, index) =>
      day({ day: last, trained: index * 15, areasCovered: index * 12 }),
    ),
    day(),
  ]

  it('draws each share from nought to all, says both ends, and has every day in a table', () => {
    const { text } = trend(year)
    expect(text.split('<table')[0]?.length).toBeLessThan(4000)
    expect(text).toContain('Perkembangan sejak 21 November 2025')
    expect(text).toContain('dari 0,0% menjadi 63,8%')
    expect(text).toContain('dari 0,0% menjadi 69,3%')
    // The first day at the left bottom, the last at the right edge.
    expect(text).toContain('class="tren-alur" d="M0 100L')
    expect(text).toContain('L400 36.2"')
    expect(text.match(/<tr>/g)).toHaveLength(1 + year.length)
    expect(text).toContain('31 Okt 2026')
  })

  it('says in words that one day is too little', () => {
    for (const days of [[day()], []]) {
      const { text } = trend(days)
      expect(text).toContain(TREND.tooLittle)
      expect(text).not.toContain('<svg')
    }
  })

  it('begins a share when there is anything to share', () => {
    const { text } = trend([
      day({ day: '2026-09-30', cadres: 0, trained: 0 }),
      day({ day: '2026-10-31', trained: 134 }),
      day(),
    ])
    expect(text).toContain('dari 50,0% menjadi 63,8%')
    const nobody = trend([day({ day: '2026-10-31', cadres: 0 }), day({ cadres: 0 })])
    expect(nobody.text).toContain(TREND.nothing)
    expect(nobody.text).not.toMatch(/NaN|Infinity/)
  })
})

describe('the tiles of the picture', () => {
  const inside = (sizes: readonly number[]) => {
    const { side, corners } = layTiles(sizes, 960, 400)
    expect(corners).toHaveLength(sizes.reduce((all, size) => all + size, 0))
    for (const { x, y } of corners) {
      expect(x + side).toBeLessThanOrEqual(960)
      expect(y + side).toBeLessThanOrEqual(400)
    }
    const places = corners.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)
    expect(new Set(places).size).toBe(corners.length)
    return side
  }

  it('lie inside, each in its own place, as large as fits', () => {
    const few = inside([9, 9, 9])
    const lumajang = inside(Array.from({ length: 21 }, (_, index) => 7 + (index % 7)))
    const largest = inside(Array.from({ length: 27 }, () => 32))
    expect(few).toBeGreaterThan(lumajang)
    expect(lumajang).toBeGreaterThan(largest)
    expect(largest).toBeGreaterThan(8)
    expect(inside([0, 1, 0])).toBe(few)
    expect(layTiles([], 960, 400).corners).toEqual([])
  })
})

const view: CoverageView = {
  code: '35.08',
  name: 'Kabupaten "Lumajang" <b>',
  provinceName: 'Jawa Timur',
  cadreTitle: 'Kader Pembangunan Manusia',
  isDemo: true,
  asOf: '2026-11-21',
  today: '2026-11-21',
  total: {
    villages: 198,
    kelurahan: 7,
    areas: 205,
    cadres: 268,
    trained: 171,
    subDistrictCadres: 0,
    areasWithCadre: 205,
    areasCovered: 142,
    ...ALL_KPM,
  },
  recorded: 0,
  parts: [],
  villages: [],
  trend: [day({ day: '2026-10-31', trained: 134 })],
  origin: 'https://kelas.test',
  statement: {
    code: 'BKT-7Q4M-2XKD-9TRB',
    asOf: '2026-09-30',
    total: { cadres: 268, trained: 150, areas: 205, areasWithCadre: 205, areasCovered: 130 },
    qr: { path: 'M0 0h7v7h-7z', count: 45 },
  },
}

describe('the page', () => {
  it('shows the statement in force with its own day and counts, its code, link and QR', () => {
    const { text } = coveragePage(view).main
    expect(text).toContain('150 dari 268 KPM terlatih (56,0%)')
    expect(text).toContain('keadaan per 30 September 2026')
    expect(text).toContain('href="/bukti/BKT-7Q4M-2XKD-9TRB"')
    expect(text).toContain('M0 0h7v7h-7z')
    const without = coveragePage({ ...view, statement: null }).main.text
    expect(without).not.toContain('Bukti Cakupan')
  })

  it('says kader where not everybody is a KPM: page, picture and message; the statement says what it said', () => {
    const total = { ...view.total, cadres: 271, tpkCadres: 3, tpkTrained: 1 }
    const mixed = { ...view, total }
    const { main, head } = coveragePage(mixed)
    const now = main.text.slice(0, main.text.indexOf('id="bukti"'))
    expect(now).toContain('dari 271 kader (268 KPM dan 3 TPK) dan 205')
    expect(now.replaceAll(/(268|170) KPM/g, '')).not.toContain('KPM')
    expect(main.text).toContain('150 dari 268 KPM terlatih (56,0%)')
    expect(main.text).toContain(
      '<b>Kader yang dihitung</b>: 268 KPM dan 3 TPK; yang terlatih: 170 KPM dan 1 TPK.',
    )
    expect(head.text).toContain('63,1% kader terlatih')
    const picture = pictureOf(mixed, view.origin)
    expect(picture.shares[0]).toMatchObject({
      label: 'Kader terlatih',
      counts: '171 (170 KPM dan 1 TPK) dari 271',
    })
    const many = { ...total, posyanduTrained: 5, otherTrained: 9 }
    expect(pictureOf({ ...view, total: many }, view.origin).shares[0]?.counts).toBe('171 dari 271')

    const statement = { code: 'BKT-7Q4M-2XKD-9TRB', asOf: '2026-09-30', total, qr: null }
    expect(coveragePage({ ...mixed, statement }).main.text).toContain(
      '171 dari 271 kader terlatih (63,1%)',
    )
  })

  it('tells a message what it is, escaped, and that the data are made up', () => {
    const { text } = coveragePage(view).head
    expect(text).toContain('property="og:url" content="https://kelas.test/kab/35.08/"')
    expect(text).toContain('&quot;Lumajang&quot; &lt;b&gt;: 63,8% KPM terlatih')
    expect(text).toMatch(/og:description" content="DATA CONTOH[^"]+Keadaan per 21 November 2026/)
    expect(text).not.toContain('<b>')
  })

  it('gives the picture counts, tiles by sub-district and the official address', () => {
    const village = (code: string, cadres: number, trained: number) => ({
      code,
      name: 'Rahasia',
      kind: 'desa' as const,
      subDistrictCode: code.slice(0, 8),
      cadres,
      trained,
    })
    const picture = pictureOf(
      {
        ...view,
        parts: [{ code: '35.08.01' }, { code: '35.08.10' }],
        villages: [
          village('35.08.01.2001', 2, 1),
          village('35.08.01.2005', 1, 0),
          village('35.08.10.2008', 0, 0),
        ],
      },
      view.origin,
    )
    expect(picture.tiles).toEqual(['21', '0'])
    expect(picture.legend.map(({ label }) => label)).toEqual([
      'Terlatih 1',
      'Ada KPM, belum terlatih 1',
      'Belum ada KPM 1',
    ])
    expect(picture.shares.map(({ share, counts }) => [share, counts])).toEqual([
      ['63,8%', '171 dari 268'],
      ['69,3%', '142 dari 205'],
    ])
    expect(picture.address).toBe('kelas.test/kab/35.08/')
    expect(picture.message).toContain('https://kelas.test/kab/35.08/')
    expect(JSON.stringify(picture)).not.toContain('Rahasia')
  })
})

import { describe, expect, test } from 'vitest'
import { stateOf, tileMap, type TileArea, type TileMap } from '../../../site/src/render/index.ts'

function area(code: string, change: Partial<TileArea> = {}): TileArea {
  return { code, name: `Desa ${code}`, kind: 'desa', cadres: 0, trained: 0, ...change }
}

function map(areas: readonly TileArea[], linkTo?: (code: string) => string): string {
  const subDistricts = [{ code: '35.08.01', name: 'Tempursari', areas }]
  return tileMap(linkTo === undefined ? { subDistricts } : { subDistricts, linkTo }).text
}

/** As large as Lumajang: 21 kecamatan, 205 areas, names as long as the real ones. */
function lumajang(): TileMap['subDistricts'] {
  const sizes = [7, 6, 10, 11, 13, 11, 12, 7, 8, 12, 7, 12, 9, 9, 10, 12, 6, 12, 12, 11, 8]
  return sizes.map((size, at) => ({
    code: `35.08.${String(at + 1).padStart(2, '0')}`,
    name: 'Yosowilangun',
    areas: Array.from({ length: size }, (_, index) => {
      const code = `35.08.${String(at + 1).padStart(2, '0')}.${2001 + index}`
      return area(code, { name: 'Yosowilangun', cadres: index % 3, trained: index % 2 })
    }),
  }))
}

describe('stateOf', () => {
  test.each([
    [0, 0, 'none'],
    [2, 0, 'some'],
    [2, 1, 'done'],
    [1, 1, 'done'],
  ] as const)('%i cadres of whom %i are trained is %s', (cadres, trained, state) => {
    expect(stateOf({ cadres, trained })).toBe(state)
  })
})

describe('tileMap', () => {
  const three = [
    area('35.08.01.2001'),
    area('35.08.01.2002', { cadres: 2 }),
    area('35.08.01.2003', { cadres: 2, trained: 1 }),
  ]

  test('draws one tile per area, each in its state', () => {
    const drawn = map(three)
    const field = drawn.slice(drawn.indexOf('tiles-field'), drawn.indexOf('<details'))
    expect(
      [...field.matchAll(/href="#u-(\w+)" x="(\d+)"/g)].map((hit) => [hit[1], hit[2]]),
    ).toEqual([
      ['none', '0'],
      ['some', '29'],
      ['done', '58'],
    ])
  })

  test('says the counts in a sentence, in the legend and per kecamatan', () => {
    const drawn = map(three)
    expect(drawn).toContain('1 dari 3 desa/kelurahan punya KPM terlatih')
    expect(drawn).toContain('Terlatih <b>1</b>')
    expect(drawn).toContain('Ada KPM, belum terlatih <b>1</b>')
    expect(drawn).toContain('Belum ada KPM <b>1</b>')
    expect(drawn).toContain('<b>Tempursari</b> <span>1/3</span>')
  })

  test('the table says the same, with the state as a word', () => {
    const drawn = map(three)
    const [, row = ''] = /<th scope="row">Tempursari<\/th>(.*?)<\/tr>/.exec(drawn) ?? []
    expect([...row.matchAll(/<td>(.*?)<\/td>/g)].map((cell) => cell[1])).toEqual([
      'Desa 35.08.01.2003 1/2',
      'Desa 35.08.01.2002 0/2',
      'Desa 35.08.01.2001',
    ])
    const heads = [...drawn.matchAll(/<th scope="col">(.*?)<\/th>/g)].map((head) => head[1])
    expect(heads).toEqual(['Kecamatan', 'Terlatih', 'Ada KPM, belum terlatih', 'Belum ada KPM'])
  })

  test('a state that no area of the kecamatan has is a dash, not an empty cell', () => {
    expect(map([area('35.08.01.2001')])).toContain(
      '<td>-</td><td>-</td><td>Desa 35.08.01.2001</td>',
    )
  })

  test('outlines a kelurahan and explains the outline only where there is one', () => {
    const urban = map([area('35.08.01.1001', { kind: 'kelurahan', name: 'Tompokersan' })])
    expect(urban).toContain('href="#u-nonek" x="0"')
    expect(urban).toContain('Kel. Tompokersan')
    expect(urban).toContain('Bingkai tebal: kelurahan')
    expect(map(three)).not.toContain('Bingkai tebal: kelurahan')
  })

  test('breaks into rows of five', () => {
    const seven = Array.from({ length: 7 }, (_, index) => area(`35.08.01.${2001 + index}`))
    expect(map(seven)).toContain('x="29" y="29"')
    expect(map(seven)).toContain('height="55"')
  })

  test('links tiles and table rows when asked, with the tiles outside the tab order', () => {
    const drawn = map(three, (code) => `/dinas/kader/?area=${code}`)
    expect(drawn.match(/href="\/dinas\/kader\/\?area=35\.08\.01\.2001"/g)).toHaveLength(2)
    expect(drawn.match(/tabindex="-1"/g)).toHaveLength(3)
  })

  test('escapes names and addresses', () => {
    const drawn = map([area('35.08.01.2001', { name: `Ra'as <script>` })], () => '"><script>')
    expect(drawn).not.toContain('<script')
    expect(drawn).toContain('Ra&#39;as &lt;script&gt;')
  })

  test('a district without areas says so', () => {
    expect(tileMap({ subDistricts: [] }).text).toContain('Belum ada desa/kelurahan')
  })

  test('carries no style attribute, which the content security policy would drop', () => {
    expect(map(three)).not.toMatch(/\sstyle=|\son\w+=/)
  })

  test('stays under 25 kB for 205 areas', () => {
    const drawn = tileMap({ subDistricts: lumajang() }).text
    expect(drawn.match(/<use href="#u-\w+" x=/g)).toHaveLength(205)
    expect(Buffer.byteLength(drawn)).toBeLessThan(25_000)
  })
})

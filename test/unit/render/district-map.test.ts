import { describe, expect, it } from 'vitest'
import {
  districtMap,
  mapFile,
  mapFileSize,
  mapPicture,
} from '../../../site/src/render/district-map.ts'
import { twoSquares } from '../../factories/outlines.ts'

const village = (code: string, cadres: number, trained: number) => ({
  code,
  name: code.endsWith('1') ? 'Tegalrejo <b>' : 'Tempursari',
  kind: 'desa' as const,
  subDistrictCode: code.slice(0, 8),
  cadres,
  trained,
})
const credit = { source: 'BIG "2024"', licence: 'CC BY 4.0 <script>' }
const left = village('35.08.01.2001', 2, 1)
const right = village('35.08.01.2005', 1, 0)
const drawn = (villages = [left, right], outlines = twoSquares()) =>
  districtMap({ outlines, villages, ...credit }).text

describe('the map of outlines', () => {
  it('draws a village as one closed path in the group of its state, with name and count', () => {
    const text = drawn()
    expect(text).toContain(
      '<path d="M100 0l0 100-100 0 0-100z"><title>Tegalrejo &lt;b&gt; 1/2</title></path>',
    )
    // The second goes along the shared border backwards.
    expect(text).toContain(
      '<path d="M100 0l100 0 0 100-100 0z"><title>Tempursari 0/1</title></path>',
    )
    const group = (state: string) =>
      new RegExp(`<g class="map-${state}"[^>]*>(.*?)</g>`).exec(text)?.[1]
    expect(group('done')).toContain('Tegalrejo')
    expect(group('some')).toContain('Tempursari')
    expect(group('none')).toBe('')
  })

  it('says the states in words with their numbers, and whose outlines they are', () => {
    const text = drawn()
    for (const words of ['Terlatih <b>1</b>', 'Ada KPM, belum terlatih <b>1</b>', '1 dari 2 desa'])
      expect(text).toContain(words)
    expect(text).toContain('Sumber batas: BIG &quot;2024&quot;. Lisensi: CC BY 4.0 &lt;script&gt;.')
  })

  it('makes only borders of kecamatan heavier', () => {
    const heavy = (text: string) => /id="peta-batas" d="([^"]*)"/.exec(text)?.[1]
    expect(heavy(drawn())).toBe('M100 100l-100 0 0-100 100 0M100 0l100 0 0 100-100 0')
    const apart = twoSquares('35.08.01.2001', '35.08.10.2008')
    expect(heavy(drawn([left, village('35.08.10.2008', 0, 0)], apart))).toContain('M100 0l0 100')
  })

  it('draws villages that are not told of without a state and a name, and frames them too', () => {
    const text = drawn([left])
    expect(text).toMatch(/class="map-rest"[^>]* d="M100 0l100 0 0 100-100 0z"/)
    expect(text).not.toContain('Tempursari')
    expect(text).toContain('Abu-abu muda')
    expect(drawn()).not.toMatch(/map-rest|Abu-abu/)
    expect(text).toContain('viewBox="-1 -1 202 102"')
  })

  it('says how many villages have no outline', () => {
    expect(drawn([left, right, village('35.08.10.2008', 1, 1)])).toContain(
      '1 desa/kelurahan belum punya batas di peta ini.',
    )
    expect(drawn()).not.toContain('belum punya batas')
  })
})

describe('the map as a file', () => {
  const file = mapFile({
    outlines: twoSquares(),
    villages: [left, right],
    ...credit,
    name: 'Kabupaten Lumajang',
    asOf: '2026-11-21',
    isDemo: true,
  })

  const size = mapFileSize({ ...twoSquares(), ...credit })

  it('stands on its own: title, legend, credit, all within its frame', () => {
    expect(file).toContain(`viewBox="0 0 ${size.width} ${size.height}"`)
    for (const words of ['Kabupaten Lumajang', '21 November 2026 · DATA CONTOH', 'Terlatih: 1'])
      expect(file).toContain(words)
    const long = { source: 'sumber '.repeat(17), licence: 'izin '.repeat(24) }
    const outside = village('35.08.10.2008', 0, 0)
    const longest = mapFile({
      outlines: twoSquares(),
      villages: [left, right, outside],
      ...long,
      name: 'Kabupaten Lumajang',
      asOf: '2026-11-21',
      isDemo: true,
    })
    const lowest = Math.max(
      ...[...longest.matchAll(/<text [^>]*y="(\d+)"/g)].map(([, y]) => Number(y)),
    )
    expect(lowest).toBeLessThan(mapFileSize({ ...twoSquares(), ...long }).height)
    expect(longest.replaceAll(/<[^>]*>/g, ' ')).toContain('1 desa/kelurahan belum punya batas')
  })

  it('is a picture of the public page with its size, its credit and the way to the table', () => {
    const about = { code: '35.08', name: 'Kabupaten Lumajang', today: '2026-11-21' }
    const { text } = mapPicture({ ...about, asOf: '2026-11-21' }, { ...twoSquares(), ...credit })
    expect(text).toContain('<a href="#tabel-desa"><img src="/kab/35.08/peta.svg" ')
    expect(text).toContain('alt="Cakupan kader terlatih Kabupaten Lumajang, 21 November 2026. ')
    expect(text).toContain('Lisensi: CC BY 4.0 &lt;script&gt;.')
    const past = mapPicture({ ...about, asOf: '2026-06-30' }, { ...twoSquares(), ...credit }).text
    expect(past).toContain('src="/kab/35.08/peta.svg?tanggal=2026-06-30"')
  })

  it('asks for nothing from elsewhere and runs nothing', () => {
    const addresses = [...file.matchAll(/https?:\/\/[^"' )]+/g)].map(([address]) => address)
    expect(addresses).toEqual(['http://www.w3.org/2000/svg'])
    expect(file).not.toMatch(/<script|<style|href="[^#]|\son\w+=/)
  })
})

/**
 * A district drawn by the outlines of its villages: three states told by colour, pattern and, in the legend and the table,
 * word; borders of kecamatan are heavier. No tiles and nothing from outside: one SVG, whose shades differ also in grey.
 * Its twin is the table of the tile map.
 */
import type { Outlines } from '../../../worker/contract/outlines.ts'
import { formatNumber } from '../text/format.ts'
import { worded, type Said } from '../text/counted-kinds.ts'
import { TILES, tilesSummary } from '../text/frame.ts'
import { creditLine, MAP, mapSubtitle, mapTitle, withoutOutline } from '../text/outlines.ts'
// Under another name the formatter leaves the templates on their lines: its white space would double the picture.
import { html as markup, type Html } from './html.ts'
import { stateOf, type TileArea } from './tile-map.ts'

export type DistrictMap = {
  readonly outlines: Outlines
  readonly source: string
  readonly licence: string
  /** What is told of: villages without an outline are counted, outlines of others are drawn without a state. */
  readonly villages: readonly (TileArea & { readonly subDistrictCode: string })[]
  readonly linkTo?: (code: string) => string
  /** Who is counted; without it KPM. */
  readonly who?: Said
}

/** The same as a file that stands on its own. */
export type MapFile = Omit<DistrictMap, 'linkTo'> & {
  /** `Kabupaten Lumajang` */
  readonly name: string
  readonly asOf: string
  readonly isDemo: boolean
}

type Village = DistrictMap['villages'][number]
type State = ReturnType<typeof stateOf>
type Frame = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** So many units of the outlines are 1/400 of the picture's width. */
  readonly unit: number
}

const STATES = ['done', 'some', 'none'] as const
const SIDE = 400
const MARGIN = 6
const INK = '#1c2b29'
/** Classes let a page give its own colours; the attributes hold where there is no style. */
const LOOK: Record<State, { readonly fill: string; readonly stroke: string }> = {
  done: { fill: '#00594c', stroke: '#fff' },
  some: { fill: 'url(#peta-arsir)', stroke: '#8a5312' },
  none: { fill: '#fff', stroke: '#72817d' },
}

/** The figure of an office page. */
export function districtMap(map: DistrictMap): Html {
  const { villages, outlines, who = 'KPM' } = map
  const shown = shownOf(map)
  const frame = frameOf(outlines)
  const viewBox = [frame.x, frame.y, frame.width, frame.height].join(' ')
  const keys = STATES.map(
    (state) =>
      markup`<li><svg width="26" height="26" aria-hidden="true">${swatch(state, 0, 0, 26)}</svg><span>${worded(TILES[state], who)} <b>${formatNumber(countOf(villages, state))}</b></span></li>`,
  )
  const missing = withoutOutline(villages.length - shown.length)
  return markup`<figure class="map"><figcaption><p class="tiles-sum">${worded(tilesSummary(countOf(villages, 'done'), villages.length), who)}</p><ul class="tiles-legend">${keys}</ul></figcaption>
<svg class="map-field" viewBox="${viewBox}" aria-hidden="true">${drawing(map, shown, frame.unit)}</svg>
<p class="small">${MAP.border}. ${restOf(map).length > 0 && MAP.rest} ${missing}</p><p class="small">${creditLine(map)}</p></figure>`
}

/** What a page knows of a map before it is drawn. */
export type MapSize = Pick<DistrictMap, 'source' | 'licence'> & Pick<Outlines, 'width' | 'height'>

const TOP = 44
const LINE = 15
const KEY = 22
/** Above the credit: the legend. Below it there is room for the line on villages without an outline. */
const LEGEND = 20 + STATES.length * KEY
const SPARE_LINES = 2

/** How wide and high `mapFile` is, in its own units. */
export function mapFileSize(map: MapSize): { readonly width: number; readonly height: number } {
  const lines = wrapped(creditLine(map)).length + SPARE_LINES
  const drawn = Math.round((map.height * (SIDE - 2 * MARGIN)) / map.width)
  return { width: SIDE, height: TOP + drawn + LEGEND + lines * LINE + MARGIN }
}

/** A whole SVG file with title, legend and credit inside. Counts only. */
export function mapFile(map: MapFile): string {
  const { villages, outlines, source, licence, name, asOf, isDemo, who = 'KPM' } = map
  const shown = shownOf(map)
  const { width, height } = mapFileSize({ ...outlines, source, licence })
  const scale = (SIDE - 2 * MARGIN) / outlines.width
  const under = TOP + outlines.height * scale + 10
  const keys = STATES.map((state, index) => {
    const y = Math.round(under + index * KEY)
    return markup`${swatch(state, MARGIN, y, 16)}<text x="${MARGIN + 24}" y="${y + 13}">${worded(TILES[state], who)}: ${formatNumber(countOf(villages, state))}</text>`
  })
  const small = [creditLine(map), withoutOutline(villages.length - shown.length)].flatMap(wrapped)
  const lines = small.map(
    (line, index) =>
      markup`<text x="${MARGIN}" y="${Math.round(under + LEGEND + index * LINE)}" font-size="10.5" fill="#4d5b58">${line}</text>`,
  )
  const subtitle = `${mapSubtitle(asOf)}${isDemo ? ' · DATA CONTOH' : ''}`
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="${INK}"><title>${mapTitle(name, asOf)}</title><rect width="100%" height="100%" fill="#fff"/><text x="${MARGIN}" y="18" font-size="14" font-weight="700">${name}</text><text x="${MARGIN}" y="35" font-size="12">${subtitle}</text>
<g transform="translate(${MARGIN} ${TOP}) scale(${short(scale)})">${drawing(map, shown, 1 / scale)}</g>
${keys}${lines}</svg>`.text
}

/** The file as a picture of the public page, with the way to the table that says the same. */
export function mapPicture(
  { code, name, asOf, today }: { readonly [key in 'code' | 'name' | 'asOf' | 'today']: string },
  size: MapSize,
): Html {
  const { width, height } = mapFileSize(size)
  const address = `/kab/${code}/peta.svg${asOf === today ? '' : `?tanggal=${asOf}`}`
  return markup`<div class="peta"><h2>${MAP.title}</h2>
<p class="gambar"><a href="#tabel-desa"><img src="${address}" width="${1.25 * width}" height="${Math.round(1.25 * height)}" alt="${mapTitle(name, asOf)}. ${MAP.toTable}" loading="lazy"/></a></p>
<p class="small">${creditLine(size)} <a class="no-print" href="${address}">${MAP.open}</a></p></div>`
}

function countOf(villages: readonly Village[], state: State): number {
  return villages.filter((village) => stateOf(village) === state).length
}

type Shown = { readonly village: Village; readonly rings: readonly (readonly number[])[] }

function shownOf({ outlines, villages }: Pick<DistrictMap, 'outlines' | 'villages'>): Shown[] {
  const known = new Map(villages.map((village) => [village.code, village]))
  return outlines.villages.flatMap(({ code, polygons }) => {
    const village = known.get(code)
    return village === undefined ? [] : [{ village, rings: polygons.flat() }]
  })
}

/** Outlines of villages that are not told of. */
function restOf({ outlines, villages }: Pick<DistrictMap, 'outlines' | 'villages'>) {
  const known = new Set(villages.map(({ code }) => code))
  return outlines.villages.filter(({ code }) => !known.has(code))
}

function swatch(state: State, x: number, y: number, side: number): Html {
  const { fill, stroke } = LOOK[state]
  const lines = `M${x + 1} ${y + side / 2}l${side / 2 - 1}-${side / 2 - 1}M${x + 1} ${y + side - 1}l${side - 2}-${side - 2}M${x + side / 2} ${y + side - 1}l${side / 2 - 1}-${side / 2 - 1}`
  const ground = state === 'some' ? '#fff4e4' : fill
  const edge = state === 'done' ? fill : stroke
  return markup`<rect class="map-${state === 'some' ? 'soft' : state}" x="${x + 0.5}" y="${y + 0.5}" width="${side - 1}" height="${side - 1}" fill="${ground}" stroke="${edge}"/>${state === 'some' && markup`<path class="map-hatch" d="${lines}" stroke="#d98324" stroke-width="2"/>`}`
}

function drawing(map: DistrictMap, shown: readonly Shown[], unit: number): Html {
  const { outlines, linkTo } = map
  const step = short(7 * unit)
  const groups = STATES.map((state) => {
    const { fill, stroke } = LOOK[state]
    const paths = shown
      .filter(({ village }) => stateOf(village) === state)
      .map(({ village, rings }) => {
        const { code, name, cadres, trained } = village
        const count = cadres === 0 ? '' : ` ${trained}/${cadres}`
        const path = markup`<path d="${rings.map((ring) => ringPath(ring, outlines.lines)).join('')}"><title>${name}${count}</title></path>`
        // Out of the tab order: the table has the same links with their words.
        return linkTo === undefined
          ? path
          : markup`<a href="${linkTo(code)}" tabindex="-1">${path}</a>`
      })
    return markup`<g class="map-${state}" fill="${fill}" stroke="${stroke}">${paths}</g>
`
  })
  const hatch = markup`<pattern id="peta-arsir" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="map-soft" width="${step}" height="${step}" fill="#fff4e4"/><rect class="map-stripe" width="${short(2.2 * unit)}" height="${step}" fill="#d98324"/></pattern>`
  const rest = restOf(map)
    .flatMap(({ polygons }) => polygons.flat())
    .map((ring) => ringPath(ring, outlines.lines))
    .join('')
  const borders = borderLines(shown)
    .map((index) => linePath(outlines.lines[index] ?? []))
    .join('')
  const borderLook = markup`fill="none" stroke-linejoin="round" href="#peta-batas"`
  return markup`<defs>${hatch}<path id="peta-batas" d="${borders}"/></defs><g stroke-width="${short(0.6 * unit)}" stroke-linejoin="round" fill-rule="evenodd">${rest !== '' && markup`<path class="map-rest" fill="#eef1f0" stroke="#b9c3c0" d="${rest}"/>`}${groups}</g><use class="map-edge" stroke="#fff" stroke-width="${short(3.4 * unit)}" ${borderLook}/><use class="map-border" stroke="${INK}" stroke-width="${short(1.4 * unit)}" ${borderLook}/>`
}

/** Lines with another kecamatan, or nothing drawn, on one side. */
function borderLines(shown: readonly Shown[]): number[] {
  const sides = new Map<number, string[]>()
  for (const { village, rings } of shown) {
    for (const index of rings.flat()) {
      const line = index < 0 ? ~index : index
      sides.set(line, [...(sides.get(line) ?? []), village.subDistrictCode])
    }
  }
  return [...sides].flatMap(([line, codes]) =>
    codes.length > 1 && codes.every((code) => code === codes[0]) ? [] : [line],
  )
}

function frameOf({ lines, villages, width, height }: Outlines): Frame {
  let [west, north, east, south] = [width, height, 0, 0]
  for (const index of new Set(villages.flatMap(({ polygons }) => polygons.flat(2)))) {
    let x = 0
    let y = 0
    const line = lines[index < 0 ? ~index : index] ?? []
    for (let at = 0; at < line.length; at += 2) {
      x += line[at] ?? 0
      y += line[at + 1] ?? 0
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
  }
  // Nothing is drawn: the frame of the whole.
  if (west > east) [west, north, east, south] = [0, 0, width, height]
  const unit = Math.max(east - west, south - north, 1) / SIDE
  const edge = Math.ceil(2 * unit)
  return {
    x: west - edge,
    y: north - edge,
    width: east - west + 2 * edge,
    height: south - north + 2 * edge,
    unit,
  }
}

/** A closed ring as a path: absolute to its first point, then steps. */
function ringPath(ring: readonly number[], lines: Outlines['lines']): string {
  const steps: number[] = []
  let start = ''
  for (const index of ring) {
    const line = lines[index < 0 ? ~index : index] ?? []
    if (start === '') start = index < 0 ? endOf(line) : pair(line[0], line[1])
    if (index >= 0) steps.push(...line.slice(2))
    else
      for (let at = line.length - 2; at >= 2; at -= 2)
        steps.push(-(line[at] ?? 0), -(line[at + 1] ?? 0))
  }
  // The last step leads back to the first point: closing does that.
  return `M${start}l${compact(steps.slice(0, -2))}z`
}

function linePath(line: readonly number[]): string {
  return `M${pair(line[0], line[1])}l${compact(line.slice(2))}`
}

function endOf(line: readonly number[]): string {
  let x = 0
  let y = 0
  for (let at = 0; at < line.length; at += 2) {
    x += line[at] ?? 0
    y += line[at + 1] ?? 0
  }
  return pair(x, y)
}

function pair(x = 0, y = 0): string {
  return compact([x, y])
}

/** A minus sign parts numbers as well as a space does. */
function compact(numbers: readonly number[]): string {
  return numbers.join(' ').replaceAll(' -', '-')
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

const LETTERS_A_LINE = 62

function wrapped(text: string): string[] {
  if (text === '') return []
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= LETTERS_A_LINE) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

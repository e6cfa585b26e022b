/**
 * Peta ubin: a district as a field of tiles, one per desa/kelurahan, a block per kecamatan. The state of a tile is told
 * by colour, pattern and (in the legend and the table) word; it is SVG, so it prints, also in grey. The tiles are hidden
 * from screen readers: the sentence, the counts and the table say the same.
 */
import { worded, type Said } from '../text/counted-kinds.ts'
import { TILES, tilesSummary } from '../text/frame.ts'
import { formatNumber } from '../text/format.ts'
// Under another name the formatter leaves the templates on their lines: its white space would double the picture.
import { html as markup, type Html } from './html.ts'

export type TileArea = {
  readonly code: string
  readonly name: string
  readonly kind: 'desa' | 'kelurahan' | 'desa_adat'
  /** Active cadres posted here. */
  readonly cadres: number
  /** Those of them who are trained. */
  readonly trained: number
}

export type TileMap = {
  readonly subDistricts: readonly {
    readonly code: string
    readonly name: string
    readonly areas: readonly TileArea[]
  }[]
  readonly linkTo?: (code: string) => string
  /** Who is counted; without it KPM. */
  readonly who?: Said
}

type SubDistrict = TileMap['subDistricts'][number]
type LinkTo = TileMap['linkTo']
type State = 'none' | 'some' | 'done'

const STATES = ['done', 'some', 'none'] as const
const COLUMNS = 5
const PITCH = 29
const GAP = 3

/** Subdistricts and areas in the order given: by code. Under 25 kB for 205 areas. */
export function tileMap({ subDistricts, linkTo, who = 'KPM' }: TileMap): Html {
  const areas = subDistricts.reduce<readonly TileArea[]>(
    (all, { areas: some }) => [...all, ...some],
    [],
  )
  if (areas.length === 0) return markup`<p class="tiles-empty">${TILES.empty}</p>`
  const hasUrban = areas.some(({ kind }) => kind === 'kelurahan')
  const keys = STATES.map((state) =>
    key(`u-${state}`, worded(TILES[state], who), countOf(areas, state)),
  )
  return markup`<figure class="tiles"><figcaption><p class="tiles-sum">${worded(tilesSummary(countOf(areas, 'done'), areas.length), who)}</p>
<ul class="tiles-legend">${keys}${hasUrban && key('u-nonek', TILES.urban)}</ul></figcaption>
${shapes()}
<div class="tiles-field">${subDistricts.map((subDistrict) => block(subDistrict, linkTo))}</div>
${tilesTable({ subDistricts, linkTo, who })}</figure>`
}

export function stateOf({ cadres, trained }: Pick<TileArea, 'cadres' | 'trained'>): State {
  if (trained > 0) return 'done'
  return cadres > 0 ? 'some' : 'none'
}

function countOf(areas: readonly TileArea[], state: State): number {
  return areas.filter((area) => stateOf(area) === state).length
}

/** The drawn tiles, once per page; every tile of the map is a copy. Ids: `u-` and the state, `k` for kelurahan. */
function shapes(): Html {
  const inside: Record<State, Html> = {
    none: markup``,
    some: markup`<path class="tile-hatch" d="M1 9l8-8M1 17L17 1M1 25L25 1M9 25L25 9M17 25l8-8"/>`,
    done: markup`<path class="tile-check" d="M7 13.5l4 4 8-9"/>`,
  }
  const plain = STATES.map(
    (state) =>
      markup`<g id="u-${state}"><rect class="tile-${state}" x=".5" y=".5" width="25" height="25" rx="2"/>${inside[state]}</g>`,
  )
  const ringed = STATES.map(
    (state) =>
      markup`<g id="u-${state}k"><rect class="tile-ring" x="1" y="1" width="24" height="24" rx="2"/><use href="#u-${state}" transform="translate(4.5 4.5) scale(.654)"/></g>`,
  )
  return markup`<svg class="tiles-shapes" width="0" height="0" aria-hidden="true"><defs>${plain}${ringed}</defs></svg>`
}

function key(id: string, word: string, count?: number): Html {
  const side = PITCH - GAP
  const counted = count === undefined ? markup`` : markup` <b>${formatNumber(count)}</b>`
  return markup`<li><svg width="${side}" height="${side}" aria-hidden="true"><use href="#${id}"/></svg><span>${word}${counted}</span></li>`
}

function block({ name, areas }: SubDistrict, linkTo: LinkTo): Html {
  const height = Math.max(1, Math.ceil(areas.length / COLUMNS)) * PITCH - GAP
  const tiles = areas.map((area, index) => tile(area, index, linkTo))
  return markup`<div class="tiles-block"><p><b>${name}</b> <span>${countOf(areas, 'done')}/${areas.length}</span></p><svg width="${COLUMNS * PITCH - GAP}" height="${height}" aria-hidden="true">${tiles}</svg></div>
`
}

function tile(area: TileArea, index: number, linkTo: LinkTo): Html {
  const x = (index % COLUMNS) * PITCH
  const y = Math.floor(index / COLUMNS) * PITCH
  const id = `u-${stateOf(area)}${area.kind === 'kelurahan' ? 'k' : ''}`
  const drawn = markup`<use href="#${id}" x="${x}" y="${y}"><title>${area.name}${fractionOf(area)}</title></use>`
  // Out of the tab order: the table has the same links with their words.
  return linkTo === undefined
    ? drawn
    : markup`<a href="${linkTo(area.code)}" tabindex="-1">${drawn}</a>`
}

/** The same as a table: a row per kecamatan, a column per state, in which the areas stand by name. Once per page, by its id. */
export function tilesTable({
  subDistricts,
  linkTo,
  who = 'KPM',
}: Omit<TileMap, 'linkTo'> & { readonly linkTo: LinkTo }): Html {
  const heads = [TILES.subDistrict, ...STATES.map((state) => TILES[state])].map(
    (word) => markup`<th scope="col">${worded(word, who)}</th>`,
  )
  return markup`<details class="tiles-table" id="tabel-desa"><summary>${TILES.table}</summary><p>${worded(TILES.fraction, who)}</p><div class="scroll" tabindex="0" role="region" aria-label="${TILES.label}"><table><thead><tr>${heads}</tr></thead><tbody>
${subDistricts.map((subDistrict) => twinRow(subDistrict, linkTo))}</tbody></table></div></details>`
}

function twinRow({ name, areas }: SubDistrict, linkTo: LinkTo): Html {
  const cells = STATES.map((state) => {
    const named = areas.filter((area) => stateOf(area) === state)
    const list = named.map(
      (area, index) => markup`${index > 0 && ', '}${areaName(area, linkTo)}${fractionOf(area)}`,
    )
    return markup`<td>${named.length === 0 ? '-' : list}</td>`
  })
  return markup`<tr><th scope="row">${name}</th>${cells}</tr>
`
}

/** Trained of all, where there is anyone to count. */
function fractionOf({ cadres, trained }: TileArea): string {
  return cadres === 0 ? '' : ` ${trained}/${cadres}`
}

function areaName({ code, name, kind }: TileArea, linkTo: LinkTo): Html {
  const full = kind === 'kelurahan' ? `Kel. ${name}` : name
  return linkTo === undefined ? markup`${full}` : markup`<a href="${linkTo(code)}">${full}</a>`
}

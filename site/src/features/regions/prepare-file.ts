/** From a chosen file to what would be stored, or the sentence that says why not. */
import type { District } from '../../../../worker/contract/regions.ts'
import { FILE_FAULT_WORDS, inFeature, otherDistrict } from '../../text/outlines-office.ts'
import {
  matchFault,
  matchVillages,
  propertiesOf,
  type Matched,
  type MatchFault,
  type Property,
  type Village,
} from './match-villages.ts'
import { readFile, type FileFault, type Shape } from './read-geojson.ts'
import { simplify, type Simplified } from './simplify-outlines.ts'

export type Opened = {
  readonly shapes: readonly Shape[]
  readonly properties: readonly Property[]
  readonly property: string
  readonly matched: Matched
  readonly made: Extract<Simplified, { ok: true }>
}
export type Preparation =
  { readonly ok: true; readonly opened: Opened } | { readonly ok: false; readonly words: string }

type About = { readonly district: District; readonly villages: readonly Village[] }

export async function openFile(file: File, about: About): Promise<Preparation> {
  const read = await readFile(file)
  if (!read.ok) return { ok: false, words: faultWords(read, about) }
  const properties = propertiesOf(read.shapes, about.villages)
  const fault = matchFault(read.shapes, properties, about.district.code)
  if (fault !== null) return { ok: false, words: faultWords(fault, about) }
  return matchBy(read.shapes, properties, properties[0]?.name ?? '', about)
}

/** The same file by another property. */
export function matchBy(
  shapes: readonly Shape[],
  properties: readonly Property[],
  property: string,
  about: About,
): Preparation {
  const matched = matchVillages(shapes, property, about.villages)
  if (matched.polygons.size === 0) return { ok: false, words: FILE_FAULT_WORDS.NO_VILLAGE_HERE }
  const made = simplify(matched.polygons)
  if (!made.ok) return { ok: false, words: FILE_FAULT_WORDS[made.reason] }
  return { ok: true, opened: { shapes, properties, property, matched, made } }
}

function faultWords(fault: FileFault | MatchFault, { district }: About): string {
  if (fault.reason === 'OTHER_DISTRICT') {
    return otherDistrict(fault.found, district.name, district.code)
  }
  const words = FILE_FAULT_WORDS[fault.reason]
  return 'feature' in fault && fault.feature !== undefined ? inFeature(words, fault.feature) : words
}

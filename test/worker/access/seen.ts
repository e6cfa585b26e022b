/** Who may see which canary: by area and person (`maySee`), and what is meant for others too, each with its reason. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { isWithin } from '../../../worker/core/region-code.ts'
import type { Asked } from './cells.ts'
import {
  maySee,
  placesIn,
  showsSecret,
  type Canaries,
  type Place,
  type Reader,
} from './canaries.ts'
import type { Visitor } from './world.ts'

type Asker = { readonly reader: Reader; readonly name: string }
type Open = readonly [why: string, isOpen: (place: Place, asker: Asker) => boolean]

const isOf = (columns: string) => {
  const all = new Set(columns.split(' '))
  return ({ table, column }: Place) => all.has(table) || all.has(`${table}.${column}`)
}
const isOfNation = isOf(
  'bank_items bank_item_versions course_drafts course_reviews draft_files draft_revisions regrades',
)
const isLent = isOf('cohorts meetings meeting_sessions practice_photo_switches coverage_statements')
const isSigned = isOf('coverage_statements.proposed_by_name coverage_statements.decided_by_name')
const isHerPart = isOf('cohorts.name meetings.title meeting_sessions.title')
const isCard = isOf('local_facts.figure local_facts.text local_facts.source')
const isAccount = isOf('staff_accounts')

/** Beside what area and person allow. */
const OPEN: readonly Open[] = [
  [
    'who works on courses sees who wrote and reviewed the course of the nation',
    (place, { reader }) => place.area === 'ID' && isOfNation(place) && !isCadre(reader),
  ],
  [
    'a sub-district meets and learns in what its district has set up for all of them',
    (place, { reader }) =>
      isLent(place) && place.area.length === 5 && isWithin(reader.area, place.area),
  ],
  [
    'a province reads who asked for a statement of one of its districts and who put it in force',
    (place, { reader }) =>
      reader.role === 'PROVINCE' && isSigned(place) && isWithin(place.area, reader.area),
  ],
  [
    'her copy of her data names the cohorts and meetings she was in',
    (place, { name, reader }) =>
      name === 'downloadForm' && isHerPart(place) && isWithin(place.area, reader.area),
  ],
  [
    'the cards of a district are for its cadres',
    (place, { reader }) => isCadre(reader) && isCard(place) && isWithin(reader.area, place.area),
  ],
  [
    'everybody of the office sees her own account',
    (place, { reader, name }) =>
      name === 'accountPage' && isAccount(place) && place.area === reader.area,
  ],
  [
    'what is done above all districts is in the log of the nation',
    (place, { reader }) =>
      reader.role === 'SUPERADMIN' && place.table === 'audit_entries' && place.area === 'ID',
  ],
]

const isCadre = ({ role }: Reader): boolean => role === 'CADRE' || role === 'PUBLIC'

export function readerOf({ role, area, self, cadreId }: Visitor): Reader {
  return { role, area, cadre: self?.id ?? cadreId ?? '' }
}

/** What an answer says, as letters: its headers, its body, and what is in its files if it is a ZIP or a workbook. */
export async function wordsOf({ answer, bytes, text }: Asked): Promise<string> {
  const headers = [...answer.headers].map((pair) => pair.join(': ')).join('\n')
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return [headers, text, ...(isZip ? await unpacked(bytes) : [])].join('\n')
}

async function unpacked(bytes: Uint8Array): Promise<string[]> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  return Promise.all(
    entries.map(async (entry) =>
      entry.directory
        ? entry.filename
        : `${entry.filename}\n${new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()))}`,
    ),
  )
}

/** What the words of an answer show to somebody who may not see it. */
export function leakFaults(
  name: string,
  reader: Reader,
  words: string,
  canaries: Canaries,
): string[] {
  const faults = showsSecret(words, canaries) ? ['shows a secret'] : []
  for (const place of placesIn(words, canaries)) {
    if (maySee(reader, place)) continue
    if (OPEN.some(([, isOpen]) => isOpen(place, { reader, name }))) continue
    const { table, column, area, cadre } = place
    faults.push(`shows ${table}.${column} of ${area}${cadre === '' ? '' : ` of cadre ${cadre}`}`)
  }
  return faults
}

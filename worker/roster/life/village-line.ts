/** One line of a pasted list of villages, as the cells that the import knows. Pure. */
import type { RosterRow } from '../../contract/roster.ts'

type Cells = Pick<RosterRow, 'regionCode' | 'village' | 'subDistrict'>

// Dotted as Kemendagri writes it, or its ten digits in a row.
const CODE = /\b(\d{2}\.?\d{2}\.?\d{2}\.?\d{4})\b/
const SUB_DISTRICT = /\b(?:kec|kecamatan)\b\.?\s*/i

/** `35.08.01.2005`, `1. Desa Bulurejo, Kec. Tempursari`, or two cells out of a table with a tab between them. */
export function cellsOfLine(text: string): Cells {
  const code = CODE.exec(text)?.[1]
  const rest = text
    .replace(CODE, ' ')
    .replace(/^\s*\d{1,4}\s*[.):\t-]\s*/, '')
    .replace(/^[\s,;:|.-]+|[\s,;:|.-]+$/g, '')
  const cells = code === undefined ? {} : { regionCode: code }
  const marked = SUB_DISTRICT.exec(rest)
  if (marked !== null && marked.index > 0) {
    const village = trimmed(rest.slice(0, marked.index))
    const subDistrict = trimmed(rest.slice(marked.index + marked[0].length).split(/[\t;|,]/)[0])
    return { ...cells, ...named(village, subDistrict) }
  }
  const [first = '', second = ''] = rest.split(/[\t;|,]|\s[-–/]\s/).map(trimmed)
  // In a table the kecamatan often stands first.
  return marked !== null && marked.index === 0
    ? { ...cells, ...named(second, trimmed(first.replace(SUB_DISTRICT, ''))) }
    : { ...cells, ...named(first, second) }
}

const trimmed = (part: string | undefined) =>
  (part ?? '').replace(/^[\s,;:|(.-]+|[\s,;:|).-]+$/g, '')

const named = (village: string, subDistrict: string): Cells => ({
  ...(village === '' ? {} : { village }),
  ...(subDistrict === '' ? {} : { subDistrict }),
})

/**
 * Does a list name the same person and the same place as the print? Pure. Titles, case, dots, spaces and accents never count.
 * What is spelled otherwise, shortened or turned round is `similar`: a person looks at it, nobody is accused by it.
 */
import type { Likeness } from '../../contract/verify-many.ts'
import { editsBetween } from '../../core/edits.ts'
import { personWords, readAreaName } from '../../roster/index.ts'

// Short forms and spellings of names that one person's papers mix.
const NAME_WORDS: readonly [RegExp, string][] = [
  [/^(st|sitti|sity|siti)$/, 'siti'],
  [/^(m|mu?h|mo?h|mo(h|ch)am+[ae][dt]|mu(h|ch)am+[ae][dt])$/, 'muhammad'],
  [/^(a?bd|abdul|abdoel)$/, 'abdul'],
  [/^(nr|noer|nur)$/, 'nur'],
]

/** The old spelling (Soewandi) as the new one, and letters that are mixed in Arabic names. */
function foldWord(word: string): string {
  const known = NAME_WORDS.find(([written]) => written.test(word))
  if (known !== undefined) return known[1]
  return (
    word
      .replaceAll('oe', 'u')
      .replaceAll('tj', 'c')
      .replaceAll('dj', 'j')
      .replaceAll('ch', 'kh')
      .replaceAll('sy', 's')
      .replaceAll('sh', 's')
      .replaceAll(/([dt])h/g, '$1')
      .replaceAll('v', 'f')
      .replaceAll('z', 's')
      .replaceAll('y', 'i')
      .replaceAll(/(.)\1+/g, '$1') || word
  )
}

/** Null: the list names nobody. */
export function compareNames(written: string, printed: string): Likeness | null {
  const said = personWords(written)
  if (said.length === 0) return null
  const real = personWords(printed)
  if (said.join('') === real.join('')) return 'same'
  const [one, other] = [said.map(foldWord), real.map(foldWord)]
  const isAlike =
    isNear(one.join(''), other.join('')) ||
    isNear(one.toSorted().join(''), other.toSorted().join('')) ||
    (one.length <= other.length ? isShortFor(one, other) : isShortFor(other, one))
  return isAlike ? 'similar' : 'different'
}

/** One letter may differ, in long names two or three. */
function isNear(one: string, other: string): boolean {
  const limit = Math.min(3, Math.max(1, Math.floor(Math.max(one.length, other.length) / 7)))
  return editsBetween(one, other, limit) <= limit
}

const SHORTENED = 4

/** `siti a` for `siti aminah`: every word begins another word of the longer name, and one stands there in full. */
function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  const left = [...long]
  let inFull = 0
  for (const word of short) {
    const at = left.findIndex(
      (other) =>
        other === word ||
        ((word.length === 1 || word.length >= SHORTENED) && other.startsWith(word)) ||
        (other.length === 1 && word.startsWith(other)),
    )
    if (at < 0) return false
    if (left[at] === word && word.length > 1) inFull += 1
    left.splice(at, 1)
  }
  return inFull > 0
}

export type SaidArea = { readonly village: string; readonly subDistrict: string }

const SUB_DISTRICT = /[\s,;/(-]*\bkec(?:amatan)?\b[\s.:]*/i

/** Null: the list says nothing about the place. Names of the print carry their kind: `Desa Jarit`. */
export function compareAreas(
  said: SaidArea,
  printed: { readonly villageName: string | null; readonly subDistrictName: string },
): Likeness | null {
  const { village, subDistrict } = splitArea(said)
  const found: Likeness[] = []
  if (village !== '') {
    const villages = printed.villageName === null ? [] : villagesOf(printed.villageName)
    const all = villages.map((name) => compareArea(village, name))
    found.push(all.includes('same') ? 'same' : all.includes('similar') ? 'similar' : 'different')
  }
  if (subDistrict !== '') found.push(compareArea(subDistrict, printed.subDistrictName))
  if (found.length === 0) return null
  if (found.includes('different')) return 'different'
  return found.includes('similar') ? 'similar' : 'same'
}

/** `Jarit, Kec. Candipuro` in one cell. */
function splitArea({ village, subDistrict }: SaidArea): SaidArea {
  const [before = '', after] = village.split(SUB_DISTRICT)
  return after === undefined
    ? { village: village.trim(), subDistrict: subDistrict.trim() }
    : { village: before.trim(), subDistrict: subDistrict.trim() || after.replace(/\)$/, '').trim() }
}

/** `Desa Jarit dan Desa Sumberejo`; a village's own name may hold the word too. */
const villagesOf = (printed: string) => [printed, ...printed.split(' dan ')]

function compareArea(written: string, printed: string): Likeness {
  const [said, real] = [readAreaName(written), readAreaName(printed)]
  if (said.keys.some((key) => key !== '' && real.keys.includes(key))) {
    return said.kind === null || real.kind === null || said.kind === real.kind ? 'same' : 'similar'
  }
  const name = real.keys.at(-1) ?? ''
  const limit = name.length < 6 ? 1 : 2
  return said.keys.some((key) => key !== '' && editsBetween(key, name, limit) <= limit)
    ? 'similar'
    : 'different'
}

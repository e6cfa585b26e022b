/** How an area's name is cleaned and compared. Pure. */

/** Names come with a quotation mark where an apostrophe belongs (`Ra"as`), and with doubled spaces. */
export function cleanName(name: string): string {
  return name
    .replaceAll(/["`´’]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What two spellings of one name have in common: lower case letters and digits only. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The kind of a village by the first digit of its fourth group (Permendagri 58/2021): 1 kelurahan, 2 desa, 3 desa adat. */
export function villageKind(code: string): 'kelurahan' | 'desa' | 'desa_adat' {
  const digit = code.split('.')[3]?.[0]
  if (digit === '1') return 'kelurahan'
  return digit === '3' ? 'desa_adat' : 'desa'
}

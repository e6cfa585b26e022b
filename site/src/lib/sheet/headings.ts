/**
 * Which heading of an office's list means which field. Headings come in any order and spelling; each field takes at most
 * one column. Columns that hold a NIK are found by heading and by content, so that they can be left out.
 */

/** Field → column (from 0). A field that the list does not have is absent. */
export type MappingOf<Field extends string> = Readonly<Partial<Record<Field, number>>>

/** Tried on the heading in lower case, punctuation as single spaces. The heaviest rule that fits wins. */
export type HeadingRule<Field extends string> = {
  readonly field: Field
  readonly weight: number
  readonly says: RegExp
}

export function rule<Field extends string>(
  field: Field,
  weight: number,
  says: RegExp,
): HeadingRule<Field> {
  return { field, weight, says }
}

/** Who and where: what every list about cadres has. */
export const PERSON_RULES: readonly HeadingRule<'name' | 'subDistrict' | 'village'>[] = [
  rule('name', 9, /^nama( (lengkap|kpm|kader|anggota|petugas|peserta|personil|tpk)\b.*)?$/),
  rule('name', 7, /^(kpm|kader|nama dan gelar|nama kader .*)$/),
  rule('subDistrict', 9, /^(nama |wilayah )?(kecamatan|kec|distrik)$/),
  rule('subDistrict', 6, /\b(kecamatan|kec)\b/),
  rule(
    'village',
    9,
    /^(nama |asal |alamat |wilayah tugas |wilayah )?(desa|kelurahan|kel|ds|gampong|nagari|pekon|kampung)( (atau )?(kel|kelurahan|desa))?$/,
  ),
  rule('village', 7, /^(wilayah (tugas|kerja|binaan)|tempat tugas|penempatan|lokasi tugas)$/),
  rule('village', 6, /\b(desa|kelurahan)\b/),
]

/** Headings that look like one of ours and are not. */
const NEVER =
  /^(no|nomor|no urut|nama (desa|kelurahan|kecamatan|ibu|suami|istri|ayah|bank|kabupaten|kepala).*|.*\b(kepala desa|lurah|camat|bank|rekening|posyandu binaan)\b.*|kode (kecamatan|kec|kabupaten|kab|provinsi|pos)|ket|keterangan|alamat( rumah| lengkap)?)$/

const PLACE_NAME = /^nama (desa|kelurahan|kecamatan)/

/** For lists about cadres. */
export function isNeverPerson(key: string, field: string): boolean {
  return (
    NEVER.test(key) && !(PLACE_NAME.test(key) && (field === 'village' || field === 'subDistrict'))
  )
}

const NIK_HEADING =
  /\b(nik|ktp|nkk|no kk|nomor kk|kartu keluarga|induk kependudukan|nomor induk|no identitas|nomor identitas)\b/

/** `No. Telp/WA` → `no telp wa` */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Stands between the upper and the lower of two heading rows. */
export const UNDER = ' › '

export type Headings<Field extends string> = {
  readonly rules: readonly HeadingRule<Field>[]
  /** Headings of other columns that a rule would take: for which fields they are none. */
  readonly isNever: (key: string, field: Field) => boolean
}

/** How well a heading names a field: 0 is not at all. Of two rows both count together, else the lower alone. */
function weigh<Field extends string>(
  known: Headings<Field>,
  heading: string,
  field: Field,
): number {
  const whole = weighOne(known, heading, field)
  const lower = heading.split(UNDER)[1]
  return whole > 0 || lower === undefined ? whole : Math.max(0, weighOne(known, lower, field) - 1)
}

function weighOne<Field extends string>(
  { rules, isNever }: Headings<Field>,
  heading: string,
  field: Field,
): number {
  const key = headingKey(heading)
  if (key === '' || key.length > 60 || NIK_HEADING.test(key) || isNever(key, field)) return 0
  let best = 0
  for (const each of rules) {
    if (each.field === field && each.weight > best && each.says.test(key)) best = each.weight
  }
  return best
}

/** The best column for each field; every column serves one field. `barred` columns are not used. */
export function mapColumns<Field extends string>(
  headings: readonly string[],
  known: Headings<Field>,
  barred: ReadonlySet<number> = new Set(),
): MappingOf<Field> {
  const fields = [...new Set(known.rules.map(({ field }) => field))]
  const claims = headings
    .flatMap((heading, column) =>
      barred.has(column)
        ? []
        : fields.map((field) => ({ field, column, weight: weigh(known, heading, field) })),
    )
    .filter((claim) => claim.weight > 0)
    .sort((one, other) => other.weight - one.weight || one.column - other.column)
  const mapping: Partial<Record<Field, number>> = {}
  const taken = new Set<number>()
  for (const { field, column } of claims) {
    if (mapping[field] !== undefined || taken.has(column)) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** As a person corrects it: the column serves this field and no other. Null takes the field its column. */
export function reassigned<Field extends string>(
  mapping: MappingOf<Field>,
  field: Field,
  column: number | null,
): MappingOf<Field> {
  // Safe: entries of a mapping, of which some are left out.
  const entries = Object.entries(mapping) as [Field, number][]
  const next: Partial<Record<Field, number>> = {}
  for (const [other, at] of entries) if (other !== field && at !== column) next[other] = at
  if (column !== null) next[field] = column
  return next
}

/** A heading as people read it, that of a group before it: `Sertifikat: Nomor`. Empty for a column without one. */
export function headingName(headings: readonly string[], column: number): string {
  return (headings[column] ?? '').split(UNDER).join(': ')
}

/** Columns with a NIK: by their heading, or because most of what they hold has 16 digits. */
export function nikColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [column, heading] of headings.entries()) {
    const values = rows.slice(0, 400).flatMap((row) => row[column] || [])
    const nik = values.filter(isNik).length
    if (NIK_HEADING.test(headingKey(heading)) || (nik > 0 && nik * 2 >= values.length)) {
      found.add(column)
    }
  }
  return found
}

/** Sixteen digits, however they are written apart. */
export function isNik(text: string): boolean {
  return text.length >= 16 && /^\d{16}$/.test(text.replaceAll(/[\s.'-]/g, ''))
}

/** A text with every run of sixteen digits taken out: the last net before anything is sent. */
export function withoutNik(text: string): string {
  return text.length < 16 ? text : text.replaceAll(/(?<!\d)\d{16}(?!\d)/g, '').trim()
}

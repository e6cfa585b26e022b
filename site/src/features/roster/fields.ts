/**
 * Which heading of an office's list means which field. Headings come in any order and spelling; each field takes
 * at most one column. Columns that hold a NIK are found by heading and by content, so that they can be left out.
 */
import type { RosterRow } from '../../../../worker/contract/roster.ts'

/** The cells of a roster row, and `status`, by which rows of cadres who have left are kept out. */
export type Field = Exclude<keyof RosterRow, 'line' | 'areaCode' | 'decision'> | 'status'

/** In the order in which an officer looks for them. */
export const FIELDS: readonly Field[] = [
  'name',
  'subDistrict',
  'village',
  'regionCode',
  'areaKind',
  'kind',
  'sex',
  'phone',
  'decreeNumber',
  'decreeOn',
  'decreeUntil',
  'status',
  'cadreCode',
]

/** Field → column (from 0). A field that the list does not have is absent. */
export type Mapping = Readonly<Partial<Record<Field, number>>>

type Rule = { readonly field: Field; readonly says: RegExp; readonly weight: number }

/** Tried on the heading in lower case, punctuation as single spaces. The heaviest rule that fits wins. */
const RULES: readonly Rule[] = [
  rule('cadreCode', 9, /^(kode|id|nomor|no) kader( kpm)?$/),
  rule(
    'regionCode',
    9,
    /^(kode|kd) (desa|kel|kelurahan|wilayah|wil|kemendagri|area|desa kel\w*)\b/,
  ),
  rule('regionCode', 6, /^kode$/),
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
  rule(
    'areaKind',
    9,
    /^(jenis|tingkat|level|status) (wilayah|wilayah tugas|desa|tugas|penugasan|desa kelurahan)$|^tingkat$/,
  ),
  rule('kind', 9, /^(jenis|kategori|unsur|jenis kategori) (kader|kpm|petugas|anggota|tpk)$/),
  rule('kind', 6, /^(jabatan|jenis|unsur|sebagai|posisi|kader sebagai|peran)$/),
  rule('sex', 9, /^(l p|p l|lk pr|jk|j k|l k|sex|gender|kelamin|jenis kelamin.*|jns kelamin|lp)$/),
  rule(
    'phone',
    9,
    /\b(hp|handphone|wa|whatsapp|telp|telpon|telepon|tlp|tlpn|ponsel|kontak|seluler)\b/,
  ),
  rule('decreeOn', 9, /\b(tgl|tanggal)\b.*\bsk\b|\bsk\b.*\b(tgl|tanggal)\b/),
  rule(
    'decreeOn',
    7,
    /^(tgl|tanggal) (pengangkatan|penetapan|surat keputusan)$|keputusan (tgl|tanggal)/,
  ),
  rule(
    'decreeUntil',
    10,
    /\b(berlaku|berakhir|masa (berlaku|bakti|tugas|jabatan)|akhir (sk|masa)|sampai dengan|s d)\b/,
  ),
  rule(
    'decreeNumber',
    8,
    /\b(no|nomor|nmr)\b.*\b(sk|keputusan)\b|\b(sk|keputusan)\b.*\b(no|nomor)\b/,
  ),
  rule(
    'decreeNumber',
    7,
    /^(sk|sk pengangkatan|sk kpm|sk kades|sk kepala desa|dasar sk|surat keputusan)$/,
  ),
  rule(
    'status',
    9,
    /^(status|keaktifan|aktif|aktif tidak( aktif)?|status (kader|kpm|keaktifan|aktif))$/,
  ),
]

function rule(field: Field, weight: number, says: RegExp): Rule {
  return { field, weight, says }
}

/** Headings that look like one of ours and are not. */
const NEVER =
  /^(no|nomor|no urut|nama (desa|kelurahan|kecamatan|ibu|suami|istri|ayah|bank|kabupaten|kepala).*|.*\b(kepala desa|lurah|camat|bank|rekening|posyandu binaan)\b.*|kode (kecamatan|kec|kabupaten|kab|provinsi|pos)|ket|keterangan|alamat( rumah| lengkap)?)$/

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

/** How well a heading names a field: 0 is not at all. Of two rows both count together, else the lower alone. */
function weigh(heading: string, field: Field): number {
  const whole = weighOne(heading, field)
  const lower = heading.split(UNDER)[1]
  return whole > 0 || lower === undefined ? whole : Math.max(0, weighOne(lower, field) - 1)
}

function weighOne(heading: string, field: Field): number {
  const key = headingKey(heading)
  if (key === '' || key.length > 60 || NIK_HEADING.test(key)) return 0
  let best = 0
  for (const each of RULES) {
    if (each.field === field && each.weight > best && each.says.test(key)) best = each.weight
  }
  const isPlaceName = /^nama (desa|kelurahan|kecamatan)/.test(key)
  if (NEVER.test(key) && !(isPlaceName && (field === 'village' || field === 'subDistrict')))
    return 0
  return best
}

/** The best column for each field; every column serves one field. `barred` columns are not used. */
export function mapHeadings(
  headings: readonly string[],
  barred: ReadonlySet<number> = new Set(),
): Mapping {
  const claims = headings
    .flatMap((heading, column) =>
      barred.has(column)
        ? []
        : FIELDS.map((field) => ({ field, column, weight: weigh(heading, field) })),
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

/** The fields of a roster, and the headings by which its columns are known. */
import type { RosterRow } from '../../../../worker/contract/roster.ts'
import {
  isNeverPerson,
  mapColumns,
  PERSON_RULES,
  rule,
  type HeadingRule,
  type MappingOf,
} from '../../lib/sheet/headings.ts'

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

export type Mapping = MappingOf<Field>

const RULES: readonly HeadingRule<Field>[] = [
  ...PERSON_RULES,
  rule('cadreCode', 9, /^(kode|id|nomor|no) kader( kpm)?$/),
  rule(
    'regionCode',
    9,
    /^(kode|kd) (desa|kel|kelurahan|wilayah|wil|kemendagri|area|desa kel\w*)\b/,
  ),
  rule('regionCode', 6, /^kode$/),
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

export function mapHeadings(
  headings: readonly string[],
  barred: ReadonlySet<number> = new Set(),
): Mapping {
  return mapColumns(headings, { rules: RULES, isNever: isNeverPerson }, barred)
}

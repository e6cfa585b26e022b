/**
 * Questions in a table, one a row: which heading means which field, how kinds and keys may be written, and the template that
 * says it. Headings are Indonesian and forgiving; the order of the columns is free.
 */
import { writeXlsx } from 'hucre/xlsx'
import { rule, type HeadingRule, type Headings } from '../sheet/headings.ts'

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
export type Letter = (typeof LETTERS)[number]
export type SheetField =
  | 'code'
  | 'type'
  | 'stem'
  | 'key'
  | 'explanation'
  | 'level'
  | 'objective'
  | 'source'
  | 'tags'
  | 'shuffle'
  | 'tolerance'
  | 'unit'
  | `option-${Letter}`
  | `why-${Letter}`
export const OPTION_LETTERS: readonly Letter[] = LETTERS

const RULES: readonly HeadingRule<SheetField>[] = [
  rule('code', 9, /^(kode|kode soal|id|id soal|nomor soal)$/),
  rule('type', 9, /^(jenis|tipe|bentuk|jenis soal|tipe soal|bentuk soal|type)$/),
  rule('stem', 9, /^(soal|pertanyaan|butir soal|stem|question|pokok soal|teks soal)$/),
  rule('stem', 6, /\b(pertanyaan|butir soal)\b/),
  rule(
    'key',
    9,
    /^(kunci|kunci jawaban|jawaban benar|jawaban|key|answer|correct|jawaban yang benar)$/,
  ),
  rule(
    'explanation',
    9,
    /^(pembahasan|penjelasan|umpan balik|explanation|feedback|uraian jawaban)$/,
  ),
  rule('level', 9, /^(tingkat|level|ranah|tingkat kognitif|tingkatan|ranah kognitif)$/),
  rule(
    'objective',
    9,
    /^(tujuan|indikator|kompetensi|tujuan pembelajaran|indikator soal|objective)$/,
  ),
  rule('source', 9, /^(sumber|rujukan|referensi|acuan|source)$/),
  rule('tags', 9, /^(label|tag|tags|topik|materi|kata kunci|modul)$/),
  rule('shuffle', 9, /^(acak|acak pilihan|shuffle)$/),
  rule('tolerance', 9, /^(toleransi|selisih|tolerance|batas selisih)$/),
  rule('unit', 9, /^(satuan|unit)$/),
  ...LETTERS.flatMap((letter, at) => [
    rule<SheetField>(
      `option-${letter}`,
      9,
      new RegExp(
        `^((pilihan|opsi|jawaban|option|choice|alternatif|pilihan jawaban)( jawaban)? )?(${letter}|${at + 1})$`,
      ),
    ),
    rule<SheetField>(
      `why-${letter}`,
      9,
      new RegExp(
        `^(alasan|umpan balik|penjelasan|pembahasan|feedback)( pilihan| opsi)? (${letter}|${at + 1})$`,
      ),
    ),
  ]),
]
export const SHEET_HEADINGS: Headings<SheetField> = { rules: RULES, isNever: () => false }

export const SHEET_TYPES: readonly (readonly [
  'one' | 'many' | 'truth' | 'match' | 'order' | 'number' | 'short',
  RegExp,
])[] = [
  [
    'many',
    /^(pilihan )?(majemuk|kompleks|ganda kompleks|ganda majemuk|beberapa|banyak|lebih dari satu)\b|^(many|multiple|pgk)$/,
  ],
  [
    'one',
    /^(pilihan( ganda)?( satu| tunggal)?|pilih satu|satu|tunggal|pg|one|single|mc|multiple choice|pilihan satu)$/,
  ],
  ['truth', /^(benar ?(atau )?salah|bs|b s|true ?false|tf|truth)$/],
  [
    'match',
    /^(menjodohkan|jodohkan|jodoh|pasangan|pasangkan|mencocokkan|cocokkan|match|matching)$/,
  ],
  ['order', /^(urutan|urutkan|mengurutkan|order|ordering)$/],
  ['number', /^(angka|bilangan|hitungan|number|numerical|numerik)$/],
  ['short', /^(isian|isian singkat|jawaban singkat|jawaban pendek|short|short answer)$/],
]

const COLUMNS = ['A', 'B', 'C', 'D', 'E']
const FIRST_ROW = ['Kode', 'Jenis', 'Soal'].concat(
  COLUMNS.map((letter) => `Pilihan ${letter}`),
  ['Kunci', 'Toleransi', 'Satuan', 'Pembahasan'],
  COLUMNS.map((letter) => `Alasan ${letter}`),
  ['Tingkat', 'Tujuan', 'Sumber', 'Label', 'Acak'],
)

export type TemplateWords = {
  readonly sheet: string
  readonly help: string
  /** One row each: what stands under the headings, by heading. */
  readonly examples: readonly Readonly<Record<string, string>>[]
  readonly notes: readonly (readonly [column: string, meaning: string])[]
}

/** The template as .xlsx bytes: a sheet to fill, with examples, and a sheet that explains every column. */
export async function sheetTemplate(words: TemplateWords): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: FIRST_ROW.map((header) => ({
          header,
          key: header,
          width: header === 'Soal' ? 60 : 20,
        })),
        data: words.examples.map((row) =>
          Object.fromEntries(FIRST_ROW.map((header) => [header, row[header] ?? ''])),
        ),
        freezePane: { rows: 1 },
      },
      {
        name: words.help,
        columns: [
          { header: 'Kolom', key: 'column', width: 24 },
          { header: 'Isi', key: 'meaning', width: 90 },
        ],
        data: words.notes.map(([column, meaning]) => ({ column, meaning })),
      },
    ],
  })
}

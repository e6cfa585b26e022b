import { expect, it } from 'vitest'
import { BLOCKING_LINTS, itemLint } from '../../../worker/contract/bank.ts'
import { ITEM_TYPES, type ItemContent, type ItemOption } from '../../../worker/contract/items.ts'
import { fingerprintOf, lintsOf } from '../../../worker/curriculum/bank/lints.ts'
import { anItem, ITEM_IMAGES, PICTURE_CHOICE } from '../../factories/items.ts'

const option = (id: string, text: string, right = false, why = 'Alasan.'): ItemOption => ({
  id,
  text,
  right,
  why,
})
type Choice = Extract<ItemContent, { type: 'one' }>
const asking = (stem: string, ...options: ItemOption[]): Choice => ({
  type: 'one',
  stem,
  explanation: 'Pembahasan.',
  options:
    options.length > 0 ? options : [option('a', 'Bidan desa', true), option('b', 'Ketua RT')],
})
const reasons = (content: ItemContent) =>
  lintsOf(anItem(content)).map(({ reason, about }) => `${reason} ${about}`.trim())

it.each(ITEM_TYPES)('finds nothing weak in a good question of type %s', (type) => {
  expect(lintsOf(anItem(type))).toEqual([])
})

it('finds nothing weak in a good choice of pictures', () => {
  expect(lintsOf(anItem(PICTURE_CHOICE))).toEqual([])
})

it('names every reason that the contract knows, one question at a time', () => {
  const weak: Readonly<Record<string, ItemContent>> = {
    OPTION_TWICE: asking('Siapa?', option('a', 'Bidan', true), option('b', ' bidan. ')),
    OPTION_EMPTY: asking('Siapa?', option('a', 'Bidan', true), option('b', '')),
    RIGHT_MISSING: asking('Siapa?', option('a', 'Bidan'), option('b', 'Camat')),
    RIGHT_TWICE: asking('Siapa?', option('a', 'Bidan', true), option('b', 'Camat', true)),
    ALL_OF_THE_ABOVE: asking('Siapa?', option('a', 'Bidan', true), option('b', 'Semua benar')),
    NEGATIVE_STEM: asking('Yang BUKAN termasuk lima paket layanan:'),
    LONGEST_IS_RIGHT: asking(
      'Siapa?',
      option('a', 'Bidan desa yang bertugas di posyandu setiap bulan', true),
      option('b', 'Camat'),
    ),
    EXPLANATION_MISSING: { ...asking('Siapa?'), explanation: '' },
    WHY_MISSING: asking('Siapa?', option('a', 'Bidan', true, ''), option('b', 'Camat')),
    STEM_LONG: asking(`${'kata '.repeat(41)}?`),
    ABSOLUTE_WORD: asking('Siapa?', option('a', 'Bidan', true), option('b', 'Selalu camat')),
    ALT_MISSING: { ...asking('Siapa?'), image: { file: ITEM_IMAGES[0], alt: 'IMG_0234' } },
  }
  for (const [reason, content] of Object.entries(weak)) {
    expect(
      lintsOf(anItem(content)).map((each) => each.reason),
      reason,
    ).toEqual([reason])
  }
  expect(lintsOf(anItem('one', { source: '' }))).toEqual([{ reason: 'SOURCE_MISSING', about: '' }])
  expect(lintsOf(anItem('one'), ['kpm-1'])).toEqual([{ reason: 'ITEM_TWICE', about: 'kpm-1' }])
  const named = [...Object.keys(weak), 'SOURCE_MISSING', 'ITEM_TWICE']
  expect(named.toSorted()).toEqual([...itemLint.shape.reason.options].toSorted())
  expect(BLOCKING_LINTS).toContain('OPTION_EMPTY')
})

it.each([
  'Semua benar',
  'semua jawaban benar.',
  'Semua jawaban di atas benar',
  'Semuanya benar',
  'Semua di atas',
  'Semua pilihan salah',
  'Benar semua',
  'Jawaban benar semua',
  'a dan b benar',
  'A, B, dan C benar',
  'Hanya a dan c',
  'Jawaban a & b betul',
  'Keduanya benar',
  'Kedua jawaban salah',
  '1 dan 3 benar',
  'Tidak ada yang benar',
  'Tidak ada jawaban yang benar',
  'Tidak satu pun benar',
  'Bukan salah satu di atas',
  'Tidak ada di atas',
])('knows %j as an answer that is about the other answers', (text) => {
  expect(reasons(asking('Apa?', option('a', 'Gizi', true), option('b', text)))).toContain(
    'ALL_OF_THE_ABOVE b',
  )
})

it.each([
  'Semua ibu hamil',
  'Semua balita di desa',
  'Vitamin A dan B',
  'Tidak ada',
  'Tidak ada posyandu di dusun itu',
  'Bukan tugas kader',
  'Bidan dan kader',
  'Menimbang dengan benar',
  'Kedua orang tuanya',
  'Semua data di buku KIA benar-benar terisi',
])('takes %j for an answer of its own', (text) => {
  expect(reasons(asking('Apa?', option('a', text, true), option('b', 'Gizi')))).not.toContain(
    'ALL_OF_THE_ABOVE a',
  )
})

it.each([
  ['Berikut ini tugas kader, kecuali ...', 'kecuali'],
  ['Yang tidak termasuk layanan gizi adalah ...', 'tidak termasuk'],
  ['Manakah yang bukan tugas KPM?', 'bukan'],
  ['Pernyataan yang salah tentang ASI adalah', 'yang salah'],
  ['Apa yang tidak boleh diberikan kepada bayi?', 'yang tidak boleh'],
  ['Bayi sudah sehat. Pernyataan mana yang paling keliru?', 'yang paling keliru'],
])('says that %j asks for what is not: %j', (stem, about) => {
  expect(reasons(asking(stem))).toContain(`NEGATIVE_STEM ${about}`)
})

it.each([
  'Salah satu tugas kader adalah ...',
  'Ibu Sari tidak mau ke posyandu. Apa yang Anda lakukan?',
  'Data di buku salah tulis. Siapa yang Anda hubungi?',
  'Bayi yang tidak mendapat ASI berisiko apa?',
  'Apa yang Anda lakukan jika ibu itu bukan warga desa?',
  'Posyandu bukan hanya menimbang. Apa lagi kegiatannya?',
  'Mengapa posyandu bukan hanya untuk menimbang?',
  'Mengapa kartu yang salah isi harus diperbaiki? Pilih satu alasan utama.',
])('lets %j ask as it does', (stem) => {
  expect(reasons(asking(stem)).join()).not.toContain('NEGATIVE_STEM')
})

it('minds absolute words only where they give a wrong answer away', () => {
  const both = asking(
    'Kapan?',
    option('a', 'Pasti setiap bulan', true),
    option('b', 'Hanya sekali'),
  )
  expect(reasons(both)).toEqual([])
  const truth = (right: boolean): ItemContent => ({
    type: 'truth',
    stem: 'Bayi tidak pernah perlu ditimbang.',
    explanation: 'Pembahasan.',
    right,
    whyTrue: 'Alasan.',
    whyFalse: 'Alasan.',
  })
  expect(reasons(truth(false))).toEqual(['ABSOLUTE_WORD tidak pernah'])
  expect(reasons(truth(true))).toEqual([])
})

it('tells answers apart that differ by a sign only', () => {
  const signs = asking('Berapa?', option('a', '< 23,5 cm', true), option('b', '> 23,5 cm'))
  expect(reasons(signs)).toEqual([])
  const marks = asking('Apa?', option('a', '+', true), option('b', '-'))
  expect(reasons(marks)).toEqual([])
})

it('does not mind a right answer that is a little longer, or right ones of several', () => {
  const little = asking('Apa?', option('a', 'Tablet tambah darah', true), option('b', 'Kartu tani'))
  expect(reasons(little)).toEqual([])
})

it('finds steps, partners and left sides that are said twice', () => {
  const order: ItemContent = {
    type: 'order',
    stem: 'Urutkan.',
    explanation: 'Pembahasan.',
    steps: [
      { id: 'a', text: 'Cuci tangan' },
      { id: 'b', text: 'cuci tangan' },
    ],
  }
  expect(reasons(order)).toEqual(['OPTION_TWICE b'])
  const match: ItemContent = {
    type: 'match',
    stem: 'Pasangkan.',
    explanation: 'Pembahasan.',
    pairs: [
      { id: 'p1', left: 'Dacin', right: 'Berat' },
      { id: 'p2', left: 'Dacin', right: 'Tinggi' },
    ],
    extra: ['berat'],
  }
  expect(reasons(match)).toEqual(['OPTION_TWICE p2', 'OPTION_TWICE berat'])
})

it('says of a case in which of its questions a weakness is', () => {
  const item = anItem({
    type: 'case',
    stem: 'Ibu Sari hamil.',
    explanation: '',
    questions: [
      { id: 'q1', content: { ...asking('Siapa?'), explanation: '' } },
      {
        id: 'q2',
        content: asking('Apa?', option('a', 'Gizi'), option('b', 'Obat')),
      },
    ],
  })
  expect(lintsOf(item)).toEqual([
    { reason: 'EXPLANATION_MISSING', about: 'q1' },
    { reason: 'RIGHT_MISSING', about: 'q2' },
  ])
})

it('gives the same fingerprint to the same question with other wrong options, case or marks', () => {
  const one = asking('Di mana KPM dipilih?', option('a', 'Di desa', true), option('b', 'Di kota'))
  const same = asking(
    'DI MANA  KPM dipilih ...',
    option('x', 'Di kecamatan'),
    option('y', 'di desa.', true),
  )
  expect(fingerprintOf(one)).toBe(fingerprintOf(same))
  expect(fingerprintOf(one)).toMatch(/^[0-9a-f]{16}$/)
})

it('gives another fingerprint when something else is asked or right', () => {
  const generic = 'Manakah pernyataan yang benar?'
  const prints = [
    asking(generic, option('a', 'ASI cukup', true), option('b', 'Air')),
    asking(generic, option('a', 'ASI kurang', true), option('b', 'Air')),
    asking('Berapa < 5?', option('a', 'Empat', true), option('b', 'Enam')),
    asking('Berapa > 5?', option('a', 'Empat', true), option('b', 'Enam')),
    ...ITEM_TYPES.map((type) => anItem(type).content),
    PICTURE_CHOICE,
  ].map(fingerprintOf)
  expect(new Set(prints).size).toBe(prints.length)
})

/** Questions of the bank, one of every type, with everything that a question can have. */
import type { ItemContent, ItemType, ItemVersion } from '../../worker/contract/items.ts'
import type { KnownMedium } from '../../worker/curriculum/media.ts'

/** The pictures that these questions show. */
export const ITEM_IMAGES = ['00000000000000a1.webp', '00000000000000a2.webp'] as const

export const ITEM_MEDIA: ReadonlyMap<string, KnownMedium> = new Map(
  ITEM_IMAGES.map((name) => [
    name,
    { name, kind: 'image', bytes: 9_000, width: 640, height: 480, seconds: null },
  ]),
)

const IMAGE = { file: ITEM_IMAGES[0], alt: 'Kader mengukur panjang badan bayi dengan alat ukur' }
const OTHER_IMAGE = { file: ITEM_IMAGES[1], alt: 'Kader menimbang bayi dengan timbangan gantung' }

const CONTENTS = {
  one: {
    type: 'one',
    stem: 'Di mana kader KPM dipilih?',
    explanation: 'Kader KPM dipilih lewat musyawarah desa.',
    options: [
      { id: 'a', text: 'Di rapat kecamatan', right: false, why: 'Camat membina kader.' },
      { id: 'b', text: 'Di musyawarah desa', right: true, why: 'Tepat.' },
      { id: 'c', text: 'Di kantor dinas', right: false, why: 'Dinas mendampingi kader.' },
    ],
  },
  many: {
    type: 'many',
    stem: 'Layanan mana yang diterima ibu hamil?',
    explanation: 'Ibu hamil mendapat pemeriksaan dan tablet tambah darah.',
    options: [
      { id: 'a', text: 'Tablet tambah darah', right: true, why: 'Tepat.' },
      { id: 'b', text: 'Kartu tani', right: false, why: 'Kartu tani untuk petani.' },
      { id: 'c', text: 'Pemeriksaan kehamilan', right: true, why: 'Tepat.' },
      { id: 'd', text: 'Kredit usaha', right: false, why: 'Kredit usaha untuk pedagang.' },
    ],
  },
  truth: {
    type: 'truth',
    stem: 'Bayi berumur 2 bulan cukup diberi ASI.',
    explanation: 'Sampai umur 6 bulan bayi cukup diberi ASI.',
    right: true,
    whyTrue: 'Tepat.',
    whyFalse: 'Sebelum 6 bulan bayi belum perlu makanan lain.',
  },
  match: {
    type: 'match',
    stem: 'Pasangkan alat dengan gunanya.',
    explanation: 'Setiap alat punya guna sendiri.',
    pairs: [
      { id: 'p1', left: 'Dacin', right: 'Menimbang berat' },
      { id: 'p2', left: 'Pita LiLA', right: 'Mengukur lingkar lengan' },
      { id: 'p3', left: 'Papan ukur', right: 'Mengukur panjang badan' },
    ],
    extra: ['Mengukur suhu'],
  },
  order: {
    type: 'order',
    stem: 'Urutkan langkah mengukur panjang badan bayi.',
    explanation: 'Alat disiapkan dulu, hasil dicatat terakhir.',
    steps: [
      { id: 's1', text: 'Siapkan papan ukur di tempat datar' },
      { id: 's2', text: 'Baringkan bayi di papan ukur' },
      { id: 's3', text: 'Luruskan kedua lutut bayi' },
      { id: 's4', text: 'Baca dan catat hasilnya' },
    ],
  },
  number: {
    type: 'number',
    stem: 'Berapa batas lingkar lengan atas ibu hamil yang berisiko kurang energi?',
    explanation: 'Batasnya 23,5 cm.',
    value: 23.5,
    tolerance: 0.1,
    unit: 'cm',
  },
  short: {
    type: 'short',
    stem: 'Apa singkatan dari air susu ibu?',
    explanation: 'Singkatannya ASI.',
    accepted: ['ASI', 'A.S.I'],
  },
  case: {
    type: 'case',
    stem: 'Ibu Sari hamil 5 bulan. Lingkar lengannya 22 cm dan ia sering pusing.',
    explanation: 'Catat, lalu rujuk ke bidan.',
    image: IMAGE,
    questions: [
      {
        id: 'q1',
        content: {
          type: 'one',
          stem: 'Apa yang Anda lakukan lebih dulu?',
          explanation: 'Rujukan tidak menunggu.',
          options: [
            { id: 'a', text: 'Merujuk Ibu Sari ke bidan', right: true, why: 'Tepat.' },
            { id: 'b', text: 'Menunggu bulan depan', right: false, why: 'Itu terlambat.' },
          ],
        },
      },
      {
        id: 'q2',
        content: {
          type: 'number',
          stem: 'Berapa cm lingkar lengan Ibu Sari?',
          explanation: '',
          value: 22,
          tolerance: 0,
          unit: 'cm',
        },
      },
    ],
  },
} satisfies Record<ItemType, ItemContent>

/** Choose the right one of two pictures. */
export const PICTURE_CHOICE: ItemContent = {
  type: 'one',
  stem: 'Gambar mana yang menunjukkan pengukuran panjang badan?',
  image: IMAGE,
  explanation: 'Panjang badan diukur sambil berbaring.',
  options: [
    { id: 'a', text: '', image: IMAGE, right: true, why: 'Tepat.' },
    { id: 'b', text: '', image: OTHER_IMAGE, right: false, why: 'Ini menimbang.' },
  ],
}

/** A question of a type, or of a content of one's own; without a weakness unless the wishes make one. */
export function anItem(
  of: ItemType | ItemContent = 'one',
  wishes: Partial<Omit<ItemVersion, 'content'>> = {},
): ItemVersion {
  return {
    level: 2,
    objective: 'Menjelaskan tugas kader',
    source: 'Pedoman Umum KPM',
    fact: '',
    shuffle: true,
    ...wishes,
    content: typeof of === 'string' ? CONTENTS[of] : of,
  }
}

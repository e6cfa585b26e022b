/** Made-up data of the component page. */
type Tag = { readonly kind: 'done' | 'wait' | 'danger' | ''; readonly word: string }
type Person = {
  readonly code: string
  readonly name: string
  readonly area: string
  readonly done: number
  readonly score: number | null
  readonly state: Tag
}

const people: readonly Person[] = [
  {
    code: 'LMJ-0001-K',
    name: 'Siti Aminah',
    area: 'Desa Anggrek 1',
    done: 10,
    score: 90,
    state: { kind: 'done', word: 'Terlatih' },
  },
  {
    code: 'LMJ-0002-M',
    name: 'Wahyu Setyaningsih',
    area: 'Desa Anggrek 2',
    done: 4,
    score: null,
    state: { kind: 'wait', word: 'Sedang belajar' },
  },
  {
    code: 'LMJ-0003-P',
    name: 'Nur Hidayati Rahmawati Kusumaningtyas',
    area: 'Kelurahan Dahlia 3',
    done: 0,
    score: null,
    state: { kind: '', word: 'Belum mulai' },
  },
  {
    code: 'LMJ-0004-R',
    name: 'Bambang Prasetyo',
    area: 'Kecamatan Cempaka',
    done: 10,
    score: 78,
    state: { kind: 'danger', word: 'Sertifikat dicabut' },
  },
  {
    code: 'LMJ-0005-T',
    name: 'Maria Goreti Bere',
    area: 'Desa Melati 4',
    done: 10,
    score: 96,
    state: { kind: 'done', word: 'Terlatih' },
  },
]

export const SPECIMEN = { people } as const

/** The check of the shipped courses: each fault is planted in a small sound course, and the check must name it there. */
import { expect, it } from 'vitest'
import { chanceOf } from '../../../db/curriculum-check/blind.ts'
import { factsTable } from '../../../db/curriculum-check/facts-table.ts'
import { faultWords } from '../../../db/curriculum-check/faults.ts'
import { inspectCourse } from '../../../db/curriculum-check/inspect.ts'
import { averageOf } from '../../../db/curriculum-check/inspect-language.ts'
import { blindness, holdings } from '../../../db/curriculum-check/print-report.ts'
import type { SourceFile } from '../../../worker/contract/curriculum.ts'
import { withFile } from '../../factories/course.ts'

const TODAY = '2026-11-23'
const MODULES = ['mengenal-kpm', 'stunting-1000-hpk']
const LESSONS = ['satu', 'dua', 'tiga', 'empat']
const LESSON = 'mengenal-kpm/satu.md'
const ITEMS = 'mengenal-kpm/soal.yaml'
const MODULE = 'mengenal-kpm/module.yaml'

const CARD = `:::kartu-fakta{id="1-1-periksa" angka="6 kali" sumber="Buku KIA" ditinjau="${TODAY}" tinjau-ulang="2027-05-23" daerah="tidak"}

Ibu hamil diperiksa paling sedikit 6 kali. **Perlu telaah Dinkes.**

:::`

function lesson(module: string, name: string): string {
  const isFirst = `${module}/${name}.md` === LESSON
  return `# Pelajaran ${name}

Bu Sari menyapa Ibu Rina. Ibu Rina sedang hamil. Bu Sari bertanya kabarnya.

---

Bidan Wati datang. Mereka duduk bersama. ${isFirst ? `\n\n${CARD}\n\n[Bantuan](/bantuan) ada di situs ini.` : 'Rumah itu terang.'}
`
}

/** Eight questions whose right answers stand at a, b, c, d and again, of one length and none safer than another. */
function items(module: string): string {
  return Array.from({ length: 8 }, (_, index) => {
    const id = `${module.slice(0, 2)}-${index + 1}`
    const options = ['a', 'b', 'c', 'd'].map(
      (letter, at) =>
        `    - { id: ${letter}, text: Pilihan ${letter} ${id}, right: ${at === index % 4}, why: Alasan ${letter} }`,
    )
    return `- id: ${id}
  for: ${index < 4 ? 'quiz' : 'test'}
  level: ${(index % 3) + 1}
  objective: Tujuan ${id}
  source: Modul, pelajaran 1
  stem: Apa langkah ${id}?
  options:
${options.join('\n')}
  explanation: Pembahasan ${id}
`
  }).join('')
}

/** What trainers need beside a module. */
function materials(module: string): SourceFile[] {
  const texts = [
    ['catatan-pelatih', '# Catatan pelatih\n\nSiapkan alat.\n'],
    ['pesan', '# Pesan\n\n## Untuk ayah\n\nAyah, timbang anak bulan ini.\n'],
    ...LESSONS.map((name) => [`naskah/${name}`, '# Naskah rekaman\n\nHalo.\n']),
  ]
  return texts.map(([name = '', text = '']) => ({ path: `${module}/bahan/${name}.md`, text }))
}

const SOUND: readonly SourceFile[] = [
  {
    path: 'course.yaml',
    text: `code: KPM-DASAR
title: Pelatihan uji
summary: Ringkasan
audience: Kader
language: id
countsAsTrained: true
review: { required: true, by: null, on: null, notice: Konten contoh }
modules: [${MODULES.join(', ')}]
finalTest: { slug: tes-akhir, title: Tes akhir, passMark: 70, attempts: 3, coolDownMinutes: 60, shuffle: true, drawPerModule: 2 }
passRule: { modules: all, finalTest: true, minimumMark: 70 }
`,
  },
  ...MODULES.flatMap((module) => [
    {
      path: `${module}/module.yaml`,
      text: `title: Modul ${module}
objective: Anda memahami modul ini.
jp: { theory: 2, assignment: 0, practice: 0 }
quiz: { passMark: 70, attempts: 0, coolDownMinutes: 0, shuffle: true }
lessons: [${LESSONS.join(', ')}]
`,
    },
    ...LESSONS.map((name) => ({ path: `${module}/${name}.md`, text: lesson(module, name) })),
    { path: `${module}/soal.yaml`, text: items(module) },
    ...materials(module),
  ]),
]

const inspected = (
  files: readonly SourceFile[],
  today = TODAY,
  before: readonly SourceFile[] = [],
) =>
  inspectCourse({ code: 'KPM-DASAR', files, before, today, isPage: (page) => page === '/bantuan' })

/** What the check says of the sound course with one text of it changed: `file reason about`. */
async function planted(file: string, from: string | RegExp, to: string): Promise<string[]> {
  const text = SOUND.find(({ path }) => path === file)?.text ?? ''
  const changed = text.replace(from, () => to)
  expect(changed).not.toBe(text)
  const { faults } = await inspected(withFile(SOUND, file, () => changed))
  return faults.map(({ file: at, reason, about }) => `${at} ${reason} ${about}`)
}

it('has nothing against a sound course', async () => {
  const { faults, notes } = await inspected(SOUND)
  expect([...faults, ...notes].map(faultWords)).toEqual([])
})

it.each([
  ['no source', 'sumber="Buku KIA"', '', 'DIRECTIVE_NEEDS kartu-fakta: sumber'],
  ['an empty source', 'sumber="Buku KIA"', 'sumber=""', 'DIRECTIVE_NEEDS kartu-fakta: sumber'],
  ['a review that is due', '2027-05-23', '2026-11-22', 'FACT_REVIEW_PAST 1-1-periksa'],
  ['a review in over a year', '2027-05-23', '2027-11-24', 'FACT_REVIEW_FAR 1-1-periksa'],
  ['a look in days to come', TODAY, '2026-11-24', 'FACT_REVIEWED_LATER 1-1-periksa'],
])('finds a fact card with %s', async (_, from, to, fault) => {
  expect(await planted(LESSON, from, to)).toContain(`${LESSON} ${fault}`)
})

it('finds a screen of more than 120 words, also where the course cannot be published', async () => {
  const title = '# Pelajaran satu'
  const screen = (words: string) => `${title}\n\n${words}\n\n---`
  const most = 'Ibu itu ada. '.repeat(40)
  const fault = `${LESSON} SCREEN_LONG 121`
  expect(await planted(LESSON, title, screen(most))).toEqual([])
  expect(await planted(LESSON, title, screen(`${most}Ya.`))).toEqual([fault])
  const broken = await planted(LESSON, title, screen(`${most}<b>`))
  expect(broken).toEqual([fault, `${LESSON} HTML_REFUSED <b>`])
})

it.each([
  ['an explanation', 'explanation: Pembahasan me-3', 'explanation: ""', 'EXPLANATION_MISSING me-3'],
  ['a why of an option', /why: Alasan c }/, 'why: "" }', 'WHY_MISSING me-1 (c)'],
  ['a source', 'source: Modul, pelajaran 1', 'source: ""', 'SOURCE_MISSING me-1'],
  ['an objective', 'objective: Tujuan me-2', 'objective: ""', 'OBJECTIVE_EMPTY me-2'],
  ['a link', 'source: Modul, pelajaran 1', 'source: Buku KIA', 'ITEM_UNLINKED me-1'],
  ['a lesson that is there', 'pelajaran 1', 'pelajaran 9', 'ITEM_UNLINKED me-1'],
  [
    'a card that is there',
    'source: Modul, pelajaran 1',
    'source: Buku KIA\n  fact: 9-9-tidak-ada',
    'FACT_UNKNOWN me-1 (9-9-tidak-ada)',
  ],
])('finds a question without %s', async (_, from, to, fault) => {
  expect(await planted(ITEMS, from, to)).toContain(`${ITEMS} ${fault}`)
})

it('takes a card or a tag for a link', async () => {
  const source = 'source: Modul, pelajaran 1'
  for (const link of ['fact: 1-1-periksa', 'tags: [dua]'])
    expect(await planted(ITEMS, source, `source: Buku KIA\n  ${link}`)).toEqual([])
})

/** All right answers at one place of the file. */
const allAt = (place: 'a' | 'b') =>
  items('mengenal-kpm')
    .replaceAll('right: true', 'right: false')
    .replaceAll(
      new RegExp(`(id: ${place}, text: [^,]*, right: )false`, 'g'),
      (_, before: string) => `${before}true`,
    )

it('finds right answers at one place more often than chance would have it', async () => {
  const found = await planted(ITEMS, /[\s\S]*/, allAt('b'))
  expect(found).toContainEqual(
    expect.stringMatching(/^mengenal-kpm\/soal.yaml KEYS_UNEVEN a 0, b 8, c 0, d 0/),
  )
  expect(found).toContainEqual(expect.stringContaining('BLIND_HIGH selalu b = 100%'))
  // Of the whole bank ten of sixteen stand there.
  expect(found).toContain('course.yaml BLIND_HIGH selalu b = 63%, batas 45%')
})

it('knows how likely places are by chance', () => {
  // 4 of 4^3 outcomes have all three at one place.
  expect(chanceOf([3, 0, 0, 0])).toBeCloseTo(4 / 64)
  expect(chanceOf([2, 2, 2, 2])).toBeCloseTo(1)
  expect(chanceOf([8, 0, 0, 0])).toBeCloseTo(4 / 4 ** 8)
  expect(chanceOf([0, 0, 0, 0])).toBe(1)
  expect(chanceOf([9, 1, 1, 1])).toBeLessThan(0.01)
  expect(chanceOf([5, 3, 2, 2])).toBeGreaterThan(0.01)
})

const longer = (text: string) =>
  text.replaceAll(/(text: Pilihan . \S+)(?=, right: true)/g, '$1 yang lebih panjang')
const shorter = (text: string) =>
  text.replaceAll(/text: Pilihan . (\S+)(?=, right: true)/g, 'text: Ya $1')
const safer = (text: string) =>
  text.replaceAll(/(text: Pilihan . \S+)(?=, right: true)/g, '$1 ke bidan')

it('finds answers that are the longest, the shortest or sound the safest', async () => {
  const text = items('mengenal-kpm')
  expect(await planted(ITEMS, text, longer(text))).toContain(
    `${ITEMS} BLIND_HIGH selalu yang terpanjang = 100%, batas 45%`,
  )
  expect(await planted(ITEMS, text, shorter(text))).toContain(
    `${ITEMS} BLIND_HIGH selalu yang terpendek = 100%, batas 45%`,
  )
  expect(await planted(ITEMS, text, safer(text))).toContain(
    `${ITEMS} BLIND_HIGH selalu yang terdengar paling aman = 100%, batas 45%`,
  )
})

it.each([
  ['page', '(/bantuan)', '(/bantuan-lama)', 'LINK_BROKEN /bantuan-lama'],
  [
    'lesson',
    '(/bantuan)',
    '(/belajar/mengenal-kpm/lima)',
    'LINK_BROKEN /belajar/mengenal-kpm/lima',
  ],
  ['place', '(/bantuan)', '(#tidak-ada)', 'LINK_BROKEN #tidak-ada'],
  ['address', '(/bantuan)', '(https://contoh)', 'LINK_BROKEN https://contoh'],
  [
    'picture',
    '[Bantuan](/bantuan)',
    '\n\n![Peta](gambar/peta.svg)\n\nIa',
    'IMAGE_UNKNOWN gambar/peta.svg',
  ],
  [
    'medium',
    '[Bantuan](/bantuan)',
    '\n\n::suara{berkas="0123456789abcdef0123456789abcdef.webm" judul="Lagu"}\n\nIa',
    'MEDIUM_UNKNOWN 0123456789abcdef0123456789abcdef.webm',
  ],
])('finds a link to a %s that is not there', async (_, from, to, fault) => {
  expect(await planted(LESSON, from, to)).toContain(`${LESSON} ${fault}`)
})

it('lets links lead to lessons, quizzes and other sites', async () => {
  for (const target of [
    '/belajar/stunting-1000-hpk/dua',
    '/belajar/mengenal-kpm/kuis',
    'https://kemkes.go.id/',
  ])
    expect(await planted(LESSON, '(/bantuan)', `(${target})`)).toEqual([])
})

it('finds an abbreviation that nobody explains, once in a module', async () => {
  const both = 'Ibu Rina minum TTD. Tablet TTD itu dari bidan.'
  expect(await planted(LESSON, 'Bidan Wati datang.', both)).toEqual([
    `${LESSON} ABBREVIATION_UNEXPLAINED TTD`,
  ])
  expect(await planted(ITEMS, 'Apa langkah me-1?', 'Apa guna LiLA?')).toEqual([
    `${ITEMS} ABBREVIATION_UNEXPLAINED LiLA`,
  ])
})

it.each([
  ':istilah[TTD]{arti="tablet tambah darah"} diminum. TTD itu baik.',
  'Tablet tambah darah (TTD) diminum. TTD itu baik.',
  'TTD (tablet tambah darah) diminum.',
  'TTD adalah pil merah. Ibu minum TTD.',
  'Ibu Rina minum tablet tambah darah. Kita sebut itu TTD.',
  'Ibu Rina memakai HP di RT 3 pukul 08.30 WIB pada bagian II.',
])('takes for explained, or for known to all: %s', async (text) => {
  expect(await planted(LESSON, 'Bidan Wati datang.', text)).toEqual([])
})

it('lets an earlier module explain an abbreviation, also when one module alone is looked at', async () => {
  const explained = withFile(SOUND, LESSON, (text) =>
    text.replace('Mereka', 'Tablet tambah darah (TTD) ada. Mereka'),
  )
  const file = 'stunting-1000-hpk/satu.md'
  const used = withFile(explained, file, (text) => text.replace('Mereka', 'Ia minum TTD. Mereka'))
  expect((await inspected(used)).faults).toEqual([])
  const own = used
    .filter(({ path }) => !path.startsWith('mengenal-kpm/'))
    .map(({ path, text }) => ({ path, text: text.replace('mengenal-kpm, ', '') }))
  const before = used.filter(({ path }) => path.startsWith('mengenal-kpm/'))
  expect((await inspected(own, TODAY, before)).faults).toEqual([])
  expect((await inspected(own)).faults).toMatchObject([
    { file, reason: 'ABBREVIATION_UNEXPLAINED' },
  ])
})

it('finds a lesson of long sentences, and takes what follows on speech for one sentence', async () => {
  const sentence = `Ibu Rina ${'yang sabar '.repeat(20)}datang.`
  expect(await planted(LESSON, 'Bidan Wati datang.', `${sentence} `.repeat(2))).toEqual([
    `${LESSON} SENTENCES_LONG 13.0`,
  ])
  const { modules } = await inspected(
    withFile(
      SOUND,
      LESSON,
      () => '# Bicara\n\n“Apa kabar?” tanya Bu Sari pelan.\n\n- satu hal,\n- dua hal\n',
    ),
  )
  expect(averageOf(modules[0]?.sentences.slice(0, 1) ?? [])).toBe(6)
})

it.each([
  ['Bidan Wati online.', 'ENGLISH "online" → ada sinyal, daring'],
  ['Bidan Wati melakukan screening.', 'ENGLISH "screening" → pemeriksaan awal'],
  ['Apa kabar kamu?', 'TERM "kamu" → Anda'],
  ['Apa kabar anda?', 'TERM "anda" → Anda'],
  ['Ia ke puskesmas.', 'TERM "puskesmas" → Puskesmas'],
  ['Risiko itu resiko.', 'TERM "resiko" → risiko'],
])('finds a word that the course does not use: %s', async (text, fault) => {
  expect(await planted(LESSON, 'Bidan Wati datang.', text)).toEqual([`${LESSON} ${fault}`])
})

it('lets an English word stay that is explained', async () => {
  const text = ':istilah[scorecard]{arti="kartu nilai desa"} dibaca. Isi scorecard jelas.'
  expect(await planted(LESSON, 'Bidan Wati datang.', text)).toEqual([])
})

it('finds hours, lessons and modules that the programme does not have', async () => {
  expect(await planted(MODULE, 'theory: 2', 'theory: 3')).toEqual([
    `${MODULE} HOURS_DIFFERENT 3 + 0 + 0, bukan 2 + 0 + 0`,
  ])
  expect(await planted(MODULE, ', empat', '')).toContain(`${MODULE} LESSONS_DIFFERENT 3, bukan 4`)
  const renamed = SOUND.map(({ path, text }) => ({
    path: path.replace('mengenal-kpm', 'lain'),
    text: text.replace('mengenal-kpm', 'lain'),
  }))
  expect((await inspected(renamed)).faults).toMatchObject([
    { reason: 'MODULE_UNPLANNED', about: 'lain' },
  ])
})

it.each([
  ['catatan-pelatih', 'NOTES_MISSING mengenal-kpm'],
  ['pesan', 'MODULE_WITHOUT_MESSAGES mengenal-kpm'],
  ['naskah/tiga', 'SCRIPT_MISSING tiga'],
])('finds a module without %s', async (name, fault) => {
  const file = `mengenal-kpm/bahan/${name}.md`
  const { faults } = await inspected(withFile(SOUND, file, null))
  expect(faults.map((each) => `${each.file} ${each.reason} ${each.about}`)).toEqual([
    `${file} ${fault}`,
  ])
})

it('finds a module of field practice without its sheet, and a message that cannot be sent', async () => {
  const field = SOUND.map(({ path, text }) => ({
    path: path.replace('stunting-1000-hpk', 'mengukur-pertumbuhan'),
    text: text.replace('stunting-1000-hpk', 'mengukur-pertumbuhan'),
  }))
  const file = 'mengukur-pertumbuhan/bahan/lembar-praktik.md'
  expect((await inspected(field)).faults).toContainEqual(
    expect.objectContaining({ file, reason: 'SHEET_MISSING' }),
  )
  const sheet = {
    path: file,
    text: '# Lembar\n\n| No | Langkah yang dilihat |\n|---|---|\n| 1 | Menyapa |\n',
  }
  const { faults } = await inspected([...field, sheet])
  expect(faults.map(({ reason }) => reason)).not.toContain('SHEET_MISSING')
  expect(await planted('mengenal-kpm/bahan/pesan.md', 'Ayah,', '| Ayah |')).toContain(
    'mengenal-kpm/bahan/pesan.md MESSAGE_NOT_PLAIN Untuk ayah',
  )
})

it('finds a module that is too heavy for a slow line', async () => {
  // Words without a pattern, which no compressor makes smaller by much.
  let state = 7
  const word = () =>
    Array.from({ length: 5 }, () => {
      state = (state * 48_271) % 2_147_483_647
      return String.fromCodePoint(97 + (state % 26))
    }).join('')
  const screen = () => Array.from({ length: 110 }, word).join(' ')
  const long = () => Array.from({ length: 14 }, screen).join('\n\n---\n\n')
  const heavy = SOUND.map(({ path, text }) => ({
    path,
    text: /^mengenal-kpm\/[^/]*\.md$/.test(path) ? `${text}\n\n---\n\n${long()}` : text,
  }))
  const { faults } = await inspected(heavy)
  expect(faults).toContainEqual(
    expect.objectContaining({
      file: MODULE,
      reason: 'PACK_HEAVY',
      about: expect.stringMatching(/^teks \d\d\.\d kB, batas 15 kB$/),
    }),
  )
})

it('notes a number that stands in no card, and not that of a story', async () => {
  const change = (text: string) =>
    withFile(SOUND, LESSON, (source) => source.replace('Bidan Wati datang.', text))
  const notes = async (text: string) =>
    (await inspected(change(text))).notes.map(({ reason, about }) => `${reason} ${about}`)
  expect(await notes('Ia makan 9 kali. Ia diperiksa 6 kali.')).toEqual([
    'NUMBER_WITHOUT_CARD 9 kali',
  ])
  expect(await notes(':::cerita{judul="Pagi"}\n\nIa makan 9 kali.\n\n:::\n\nIa pergi.')).toEqual([])
})

it('writes every fact with its source, and what the health office must confirm', async () => {
  const { modules } = await inspected(SOUND)
  const table = factsTable([{ code: 'KPM-DASAR', modules }])
  expect(table).toContain('1 kartu fakta; 1 menunggu telaah Dinas Kesehatan.')
  expect(table).toContain(
    '- [ ] `1-1-periksa` (mengenal-kpm/satu): **6 kali.** Ibu hamil diperiksa paling sedikit 6 kali. Sumber: Buku KIA.',
  )
  expect(table).toContain(
    '| 6 kali | Ibu hamil diperiksa paling sedikit 6 kali. Perlu telaah Dinkes. | Buku KIA | satu, `1-1-periksa` |',
  )
})

it('prints what each module holds and how well it is guessed', async () => {
  const { modules } = await inspected(SOUND)
  const rows = holdings(modules).map((row) => row.split(/ {2,}/))
  expect(rows.map(([name]) => name)).toEqual(['Modul', ...MODULES, 'JUMLAH'])
  const row = Object.fromEntries((rows[0] ?? []).map((head, column) => [head, rows[3]?.[column]]))
  expect(row).toMatchObject({
    JP: '4',
    Plj: '8',
    Layar: '16',
    Soal: '16',
    'Ingat/paham/terap': '6/6/4',
    Fakta: '1',
    Dinkes: '1',
  })
  expect(blindness(modules)[1]?.split(/ {2,}/)).toEqual([
    'mengenal-kpm',
    '8',
    '2/2/2/2',
    '1.000',
    ...Array.from({ length: 8 }, () => '25%'),
  ])
})

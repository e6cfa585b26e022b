import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../../worker/curriculum/draft/lesson-text.ts'
import { readingLevel, syllablesOf } from '../../../../worker/curriculum/draft/reading-level.ts'
import { weighLesson, type LessonWork } from '../../../../worker/curriculum/draft/weigh-lesson.ts'
import { contentProblemWords, CONTENT_REASONS } from '../../../../site/src/text/curriculum.ts'

const EASY = `# Ibu dan anak

Ibu Sari punya anak. Nama anak itu Dimas. Umurnya dua tahun. Ia suka main di luar rumah.

- Ibu beri telur dan ikan.
- Dimas makan dengan senang.

Dimas tidur siang. Ia bangun dan minum air putih. Kakaknya datang. Mereka main bola.
`
const HARD = `# Penyelenggaraan

Penyelenggaraan percepatan penurunan stunting dilaksanakan secara holistik, integratif, dan berkualitas melalui koordinasi, sinergi, dan sinkronisasi di antara kementerian atau lembaga, pemerintah daerah provinsi, pemerintah daerah kabupaten atau kota, pemerintah desa, dan pemangku kepentingan lainnya.
`

const work = (text: string, own: Partial<LessonWork> = {}): LessonWork => ({
  text,
  module: 'modul',
  lesson: 'pelajaran',
  drawings: new Map(),
  drawingBytes: new Map(),
  media: new Map(),
  earlier: [],
  today: '2026-11-21',
  ...own,
})
const warned = async (text: string, own?: Partial<LessonWork>) =>
  (await weighLesson(work(text, own))).warnings.map(({ line, reason, about }) =>
    [line, reason, about].join(' '),
  )

describe('reading level', () => {
  it('asks few school years of short words and sentences, many of a decree', () => {
    expect(readingLevel(sentencesOf(EASY))).toBeLessThanOrEqual(4)
    expect(readingLevel(sentencesOf(HARD))).toBeGreaterThanOrEqual(12)
  })
  it('says nothing of a text that is too short', () => {
    expect(readingLevel(sentencesOf('# Judul\n\nHanya lima kata saja.\n'))).toBeNull()
  })
  it.each([
    ['ibu', 2],
    ['pemerintah', 4],
    ['pantai', 2],
    ['dan', 1],
    ['keluarga', 4],
    ['KPM', 1],
  ])('counts the syllables of %s', (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables)
  })
})

describe('sentences', () => {
  it('begin at their lines, and marks, pictures and attributes are no words', () => {
    const found = sentencesOf(
      `# Judul besar

Kalimat **satu** ini
masih berlanjut. Kalimat dua.

![Peta desa](gambar/peta.svg "Peta")

:::cerita{judul="Tidak dihitung"}

- Butir [tautan](https://example.org/x)
- :istilah[Istilah]{arti="tidak dihitung"} di sini

:::

---

| a | b |
| --- | --- |
| Sel satu | Sel dua |
`,
    )
    expect(found.map(({ line, words }) => `${line} ${words.join(' ')}`)).toEqual([
      '1 Judul besar',
      '3 Kalimat satu ini masih berlanjut',
      '4 Kalimat dua',
      '10 Butir tautan',
      '11 Istilah di sini',
      '17 a',
      '17 b',
      '19 Sel satu',
      '19 Sel dua',
    ])
  })
})

describe('weighing', () => {
  it('gives figures of what the phone fetches and the reader reads', async () => {
    const { figures, screens, title, problems } = await weighLesson(
      work(`# Judul\n\n${'kata '.repeat(75)}\n\n---\n\n${'lagi '.repeat(75)}\n`),
    )
    expect(title).toBe('Judul')
    expect(problems).toEqual([])
    expect(screens.map(({ words }) => words)).toEqual([75, 75])
    expect(figures).toMatchObject({ words: 150, screens: 2, mediaBytes: 0, seconds: 60 })
    expect(figures.bytes).toBeGreaterThan(30)
    expect(figures.bytes).toBeLessThan(500)
  })
  it('warns of a long screen and a long sentence, not of one at the limit', async () => {
    const sentence = (count: number) => `${Array.from({ length: count }, () => 'kata').join(' ')}.`
    expect(await warned(`# J\n\n${sentence(25)}\n`)).toEqual([])
    expect(await warned(`# J\n\n${sentence(26)}\n`)).toEqual(['3 SENTENCE_LONG 26'])
    const screen = Array.from({ length: 121 }, () => 'kata.').join(' ')
    expect(await warned(`# J\n\n${screen}\n`)).toEqual(['1 SCREEN_LONG 121'])
  })
  it('warns of a word of the field that nobody explained, once, at its line', async () => {
    expect(await warned('# J\n\nSatu.\n\nKita mengukur LiLA. LiLA itu penting.\n')).toEqual([
      '5 JARGON_UNEXPLAINED lingkar lengan atas',
    ])
    expect(await warned('# J\n\nIni :istilah[LiLA]{arti="lingkar lengan"}.\n')).toEqual([])
    expect(await warned('# J\n\nUkur pita lengan (LiLA) ibu.\n')).toEqual([])
    expect(await warned('# J\n\n**Konvergensi** adalah kerja bersama.\n')).toEqual([])
    expect(await warned('# J\n\nItu disingkat **1.000 HPK**.\n')).toEqual([])
    const earlier = ['# Awal\n\n:istilah[Konvergensi]{arti="bersama"}\n']
    expect(await warned('# J\n\nKonvergensi lagi.\n', { earlier })).toEqual([])
    expect(await warned('# J\n\nIntervensi spesifik dulu.\n')).toEqual([
      '3 JARGON_UNEXPLAINED intervensi spesifik',
    ])
    // "sd" is "up to", and a file's name is not read.
    expect(await warned('# J\n\nUmur 2 sd 3 tahun. [a](/belajar/antropometri/)\n')).toEqual([])
  })
  it('warns of a fact card past its day, and not on the day itself', async () => {
    const card = (until: string) =>
      `# J\n\n:::kartu-fakta{id="f-1" sumber="S" ditinjau="2025-01-01" tinjau-ulang="${until}"}\n\nIsi.\n\n:::\n`
    expect(await warned(card('2026-11-20'))).toEqual(['3 FACT_OVERDUE f-1'])
    expect(await warned(card('2026-11-21'))).toEqual([])
  })
  it('warns of a heavy drawing and a heavy picture where they stand', async () => {
    const name = '0123456789abcdef.webp'
    const medium = { name, kind: 'image' as const, width: 3, height: 2, seconds: null }
    const text = `# J\n\n![Peta](gambar/peta.svg)\n\n![Foto](media/${name})\n`
    const drawings = new Map([['gambar/peta.svg', { viewBox: '0 0 1 1', root: '', inside: '' }]])
    const heavy = {
      drawings,
      drawingBytes: new Map([['gambar/peta.svg', 4001]]),
      media: new Map([[name, { ...medium, bytes: 40_001 }]]),
    }
    expect(await warned(text, heavy)).toEqual(['3 DRAWING_LARGE 4001', '5 MEDIUM_LARGE 40001'])
    expect((await weighLesson(work(text, heavy))).figures.mediaBytes).toBe(40_001)
    const light = {
      drawings,
      drawingBytes: new Map([['gambar/peta.svg', 4000]]),
      media: new Map([[name, { ...medium, bytes: 40_000 }]]),
    }
    expect(await warned(text, light)).toEqual([])
  })
  it('refuses a picture without alternative text', async () => {
    const name = '0123456789abcdef.webp'
    const medium = { name, kind: 'image' as const, width: 3, height: 2, seconds: null, bytes: 9 }
    const { problems } = await weighLesson(
      work(`# J\n\n![](media/${name})\n`, { media: new Map([[name, medium]]) }),
    )
    expect(problems).toEqual([
      { file: 'modul/pelajaran.md', line: 3, reason: 'ALT_MISSING', about: `media/${name}` },
    ])
  })
  it('has words for everything it warns of', () => {
    for (const reason of ['SENTENCE_LONG', 'JARGON_UNEXPLAINED', 'FACT_OVERDUE', 'MEDIUM_LARGE']) {
      expect(CONTENT_REASONS).toContain(reason)
      expect(contentProblemWords({ reason, about: '7' })).toContain('7')
    }
  })
})

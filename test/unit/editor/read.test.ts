/** Opening a lesson: nothing that somebody wrote is lost, whether the editor knows it or not. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLesson } from '../../../site/src/features/curriculum/editor/read.ts'
import { screensOf } from '../../../site/src/features/curriculum/editor/screen-words.ts'
import { writeLesson } from '../../../site/src/features/curriculum/editor/write.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'

const kindsOf = (text: string) => readLesson(text).children.map(({ type }) => type.name)
const rawsOf = (text: string) => {
  const raws: unknown[] = []
  readLesson(text).descendants((node) => {
    if (node.type.name === 'raw') raws.push(node.attrs['text'])
  })
  return raws
}

describe('what the editor does not know stands there word for word', () => {
  test.each([
    ['raw HTML', '<div onclick="x()">\n<b>a</b>\n</div>'],
    ['HTML in a line', 'Kata <b>tebal</b> lagi'],
    ['code', '```js\nlet a = 1\n```'],
    ['indented code', '    satu\n    dua'],
    ['an unknown box', ':::rahasia{a="b"}\n\nIsi\n\n:::'],
    ['an unknown directive in a line', 'Pukul :delapan[x] pagi'],
    ['a box with an attribute that it does not have', ':::bahaya{warna="merah"}\n\nIsi\n\n:::'],
    ['a box with a label', ':::bahaya[Judul]\n\nIsi\n\n:::'],
    ['a second title', '# Judul lagi'],
    ['a break that lacks its blank line', 'Layar satu\n---'],
    ['a footnote', 'Kata[^1]\n\n[^1]: catatan'],
    ['a list with check boxes outside a practice', '- [x] a\n- [ ] b'],
    ['a definition', '[a]: https://contoh.id "b"'],
    ['a link without words', 'lihat [](https://contoh.id)'],
    [
      'a thing to sort without its group',
      ':::pilah{pertanyaan="a" kelompok="b | c"}\n\n- Tempe | d\n\n:::',
    ],
    ['a number to work out that is marked', ':::hitung{pertanyaan="a"}\n\n- a = **5** | d\n\n:::'],
    ['a practice that is no list', ':::latihan{pertanyaan="a"}\n\nBukan daftar\n\n:::'],
  ])('%s', (_, text) => {
    const lesson = `# Judul\n\nSebelum.\n\n${text}\n\nSesudah.\n`
    expect(rawsOf(lesson).join('\n\n')).toBe(text)
    expect(writeLesson(readLesson(lesson))).toBe(lesson)
  })

  test('inside a box only that part is raw', () => {
    const text = '# J\n\n:::cerita{judul="a"}\n\nAman.\n\n<i>x</i> y\n\n:::\n'
    expect(kindsOf(text)).toEqual(['title', 'story'])
    expect(rawsOf(text)).toEqual(['<i>x</i> y'])
    expect(writeLesson(readLesson(text))).toBe(text)
  })

  test('inside a list the whole list is, for its lines hang together', () => {
    const text = '# J\n\n- a\n\n  ```\n  b\n  ```\n- c\n'
    expect(rawsOf(text)).toEqual(['- a\n\n  ```\n  b\n  ```\n- c'])
  })
})

test('a link by reference becomes a plain one, and what it refers to stays', () => {
  const text = '# J\n\n[a][b]\n\n[b]: https://contoh.id\n'
  expect(writeLesson(readLesson(text))).toBe(
    '# J\n\n[a](https://contoh.id)\n\n[b]: https://contoh.id\n',
  )
})

test('an address that is not to be followed is kept, so that publishing can name it', () => {
  const text = '# J\n\n[a](http://contoh.id)\n'
  expect(writeLesson(readLesson(text))).toBe(text)
  expect(renderLesson(text, new Map()).problems).toMatchObject([{ reason: 'LINK_REFUSED' }])
})

test('lines of Windows and a mark of byte order are read', () => {
  expect(writeLesson(readLesson('\uFEFF# J\r\n\r\nSatu\r\ndua\r\n'))).toBe('# J\n\nSatu dua\n')
})

test('an empty lesson has a title line and a line to write on', () => {
  expect(kindsOf('')).toEqual(['title', 'paragraph'])
  expect(writeLesson(readLesson(''))).toBe('')
})

test('screens without anything get a line each and are written as they were', () => {
  const text = '# J\n\n---\n\n---\n'
  expect(kindsOf(text)).toEqual([
    'title',
    'paragraph',
    'screen_break',
    'paragraph',
    'screen_break',
    'paragraph',
  ])
  expect(writeLesson(readLesson(text))).toBe(text)
})

test('a practice that was only begun comes back as it was', () => {
  const text =
    '# J\n\n:::latihan{pertanyaan=""}\n\n- [ ]\n- [x] | penjelasan\n- [ ] pilihan\n\n:::\n'
  const choices = readLesson(text)
    .child(1)
    .children.map((choice) => choice.children.map(({ textContent }) => textContent))
  expect(choices).toEqual([
    ['', ''],
    ['', 'penjelasan'],
    ['pilihan', ''],
  ])
  expect(writeLesson(readLesson(text))).toBe(text)
})

test('things to sort and numbers to work out that were only begun come back as they were', () => {
  const text =
    '# J\n\n:::pilah{pertanyaan="" kelompok=""}\n\n- \\>\n- Tempe >\n- \\> Lauk | penjelasan\n\n:::\n\n:::hitung{pertanyaan=""}\n\n- \\=\n- Tinggi = 87,7 cm\n\n:::\n'
  const doc = readLesson(text)
  const lines = [doc.child(1), doc.child(2)].map(({ children }) =>
    children.map(({ attrs, textContent }) => [textContent, ...Object.values(attrs)]),
  )
  expect(lines).toEqual([
    [
      ['', ''],
      ['Tempe', ''],
      ['penjelasan', 'Lauk'],
    ],
    [
      ['', ''],
      ['Tinggi', '87,7 cm'],
    ],
  ])
  expect(writeLesson(doc)).toBe(text)
})

test('a title that ends with a number sign keeps it', () => {
  const text = writeLesson(readLesson('# Golongan C# #\n\nIsi\n'))
  expect(renderLesson(text, new Map()).title).toBe('Golongan C#')
})

describe('words of a screen', () => {
  const WORDS = `# Judul tidak dihitung

:::kartu-fakta{id="a" angka="98%" sumber="Buku KIA" ditinjau="2026-11-21" tinjau-ulang="2027-11-21" daerah="ya"}

Satu dua.

:::

- :istilah[HPK]{arti="Hari Pertama"} **te**bal

| a | b |
| --- | --- |
| – | ✓ |

---

:::latihan{pertanyaan="Apa?"}

- [x] Ini. | Tidak dihitung.
- [ ] Itu. | Juga tidak.

:::

:::pilah{pertanyaan="Masuk mana?" kelompok="Lauk | Sayur hijau"}

- Tempe > Lauk | Tidak dihitung.
- Bayam *rebus* > Sayur hijau | Tidak.

:::

:::hitung{pertanyaan="Berapa?"}

- Tinggi anak = 87,7 cm | Tidak dihitung.

:::

[Video: Cara mengukur](https://contoh.id)
`
  test('are as many as the Worker counts', () => {
    const { words } = renderLesson(WORDS, new Map())
    expect(screensOf(readLesson(WORDS)).reduce((sum, screen) => sum + screen.words, 0)).toBe(words)
  })

  test('in a lesson of the course as well', () => {
    const file = '../../../db/curriculum/kpm-dasar/mengenal-kpm/siapa-kpm.md'
    const text = readFileSync(path.resolve(import.meta.dirname, file), 'utf8').replaceAll(
      /^!\[.*$/gm,
      '',
    )
    const { words, screens } = renderLesson(text, new Map())
    const counted = screensOf(readLesson(text))
    expect(counted).toHaveLength(screens.length)
    expect(counted.reduce((sum, screen) => sum + screen.words, 0)).toBe(words)
  })
})

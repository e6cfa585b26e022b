/** What is pasted keeps what it says and how it is built, and nothing of how it looked or what it wanted to run. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { cleanAddress, readPasted } from '../../../site/src/features/curriculum/editor/pasted.ts'
import { readPastedText } from '../../../site/src/features/curriculum/editor/pasted-text.ts'
import { schema } from '../../../site/src/features/curriculum/editor/schema.ts'
import { writeLesson } from '../../../site/src/features/curriculum/editor/write.ts'
import { htmlTree } from './html-tree.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/pasted')
const fixture = (name: string) =>
  readPasted(htmlTree(readFileSync(path.join(FOLDER, name), 'utf8')))
const pasted = (html: string) => markdown(readPasted(htmlTree(html)).blocks)

function markdown(blocks: readonly Node[]): string {
  const doc = schema.node('doc', null, [
    schema.node('title', null, [schema.text('T')]),
    ...(blocks.length === 0 ? [schema.node('paragraph')] : blocks),
  ])
  doc.check()
  return writeLesson(doc).replace('# T\n', '').trim()
}

describe('from Word', () => {
  test('headings, lists in lists, numbers, tables, bold, italic and links stay; comments, fonts and empty lines go', () => {
    expect(markdown(fixture('word.html').blocks)).toBe(`## Materi Posyandu

## Menimbang anak

Timbang anak **setiap bulan**, lalu catat di *KMS*. Lihat [laman Kemenkes](https://kemkes.go.id/kms?id=7).

- Lepas sepatu dan jaket
  - Popok basah juga
- Tunggu jarum **tenang**

1. Baca angkanya
2. Tulis di KMS

## Hasil bulan ini

| **Dusun** | **Ditimbang** |
| --- | --- |
| Krajan | 7 \\| 8 |
| Sumber: catatan kader |  |`)
  })

  test('a picture that is only an address on that computer is named as one that cannot be taken over', () => {
    expect(fixture('word.html').pictures).toHaveLength(1)
  })

  test('a list that begins at another number keeps it', () => {
    const item = (sign: string, words: string) =>
      `<p style='mso-list:l3 level1 lfo4'><span style='mso-list:Ignore'>${sign}<span>&nbsp;</span></span>${words}</p>`
    expect(pasted(`${item('4.', 'Empat')}${item('5.', 'Lima')}`)).toBe('4. Empat\n5. Lima')
  })
})

describe('from Google Docs', () => {
  test('the wrapper that says bold makes nothing bold, lists beside items belong to them, the detour in links goes', () => {
    expect(markdown(fixture('google-docs.html').blocks)).toBe(`## Kelas ibu hamil

Kelas diadakan **sebulan sekali** *di polindes*. [Panduannya](https://ayosehat.kemkes.go.id/kelas-ibu)

- Senam
  - 15 menit
- Tanya jawab`)
  })
})

describe('from a web page', () => {
  test('scripts, styles, forms, hidden text and layout tables go, words stay', () => {
    const { blocks, pictures } = fixture('web-page.html')
    expect(markdown(blocks)).toBe(`## Cuci tangan

Pakai **sabun** dan air *mengalir*.\\
Enam langkah.

Baca ini, [itu](https://contoh.id/a?b=2), dan lokal.

Kotak tata letak

Kutipan`)
    expect(pictures).toEqual(['https://contoh.id/foto.jpg'])
  })

  test('a page without words leaves nothing', () => {
    expect(pasted('<div> <p>&nbsp;</p><script>alert(1)</script></div>')).toBe('')
  })
})

describe('an address', () => {
  test.each([
    ['http://contoh.id/a', 'https://contoh.id/a'],
    ['https://contoh.id/?utm_source=x&a=1&gclid=2', 'https://contoh.id/?a=1'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fcontoh.id%2Fb', 'https://contoh.id/b'],
    ['javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///C:/rahasia.docx', null],
    ['//contoh.id', null],
    ['mailto:a@b.id', null],
  ])('%s becomes %s', (given, expected) => {
    expect(cleanAddress(given)).toBe(expected)
  })
})

describe('plain text', () => {
  test('from WhatsApp: who and when go, stars and dashes become bold words and lists', () => {
    const text = `[10.20, 21/11/2026] Bidan Wati: *Besok posyandu* di _balai_ desa
- bawa KMS
- bawa Buku KIA

Info: https://kemkes.go.id/a?utm_source=wa.`
    expect(markdown(readPastedText(text))).toBe(`**Besok posyandu** di *balai* desa

- bawa KMS
- bawa Buku KIA

Info: <https://kemkes.go.id/a>.`)
  })

  test('numbers count on, a number in a sentence is no list', () => {
    expect(markdown(readPastedText('3. Tiga\n4. Empat\nTahun 2026. Selesai'))).toBe(
      '3. Tiga\n4. Empat\n\nTahun 2026. Selesai',
    )
  })

  test('our own Markdown is read as such', () => {
    const text = '# Judul\n\n:::bahaya\n\nKejang.\n\n:::'
    expect(markdown(readPastedText(text))).toBe('## Judul\n\n:::bahaya\n\nKejang.\n\n:::')
  })

  test('signs in the middle of words mean nothing', () => {
    expect(markdown(readPastedText('nama_berkas_saya 2*3*4'))).toBe('nama_berkas_saya 2\\*3\\*4')
  })
})

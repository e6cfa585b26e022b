import { expect, it } from 'vitest'
import { printHref, printPage } from '../../../site/src/render/index.ts'
import type { Pack } from '../../../worker/contract/curriculum.ts'
import { compileCourse } from '../../../worker/curriculum/compile/compile.ts'
import { courseFiles, withFile } from '../../factories/course.ts'

const LESSON = `
:::latihan{pertanyaan="Apa langkah pertama?"}
- [x] Mendengarkan. | Dengarkan dulu.
- [ ] Menegur. | Ia bisa malu.
:::

:::pilah{pertanyaan="Masuk mana?" kelompok="Lauk | Sayur"}
- Tempe > Lauk | Dari kacang.
- Bayam > Sayur | Hijau.
:::

:::hitung{pertanyaan="Berapa?"}
- Tinggi = 87,7 cm | 88,4 dikurangi 0,7.
:::

---

## Bagian

Kata :istilah[HPK]{arti="Hari Pertama Kehidupan"}.
`

function packOf(): Pack {
  const add = (text: string) => `${text}${LESSON}`
  const files = withFile(
    withFile(courseFiles(), 'satu/awal.md', add),
    'satu/akhir.md',
    (text) => `${text}${LESSON}`,
  )
  const compiled = compileCourse(files, 'UJI')
  const pack = compiled.ok ? compiled.value.packs[0]?.pack : undefined
  if (pack === undefined) throw new Error('the course has no pack')
  return pack
}

const { main, title } = printPage({ isDemo: false }, packOf(), {})
const all = (pattern: RegExp) => Array.from(main.text.matchAll(pattern), ([, found = '']) => found)

it('puts every lesson of a module on one page, each under its own heading', () => {
  expect(printHref('satu')).toBe('/belajar/satu/cetak/')
  expect(title).toBe('Modul satu')
  expect(all(/<h1>(.*?)<\/h1>/g)).toEqual(['Modul satu'])
  expect(all(/<h2>(.*?)<\/h2>/g)).toEqual(['1. Awal satu', '2. Akhir satu'])
  expect(all(/<h3>(.*?)<\/h3>/g)).toEqual(['Bagian', 'Bagian'])
  for (const words of ['Memahami satu', 'Kalimat pertama.', 'Layar dua.', 'aria-label="Peta"']) {
    expect(main.text).toContain(words)
  }
})

it('says what a tap would open, and repeats no id or group of buttons', () => {
  expect(main.text).not.toContain('<form')
  expect(main.text).toContain('Dengarkan dulu.')
  expect(main.text).toContain('(Hari Pertama Kehidupan)')
  const ids = all(/ id="([^"]*)"/g)
  expect(ids).toHaveLength(16)
  expect(new Set(ids).size).toBe(ids.length)
  for (const target of all(/ for="([^"]*)"/g)) expect(ids).toContain(target)
  expect(new Set(all(/ name="([^"]*)"/g)).size).toBe(6)
  expect(main.text).toContain('Jawaban: 87,7 cm.')
})

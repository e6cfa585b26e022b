import { describe, expect, it } from 'vitest'
import {
  growthMat,
  nothingStored,
  phonePage,
  type OnPhone,
  type StoredModule,
} from '../../../site/src/render/index.ts'
import { storedCourse, storedModule, storedWords } from '../../../site/src/render/stored.ts'

const AT = Date.UTC(2026, 10, 22, 5)

const module = (slug: string, change: Partial<StoredModule> = {}): StoredModule => ({
  slug,
  title: `Modul ${slug}`,
  state: 'none',
  transfer: 5000,
  media: { files: 0, stored: 0, missing: 0 },
  ...change,
})
const stored = (slug: string, change: Partial<StoredModule> = {}) =>
  module(slug, { state: 'stored', ...change })
const words = (html: { readonly text: string } | false) =>
  (html === false ? '' : html.text)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('what is stored', () => {
  it('puts the size on every button that fetches', () => {
    expect(words(storedModule('a', [module('a')]))).toContain('Simpan di HP (5 kB)')
    expect(words(storedModule('a', [module('a', { state: 'old' })]))).toContain(
      'Ambil pembaruan (5 kB)',
    )
    expect(words(storedCourse([module('a'), module('b')]))).toContain('Simpan semua (10 kB)')
    expect(words(storedCourse([stored('a'), module('b')]))).toContain('Simpan sisanya (5 kB)')
  })

  it('says that a module is on the phone, and offers to remove it, only when it is', () => {
    expect(words(storedModule('a', [stored('a')]))).toContain('Tersimpan di HP Hapus dari HP')
    expect(words(storedModule('a', [module('a')]))).not.toContain('Hapus')
  })

  it('offers pictures and recordings apart, with their size, once the text is there', () => {
    const media = { files: 2, stored: 0, missing: 340_000 }
    expect(words(storedModule('a', [module('a', { media })]))).not.toContain('gambar')
    expect(words(storedModule('a', [stored('a', { media })]))).toContain(
      'Unduh gambar dan suara (340 kB)',
    )
    expect(words(storedCourse([stored('a', { media }), module('b', { media })]))).toContain(
      'Unduh gambar dan suara (340 kB)',
    )
  })

  it('hides what the Worker says of a phone that it cannot look into', () => {
    const list = nothingStored([{ slug: 'a', title: 'A', transfer: 5000 }])
    expect(storedCourse(list, true).text).toMatch(/data-simpanan="semua"\s+hidden/)
    expect(words(storedCourse(list, true))).toContain('Simpan semua (5 kB)')
    expect(storedModule('a', list, true)).toMatchObject({
      text: expect.stringMatching(/data-simpanan="a"\s+hidden/),
    })
    expect(storedModule('unknown', list)).toBe(false)
  })

  it('gives the script the same words for each place', () => {
    const list = [stored('a'), module('b')]
    const { inside, modules } = storedWords(list)
    expect(modules).toBe(1)
    expect(storedModule('b', list)).toMatchObject({
      text: expect.stringContaining(inside['b'] ?? '-'),
    })
    expect(storedCourse(list).text).toContain(inside['semua'])
  })

  it('never lets a title break out of its place', () => {
    const titled = storedModule('a', [module('a', { title: '<b>"x"' })])
    expect(titled).toMatchObject({ text: expect.not.stringContaining('<b>"x"') })
    expect(titled).toMatchObject({ text: expect.stringContaining('&lt;b&gt;&quot;x&quot;') })
  })
})

const READER: NonNullable<OnPhone['reader']> = {
  zone: 'Asia/Makassar',
  isSignedOut: false,
  unsent: [],
  refused: [],
  lastSync: { at: AT, status: 'ok' },
}
const HP: OnPhone = {
  reader: READER,
  stored: [stored('a')],
  room: { used: 386_000, free: 12_000_000 },
  isPersistent: false,
  usage: { packs: 34_000, media: 2000, deliveries: 0, pages: 0 },
  text: 'biasa',
  version: 'abc',
}
const page = (hp?: OnPhone) =>
  words(phonePage({ isDemo: false, ...(hp === undefined ? {} : { hp }) }).main)

describe('HP ini', () => {
  it('says what is needed when the Worker made it', () => {
    expect(page()).toContain('Untuk belajar tanpa sinyal, buka Kelas Kader di Chrome')
  })

  it('tells how many answers wait, which, and what became of the last try', () => {
    const text = page({
      ...HP,
      reader: {
        ...READER,
        unsent: [{ type: 'quiz.submitted', title: 'Mengenal KPM', at: AT }],
        lastSync: { at: AT, status: 'offline' },
      },
    })
    expect(text).toContain(
      '1 hasil belajar belum terkirim. Terakhir dicoba 13.00 WITA: belum ada sinyal.',
    )
    expect(text).toContain('Jawaban kuis: Mengenal KPM Dibuat 22 November 2026, 13.00 WITA')
    expect(text).toContain('Simpan jawaban ke berkas')
  })

  it('offers no file while nothing waits', () => {
    expect(page(HP)).toContain('Semua sudah terkirim')
    expect(page(HP)).not.toContain('berkas')
  })

  it('tells in words why an answer could not count, also for a reason of a newer Worker', () => {
    const refused = ['ATTEMPTS_USED_UP', 'SOMETHING_NEW'].map((code) => ({
      type: 'quiz.submitted' as const,
      title: 'Tes akhir',
      at: AT,
      code,
    }))
    const text = page({ ...HP, reader: { ...READER, refused } })
    expect(text).toContain('Semua kesempatan sudah dipakai')
    expect(text).toContain('Isinya tidak bisa dibaca')
    expect(text).not.toContain('SOMETHING_NEW')
  })

  it('shows nothing of anybody when nobody is signed in', () => {
    const text = page({ ...HP, reader: null })
    expect(text).toContain('Anda belum masuk di HP ini')
    expect(text).not.toContain('Jawaban Anda')
  })

  it('counts what was fetched this month and leaves out what was not', () => {
    const text = page(HP)
    expect(text).toContain('Modul 34 kB Gambar dan suara 2 kB Semua 36 kB')
    expect(text).not.toContain('Gambar dan suara 0')
  })
})

it('shows a module whose answers wait as full on the mat, and says that it waits', () => {
  const mat = growthMat({
    modules: [{ number: 1, title: 'Satu', state: 'waiting', parts: 3, partsDone: 1 }],
    certificate: { state: 'none' },
  })
  expect(mat.text.match(/class="f"/g)).toHaveLength(3)
  expect(words(mat)).toContain('Menunggu dikirim')
})

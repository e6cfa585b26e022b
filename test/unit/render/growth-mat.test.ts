import { describe, expect, test } from 'vitest'
import { growthMark, growthMat, type Mat, type MatModule } from '../../../site/src/render/index.ts'

const TITLES = [
  'Mengenal KPM dan Konvergensi',
  'Stunting dan 1.000 Hari Pertama Kehidupan',
  'Remaja, Calon Pengantin, dan Ibu Hamil Sehat',
  'ASI, MPASI, dan Isi Piringku',
  'Imunisasi, Vitamin A, dan Anak Sakit',
  'Mengukur Pertumbuhan dengan Benar',
  'Air Bersih, Sanitasi, dan 5 Pilar STBM',
  'Pengasuhan, PAUD, dan Perlindungan Sosial',
  'Pendataan, Pemantauan Bulanan, dan Scorecard Desa',
  'Komunikasi, Kunjungan Rumah, dan Rembuk Stunting',
]

/** Ten modules: three passed, the fourth under way, the rest locked. */
function modules(): MatModule[] {
  return TITLES.map((title, index) => ({
    number: index + 1,
    title,
    state: index < 3 ? 'done' : index === 3 ? 'current' : 'locked',
    parts: 5,
    partsDone: index < 3 ? 5 : index === 3 ? 2 : 0,
    ...(index < 4 ? { href: `/belajar/modul/${index + 1}/` } : {}),
    ...(index < 3 ? { note: 'nilai 90' } : {}),
  }))
}

function draw(change: Partial<Mat> = {}): string {
  return growthMat({ modules: modules(), certificate: { state: 'none' }, ...change }).text
}

describe('growthMat', () => {
  test('says in words how many modules are passed and what each one is', () => {
    const mat = draw()
    expect(mat).toContain('3 dari 10 modul selesai')
    expect(mat).toContain('Selesai, nilai 90')
    expect(mat).toContain('Sedang dipelajari, 2 dari 5 pelajaran')
    expect(mat.match(/Terkunci/g)).toHaveLength(6)
  })

  test('does not say that a module is being learnt before anything of it was read', () => {
    const mat = draw({
      modules: [{ number: 1, title: 'Satu', state: 'current', parts: 4, partsDone: 0 }],
    })
    expect(mat).toContain('Belum dimulai')
    expect(mat).not.toContain('Sedang dipelajari')
  })

  test('grows from the bottom: certificate first, then the last module, the first one at the end', () => {
    const mat = draw()
    const places = ['Sertifikat', 'Modul 10.', 'Modul 9.', 'Modul 2.', 'Modul 1.'].map((name) =>
      mat.indexOf(name),
    )
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  test('fills one segment per finished part, the filled ones below the empty ones', () => {
    expect(draw().match(/class="f"/g)).toHaveLength(3 * 5 + 2)
    const [, current = ''] = /<li class="is-current">(.*?)<\/li>/s.exec(draw()) ?? []
    expect(current).toContain('<i></i><i></i><i></i><i class="f"></i><i class="f"></i>')
  })

  test('a passed module is full even when parts were added to it later', () => {
    const mat = draw({
      modules: [{ number: 1, title: 'Satu', state: 'done', parts: 4, partsDone: 3 }],
    })
    expect(mat.match(/class="f"/g)).toHaveLength(4)
  })

  test('never fills more segments than there are', () => {
    const mat = draw({
      modules: [{ number: 1, title: 'Satu', state: 'current', parts: 3, partsDone: 9 }],
    })
    expect(mat.match(/<i/g)).toHaveLength(3)
  })

  test('names the state of the certificate and links to it once it is issued', () => {
    expect(draw()).toContain('Setelah semua modul dan tes selesai')
    const issued = draw({ certificate: { state: 'issued', href: '/sertifikat/' } })
    expect(issued).toContain('<a href="/sertifikat/">Sertifikat</a>')
    expect(issued).toContain('Sudah terbit')
    expect(draw({ certificate: { state: 'revoked' } })).toContain('Dicabut')
  })

  test('escapes what comes from a course', () => {
    const mat = draw({
      label: '"><script>',
      modules: [
        {
          number: 1,
          title: '<img src=x onerror=alert(1)>',
          state: 'open',
          parts: 1,
          partsDone: 0,
          note: '<b>',
          href: '"onclick="',
        },
      ],
    })
    expect(mat).not.toMatch(/<img|<script|<b>&|"onclick/)
    expect(mat).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  test('carries no style attribute, which the content security policy would drop', () => {
    expect(draw()).not.toMatch(/\sstyle=|\son\w+=/)
  })

  test('stays under 3 kB for ten modules', () => {
    expect(Buffer.byteLength(draw())).toBeLessThan(3000)
  })
})

describe('growthMark', () => {
  test('says what it shows and fills in proportion', () => {
    const mark = growthMark({ done: 3, total: 10, label: 'Siti: 3 dari 10' }).text
    expect(mark).toContain('aria-label="Siti: 3 dari 10"')
    expect(mark).toContain('height="11.4"')
  })

  test('is empty at the start, full at the end and never overflows', () => {
    expect(growthMark({ done: 0, total: 10 }).text).toContain('width="12" height="0"')
    expect(growthMark({ done: 10, total: 10 }).text).toContain('width="12" height="38"')
    expect(growthMark({ done: 12, total: 10 }).text).toContain('width="12" height="38"')
    expect(growthMark({ done: 0, total: 0 }).text).not.toMatch(/NaN|Infinity/)
  })
})

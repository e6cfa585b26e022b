/** A course as one file: what is written is read again byte for byte, and what somebody else made is refused by name and reason. */
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCourseFile } from '../../../site/src/lib/course-file/read-course-file.ts'
import {
  writeCourseFile,
  type CourseParts,
} from '../../../site/src/lib/course-file/write-course-file.ts'
import { sha256Of, type Manifest } from '../../../site/src/lib/course-file/manifest.ts'
import { COURSE_FILE_FAULTS } from '../../../site/src/text/course-file.ts'
import { courseFiles } from '../../factories/course.ts'
import { ogg, webp } from '../../factories/media.ts'

const NOW = '2026-11-22T08:00:00.000Z'

async function mediaOf(...all: readonly Uint8Array<ArrayBuffer>[]) {
  const named = await Promise.all(
    all.map(async (bytes, index): Promise<[string, Uint8Array<ArrayBuffer>]> => {
      const hash = await sha256Of(bytes)
      return [`${hash.slice(0, index % 2 === 0 ? 16 : 32)}.webp`, bytes]
    }),
  )
  return new Map(named)
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const written = async (parts: Partial<CourseParts> = {}) =>
  bytesOf(
    await writeCourseFile({
      code: 'UJI',
      title: 'Pelatihan uji',
      madeAt: NOW,
      texts: courseFiles(),
      media: new Map(),
      ...parts,
    }),
  )

type Entry = readonly [name: string, content: string | Uint8Array, wishes?: object]

/** A ZIP as somebody else's program writes it. */
async function packed(entries: readonly Entry[]): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, content, wishes = {}] of entries) {
    const reader =
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
    await zip.add(name, reader, wishes)
  }
  return zip.close()
}

/** What is told of some files, as it should be. */
async function contents(files: readonly Entry[], change: Partial<Manifest> = {}): Promise<string> {
  const listed = await Promise.all(
    files.map(async ([path, content]) => {
      const bytes =
        typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
      return { path, bytes: bytes.length, sha256: await sha256Of(bytes) }
    }),
  )
  return JSON.stringify({
    format: 'kelas-kader-kursus',
    version: 1,
    code: 'UJI',
    title: 'Uji',
    madeAt: NOW,
    producer: 'Uji',
    files: listed,
    ...change,
  })
}

const COURSE: Entry = ['naskah/course.yaml', 'code: UJI\n']
const faultsOf = async (bytes: Uint8Array) => {
  const reading = await readCourseFile(bytes)
  return reading.ok ? [] : reading.faults.map(({ file, reason }) => `${file} ${reason}`)
}
/** A sound course with more beside it, which is told where `listed`. */
const withMore = async (more: readonly Entry[], listed: readonly Entry[] = []) =>
  packed([['kursus.json', await contents([COURSE, ...listed])], COURSE, ...more])

describe('round trip', () => {
  it('gives back every text and every medium, byte for byte', async () => {
    const media = await mediaOf(webp(64, 48), webp(320, 200, { seed: 5 }))
    const reading = await readCourseFile(await written({ media }))
    expect(reading).toMatchObject({
      ok: true,
      course: { code: 'UJI', title: 'Pelatihan uji', madeAt: NOW, producer: 'Kelas Kader' },
    })
    if (!reading.ok) return
    expect(reading.course.texts).toEqual(courseFiles())
    expect([...reading.course.media]).toEqual([...media])
  })

  it('holds for any text, marks and line ends included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.stringMatching(/^[a-z0-9]{1,8}\/[a-z0-9]{1,8}\.md$/),
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 200 }),
            fc.constantFrom('\uFEFF# Awal\r\n', '\r', '\u0000', '---\n', ''),
          ),
          { minKeys: 1, maxKeys: 8, noNullPrototype: true },
        ),
        fc.uint8Array({ maxLength: 2000 }),
        async (texts, bytes) => {
          const given = Object.entries(texts).map(([path, text]) => ({ path, text }))
          const media = await mediaOf(new Uint8Array(bytes))
          const first = await written({ texts: given, media })
          const reading = await readCourseFile(first)
          if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
          expect(reading.course.texts).toEqual(given)
          expect([...reading.course.media]).toEqual([...media])
          // Written again it is the very same file.
          expect(await written(reading.course)).toEqual(first)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('takes a file that another program packed tighter', async () => {
    expect(await faultsOf(await withMore([]))).toEqual([])
  })
})

describe('refuses by file and reason', () => {
  it.each<[string, string]>([
    ['../luar.md', 'NAME'],
    ['naskah/../../luar.md', 'NAME'],
    ['/etc/passwd', 'NAME'],
    ['C:\\luar.md', 'NAME'],
    ['C:/luar.md', 'NAME'],
    ['naskah\\luar.md', 'NAME'],
    ['naskah/./course.yaml', 'NAME'],
  ])('a name that leads elsewhere: %s', async (name, reason) => {
    const file = await withMore([[name, 'x']])
    expect(await faultsOf(file)).toEqual([`${name} ${reason}`])
  })

  it('a link', async () => {
    const link = { unixMode: 0o120777, externalFileAttributes: (0o120777 << 16) >>> 0 }
    const file = await withMore([['naskah/tautan.md', '/etc/passwd', { ...link, madeBy: 3 << 8 }]])
    expect(await faultsOf(file)).toEqual(['naskah/tautan.md LINK'])
  })

  it('a locked file', async () => {
    const file = await withMore([['naskah/kunci.md', 'x', { password: 'rahasia' }]])
    expect(await faultsOf(file)).toEqual(['naskah/kunci.md LOCKED'])
  })

  it('a name that comes twice, also when only its capitals differ', async () => {
    const file = await withMore([['naskah/Course.yaml', 'x']])
    expect(await faultsOf(file)).toEqual(['naskah/Course.yaml TWICE'])
  })

  it('a file that grows a thousandfold, before it is unpacked', async () => {
    const bomb: Entry = ['media/0123456789abcdef.webp', new Uint8Array(1_900_000)]
    expect(await faultsOf(await withMore([bomb]))).toEqual([`${bomb[0]} GROWS`])
  })

  it('a file larger than any of a course', async () => {
    const large: Entry = ['naskah/besar.md', new Uint8Array(2_100_000), { level: 0 }]
    expect(await faultsOf(await withMore([large]))).toEqual(['naskah/besar.md LARGE'])
  })

  it('an archive of countless files', async () => {
    const many = Array.from({ length: 901 }, (_, at): Entry => [`naskah/n-${at}.md`, ''])
    expect(await faultsOf(await withMore(many))).toEqual([' MANY'])
  })

  it('a file that is told smaller than it is', async () => {
    const file = await withMore([], [])
    const directory = file.findLastIndex(
      (byte, at) => byte === 0x50 && file[at + 1] === 0x4b && file[at + 2] === 1,
    )
    new DataView(file.buffer, file.byteOffset).setUint32(directory + 24, 3, true)
    expect(await faultsOf(file)).toEqual(['naskah/course.yaml DAMAGED'])
  })

  it('a file that is not the one that was told', async () => {
    const [path] = COURSE
    const told = await contents([COURSE])
    const file = await packed([
      ['kursus.json', told],
      [path, 'code: UJA\n'],
    ])
    expect(await faultsOf(file)).toEqual([`${path} CHANGED`])
  })

  it('one that is missing, one that nobody told, and both by name', async () => {
    const lost: Entry = ['naskah/hilang.md', 'x']
    const file = await withMore([['catatan.txt', 'x']], [lost])
    expect(await faultsOf(file)).toEqual(['catatan.txt UNLISTED', 'naskah/hilang.md MISSING'])
  })

  it('what no course has: scripts, pages, other pictures', async () => {
    const others: Entry[] = [
      ['naskah/jahat.html', '<script>'],
      ['media/jahat.svg', '<svg onload="x"/>'],
      ['jahat.js', 'x'],
      ['media/0123456789abcdef.webp/../x', 'x'],
    ]
    const [html, svg, js] = others.slice(0, 3)
    if (html === undefined || svg === undefined || js === undefined) throw new Error('three')
    expect(await faultsOf(await withMore([html, svg, js], [html, svg, js]))).toEqual([
      'naskah/jahat.html KIND',
      'media/jahat.svg KIND',
      'jahat.js KIND',
    ])
  })

  it('a medium that is not named after its content', async () => {
    const medium: Entry = [`media/${'0'.repeat(32)}.ogg`, ogg(3)]
    expect(await faultsOf(await withMore([medium], [medium]))).toEqual([`${medium[0]} MISNAMED`])
  })

  it('a text that is none', async () => {
    const noText: Entry = ['naskah/satu/a.md', new Uint8Array([0xc3, 0x28])]
    expect(await faultsOf(await withMore([noText], [noText]))).toEqual(['naskah/satu/a.md NO_TEXT'])
  })

  it('what is no course, a newer course, and a table of contents that says it wrongly', async () => {
    expect(await faultsOf(new Uint8Array())).toEqual([' EMPTY'])
    expect(await faultsOf(new TextEncoder().encode('GIF89a'))).toEqual([' DAMAGED'])
    expect(await faultsOf(await packed([['imsmanifest.xml', '<m/>']]))).toEqual([
      'kursus.json NO_COURSE',
    ])
    const newer = JSON.stringify({ format: 'kelas-kader-kursus', version: 2, isi: {} })
    expect(await faultsOf(await packed([['kursus.json', newer]]))).toEqual(['kursus.json NEWER'])
    const wrong = await contents([], { code: '<b>' })
    expect(await faultsOf(await packed([['kursus.json', wrong]]))).toEqual([
      'kursus.json CONTENTS_WRONG',
    ])
  })

  it('any file with one byte changed, or takes it unchanged', async () => {
    const media = await mediaOf(webp(64, 48))
    const whole = await written({ media })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const file = whole.slice()
          file[at] = (file[at] ?? 0) ^ by
          const reading = await readCourseFile(file)
          if (!reading.ok) return
          expect(reading.course.texts).toEqual(courseFiles())
          expect([...reading.course.media]).toEqual([...media])
        },
      ),
      { numRuns: 150 },
    )
  })
})

it('has words for every reason', () => {
  for (const [reason, words] of Object.entries(COURSE_FILE_FAULTS))
    expect(words, reason).toMatch(/\.$/)
})

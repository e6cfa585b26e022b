/** The ZIP as a stream: of any size in little memory, and broken when a file is not what it was said to be. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  bundleFileName,
  folderName,
  uniqueName,
} from '../../../worker/dossier/bundle/file-names.ts'
import { sumsOf } from '../../../worker/dossier/bundle/plan-bundle.ts'
import { zipOf, type ZipEntry } from '../../../worker/dossier/bundle/zip-stream.ts'
import { unzipped } from '../../factories/unzipped.ts'

const AT = new Date('2026-11-21T09:00:00Z')
const quiet = () => undefined
const text = (name: string, written: string): ZipEntry => {
  const bytes = new TextEncoder().encode(written)
  return { path: name, size: bytes.length, at: AT, open: () => Promise.resolve(bytes) }
}
const allOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as BodyInit).arrayBuffer())

describe('the stream', () => {
  it('is as long as it was told and opens elsewhere, with every sum right', async () => {
    const entries = ['01 Daftar KPM/SK “asli”.pdf', '02 Désa-kelurahan/a b.xlsx'].map((name, at) =>
      text(name, `isi ${at}`),
    )
    const sums = sumsOf(
      entries.map((entry, at) => ({
        path: entry.path,
        sha256: createHash('sha256').update(`isi ${at}`).digest('hex'),
      })),
    )
    const { length, stream } = zipOf([text('SHA256SUMS', sums), ...entries], quiet)
    const zip = await allOf(stream)
    expect(BigInt(zip.length)).toBe(length)
    expect([...unzipped(zip).keys()]).toEqual(['SHA256SUMS', ...entries.map((entry) => entry.path)])
    if (process.platform !== 'linux') return
    // As an assessor would: the system's own tools.
    const folder = mkdtempSync(path.join(tmpdir(), 'berkas-'))
    try {
      for (const [name, bytes] of unzipped(zip)) {
        const [inner] = name.includes('/') ? name.split('/') : ['']
        execFileSync('mkdir', ['-p', path.join(folder, inner ?? '')])
        writeFileSync(path.join(folder, name), bytes)
      }
      const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).toString()
      expect(said.match(/: OK/g)).toHaveLength(2)
      expect(readFileSync(path.join(folder, entries[0]?.path ?? ''), 'utf8')).toBe('isi 0')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('carries hundreds of megabytes in little memory, as fast as they are taken', async () => {
    const piece = new Uint8Array(256_000).fill(7)
    const pieces = 100
    let opened = 0
    const entries = Array.from({ length: 12 }, (_, at) => ({
      path: `besar ${at}.pdf`,
      size: piece.length * pieces,
      at: AT,
      open: () => {
        opened += 1
        return Promise.resolve(
          (async function* () {
            for (let left = pieces; left > 0; left -= 1) yield piece
          })(),
        )
      },
    }))
    const { length, stream } = zipOf(entries, quiet)
    const reader = stream.getReader()
    await reader.read()
    // Nobody takes more yet: the second file waits for its turn.
    await new Promise((later) => setTimeout(later, 20))
    expect(opened).toBeLessThanOrEqual(1)
    let taken = 0n
    let most = 0
    const { arrayBuffers: before } = process.memoryUsage()
    for (let count = 0; ; count += 1) {
      const { done, value } = await reader.read()
      if (done) break
      taken += BigInt(value.byteLength)
      if (count % 50 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(length).toBeGreaterThan(307_000_000n)
    // The local head of the first file was read above.
    expect(length - taken).toBe(30n)
    expect(most).toBeLessThan(16_000_000)
  })

  it('of 2 GB needs no other form, and one beyond 4 GB would have it', () => {
    const of = (size: number) =>
      zipOf([{ ...text('a.pdf', ''), size }], quiet).length - BigInt(size)
    expect(of(2_000_000_000)).toBe(of(10))
    expect(of(5_000_000_000)).toBeGreaterThan(of(10))
  })

  it.each([
    ['shorter', 3, 'ab'],
    ['longer', 3, 'abcd'],
    ['empty', 3, ''],
  ])('breaks when a file is %s than told, and says of which', async (_, size, written) => {
    const heard: string[] = []
    const broken = { ...text('b.pdf', written), size }
    const { stream } = zipOf([text('a.pdf', 'a'), broken, text('c.pdf', 'c')], (entry) =>
      heard.push(entry.path),
    )
    await expect(allOf(stream)).rejects.toThrow('not 3 bytes')
    expect(heard).toEqual(['b.pdf'])
  })

  it('breaks when a file cannot be opened or stops half way', async () => {
    const gone = { ...text('a.pdf', 'a'), open: () => Promise.reject(new Error('gone')) }
    await expect(allOf(zipOf([gone], quiet).stream)).rejects.toThrow('gone')
    const stops = {
      ...text('a.pdf', 'abc'),
      open: () =>
        Promise.resolve(
          (async function* () {
            yield new Uint8Array(1)
            throw new Error('line lost')
          })(),
        ),
    }
    await expect(allOf(zipOf([stops], quiet).stream)).rejects.toThrow('line lost')
  })
})

describe('a name', () => {
  it('opens on every computer', () => {
    expect(bundleFileName('C:\\fakepath\\SK: "Desa"?.docx', 'application/pdf')).toBe('SK Desa.pdf')
    expect(bundleFileName('..', 'image/jpeg')).toBe('bukti.jpg')
    expect(bundleFileName(`${'a'.repeat(300)}.pdf`, 'application/pdf')).toHaveLength(104)
    expect(bundleFileName('lpt1.pdf', 'application/pdf')).toBe('_lpt1.pdf')
    expect(folderName(3, 'KPM/TPK: terlatih. ')).toBe('03 KPM-TPK terlatih')
    expect(folderName(101, '...')).toBe('101 Bukti')
    expect(folderName(1, 'x'.repeat(120))).toHaveLength(63)
  })

  it('is taken once in a folder, whatever its capitals', () => {
    const taken = new Set<string>()
    const names = ['SK.pdf', 'sk.PDF', 'SK.pdf', 'SK (2).pdf'].map((name) =>
      uniqueName(name, taken),
    )
    expect(names).toEqual(['SK.pdf', 'sk (2).PDF', 'SK (3).pdf', 'SK (2) (2).pdf'])
  })
})

/** PDFs as scanners and offices write them are taken; what runs something is found however it is put away. */
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isActivePdf } from '../../../worker/contract/active-pdf.ts'
import { joined, pdfOf } from '../../fixtures/hostile/uploads.ts'

const SCRIPT = '9 0 << /S /JavaScript /JS (app.alert(1)) >>'
const QUIET = '9 0 << /Type /Font >>'

function packed(objects: string | Uint8Array, { key = '', before = '\n', behind = '\n' } = {}) {
  const body = typeof objects === 'string' ? new Uint8Array(deflateSync(objects)) : objects
  const type = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${key} >>`
  return joined(`${type}\nstream${before}`, body, `${behind}endstream`)
}

describe('taken', () => {
  it.each([
    ['a line break of one sign', packed(QUIET, { behind: '\r' })],
    ['a line break of two', packed(QUIET, { before: '\r\n', behind: '\r\n' })],
    ['none', packed(QUIET, { behind: '' })],
  ])('packed objects with %s behind', async (_, objects) => {
    expect(await isActivePdf(pdfOf(objects))).toBe(false)
  })

  it('a scan of several pieces, and packed objects wherever a piece ends', async () => {
    const objects = packed(QUIET)
    for (let at = 0; at <= objects.length; at += 15) {
      // Noise, with nothing in it that ends a stream.
      const scan = Uint8Array.from(randomBytes(2_000_000))
      scan.set(objects, 1_000_000 - at)
      expect(await isActivePdf(scan)).toBe(false)
    }
  })

  it('what is encrypted, for nobody can read it', async () => {
    const noise = packed(Uint8Array.from(randomBytes(200)))
    expect(await isActivePdf(pdfOf(noise, '<< /Encrypt 3 0 R >>'))).toBe(false)
    expect(await isActivePdf(pdfOf(noise))).toBe(true)
  })
})

describe('not taken', () => {
  it.each([
    ['behind a dictionary with much beside', packed(SCRIPT, { key: `%${' '.repeat(3000)}\n` })],
    ['behind one without end', packed(SCRIPT, { key: `%${' '.repeat(30_000)}\n` })],
    ['behind a word that says it is encrypted', joined('% /Encrypt \n', packed(SCRIPT))],
    ['behind blanks after the word', packed(SCRIPT, { before: ' \r\n' })],
    ['behind a line break of one sign', packed(SCRIPT, { before: '\r' })],
  ])('a script %s', async (_, objects) => {
    expect(await isActivePdf(pdfOf(objects))).toBe(true)
  })

  it('a script at the end of any piece', async () => {
    for (let at = 0; at <= SCRIPT.length; at += 1) {
      const file = new Uint8Array(1_000_100).fill(0x20)
      file.set(pdfOf())
      file.set(new TextEncoder().encode(SCRIPT), 1_000_000 - at)
      expect(await isActivePdf(file)).toBe(true)
    }
  })

  it('one body told of again and again, which would be unpacked each time', async () => {
    const type = '/ObjStm '.repeat(400)
    // Blocks of nothing: they unpack to nothing, so that only what is read grows.
    const empty = Uint8Array.from(
      { length: 100_000 },
      (_, at) => [0, 0, 0, 0xff, 0xff][at % 5] ?? 0,
    )
    const body = joined(Uint8Array.of(0x78, 0x01), empty, Uint8Array.of(3, 0, 0, 0, 0, 1))
    const once = packed(body)
    expect(await isActivePdf(pdfOf(once))).toBe(false)
    expect(await isActivePdf(pdfOf(packed(body, { key: type })))).toBe(true)
  })

  it('a bomb, also in what says that it is encrypted', async () => {
    const bomb = packed(' '.repeat(25_000_000))
    expect(await isActivePdf(pdfOf('<< /Encrypt 3 0 R >>', bomb))).toBe(true)
  })
})

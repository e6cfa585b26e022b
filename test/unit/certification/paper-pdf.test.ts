import { signAsync } from '@noble/ed25519'
import { create } from 'qrcode'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { packToken, readToken, tokenDigits } from '../../../worker/contract/certificate-token.ts'
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import { PLAIN } from '../../../worker/certification/paper/look.ts'
import { certificatePdf } from '../../../worker/certification/paper/pdf.ts'
import { checkOf, type Paper } from '../../../worker/certification/paper/sheets.ts'
import {
  blur,
  crop,
  fade,
  rasterOf,
  readByQr,
  readByZxing,
  rotate,
  skew,
  warp,
  type Picture,
} from './paper-raster.ts'

const HOLDER = 'Raden Ayu Siti Nurhalizah Kusumaningrum Wulandari binti Ahmad'.slice(0, 60)
const facts: CertificateFacts = {
  format: 1,
  number: '400.10.2/0042/DPMD/KPM/2026',
  verificationCode: 'KPM-7Q4M-2XKD-9TRB',
  holderName: HOLDER,
  holderRole: 'Kader Pembangunan Manusia (KPM)',
  villageName: 'Desa Tempursari',
  subDistrictName: 'Kecamatan Tempursari',
  districtName: 'Kabupaten Lumajang',
  provinceName: 'Jawa Timur',
  courseCode: 'KPM-DASAR',
  courseTitle: 'Pelatihan Dasar Kader Pembangunan Manusia',
  courseVersion: 1,
  materials: [
    { title: 'Mengenal KPM', theory: 2, assignment: 0, practice: 0 },
    { title: 'Rembuk stunting', theory: 1, assignment: 1, practice: 2 },
  ],
  totalHours: 6,
  totalHoursInWords: 'enam',
  event: { startsOn: '2026-11-03', endsOn: '2026-11-21', place: 'Aula', organiser: 'Dinas PMD' },
  issuedOn: '2026-11-21',
  issuedIn: 'Lumajang',
  expiresOn: '2029-11-21',
  signatory: {
    position: 'Plt. Kepala Dinas',
    name: 'Bambang',
    rank: 'Pembina',
    employeeNumber: '197203151998031004',
  },
  letterhead: {
    government: 'PEMERINTAH KABUPATEN LUMAJANG',
    office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
    lines: ['Jalan 1'],
  },
  cadreTitle: 'Kader Pembangunan Manusia',
  isSample: true,
}
// Letters of two and four bytes, and what a PDF string would have to escape.
const DOCUMENT = `{"name":"Ra\\"as (Sé) 😀","proof":"${'z3FXQ'.repeat(400)}"}\n`
const KEY = Uint8Array.from({ length: 32 }, (_, at) => at)

let paper: Paper
let pdf: Uint8Array<ArrayBuffer>
let link: string

beforeAll(async () => {
  const token = await packToken(
    {
      issuer: '35.08',
      holderName: HOLDER,
      code: '7Q4M2XKD9TRB',
      issuedAt: Date.parse('2026-11-21T00:00:00Z') / 1000,
      expiresAt: Date.parse('2029-11-20T17:00:00Z') / 1000,
      status: { list: 1, index: 94_567 },
      area: '35.08.01.2005',
      course: { code: 'KPM-DASAR', version: 1 },
      sequence: 42,
      isSample: true,
    },
    { kid: 'a1b2c3d4', sign: (bytes) => signAsync(bytes, KEY) },
  )
  paper = {
    facts,
    origin: 'https://kelas-kader.example',
    revokedOn: null,
    token,
    document: DOCUMENT,
    look: PLAIN,
  }
  pdf = await certificatePdf(paper)
  link = `https://kelas-kader.example/v#${token}`
})

async function opened<Found>(
  read: (document: Awaited<ReturnType<typeof getDocument>['promise']>) => Promise<Found>,
): Promise<Found> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const found = await read(await task.promise)
  await task.destroy()
  return found
}

describe('the PDF', () => {
  it('has the same bytes for the same paper, and others for any other', async () => {
    const same = (other: Uint8Array) => Buffer.from(other).equals(Buffer.from(pdf))
    expect(same(await certificatePdf({ ...paper }))).toBe(true)
    expect(same(await certificatePdf({ ...paper, revokedOn: '2026-12-01' }))).toBe(false)
    expect(same(await certificatePdf({ ...paper, document: '{}' }))).toBe(false)
    expect(same(await certificatePdf({ ...paper, origin: 'https://lain.example' }))).toBe(false)
    expect(pdf.length).toBeLessThan(45_000)
  })

  it('carries the signed credential byte for byte, and no file while nothing is signed', async () => {
    const attached = await opened(async (document) => {
      const files = [...((await document.getAttachments()) ?? [])]
      return Promise.all(
        files.map(async ([id, { filename }]) => ({
          filename,
          content: await document.getAttachmentContent(id),
        })),
      )
    })
    expect(attached.map(({ filename }) => filename)).toEqual(['kredensial.vc.json'])
    const content = Buffer.from(attached[0]?.content ?? [])
    expect(content.equals(Buffer.from(DOCUMENT))).toBe(true)
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toMatch(/\/AFRelationship \/Data/)
    expect(text).toMatch(/\/AF \[/)
    const unsigned = Buffer.from(await certificatePdf({ ...paper, token: '', document: '' }))
    expect(unsigned.includes('EmbeddedFile')).toBe(false)
    expect(unsigned.includes('KQ1:')).toBe(false)
  })

  it('has the digits of the token in its bytes, readable without opening it', () => {
    const [, found] = /\(KQ1:(\d+)\)/.exec(Buffer.from(pdf).toString('latin1')) ?? []
    expect(found).toBe(paper.token)
    expect(readToken(found ?? '')).toMatchObject({ ok: true })
  })

  it('says its title, author and language', async () => {
    const { info } = await opened((document) => document.getMetadata())
    expect(info).toMatchObject({
      Title: 'Sertifikat 400.10.2/0042/DPMD/KPM/2026',
      Author: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
      Keywords: `KQ1:${paper.token}`,
      Language: 'id-ID',
      CreationDate: 'D:20261121000000Z',
    })
  })

  it('embeds every font it uses, as a part of Source Sans with its letters named', () => {
    const text = Buffer.from(pdf).toString('latin1')
    const fonts: readonly string[] = text.match(/\/Type \/Font\b[^]*?>>/g) ?? []
    expect(fonts.filter((font) => /\/Subtype \/Type0/.test(font))).toHaveLength(2)
    for (const font of fonts) expect(font).toMatch(/SourceSans3|ToUnicode/)
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2)
    expect(text.match(/\/ToUnicode /g)).toHaveLength(2)
    expect(text).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/)
  })

  it('gives its text in the order in which it is read', async () => {
    const [front = '', back = ''] = await opened(async (document) =>
      Promise.all(
        [1, 2].map(async (number) => {
          const { items } = await (await document.getPage(number)).getTextContent()
          return items.map((item) => ('str' in item ? item.str : '')).join(' ')
        }),
      ),
    )
    const inOrder = (page: string, words: readonly string[]) => {
      const plain = page.replaceAll(/\s+/g, '')
      const places = words.map((word) => plain.indexOf(word.replaceAll(/\s+/g, '')))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((one, two) => one - two))
    }
    inOrder(front, [
      'PEMERINTAH KABUPATEN LUMAJANG',
      'SERTIFIKAT',
      'Nomor: 400.10.2/0042/DPMD/KPM/2026',
      'diberikan kepada',
      HOLDER,
      'Desa Tempursari, Kecamatan Tempursari, Kabupaten Lumajang',
      'yang telah mengikuti dan dinyatakan LULUS',
      'Periksa hanya di',
      'kelas-kader.example/v',
      'KPM-7Q4M-2XKD-9TRB',
      'Lumajang, 21 November 2026',
      'Bambang',
    ])
    inOrder(back, [
      'DAFTAR MATERI',
      'Mengenal KPM',
      'Rembuk stunting',
      'Jumlah',
      'Tanpa sinyal pun bisa: buka kelas-kader.example/v',
      'Kunci penerbit 35.08: a1b2c3d4',
    ])
  })
})

describe('the QR code', () => {
  it('is no larger than version 11 for a name of 60 characters, and holds the official host', () => {
    expect(checkOf(paper).link).toBe(link)
    expect(create(link, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(11)
    expect(tokenDigits(link)).toBe(paper.token)
  })

  it('is the address of the page while nothing is signed', () => {
    expect(checkOf({ ...paper, token: '' }).link).toBe('https://kelas-kader.example/v/7Q4M2XKD9TRB')
  })

  describe('on a scan of 150 dots per inch', () => {
    let code: Picture
    beforeAll(async () => {
      const sheet = await rasterOf(pdf, 150)
      // The lower left corner, as a hand points a camera at it.
      code = crop(sheet, { left: 70, top: sheet.height - 420, width: 480, height: 400 })
    })
    const spoilt: Record<string, (picture: Picture) => Picture> = {
      clean: (picture) => picture,
      blurred: (picture) => blur(blur(picture, 1), 1),
      'rotated by 12°': (picture) => rotate(picture, 12),
      'rotated and blurred': (picture) => blur(rotate(picture, -12), 1),
      'of low contrast, with grain and shade': (picture) => fade(picture, 80, 170),
      'seen from the side': (picture) => skew(picture, 0.12),
      'upside down': (picture) => rotate(picture, 180),
      'smaller by a fifth': (picture) =>
        warp(
          picture,
          { width: Math.round(picture.width * 0.8), height: Math.round(picture.height * 0.8) },
          (x, y) => [x / 0.8, y / 0.8],
        ),
    }
    it.each(Object.keys(spoilt))('is read by two decoders: %s', async (how) => {
      const picture = spoilt[how]?.(code) ?? code
      expect(await readByZxing(picture)).toBe(link)
      expect(readByQr(picture)).toBe(link)
    })

    it('is not read where there is none', async () => {
      const empty = { ...code, grey: code.grey.map(() => 255) }
      expect(await readByZxing(empty)).toBe(null)
      expect(readByQr(empty)).toBe(null)
    })
  })
})

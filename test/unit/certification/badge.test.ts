import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bakedPng, bakedSvg } from '../../../worker/certification/badge/bake.ts'

const facts = { courseTitle: 'Pelatihan Dasar Kader Pembangunan Manusia', isSample: false }
const DOCUMENT = '{"name":"Ra\\"as <Sé> & ]]> 😀","proof":[{"proofValue":"z3FXQ"}]}'

/** The text of the element, as an XML parser joins its sections. */
function credentialIn(svg: string): string {
  const [, content = ''] = /<openbadges:credential>([^]*)<\/openbadges:credential>/.exec(svg) ?? []
  return [...content.matchAll(/<!\[CDATA\[([^]*?)\]\]>/g)].map(([, text]) => text).join('')
}

function chunksOf(png: Uint8Array): { type: string; data: Buffer; crc: number }[] {
  const bytes = Buffer.from(png)
  const chunks = []
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
      crc: bytes.readUInt32BE(at + 8 + length),
    })
    at += 12 + length
  }
  return chunks
}

describe('the badge as SVG', () => {
  it('carries the signed credential unchanged, also when it holds the end of a section', () => {
    const svg = bakedSvg(facts, DOCUMENT)
    expect(credentialIn(svg)).toBe(DOCUMENT)
    expect(svg).toContain('xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"')
  })

  it('is a drawing of at most 4 kB with the name of the course', () => {
    const svg = bakedSvg(facts, '')
    expect(svg.length).toBeLessThanOrEqual(4096)
    expect(svg).toContain('<title>Pelatihan Dasar Kader Pembangunan Manusia</title>')
  })

  it('says DATA CONTOH when it is one, and only then', () => {
    expect(bakedSvg(facts, '')).not.toContain('DATA CONTOH')
    expect(bakedSvg({ ...facts, isSample: true }, '')).toMatch(/<text[^>]*>DATA CONTOH</)
  })

  it('lets no title become markup, and gives a long one three lines of smaller letters', () => {
    const svg = bakedSvg(
      { courseTitle: `<script>&"${' Pembangunan'.repeat(16)}`, isSample: false },
      '',
    )
    expect(svg).toContain('&lt;script&gt;&amp;&quot;')
    expect(svg).not.toContain('<script')
    expect(svg.match(/<text /g)).toHaveLength(3)
    for (const [, size, text = ''] of svg.matchAll(/font-size="([\d.]+)"[^>]*>([^<]*)</g)) {
      expect(Number(size) * 0.5 * text.length).toBeLessThanOrEqual(320)
    }
  })
})

describe('the badge as PNG', () => {
  it('carries the signed credential unchanged, in a chunk of its own after the header', () => {
    const chunks = chunksOf(bakedPng(facts, DOCUMENT))
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND'])
    const text = chunks[1]?.data.toString('utf8') ?? ''
    expect(text).toBe(`openbadgecredential\0\0\0\0\0${DOCUMENT}`)
  })

  it('has checksums that hold, and a picture of 320 by 320 pixels of at most 10 kB', () => {
    const png = bakedPng(facts, DOCUMENT)
    const chunks = chunksOf(png)
    for (const { type, data, crc } of chunks) {
      expect(crc).toBe(crc32(Buffer.concat([Buffer.from(type, 'latin1'), data])))
    }
    expect(png.length).toBeLessThanOrEqual(10_000 + DOCUMENT.length + 50)
    const pixels = inflateSync(chunks.find(({ type }) => type === 'IDAT')?.data ?? '')
    expect(pixels.length).toBe(320 * (1 + 320 * 4))
  })

  it('is another picture for DATA CONTOH', () => {
    const sample = bakedPng({ ...facts, isSample: true }, DOCUMENT)
    expect(Buffer.from(sample).equals(Buffer.from(bakedPng(facts, DOCUMENT)))).toBe(false)
  })
})

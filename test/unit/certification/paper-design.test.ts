import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { PALETTE } from '../../../site/src/text/paper-office.ts'
import { specimenFacts } from '../../../site/src/text/paper-specimen.ts'
import { CONTRAST, contrastOnWhite, FRAMES } from '../../../worker/contract/paper-design.ts'
import { backSheet } from '../../../worker/certification/paper/back.ts'
import { frameMarks } from '../../../worker/certification/paper/frames.ts'
import { frontSheet } from '../../../worker/certification/paper/front.ts'
import { widthOf } from '../../../worker/core/letters/letters.ts'
import { colorsOf, PLAIN, PLAIN_DESIGN } from '../../../worker/certification/paper/look.ts'
import { SHEET, type Mark } from '../../../worker/certification/paper/marks.ts'
import { certificatePdf, previewPdf } from '../../../worker/certification/paper/pdf.ts'
import { checkOf, previewSheetsOf, type Paper } from '../../../worker/certification/paper/sheets.ts'
import { sheetSvg } from '../../../worker/certification/paper/svg.ts'
import { anyLook } from './any-look.ts'

const facts = specimenFacts({
  districtName: 'Kabupaten Lumajang',
  provinceName: 'Jawa Timur',
  issuedOn: '2026-11-22',
  issuedIn: 'Lumajang',
  number: '400.10.2/0042/DPMD/KPM/2026',
  cadreTitle: 'Kader Pembangunan Manusia',
  holderRole: 'Kader Pembangunan Manusia (KPM)',
  signatory: {
    position: 'Plt. Kepala Dinas',
    name: 'Bambang Setiawan',
    rank: 'Pembina',
    employeeNumber: '197203151998031004',
  },
  letterhead: {
    government: 'PEMERINTAH KABUPATEN LUMAJANG',
    office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
    lines: ['Jalan 1'],
  },
})
const paper: Paper = {
  facts,
  origin: 'https://kelas-kader.example',
  token: '1234567890'.repeat(39),
  document: '{"a":1}',
  revokedOn: null,
  look: PLAIN,
}
const KEY = { issuer: '35.08', kid: '00000000' }
const withDesign = (part: Partial<typeof PLAIN_DESIGN>): Paper => ({
  ...paper,
  look: { design: { ...PLAIN_DESIGN, ...part }, logos: { left: null, right: null } },
})
const textOf = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join(' ')
const front = ({ look }: Paper) => frontSheet(facts, checkOf(paper), widthOf, look)
const back = ({ look }: Paper) => backSheet(facts, checkOf(paper), widthOf, look)

describe('the plain paper', () => {
  it('has the bytes that were handed out when designs did not exist', async () => {
    const hash = createHash('sha256')
      .update(await certificatePdf(paper))
      .digest('hex')
    expect(hash).toBe('028bf716fe5aeef322e8bdfa90c523980fb1a091bb93fb68c3d257dca8375821')
  })

  it('is what a design begins with', async () => {
    const chosen = Buffer.from(await certificatePdf(withDesign({})))
    expect(chosen.equals(Buffer.from(await certificatePdf(paper)))).toBe(true)
    const other = Buffer.from(await certificatePdf(withDesign({ frame: 'KAWUNG' })))
    expect(other.equals(chosen)).toBe(false)
  })
})

describe('a design', () => {
  it('changes the words around the facts and no fact', () => {
    const chosen = withDesign({
      title: 'PIAGAM',
      beforeName: 'dengan bangga diberikan kepada',
      statement: 'ATTENDED',
      closing: 'Semoga bermanfaat.',
      backTitle: 'MATERI PELATIHAN',
      signatureNote: 'tanda tangan dan cap',
    })
    const [words, plain] = [textOf(front(chosen)), textOf(front(paper))]
    for (const each of [
      'PIAGAM',
      'dengan bangga diberikan kepada',
      'atas partisipasinya sebagai',
      'PESERTA',
      'Semoga bermanfaat.',
      'tanda tangan dan cap',
    ]) {
      expect(words).toContain(each)
      expect(plain).not.toContain(each)
    }
    expect(words).not.toContain('LULUS')
    expect(textOf(back(chosen))).toContain('MATERI PELATIHAN')
    for (const fact of [facts.holderName, facts.number, facts.verificationCode, '20 (dua puluh)']) {
      expect(words).toContain(fact)
    }
  })

  it('leaves the QR code, what it says, and the white around it as they are', () => {
    const qrOf = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'qr')
    const plain = qrOf(front(paper))
    expect(plain).toHaveLength(1)
    fc.assert(
      fc.property(anyLook, (look) => {
        expect(qrOf(front({ ...paper, look }))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })

  it('never lets a title or a heading leave its line', () => {
    for (const title of ['SERTIFIKAT', 'W'.repeat(48), 'SURAT TANDA TAMAT PELATIHAN']) {
      const marks = [...front(withDesign({ title })), ...back(withDesign({ backTitle: title }))]
      const found = marks.filter((mark) => mark.kind === 'text' && mark.text === title)
      expect(found).toHaveLength(2)
      for (const mark of found) {
        expect(mark).toMatchObject({ bold: true })
        if (mark.kind === 'text') expect(mark.x + mark.width).toBeLessThan(SHEET.width - 60)
      }
    }
  })
})

describe('a frame', () => {
  it.each(FRAMES)('stays between the edge that printers leave white and the text: %s', (style) => {
    for (const mark of frameMarks(style)) {
      if (mark.kind === 'box') {
        expect(mark.x - (mark.weight ?? 1) / 2).toBeGreaterThanOrEqual(18)
        expect(mark.x).toBeLessThanOrEqual(36)
        continue
      }
      if (mark.kind !== 'motif') throw new Error('a frame is lines and motifs')
      for (const [a, b, c, d, e, f] of mark.places) {
        for (const { from, curves } of mark.outlines) {
          for (const [x, y] of [from, ...curves.map(({ to }) => to)]) {
            const [left, low] = [a * x + c * y + e, b * x + d * y + f]
            const inset = Math.min(left, low, SHEET.width - left, SHEET.height - low)
            expect(inset).toBeGreaterThanOrEqual(18)
            expect(inset).toBeLessThanOrEqual(36)
          }
        }
      }
    }
  })
})

describe('colours', () => {
  it('to choose from stand out on white, and letters also on the soft ground that follows from them', () => {
    expect(contrastOnWhite('#000000')).toBeCloseTo(21)
    expect(contrastOnWhite('#ffffff')).toBeCloseTo(1)
    // The value that WCAG's own examples give for this grey.
    expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2)
    for (const { color } of PALETTE) {
      expect(contrastOnWhite(color)).toBeGreaterThanOrEqual(CONTRAST.accent)
      const { deep, soft } = colorsOf({ ...PLAIN_DESIGN, accent: color, frameColor: color })
      expect(contrastOnWhite(deep) / contrastOnWhite(soft)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('the preview', () => {
  it('sets every text where the PDF sets it, letter by letter in outlines', async () => {
    for (const chosen of [
      paper,
      withDesign({ frame: 'TUMPAL', title: 'SURAT TANDA TAMAT PELATIHAN', closing: 'Semoga.' }),
    ]) {
      const sheets = previewSheetsOf(chosen, KEY)
      const task = getDocument({ data: await previewPdf(chosen, KEY), verbosity: 0 })
      const document = await task.promise
      for (const [index, marks] of sheets.entries()) {
        const svg = sheetSvg(marks, chosen.look)
        // Where the first letter of each text stands: spaces before it are drawn by neither.
        const letters = Array.from(
          svg.matchAll(
            /translate\(([\d.]+) ([\d.]+)\) (?:rotate\(\S+\) )?scale\(([\d.]+) [^>]*><use href="\S+" x="([\d.]+)"/g,
          ),
          ([, x, y, em, first]) => ({
            x: Number(x) + Number(em) * Number(first),
            y: SHEET.height - Number(y),
            size: Number(em) * 1000,
          }),
        )
        const { items } = await (await document.getPage(index + 1)).getTextContent()
        const words = items.flatMap((item) =>
          'str' in item && item.str.trim() !== '' ? [item] : [],
        )
        expect(words.length).toBeGreaterThan(20)
        for (const { str, transform, height } of words) {
          const at: readonly unknown[] = transform
          const [x, y] = [Number(at[4]), Number(at[5])]
          const isClose = (one: number, other: number) => Math.abs(one - other) < 0.02
          const near = letters.some(
            (each) => isClose(each.x, x) && isClose(each.y, y) && isClose(each.size, height),
          )
          expect([str, near]).toEqual([str, true])
        }
      }
      await task.destroy()
    }
  })

  it('says on both sheets that it is none', () => {
    for (const marks of previewSheetsOf(paper, KEY)) {
      expect(marks.filter((mark) => mark.kind === 'stamp')).toMatchObject([{ text: 'CONTOH' }])
      expect(textOf(marks)).toContain('bukan sertifikat')
    }
  })
})

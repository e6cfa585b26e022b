import * as fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { numberInWords } from '../../../site/src/text/certification.ts'
import {
  type CertificateFacts,
  MAX_PRINTED_SESSIONS,
  type PrintedSession,
} from '../../../worker/contract/certification.ts'
import { backSheet } from '../../../worker/certification/paper/back.ts'
import { printable, wrap } from '../../../worker/core/letters/fit.ts'
import { frontSheet } from '../../../worker/certification/paper/front.ts'
import { SHEET, type Mark } from '../../../worker/certification/paper/marks.ts'
import { widthOf } from '../../../worker/core/letters/letters.ts'
import { checkOf } from '../../../worker/certification/paper/sheets.ts'
import { anyLook } from './any-look.ts'

const facts: CertificateFacts = {
  format: 1,
  number: '400.10.2/0042/DPMD/KPM/2026',
  verificationCode: 'KPM-7Q4M-2XKD-9TRB',
  holderName: 'Siti Aminah',
  holderRole: 'Kader Pembangunan Manusia (KPM)',
  villageName: 'Desa Tempursari',
  subDistrictName: 'Kecamatan Tempursari',
  districtName: 'Kabupaten Lumajang',
  provinceName: 'Jawa Timur',
  courseCode: 'KPM-DASAR',
  courseTitle: 'Pelatihan Dasar Kader Pembangunan Manusia',
  courseVersion: 1,
  materials: [{ title: 'Mengenal KPM', theory: 2, assignment: 0, practice: 0 }],
  totalHours: 2,
  totalHoursInWords: 'dua',
  event: { startsOn: '2026-11-03', endsOn: '2026-11-21', place: 'Aula', organiser: 'Dinas PMD' },
  issuedOn: '2026-11-21',
  issuedIn: 'Lumajang',
  expiresOn: null,
  signatory: {
    position: 'Plt. Kepala Dinas',
    name: 'Bambang',
    rank: 'Pembina',
    employeeNumber: '197203151998031004',
  },
  letterhead: {
    government: 'PEMERINTAH KABUPATEN LUMAJANG',
    office: 'DINAS PMD',
    lines: ['Jalan 1'],
  },
  cadreTitle: 'Kader Pembangunan Manusia',
  isSample: false,
}
// A token of a name of 60 characters has about this many digits; the longest a QR code must take stands in `wildPaper`.
const digits = (count: number) => '1234567890'.repeat(Math.ceil(count / 10)).slice(0, count)
const ORIGIN = 'https://kelaskader.lumajangkab.go.id'
const ORIGINS = [
  ORIGIN,
  'https://kader.id',
  'https://pelatihan-kader.penukalabablematangilirkab.sumatera-selatan.go.id',
]

// Names and titles as they come: with spaces, or without any, wide letters, quotes and commas.
const words = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom(
        'WWWW',
        'Siti',
        "Ra'as",
        'Hj.',
        ',',
        'S.Tr.Keb.,',
        'i',
        '-',
        'Kusumaningrum',
        ' ',
        'ā',
        '漢',
        '1',
      ),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')))
    .map((text) => (text.trim() || 'A').slice(0, maxLength))

const anySessions: fc.Arbitrary<PrintedSession[]> = fc.array(
  fc.record({
    date: fc.constantFrom('2026-12-01', '2026-09-30'),
    title: words(120),
    hours: fc.constantFrom(0.5, 1, 12),
    speakers: fc.array(
      fc.record({
        name: words(120),
        institution: words(120),
        topic: fc.oneof(words(300), fc.constant('')),
      }),
      { maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: MAX_PRINTED_SESSIONS },
)

const anyFacts: fc.Arbitrary<CertificateFacts> = fc
  .record({
    holderName: fc.oneof(
      words(120),
      fc.constant('W'.repeat(60)),
      fc.constant('Dr. Hj. Raden Ayu Siti Nurhalizah binti Abdurrahman, S.Tr.Keb., M.Kes.'),
    ),
    number: words(100),
    courseTitle: words(200),
    villageName: fc.option(
      fc.oneof(words(120), fc.constant(`Desa ${'Tanjungpandanwangi'.repeat(6)}`)),
      { nil: null },
    ),
    subDistrictName: words(60),
    districtName: words(60),
    place: words(120),
    organiser: words(120),
    position: words(125),
    name: words(120),
    rank: fc.option(words(60), { nil: null }),
    employeeNumber: fc.constantFrom(null, '197203151998031004'),
    government: words(120),
    office: words(120),
    lines: fc.array(words(120), { maxLength: 3 }),
    materials: fc.array(words(160), { maxLength: 30 }),
    expiresOn: fc.constantFrom(null, '2029-11-21'),
    courseHours: fc.constantFrom(300, 999),
    sessions: fc.option(anySessions, { nil: undefined }),
  })
  .map(({ courseHours, sessions, ...wild }): CertificateFacts => ({
    ...facts,
    ...wild,
    ...(sessions === undefined ? {} : { format: 2, courseHours, sessions }),
    event: { ...facts.event, place: wild.place, organiser: wild.organiser },
    signatory: {
      position: wild.position,
      name: wild.name,
      rank: wild.rank,
      employeeNumber: wild.employeeNumber,
    },
    letterhead: { government: wild.government, office: wild.office, lines: wild.lines },
    materials: wild.materials.map((title) => ({
      title,
      theory: 100,
      assignment: 100,
      practice: 100,
    })),
    totalHours: wild.materials.length * 300,
    totalHoursInWords: numberInWords(wild.materials.length * 300),
  }))

const wildPaper = fc
  .record({
    facts: anyFacts,
    origin: fc.constantFrom(...ORIGINS),
    token: fc.constantFrom('', digits(320), digits(390), digits(520)),
    look: anyLook,
  })
  .map((paper) => ({ paper, check: checkOf(paper) }))

const INSIDE = 36 // within the inner line of the frame

function texts(marks: readonly Mark[]) {
  return marks.filter((mark) => mark.kind === 'text')
}

describe('both sheets', () => {
  it('keep every text inside the frame, whatever the names', () => {
    fc.assert(
      fc.property(wildPaper, ({ paper, check: printed }) => {
        // Digits of no signature have no key: the line that names it must have its room all the same.
        const check = { ...printed, key: { issuer: '35.08', kid: 'a1b2c3d4' } }
        const wild = paper.facts
        const { look } = paper
        for (const marks of [
          frontSheet(wild, check, widthOf, look),
          backSheet(wild, check, widthOf, look),
        ]) {
          const outside = texts(marks).filter(
            ({ x, y, width, size }) =>
              x < INSIDE ||
              x + width > SHEET.width - INSIDE ||
              y - size * 0.25 < INSIDE ||
              y + size * 0.8 > SHEET.height - INSIDE,
          )
          expect(outside).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('set no two texts over each other', () => {
    fc.assert(
      fc.property(wildPaper, ({ paper, check: printed }) => {
        // Digits of no signature have no key: the line that names it must have its room all the same.
        const check = { ...printed, key: { issuer: '35.08', kid: 'a1b2c3d4' } }
        const wild = paper.facts
        const { look } = paper
        for (const marks of [
          frontSheet(wild, check, widthOf, look),
          backSheet(wild, check, widthOf, look),
        ]) {
          const boxes = texts(marks).map(({ text, x, y, width, size }) => ({
            text,
            left: x + 0.3,
            right: x + width - 0.3,
            bottom: y - size * 0.02,
            top: y + size * 0.48,
          }))
          for (const logo of marks.filter((mark) => mark.kind === 'logo')) {
            const { side, x, y, width, height } = logo
            boxes.push({ text: side, left: x, right: x + width, bottom: y, top: y + height })
          }
          const qr = marks.find((mark) => mark.kind === 'qr')
          if (qr !== undefined) {
            boxes.push({
              text: 'QR',
              left: qr.x - 8,
              right: qr.x + qr.size + 8,
              bottom: qr.y - 8,
              top: qr.y + qr.size + 8,
            })
          }
          const over = boxes.flatMap((one, index) =>
            boxes
              .slice(index + 1)
              .filter(
                (two) =>
                  one.right > two.left &&
                  two.right > one.left &&
                  one.top > two.bottom &&
                  two.top > one.bottom,
              )
              .map((two) => `${one.text} | ${two.text}`),
          )
          expect(over).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('print every session, or say how many more there are', () => {
    fc.assert(
      fc.property(anySessions, (sessions) => {
        const wild: CertificateFacts = { ...facts, format: 2, courseHours: 20, sessions }
        const check = checkOf({ facts: wild, origin: ORIGIN, token: digits(390) })
        const printed = texts(backSheet(wild, check, widthOf)).map(({ text }) => text)
        const days = printed.filter((text) => /^(1 Des|30 Sep) 2026$/.test(text)).length
        const more = printed.find((text) => /^dan \d+ sesi lain, [\d,]+ JP$/.test(text))
        expect(days).toBeGreaterThan(0)
        expect(days + Number(more?.split(' ')[1] ?? 0)).toBe(sessions.length)
        const sum = sessions.reduce((all, { hours }) => all + hours, 0)
        expect(printed).toContain(String(sum).replace('.', ','))
        expect(printed).toContain('JP yang dijalani; materi pelatihan ini seluruhnya 20 JP')
      }),
      { numRuns: 60 },
    )
  })

  it('say no word of an electronic signature', () => {
    const check = checkOf({ facts, origin: ORIGIN, token: digits(390) })
    const all = [...frontSheet(facts, check, widthOf), ...backSheet(facts, check, widthOf)]
    const text = texts(all)
      .map((mark) => mark.text)
      .join(' ')
    expect(text).not.toMatch(/elektronik|TTE|BSrE/i)
    expect(text).toMatch(
      /Keaslian sertifikat ini dapat diperiksa dengan memindai kode QR atau membuka/,
    )
  })

  it('name the official host in words of a legible size, however long it is', () => {
    for (const origin of ORIGINS) {
      const check = checkOf({ facts, origin, token: digits(390) })
      const host = texts(frontSheet(facts, check, widthOf)).find(
        ({ text }) => text === `${origin.slice('https://'.length)}/v`,
      )
      expect(host?.size).toBeGreaterThanOrEqual(7)
    }
  })

  it('have modules of 0.4 mm or more in the QR code, with the longest host and name', () => {
    for (const origin of ORIGINS) {
      const check = checkOf({ facts, origin, token: digits(480) })
      const [qr] = frontSheet(facts, check, widthOf).filter((mark) => mark.kind === 'qr')
      const { modules } = create(check.link, { errorCorrectionLevel: 'M' })
      expect(((qr?.size ?? 0) / modules.size / 72) * 25.4).toBeGreaterThan(0.4)
    }
  })
})

describe('lines', () => {
  it('hold every character of the text, in order', () => {
    fc.assert(
      fc.property(words(200), fc.integer({ min: 20, max: 400 }), (text, width) => {
        const lines = wrap([{ text: printable(text) }], 12, width, widthOf)
        const drawn = lines.map((line) => line.runs.map((run) => run.text).join('')).join('')
        expect(drawn.replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''))
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(Math.max(width, 13))
      }),
    )
  })

  it('show what the fonts lack as the plain letter or a question mark', () => {
    expect(printable('Nā’ama Łukasz 漢')).toBe('Na’ama ?ukasz ?')
  })
})

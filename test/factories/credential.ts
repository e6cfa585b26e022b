/** What credentials are made from in tests: facts, a key, and documents as wild as names can be. */
import * as fc from 'fast-check'
import type { CertificateFacts } from '../../worker/contract/certification.ts'
import { openBadge, type BadgeSource } from '../../worker/certification/credential/credential.ts'
import {
  issuerDid,
  verificationMethod,
} from '../../worker/certification/credential/did-document.ts'
import type { LinkedData } from '../../worker/certification/credential/linked-data.ts'
import { kidOf } from '../../worker/certification/credential/multikey.ts'
import { signCredential, type SignedDocument } from '../../worker/certification/credential/proof.ts'

export const ORIGIN = 'https://kelaskader.lumajangkab.go.id'
export const LUMAJANG = '35.08'

export function factsWith(wishes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
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
    courseVersion: 3,
    materials: [
      { title: 'Mengenal KPM', theory: 2, assignment: 1, practice: 0 },
      { title: 'Stunting dan 1.000 HPK', theory: 2, assignment: 0, practice: 3 },
    ],
    totalHours: 8,
    totalHoursInWords: 'delapan',
    event: {
      startsOn: '2026-11-03',
      endsOn: '2026-11-20',
      place: 'Aula Kecamatan Tempursari',
      organiser: 'Dinas Pemberdayaan Masyarakat dan Desa',
    },
    issuedOn: '2026-11-21',
    issuedIn: 'Lumajang',
    expiresOn: '2029-11-21',
    signatory: {
      position: 'Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa',
      name: 'Bambang Setiawan',
      rank: 'Pembina Tk. I (IV/b)',
      employeeNumber: '197203151998031004',
    },
    letterhead: {
      government: 'PEMERINTAH KABUPATEN LUMAJANG',
      office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
      lines: ['Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313, telepon 0334 881234'],
    },
    cadreTitle: 'Kader Pembangunan Manusia',
    isSample: false,
    ...wishes,
  }
}

export function badgeSource(wishes: Partial<BadgeSource> = {}): BadgeSource {
  return {
    facts: factsWith(),
    origin: ORIGIN,
    id: '019aa5c2-3f10-7a41-9c55-0c1d2e3f4a5b',
    district: LUMAJANG,
    countsAsTrained: true,
    timeZone: 'Asia/Jakarta',
    statusList: 1,
    statusIndex: 94_567,
    issuedAt: '2026-11-21T01:30:00.417Z',
    subjectId: '6f1c7a52-3c1d-4f6e-9f0a-2b4c6d8e0f12',
    ...wishes,
  }
}

export type TestKey = {
  readonly key: CryptoKey
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly kid: string
}

export async function newSigningKey(): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  // Safe: Ed25519 makes pairs, and the raw form of a key is bytes.
  const { privateKey, publicKey } = pair as CryptoKeyPair
  const raw = new Uint8Array((await crypto.subtle.exportKey('raw', publicKey)) as ArrayBuffer)
  return { key: privateKey, publicKey: raw, kid: await kidOf(raw) }
}

export function signedBy(
  { key, kid }: TestKey,
  document: LinkedData,
  by = { origin: ORIGIN, district: LUMAJANG },
): Promise<SignedDocument> {
  return signCredential(document, {
    key,
    verificationMethod: verificationMethod(issuerDid(by.origin, by.district), kid),
    created: '2026-11-21T01:30:02.000Z',
  })
}

/** Texts that canonical forms have been known to differ about. */
const wildText = fc.oneof(
  fc.constantFrom(
    'Siti "Nur" O\'Brien',
    'Ani\nBudi\t\\',
    'I Gusti Ayu Made Ñandú',
    '名前 Łukasz',
    '',
    '   spasi  ',
    'H. M. Yusuf, S.Pd.I., M.M.',
    'e\u0301clair',
    '\u00e9clair',
    '\u{1F600}\u{1F469}\u200D\u{1F469}',
    'a\u2028b\u2029c',
    '\u0000\u0007bel\u007f\u0085\r',
    '<script>&amp;</script>',
    '@id',
    '_:b0',
    'https://w3id.org/x y',
    '\uFEFFawal',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const date = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
const hours = fc.integer({ min: 0, max: 999 })

const wildFacts: fc.Arbitrary<CertificateFacts> = fc
  .record({
    number: wildText,
    holderName: wildText,
    holderRole: wildText,
    villageName: fc.option(wildText),
    courseTitle: wildText,
    courseVersion: fc.integer({ min: 1, max: 99 }),
    materials: fc.array(
      fc.record({ title: wildText, theory: hours, assignment: hours, practice: hours }),
      { maxLength: 9 },
    ),
    issuedOn: date,
    expiresOn: fc.option(date),
    event: fc.record({ startsOn: date, endsOn: date, place: wildText, organiser: wildText }),
    isSample: fc.boolean(),
    courseHours: fc.option(hours),
  })
  .map(({ courseHours, ...facts }) =>
    factsWith(courseHours === null ? facts : { ...facts, format: 2, courseHours, sessions: [] }),
  )

const identity = fc.record({
  type: fc.constant('IdentityObject'),
  hashed: fc.boolean(),
  identityHash: wildText,
  identityType: wildText,
})
const alignment = fc.record({
  type: fc.constant(['Alignment']),
  targetName: wildText,
  targetUrl: wildText,
})
const evidence = fc.record(
  { type: fc.constant(['Evidence']), name: wildText, narrative: wildText },
  { requiredKeys: ['type', 'name'] },
)

/** Blank nodes that look alike are the hard part of canonical naming: hence `twice`. */
const more = <Value>(each: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc
    .tuple(fc.array(each, { maxLength: 3 }), fc.boolean())
    .map(([values, twice]) => (twice ? [...values, ...structuredClone(values)] : values))

/** Unsigned open badges: what we issue, with texts of every kind, parts left out, and nodes that are twice the same. */
export const wildBadge: fc.Arbitrary<LinkedData> = fc
  .record({
    facts: wildFacts,
    id: fc.uuid(),
    subjectId: fc.uuid(),
    district: fc.constantFrom('35.08', '53.01', '91.05'),
    timeZone: fc.constantFrom('Asia/Jakarta' as const, 'Asia/Jayapura' as const),
    statusIndex: fc.integer({ min: 0, max: 131_071 }),
    identities: more(identity),
    alignments: more(alignment),
    evidences: more(evidence),
    leftOut: fc.subarray([
      'name',
      'description',
      'validUntil',
      'awardedDate',
      'evidence',
      'credentialStatus',
      'activityStartDate',
      'role',
      'alignment',
      'criteria',
    ]),
  })
  .map(({ identities, alignments, evidences, leftOut, ...wishes }) => {
    const badge = openBadge(badgeSource(wishes))
    add(badge, 'identifier', identities)
    add(badge, 'alignment', alignments)
    add(badge, 'evidence', evidences)
    for (const name of leftOut) eachNode(badge, (node) => delete node[name])
    return badge
  })

function add(badge: LinkedData, name: string, values: readonly unknown[]): void {
  eachNode(badge, (node) => {
    const list = node[name]
    if (Array.isArray(list)) node[name] = [...list, ...values]
  })
}

/** Every object inside a document, to be changed in place: for tests only, the product never changes a document. */
export function eachNode(value: unknown, change: (node: Record<string, unknown>) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const inner of Object.values(value)) eachNode(inner, change)
  // Safe: an object of JSON.
  if (!Array.isArray(value)) change(value as Record<string, unknown>)
}

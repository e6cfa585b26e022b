/** A statement of coverage against a full JSON-LD processor, and against an independent verifier: it brings its terms along. */
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { canonicalDocument } from '../../worker/certification/credential/canonical.ts'
import { verifyCredential } from '../../worker/certification/credential/proof.ts'
import { statementCredential } from '../../worker/certification/statements/statement-credential.ts'
import type { StatementFacts } from '../../worker/contract/statements.ts'
import { LUMAJANG, newSigningKey, ORIGIN, signedBy } from '../factories/credential.ts'
import { loadPinned } from './pinned-contexts.ts'

const COUNTS = {
  villages: 198,
  kelurahan: 7,
  areas: 205,
  cadres: 268,
  trained: 171,
  recorded: 3,
  subDistrictCadres: 0,
  areasWithCadre: 205,
  areasCovered: 142,
}

function factsOf(parts: number): StatementFacts {
  return {
    format: 1,
    code: 'BKT-7Q4M-2XKD-9TRB',
    district: { code: '35.08', name: 'Kabupaten "Lumajang"\n\u2028', provinceName: 'Jawa Timur' },
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    cadreTitle: 'Kader Pembangunan Manusia',
    asOf: '2026-11-21',
    total: COUNTS,
    // Alike in all but their codes: the hardest blank nodes to tell apart that a district can have.
    parts: Array.from({ length: parts }, (_, at) => ({
      code: `35.08.${String(at + 1).padStart(2, '0')}`,
      name: 'Tempursari',
      ...COUNTS,
    })),
    villages: [],
    courses: parts === 0 ? [] : ['KPM-DASAR', 'KPM-PENYEGARAN'],
    method: 'KK-CAKUPAN-1',
    definitions: [],
    isSample: true,
  }
}

const document = (parts: number) =>
  statementCredential({
    facts: factsOf(parts),
    listHash: '0f'.repeat(32),
    origin: ORIGIN,
    statusList: 1001,
    statusIndex: 94_567,
    issuedAt: '2026-01-05T03:00:00.000Z',
  })

const byJsonLd = (value: unknown) =>
  jsonld.canonize(value, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    documentLoader: loadPinned,
  })

describe('the credential of a statement', () => {
  it.each([0, 1, 31, 54])(
    'has the form that a JSON-LD processor gives it, with %i parts',
    async (parts) => {
      const ours = await canonicalDocument(document(parts))
      expect(ours).toBe(await byJsonLd(document(parts)))
      expect(ours).toContain('"171"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>')
    },
  )

  it('is proved by its issuer’s key, and not with one count changed or two exchanged', async () => {
    const signer = await newSigningKey()
    const signed = await signedBy(signer, document(21), { origin: ORIGIN, district: LUMAJANG })
    const raw = Uint8Array.from(signer.publicKey)
    expect(await verifyCredential(signed, raw)).toBe(true)
    const text = JSON.stringify(signed)
    for (const changed of [
      text.replace('"trained":"171"', '"trained":"172"'),
      text.replace('"cadres":"268","trained":"171"', '"cadres":"171","trained":"268"'),
      text.replace('"asOf":"2026-11-21"', '"asOf":"2026-11-22"'),
      text.replace('nonNegativeInteger', 'string'),
    ]) {
      expect(changed).not.toBe(text)
      expect(await verifyCredential(JSON.parse(changed), raw)).toBe(false)
    }
  })
})

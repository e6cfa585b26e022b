/** The page of a statement in the words that were true when it was frozen. */
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { statementPage } from '../../../site/src/render/statement.ts'
import { STATEMENT_CREDENTIAL } from '../../../site/src/text/statements.ts'
import { definitionsOf } from '../../../site/src/text/reporting.ts'
import { statementFacts, type StatementFacts } from '../../../worker/contract/statements.ts'

const COUNTS = {
  villages: 16,
  kelurahan: 7,
  areas: 23,
  cadres: 45,
  trained: 45,
  recorded: 2,
  subDistrictCadres: 1,
  areasWithCadre: 23,
  areasCovered: 23,
}
/** As it was frozen before kinds were told apart. */
const OLD: StatementFacts = {
  format: 1,
  code: 'BKT-7Q4M-2XKD-9TRB',
  district: { code: '17.08', name: 'Kabupaten Kepahiang', provinceName: 'Bengkulu' },
  officeName: 'Dinas',
  cadreTitle: 'Kader Pembangunan Manusia',
  asOf: '2026-11-21',
  total: COUNTS,
  parts: [{ code: '17.08.04', name: 'Kepahiang', ...COUNTS }],
  villages: [],
  courses: [],
  method: 'KK-CAKUPAN-1',
  definitions: definitionsOf('KPM'),
  isSample: false,
}
const NEW: StatementFacts = {
  ...OLD,
  format: 2,
  total: { ...COUNTS, tpkCadres: 45, posyanduCadres: 0, otherCadres: 0 },
  definitions: definitionsOf('kader'),
}

const page = (facts: StatementFacts) =>
  statementPage({
    statement: {
      status: 'valid',
      facts,
      listHash: '0f'.repeat(32),
      issuedAt: '2026-11-21T02:00:00.000Z',
      revokedOn: null,
      replacedBy: null,
      scan: null,
    },
    typed: facts.code,
    zone: 'Asia/Jakarta',
    qr: null,
  }).main.text

it('reads an earlier one as before: by its own facts it says KPM', () => {
  expect(z.safeParse(statementFacts, OLD).success).toBe(true)
  expect(page(OLD)).toContain('45 dari 45 KPM terlatih (100,0%), 23 dari 23 desa/kelurahan')
  expect(page(OLD)).toContain('singkatan dari Kader Pembangunan Manusia')
  expect(page(OLD)).not.toMatch(/kader terlatih|yang dihitung:/)
  expect(STATEMENT_CREDENTIAL.description(OLD)).toBe(
    'Bukti Cakupan, keadaan per 21 November 2026: 45 dari 45 KPM terlatih (100,0%), 23 dari 23 desa/kelurahan tercakup (100,0%).',
  )
})

it('names the kinds and says kader in every line, where not everybody is a KPM', () => {
  expect(z.safeParse(statementFacts, NEW).success).toBe(true)
  expect(page(NEW)).toContain('45 dari 45 kader terlatih (100,0%), 23 dari 23 desa/kelurahan')
  expect(page(NEW)).toContain('Kader yang dihitung: 45 TPK.')
  expect(page(NEW)).toContain('<b>TPK</b>: Tim Pendamping Keluarga')
  expect(page(NEW)).not.toContain('KPM')
  expect(STATEMENT_CREDENTIAL.description(NEW)).toContain('45 dari 45 kader terlatih')
})

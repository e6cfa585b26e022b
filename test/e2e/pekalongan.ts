/**
 * The training of Kota Pekalongan as the newspaper told it, played on the demonstration: 31 people of 27 kelurahan and 4 kecamatan,
 * two speakers with their topics; who was there is on the roll, in the marks, and on page 2 of every certificate.
 */
import { expect } from 'vitest'
import { CITY_TRAINING } from '../../db/seed/demo-districts.ts'
import { cellText } from '../../site/src/render/index.ts'
import { readPublicCertificate } from '../../worker/certification/index.ts'
import { PLAIN } from '../../worker/certification/paper/look.ts'
import { certificatePdf } from '../../worker/certification/paper/pdf.ts'
import { certificateFacts, type CertificateFacts } from '../../worker/contract/certification.ts'
import type { Context } from '../../worker/core/context.ts'
import { sql } from '../../worker/core/db.ts'
import { readAttendance } from '../../worker/meetings/read-attendance.ts'
import { listMeetings } from '../../worker/meetings/read-meetings.ts'
import { readReport } from '../../worker/reporting/read-report.ts'
import { readPages } from './paper.ts'

const AREA = '33.75'

type Kept = { readonly snapshot: string; readonly document: string; readonly token: string }

export async function playPekalongan(office: Context, visitor: Context): Promise<void> {
  const meetingId = await attended(office)
  const rows = await office.db
    .all<Kept>(sql`select c.snapshot, d.document, d.token from certificates c
    join credentials d on d.certificate_id = c.id where c.district_code = ${AREA} order by c.sequence`)
  const all = rows.map(({ snapshot }) => certificateFacts.parse(JSON.parse(snapshot)))
  expect(all).toHaveLength(31)
  expect(all.filter(({ villageName }) => villageName === null)).toHaveLength(4)
  const told = all.map(({ sessions = [] }) =>
    sessions.flatMap(({ speakers }) => speakers.map(({ name, topic }) => `${name}: ${topic}`)),
  )
  expect(new Set(told.map((each) => each.join('\n'))).size).toBe(1)
  expect(told[0]).toHaveLength(2)
  await marked(office, meetingId)
  const [first] = all
  if (first === undefined) throw new Error('there are 31')
  const shown = await readPublicCertificate(visitor, first.verificationCode)
  expect(shown.sessions).toHaveLength(3)
  expect(JSON.stringify(shown)).not.toContain('Endah Contoh Lestari')
  await printed(office, first, rows[0])
}

/** All who serve were invited and came. */
async function attended(office: Context): Promise<string> {
  const { meetings } = await listMeetings(office, { area: AREA, kind: 'TRAINING' })
  const told = meetings.find(({ place }) => place === CITY_TRAINING.place)
  expect(told).toMatchObject({ state: 'HELD', people: 31 })
  const meetingId = told?.id ?? ''
  const { people } = await readAttendance(office, { area: AREA, meetingId })
  expect(people.map(({ share }) => share)).toEqual(people.map(() => 100))
  const kinds = people.map(({ area }) => area?.kind)
  expect(kinds.filter((kind) => kind === 'kelurahan')).toHaveLength(27)
  expect(kinds.filter((kind) => kind === 'kecamatan')).toHaveLength(4)
  return meetingId
}

/** The sheet of marks that the office hands in. */
async function marked(office: Context, meetingId: string): Promise<void> {
  const { table } = await readReport(office, { area: AREA, report: 'R6', meetingId })
  expect(table.rows).toHaveLength(31)
  const titles = table.columns.map(({ title }) => title)
  for (const { cells } of table.rows) {
    const said = new Map(cells.map((cell, index) => [titles[index], cellText(cell)]))
    expect(said.get('Hadir')).toBe('100,0%')
    expect(said.get('Hasil')).toBe('Memenuhi syarat')
    expect(Number(said.get('Nilai akhir'))).toBeGreaterThanOrEqual(70)
  }
}

async function printed(
  office: Context,
  facts: CertificateFacts,
  kept: Kept | undefined,
): Promise<void> {
  const { document = '', token = '' } = kept ?? {}
  const pdf = await certificatePdf({
    facts,
    origin: office.origin,
    token,
    document,
    revokedOn: null,
    look: PLAIN,
  })
  const [front = '', back = ''] = await readPages(pdf)
  expect(front).toContain('7 s.d. 20 Oktober 2026')
  expect(front).toContain('16 (enam belas) Jam Pelajaran')
  for (const words of [
    'Sesi tatap muka yang diikuti, dengan narasumber',
    'Endah Contoh Lestari, S.K.M., DP3AKB Provinsi Jawa Tengah: Permasalahan stunting',
    'Yos Contoh Rahardjo, S.Sos., M.M., Kepala Dinas Sosial P2KB Kota Pekalongan: Pencegahan dari hulu',
    '7 Okt 2026',
    'JP yang dijalani; materi pelatihan ini seluruhnya 20 JP',
  ]) {
    expect(back).toContain(words)
  }
}

/** What the days on which cadres met leave in Berkas Bukti: R5 filled in, and the photos of signed sheets. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MeetingKind } from '../../../worker/contract/meetings.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { bundleZip, checkBundle } from '../../../worker/dossier/bundle/bundle-zip.ts'
import { listSheets, makeRolls } from '../../../worker/dossier/bundle/meeting-evidence.ts'
import { invitePeople, setMeetingState, takeAttendance } from '../../../worker/meetings/index.ts'
import { putSheetFile, removeSheetFile } from '../../../worker/meetings/sheet-files.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { pdf, refusal } from '../../factories/records.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'
import { unzipped } from '../../factories/unzipped.ts'

const DISTRICT = '35.08'
const SUB = '35.08.13'
const AT = '2026-12-01T10:00:00.000Z'
const office = () => contextFor(staff('DISTRICT_ADMIN', DISTRICT), AT)
const place = { district: DISTRICT, year: 2026 }

let cadreId = ''
beforeAll(async () => {
  await makeRosterDistricts()
  cadreId = (await makeCadre(contextFor(SYSTEM), '35.08.13.2001', 'Siti Hadir')).id
})

type Wish = {
  readonly title?: string
  readonly kind?: MeetingKind
  readonly area?: string
  readonly day?: string
  readonly isTaken?: boolean
}

async function met({
  title = 'Pelatihan',
  kind = 'TRAINING',
  area = DISTRICT,
  day = '2026-12-01',
  isTaken = true,
}: Wish = {}) {
  const ctx = contextFor(SYSTEM, AT)
  const session = makeSession(ctx, { date: day })
  const days = { startsOn: day, endsOn: day, sessions: [session] }
  const { id } = await makeMeeting(ctx, area, { title, kind, ...days })
  const at = { area, meetingId: id }
  await invitePeople(ctx, { ...at, who: { cadreIds: [cadreId] } })
  if (!isTaken) return at
  const now = Date.parse(AT)
  const mark = {
    type: 'mark',
    id: ctx.ids.uuid(),
    at: now,
    session: session.id,
    person: { kind: 'CADRE', id: cadreId },
    state: 'PRESENT',
    method: 'ROLL',
  }
  const { results } = await takeAttendance(ctx, { ...at, now, events: [mark] })
  expect(results).toEqual([{ id: mark.id, status: 'applied' }])
  return at
}

type Met = Awaited<ReturnType<typeof met>>
function sign({ area, meetingId }: Met, words: string, name = 'hadir.pdf') {
  const request = new Request('https://kelas.test/', { method: 'POST', body: pdf(words) })
  return putSheetFile(contextFor(SYSTEM, AT), { area, meetingId, name }, request)
}

const zipOf = async () =>
  unzipped(new Uint8Array(await (await bundleZip(office(), place)).arrayBuffer()))
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const number = (given: ReadonlyMap<number, number>) => Object.fromEntries(given)

describe('evidence of meetings', () => {
  it('lies under the line of its kind, a folder a meeting, each file with its SHA-256 in the index', async () => {
    const training = await met({ title: 'Pelatihan KPM: angkatan I/II' })
    await met({ title: 'Pelatihan KPM: angkatan I/II' })
    const minlok = await met({ title: 'Minlok Senduro', kind: 'WORKSHOP', area: SUB })
    await met({ title: 'Tanpa catatan', isTaken: false })
    const off = await met({ title: 'Batal', isTaken: false })
    await setMeetingState(contextFor(SYSTEM, AT), { ...off, version: 1, state: 'CANCELLED' })
    await sign(off, 'batal')
    const one = await sign(training, 'lembar 1')
    const two = await sign(training, 'lembar 2')
    const gone = await sign(training, 'keliru', 'keliru.pdf')
    await removeSheetFile(contextFor(SYSTEM, AT), { ...training, fileId: gone.id })
    await sign(minlok, 'lembar minlok')

    const files = await zipOf()
    const paths = [...files.keys()]
    const five = '05 Undangan dan daftar hadir'
    const ten = '10 Tindak lanjut dan pembinaan'
    const folder = `${five}/2026-12-01 Pelatihan KPM angkatan I-II`
    // Which of two with one name and day is the second is their ids' to say.
    const filed = paths.filter((path) => path.startsWith(five))
    expect(filed.map((path) => path.replace(' (2)/', '/')).toSorted()).toEqual([
      `${folder}/R5 Daftar hadir.pdf`,
      `${folder}/R5 Daftar hadir.pdf`,
      `${folder}/R5 Daftar hadir.xlsx`,
      `${folder}/R5 Daftar hadir.xlsx`,
      `${folder}/hadir (2).pdf`,
      `${folder}/hadir.pdf`,
    ])
    expect(filed.filter((path) => path.startsWith(`${folder} (2)/R5`))).toHaveLength(2)
    expect(paths.filter((path) => path.startsWith(ten)).toSorted()).toEqual([
      `${ten}/2026-12-01 Minlok Senduro/R5 Daftar hadir.pdf`,
      `${ten}/2026-12-01 Minlok Senduro/R5 Daftar hadir.xlsx`,
      `${ten}/2026-12-01 Minlok Senduro/hadir.pdf`,
    ])
    const sums = text(files.get('SHA256SUMS')).trimEnd().split('\n')
    for (const line of sums) {
      const bytes = new Uint8Array(files.get(line.slice(66)) ?? [])
      expect(await sha256(bytes), line).toBe(line.slice(0, 64))
    }
    expect(sums).toHaveLength(paths.length - 1)
    expect(sums.map((line) => line.slice(0, 64))).toEqual(
      expect.arrayContaining([one.sha256, two.sha256]),
    )
    const index = text(files.get('INDEKS.html'))
    expect(index).toContain('Foto dari Kegiatan, 1 Desember 2026')
    expect(index).not.toContain('Sisanya dapat diunduh')
    // A district's own people stand in R5, as on its screen.
    const rolls = await makeRolls(office(), place)
    expect(rolls.files.map(({ name }) => name)).toHaveLength(6)
    expect(text(await xlsxText(rolls.files[1]?.bytes))).toContain('Siti Hadir')
  }, 60_000)

  it('beyond the bound is counted and said: trainings first, then the latest', async () => {
    const { files, left } = await makeRolls(office(), place, { files: 1, bytes: 1e6 })
    expect(files.map(({ meeting }) => meeting?.number)).toEqual([5, 5])
    expect(number(left)).toEqual({ 5: 1, 10: 1 })
    const sheets = await listSheets(office(), place, { files: 9, bytes: pdf('lembar 1').length })
    expect(sheets.files).toHaveLength(1)
    expect(sheets.files[0]?.title).toBe('Pelatihan KPM: angkatan I/II')
    expect(number(sheets.left)).toEqual({ 5: 1, 10: 1 })
    // Those of another year and of another district are nobody's here.
    expect((await listSheets(office(), { ...place, year: 2025 })).files).toEqual([])
    const other = contextFor(staff('DISTRICT_ADMIN', '33.75'), AT)
    expect((await listSheets(other, { ...place, district: '33.75' })).files).toEqual([])
    expect(await refusal(listSheets(other, place))).toBe('NOT_FOUND')
    expect(await refusal(makeRolls(other, place))).toBe('NOT_FOUND')
  })

  it('that is not whole in the store is named with its meeting, and no ZIP is begun', async () => {
    const training = await met({ title: 'Pelatihan Yosowilangun' })
    const file = await sign(training, 'utuh', 'lembar.pdf')
    const before = (await checkBundle(office(), place)).files
    expect(before).toBe(4)
    await env.FILES.put(`attendance/${file.id}`, pdf('terpotong sedikit'))
    expect((await checkBundle(office(), place)).brokenSheets).toEqual([
      { meetingId: training.meetingId, meeting: 'Pelatihan Yosowilangun', name: 'lembar.pdf' },
    ])
    expect(await refusal(bundleZip(office(), place))).toBe('BUNDLE_FILES_BROKEN')
    await removeSheetFile(contextFor(SYSTEM, AT), { ...training, fileId: file.id })
    expect((await bundleZip(office(), place)).status).toBe(200)
  }, 60_000)
})

/** Of a packed workbook, the sheet's own text. */
async function xlsxText(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<Uint8Array> {
  const { BlobReader, Uint8ArrayWriter, ZipReader } = await import('@zip.js/zip.js')
  const entries = await new ZipReader(new BlobReader(new Blob([bytes ?? '']))).getEntries()
  const parts: Uint8Array[] = []
  for (const entry of entries)
    if (!entry.directory && /sheet1|sharedStrings/.test(entry.filename))
      parts.push(await entry.getData(new Uint8ArrayWriter()))
  return new Uint8Array(parts.flatMap((part) => [...part]))
}

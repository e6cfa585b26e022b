/** Berkas Bukti: the checklist that an office words itself, and what is taken as a file of evidence. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBundle } from '../../../worker/dossier/bundle/read-bundle.ts'
import { readFile } from '../../../worker/dossier/bundle/read-bundle-file.ts'
import { removeFile } from '../../../worker/dossier/bundle/remove-bundle-file.ts'
import { saveItem } from '../../../worker/dossier/bundle/save-item.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { office, sendFile, zipped } from '../../factories/bundle.ts'
import { ADMIN, APPROVER, DISTRICT } from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { auditedOf, pdf, refusal } from '../../factories/records.ts'
import { count, putCadre } from '../../factories/reporting.ts'
import { makeRosterDistricts } from '../../factories/roster.ts'

const admin = () => contextFor(ADMIN)
/** Showed who she is a day ago. */
const STALE = { ...ADMIN, provedAt: '2020-01-01T00:00:00.000Z' }
const OTHER = '33.75'
const text = (written: string) => new Uint8Array(new TextEncoder().encode(written))
/** A year of its own for each test. */
let year = 2030
beforeAll(makeRosterDistricts)

const stored = async () => (await env.FILES.list({ prefix: 'dossier/' })).objects.length
const itemOf = async (of: number, number: number) =>
  (await readBundle(admin(), { district: DISTRICT, year: of })).items.find(
    (item) => item.number === number,
  )
const wish = (more: object = {}) => ({
  district: DISTRICT,
  year,
  number: 2,
  title: 'Cakupan KPM',
  note: '',
  state: 'OPEN' as const,
  version: 0,
  ...more,
})
/** Why a file was not taken. */
const fault = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: { code?: string; detail?: { why?: string } }) => error.detail?.why ?? error.code,
  )

describe('the checklist', () => {
  it('has twelve lines with their own words before anybody touched it, as of today or of the last day', async () => {
    const bundle = await readBundle(admin(), { district: DISTRICT, year: 2026 })
    expect(bundle.items.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ])
    expect(bundle.items.every(({ title, state }) => title !== '' && state === 'OPEN')).toBe(true)
    expect(bundle.items[0]?.made).toEqual(['R2'])
    expect(bundle.asOf).toBe('2026-11-21')
    expect((await readBundle(admin(), { district: DISTRICT, year: 2024 })).asOf).toBe('2024-12-31')
    expect(await refusal(readBundle(admin(), { district: '99.99', year: 2026 }))).toBe('NOT_FOUND')
  })

  it('says kader in its own words where not everybody is a KPM, and leaves those of the office', async () => {
    const ctx = contextFor(staff('DISTRICT_ADMIN', OTHER))
    const titles = async () => {
      const { items, word } = await readBundle(ctx, { district: OTHER, year: 2026 })
      return [word, ...items.slice(0, 3).map(({ title }) => title)]
    }
    expect((await titles()).slice(0, 2)).toEqual(['KPM', 'Daftar KPM dan SK'])
    await saveItem(ctx, wish({ district: OTHER, year: 2026 }))
    await putCadre({ areas: ['33.75.01.1001'], kind: 'POSYANDU' })
    await count(OTHER)
    const ours = ['Daftar kader dan SK', 'Cakupan KPM', 'Kader yang terlatih']
    expect(await titles()).toEqual(['kader', ...ours])
  })

  it('keeps what the office writes, says it once in the log, and takes a repeat as done', async () => {
    year += 1
    const saved = await saveItem(admin(), wish({ note: 'SK lengkap', state: 'READY' }))
    expect(saved).toMatchObject({
      title: 'Cakupan KPM',
      note: 'SK lengkap',
      state: 'READY',
      version: 1,
    })
    expect(await saveItem(admin(), wish({ note: 'SK lengkap', state: 'READY' }))).toEqual(saved)
    expect(await auditedOf(`${DISTRICT}/${year}/2`)).toEqual(['evidence.edit'])
    expect(await itemOf(year, 2)).toEqual(saved)
    expect((await itemOf(year - 1, 2))?.version).toBe(0)
  })

  it('lets nobody overwrite what somebody else saved meanwhile', async () => {
    year += 1
    await saveItem(admin(), wish())
    const second = await saveItem(admin(), wish({ version: 1, note: 'dari Ani' }))
    expect(second.version).toBe(2)
    expect(await refusal(saveItem(admin(), wish({ version: 1, note: 'dari Budi' })))).toBe(
      'CHANGED_MEANWHILE',
    )
    expect(await refusal(saveItem(admin(), wish({ version: 0, note: 'dari Budi' })))).toBe(
      'CHANGED_MEANWHILE',
    )
    const both = await Promise.all(
      ['satu', 'dua'].map((note) => refusal(saveItem(admin(), wish({ version: 2, note })))),
    )
    expect(both.toSorted()).toEqual(['CHANGED_MEANWHILE', 'done'])
    expect((await itemOf(year, 2))?.version).toBe(3)
  })

  it('takes own lines from 101 on, which take files only once they are there', async () => {
    year += 1
    expect(await refusal(sendFile(admin(), pdf(), { year, number: 101 }))).toBe('NOT_FOUND')
    await saveItem(admin(), wish({ number: 101, title: 'Piagam penghargaan' }))
    await sendFile(admin(), pdf('piagam'), { year, number: 101 })
    const bundle = await readBundle(admin(), { district: DISTRICT, year })
    expect(bundle.items.at(-1)).toMatchObject({
      number: 101,
      title: 'Piagam penghargaan',
      made: [],
    })
    expect(bundle.items.at(-1)?.files).toHaveLength(1)
    expect(bundle.bytes).toBe(pdf('piagam').length)
  })
})

describe('a file', () => {
  it('is what its bytes say, whatever it is called', async () => {
    year += 1
    const webp = text('RIFF\u0018\0\0\0WEBPVP8 ----------------')
    const kept = async (bytes: Uint8Array<ArrayBuffer>, name: string) =>
      (await sendFile(admin(), bytes, { year, name })).name
    expect(await kept(pdf(), 'SK/Desa/SK Bupati.exe')).toBe('SK Bupati.pdf')
    expect(await kept(webp, 'CON.jpg')).toBe('_CON.webp')
    expect(await kept(await office('docx'), 'Notulen rapat\u202E.docm')).toBe('Notulen rapat.docx')
    expect(await kept(await office('xlsx'), 'nilai: akhir?.xlsx')).toBe('nilai akhir.xlsx')
    expect(await kept(await office('pptx'), '')).toBe('bukti.pptx')

    const before = await stored()
    const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    for (const [name, bytes, why] of [
      ['gambar.pdf', text('<svg onload="alert(1)"/>'), 'TYPE'],
      ['daftar.csv', text('No;Nama\n1;Siti'), 'TYPE'],
      ['kosong.pdf', text(''), 'TYPE'],
      ['arsip.docx', await zipped([{ name: 'surat.txt', input: 'x' }]), 'TYPE'],
      ['putus.docx', (await office('docx')).slice(0, -30), 'TYPE'],
      ['makro.docx', await office('docx', { content: macros }), 'MACRO'],
      ['makro.xlsx', await office('xlsx', { parts: ['xl/vbaProject.bin'] }), 'MACRO'],
      ['tombol.pptx', await office('pptx', { parts: ['ppt/activeX/activeX1.bin'] }), 'MACRO'],
      // The list of types and the main part must say the same.
      ['palsu.docx', await office('docx', { content: 'text/html' }), 'TYPE'],
    ] as const) {
      expect(await fault(sendFile(admin(), bytes, { year, name })), name).toBe(why)
    }
    expect(await stored()).toBe(before)
  })

  it('is refused when it arrives otherwise than it was sent, and beyond 25 MB', async () => {
    year += 1
    const before = await stored()
    expect(await fault(sendFile(admin(), pdf(), { year, told: 'a'.repeat(64) }))).toBe('HASH')
    expect(await fault(sendFile(admin(), pdf(), { year, told: '' }))).toBe('HASH')
    const large = new Uint8Array(25_000_001)
    large.set(pdf())
    expect(await refusal(sendFile(admin(), large, { year }))).toBe('BODY_TOO_LARGE')
    expect(await stored()).toBe(before)
    expect((await sendFile(admin(), large.slice(0, -1), { year })).bytes).toBe(25_000_000)
  }, 60_000)

  it('that is sent again is the same file, also when two arrive at once', async () => {
    year += 1
    const before = await stored()
    const first = await sendFile(admin(), pdf('a'), { year })
    expect(await sendFile(admin(), pdf('a'), { year, name: 'lain.pdf' })).toEqual(first)
    const twice = await Promise.all([1, 2, 3].map(() => sendFile(admin(), pdf('b'), { year })))
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1)
    expect(await stored()).toBe(before + 2)
    expect(await auditedOf(first.id)).toEqual(['evidence.add'])
    // Behind another line it is evidence of something else.
    expect((await sendFile(admin(), pdf('a'), { year, number: 5 })).id).not.toBe(first.id)
  })

  it('that was taken out is gone from the list, stays in the store, and may come again', async () => {
    year += 1
    const place = { district: DISTRICT, year }
    const file = await sendFile(admin(), pdf('keliru'), { year })
    await removeFile(admin(), place, file.id)
    await removeFile(admin(), place, file.id)
    expect(await auditedOf(file.id)).toEqual(['evidence.add', 'evidence.remove'])
    expect((await itemOf(year, 1))?.files).toEqual([])
    expect(await env.FILES.head(`dossier/${file.id}`)).not.toBeNull()
    expect(await refusal(readFile(admin(), place, file.id))).toBe('NOT_FOUND')
    const again = await sendFile(admin(), pdf('keliru'), { year })
    expect(again.id).not.toBe(file.id)
    expect((await itemOf(year, 1))?.files).toEqual([again])
    await expect(
      env.DB.prepare('delete from evidence_files where id = ?').bind(file.id).run(),
    ).rejects.toThrow('only marked')
  })

  it('finds no room in a line with fifty, nor in a year with 2 GB', async () => {
    year += 1
    const put = (number: number, id: string, bytes: number) =>
      env.DB.prepare(
        `insert into evidence_files (id, district_code, year, number, name, type, bytes, sha256, uploaded_by, uploaded_at)
         values (?, ?, ?, ?, 'x.pdf', 'application/pdf', ?, ?, 'admin', '2026-11-21T02:00:00.000Z')`,
      ).bind(id, DISTRICT, year, number, bytes, id)
    await env.DB.batch(Array.from({ length: 49 }, (_, at) => put(1, `penuh-${year}-${at}`, 10)))
    await sendFile(admin(), pdf('ke-50'), { year })
    const before = await stored()
    expect(await fault(sendFile(admin(), pdf('ke-51'), { year }))).toBe('ITEM_FULL')
    await put(2, `besar-${year}`, 1_999_999_900).run()
    expect(await fault(sendFile(admin(), pdf('2 GB'), { year, number: 3 }))).toBe('YEAR_FULL')
    expect(await stored()).toBe(before)
  })
})

describe('who may', () => {
  it('edit: the office of the district; read: it and its approver; nobody of another one', async () => {
    year += 1
    const file = await sendFile(admin(), pdf('milik'), { year })
    const as = (role: Parameters<typeof staff>[0], area: string) => contextFor(staff(role, area))
    const place = { district: DISTRICT, year }
    const tries = (ctx: ReturnType<typeof admin>) =>
      Promise.all([
        refusal(readBundle(ctx, place)),
        refusal(saveItem(ctx, wish({ number: 3 }))),
        refusal(sendFile(ctx, pdf('titipan'), { year })),
        refusal(removeFile(ctx, place, file.id)),
        refusal(readFile(ctx, place, file.id)),
      ])
    const before = await stored()
    const no = Array.from({ length: 5 }, () => 'NOT_ALLOWED')
    expect(await refusal(readFile({ ...admin(), actor: STALE }, place, file.id))).toBe(
      'PROVE_AGAIN',
    )
    expect(await tries(as('TRAINER', DISTRICT))).toEqual(no)
    expect(await tries(as('SUB_DISTRICT_ADMIN', '35.08.01'))).toEqual(no)
    expect(await tries(as('PROVINCE', '35'))).toEqual(no)
    expect(await tries(as('DISTRICT_ADMIN', OTHER))).toEqual(no.map(() => 'NOT_FOUND'))
    expect(await tries(contextFor(APPROVER))).toEqual([
      'done',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'done',
    ])
    expect(await stored()).toBe(before)
    // The file of one district under the address of another, and of another year.
    const foreign = as('DISTRICT_ADMIN', OTHER)
    expect(await refusal(readFile(foreign, { district: OTHER, year }, file.id))).toBe('NOT_FOUND')
    expect(await refusal(removeFile(foreign, { district: OTHER, year }, file.id))).toBe('NOT_FOUND')
    expect(await refusal(readFile(admin(), { district: DISTRICT, year: 2025 }, file.id))).toBe(
      'NOT_FOUND',
    )
  })

  it('sends and fetches by the real addresses; what is fetched runs in no page and is logged', async () => {
    const account = await createStaff(contextFor(SYSTEM), {
      username: 'dinas.berkas',
      name: 'Dinas',
      password: 'kereta api malam ke timur',
      grants: [{ role: 'DISTRICT_ADMIN', area: DISTRICT }],
    })
    const present = contextFor(SYSTEM, new Date().toISOString())
    const { cookie } = await openSession(present, { kind: 'staff', id: account, scheme: 'https' })
    const base = `https://kelas.test/api/v1/dossier/${DISTRICT}/2026`
    const digest = await crypto.subtle.digest('SHA-256', pdf('alamat'))
    const sent = await exports.default.fetch(`${base}/items/1/files`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('SK Désa.pdf'),
        'x-file-sha256': [...new Uint8Array(digest)]
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join(''),
      },
      body: pdf('alamat'),
    })
    expect(sent.status).toBe(200)
    const { id } = (await sent.json()) as { id: string }
    const answer = await exports.default.fetch(`${base}/files/${id}`, { headers: { cookie } })
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="SK_D_sa.pdf"; filename*=UTF-8''SK%20D%C3%A9sa.pdf`,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf('alamat'))
    expect(await auditedOf(id)).toEqual(['evidence.add', 'evidence.read'])
    expect((await exports.default.fetch(`${base}/files/${id}`)).status).toBe(401)
    for (const wrong of ['items/13/files', 'items/0/files', 'items/x/files']) {
      const refused = await exports.default.fetch(`${base}/${wrong}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/octet-stream' },
        body: pdf(),
      })
      expect(refused.status, wrong).toBe(404)
    }
  })
})

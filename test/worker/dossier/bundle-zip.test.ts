/** Berkas Bukti as one ZIP, opened by another library than the one that wrote it. */
import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../../worker/core/context.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { bundleZip, checkBundle } from '../../../worker/dossier/bundle/bundle-zip.ts'
import { removeFile } from '../../../worker/dossier/bundle/remove-bundle-file.ts'
import { saveItem } from '../../../worker/dossier/bundle/save-item.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { office, sendFile } from '../../factories/bundle.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
} from '../../factories/certification.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { pdf, refusal } from '../../factories/records.ts'

const admin = (more: Partial<Context> = {}) => ({ ...contextFor(ADMIN), ...more })
const place = (year: number) => ({ district: DISTRICT, year })

let code = ''
beforeAll(async () => {
  const made = await makeOffice()
  const [id] = await makeIssued(made, await makeEligible(made, ['Siti Berkas']))
  const row = await env.DB.prepare(
    'select verification_code as code from certificates where id = ?',
  )
    .bind(id ?? '')
    .first<{ code: string }>()
  code = row?.code ?? ''
}, 120_000)

async function opened(zip: ArrayBuffer) {
  const reader = new ZipReader(new BlobReader(new Blob([zip])), { checkSignature: true })
  const files = new Map<string, FileEntry>()
  for (const entry of await reader.getEntries())
    if (!entry.directory) files.set(entry.filename, entry)
  const entryOf = (path: string) => {
    const entry = files.get(path)
    if (entry === undefined) throw new Error(`no ${path} in ${[...files.keys()].join(', ')}`)
    return entry
  }
  return {
    paths: [...files.keys()],
    bytes: (path: string) => entryOf(path).getData(new Uint8ArrayWriter()),
    text: (path: string) => entryOf(path).getData(new TextWriter()),
  }
}

const noted = async (year: number) => {
  const { results } = await env.DB.prepare(
    "select action, actor_id as actor, detail from audit_entries where entity = 'evidenceBundle' and entity_id = ?",
  )
    .bind(`${DISTRICT}/${year}`)
    .all<{ action: string; actor: string; detail: string }>()
  return results
}

describe('the ZIP', () => {
  it('has forty uploads and the reports under their lines, each with the SHA-256 that the index says', async () => {
    const year = 2026
    const sent = new Map<string, string>()
    for (let at = 0; at < 39; at += 1) {
      const file = await sendFile(admin(), pdf(`berkas ${at}`), {
        number: 1 + (at % 12),
        name: at % 2 === 0 ? 'Daftar hadir.pdf' : `Undangan ${at} “asli” <b>.pdf`,
      })
      sent.set(file.sha256, file.id)
    }
    const sheet = await sendFile(admin(), await office('xlsx'), { number: 12, name: 'APBDes.xlsx' })
    const gone = await sendFile(admin(), pdf('keliru'), { number: 4 })
    await removeFile(admin(), place(year), gone.id)
    await saveItem(admin(), {
      ...place(year),
      number: 5,
      title: 'Undangan / daftar hadir: 3 sesi.',
      note: 'Sesi <3> menyusul',
      state: 'READY',
      version: 0,
    })

    const answer = await bundleZip(contextFor(APPROVER), place(year))
    expect(answer.headers.get('content-disposition')).toContain('Berkas%20Bukti%20')
    const zip = await answer.arrayBuffer()
    expect(answer.headers.get('content-length')).toBe(String(zip.byteLength))
    const { paths, bytes, text } = await opened(zip)

    const sums = new Map(
      (await text('SHA256SUMS'))
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    )
    expect([...sums.keys(), 'SHA256SUMS'].toSorted()).toEqual(paths.toSorted())
    for (const [path, told] of sums) expect(await sha256(await bytes(path)), path).toBe(told)
    const hashes = new Set(sums.values())
    expect([...sent.keys(), sheet.sha256].filter((hash) => !hashes.has(hash))).toEqual([])
    expect(hashes.has(gone.sha256)).toBe(false)

    for (const path of [
      '01 Daftar KPM dan SK/R2 Daftar KPM.xlsx',
      '01 Daftar KPM dan SK/R2 Daftar KPM.pdf',
      '01 Daftar KPM dan SK/Daftar hadir.pdf',
      '01 Daftar KPM dan SK/Daftar hadir (2).pdf',
      '03 KPM yang terlatih/R1 Rekap per kecamatan.xlsx',
      '05 Undangan - daftar hadir 3 sesi/Daftar hadir.pdf',
      '07 Hasil tes awal dan tes akhir/R6 Rekap nilai.xlsx',
      '09 Sertifikat/Daftar sertifikat.xlsx',
      '12 Dukungan anggaran/APBDes.xlsx',
    ]) {
      expect(paths).toContain(path)
    }
    const register = await text('09 Sertifikat/Daftar sertifikat.csv')
    expect(register).toContain('"Siti Berkas"')
    expect(register).toContain(`"https://kelas-kader.example/v/${code}"`)

    const index = await text('INDEKS.html')
    expect(index).toContain('21 November 2026')
    expect(index).toContain('1 dari 12 siap')
    expect(index).toContain('Sesi &lt;3&gt; menyusul')
    expect(index).not.toContain('<b>')
    // Every link of it leads to a file of the ZIP, and to every one.
    const links = [...index.matchAll(/<td><a href="([^"]+)"/g)].map(([, href = '']) =>
      decodeURIComponent(href),
    )
    expect(links.toSorted()).toEqual(
      paths.filter((path) => !/^(INDEKS\.|SHA256SUMS)/.test(path)).toSorted(),
    )
    for (const hash of sums.keys()) {
      if (!hash.startsWith('INDEKS')) expect(index).toContain(sums.get(hash))
    }
    expect(await text('INDEKS.csv')).toContain('"Undangan / daftar hadir: 3 sesi."')

    const [entry] = await noted(year)
    expect([entry?.action, entry?.actor]).toEqual(['evidence.read', 'approver'])
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({
      files: links.length,
      bytes: zip.byteLength,
      asOf: '2026-11-21',
    })
  }, 90_000)

  it('holds the statement in force as it was frozen, and none that waits', async () => {
    const put = (id: string, state: string, statementCode: string) =>
      env.DB.prepare(
        `insert into coverage_statements (id, district_code, code, as_of, state, facts, list_hash, proposed_by, proposed_by_name, proposed_at)
         values (?, ?, ?, '2026-11-20', ?, ?, 'abc', 'admin', 'Ani', ?)`,
      ).bind(
        id,
        DISTRICT,
        statementCode,
        state,
        JSON.stringify({ code: `BKT-${statementCode}` }),
        NOW,
      )
    await env.DB.batch([put('s1', 'ISSUED', 'AAAA'), put('s2', 'PROPOSED', 'BBBB')])
    const { paths, text } = await opened(
      await (await bundleZip(admin(), place(2027))).arrayBuffer(),
    )
    expect(paths.filter((path) => path.includes('Bukti Cakupan'))).toEqual([
      '02 Desa-kelurahan yang punya KPM/Bukti Cakupan BKT-AAAA.json',
    ])
    const kept: unknown = JSON.parse(
      await text('02 Desa-kelurahan yang punya KPM/Bukti Cakupan BKT-AAAA.json'),
    )
    expect(kept).toMatchObject({
      address: 'https://kelas-kader.example/bukti/BKT-AAAA',
      listHash: 'abc',
      facts: { code: 'BKT-AAAA' },
    })
  })

  it('of a year that is over tells of its last day, and leaves out what was issued later', async () => {
    const { paths, text } = await opened(
      await (await bundleZip(admin(), place(2025))).arrayBuffer(),
    )
    expect(await text('INDEKS.html')).toContain('31 Desember 2025')
    expect(paths.some((path) => path.includes('Daftar sertifikat'))).toBe(false)
  })
})

describe('a file that is not whole in the store', () => {
  it('is named beforehand, and no ZIP is begun', async () => {
    const year = 2040
    const lost = await sendFile(admin(), pdf('hilang'), { year })
    const short = await sendFile(admin(), pdf('terpotong'), { year })
    await sendFile(admin(), pdf('utuh'), { year })
    expect(await checkBundle(admin(), place(year))).toEqual({
      files: 3,
      broken: [],
      brokenSheets: [],
    })
    await env.FILES.delete(`dossier/${lost.id}`)
    await env.FILES.put(`dossier/${short.id}`, pdf('terpoton'))
    const { files, broken } = await checkBundle(admin(), place(year))
    expect([files, broken.toSorted()]).toEqual([3, [lost.id, short.id].toSorted()])
    expect(await refusal(bundleZip(admin(), place(year)))).toBe('BUNDLE_FILES_BROKEN')
    expect(await noted(year)).toEqual([])
    for (const id of [lost.id, short.id]) await removeFile(admin(), place(year), id)
    expect((await bundleZip(admin(), place(year))).status).toBe(200)
  })

  it('and breaks on the way breaks the download, and is logged without a name', async () => {
    const year = 2041
    const file = await sendFile(admin(), pdf('rahasia'), { year, name: 'Siti Aminah.pdf' })
    const lines: LogLine[] = []
    const store = env.FILES
    // Whole when it is looked at, another when it is fetched.
    const files = () =>
      new Proxy(store, {
        get: (target, key) =>
          key === 'get'
            ? async () => {
                await target.put(`dossier/${file.id}`, pdf('rahasia yang lebih panjang'))
                return target.get(`dossier/${file.id}`)
              }
            : // Safe: any other method of the store, bound to it.
              (Reflect.get(target, key) as (...given: unknown[]) => unknown).bind(target),
      })
    const ctx = admin({ files, log: (line) => void lines.push(line) })
    const answer = await bundleZip(ctx, place(year))
    await expect(answer.arrayBuffer()).rejects.toThrow()
    expect(lines.map(({ event }) => event)).toEqual(['evidence.broken'])
    expect(JSON.stringify(lines)).not.toContain('Siti')
  })
})

describe('who may', () => {
  it('have it: the office and its approver, by the real address, with its length', async () => {
    const as = (role: Parameters<typeof staff>[0], area: string) =>
      refusal(bundleZip(contextFor(staff(role, area)), place(2026)))
    expect(await as('TRAINER', DISTRICT)).toBe('NOT_ALLOWED')
    expect(await as('SUB_DISTRICT_ADMIN', '35.08.01')).toBe('NOT_ALLOWED')
    expect(await as('PROVINCE', '35')).toBe('NOT_ALLOWED')
    expect(await as('DISTRICT_ADMIN', '33.75')).toBe('NOT_FOUND')
    const before = (await noted(2042)).length
    const account = await createStaff(contextFor(SYSTEM), {
      username: 'penyetuju.berkas',
      name: 'Penyetuju',
      password: 'kereta api malam ke timur',
      grants: [{ role: 'APPROVER', area: DISTRICT }],
    })
    const present = contextFor(SYSTEM, new Date().toISOString())
    const { cookie } = await openSession(present, { kind: 'staff', id: account, scheme: 'https' })
    const address = `https://kelas.test/api/v1/dossier/${DISTRICT}/2042/berkas.zip`
    const answer = await exports.default.fetch(address, { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const told = answer.headers.get('content-length')
    expect(told).toBe(String((await answer.arrayBuffer()).byteLength))
    expect(await noted(2042)).toHaveLength(before + 1)
    expect((await exports.default.fetch(address)).status).toBe(401)
  })
})

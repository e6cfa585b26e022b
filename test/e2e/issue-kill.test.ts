/**
 * The server is killed twenty times at random points while it issues 200 certificates, and its database fails meanwhile,
 * before and after commits. What the office was told is there, nothing is there twice, and the log can be checked.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlite, type OpenFile } from '../../db/local/sqlite-d1.ts'
import { dice } from '../../db/seed/fixed-ids.ts'
import { integrateLog, propose, setSignatory, setUnit } from '../../worker/certification/index.ts'
import { fromBase64Url } from '../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../worker/contract/ed25519.ts'
import { openCheckpoint } from '../../worker/contract/signed-note.ts'
import { leafHash, readLeaf, rootOf } from '../../worker/contract/transparency-log.ts'
import type { Actor } from '../../worker/core/access.ts'
import { publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { compareCounters } from '../../worker/reporting/index.ts'
import { commitRoster } from '../../worker/roster/index.ts'
import { approveDraft, courseFiles } from '../factories/course.ts'
import { actingAs, DISTRICT, NOW, officer, SERVER } from './issue-kill-server.ts'

const KILLS = 20
const ISSUES = 200
const VILLAGES = ['35.08.01.2001', '35.08.01.2002']
const SYSTEM: Actor = { kind: 'system', job: 'test' }

let folder: string
let name: string
let proposals: string[]
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'issue-kill-'))
  name = path.join(folder, 'office.sqlite')
  const file = openSqlite(name)
  const migrations = path.resolve(import.meta.dirname, '../../db/migrations')
  for (const each of readdirSync(migrations).toSorted()) {
    if (each.endsWith('.sql')) file.exec(readFileSync(path.join(migrations, each), 'utf8'))
  }
  proposals = await prepareOffice(file)
  file.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('loses nothing it confirmed, issues nothing twice and keeps numbers and log whole', async () => {
  const roll = dice(20_261_121)
  const told = { acks: new Set<string>(), twice: 0, faults: new Map<string, number>() }
  const atKill: { confirmed: number; issued: number; approved: number }[] = []
  for (let life = 1; life <= KILLS; life += 1) {
    const left = proposals.filter((id) => !told.acks.has(id))
    const share = left.length / (KILLS - life + 2)
    const server = startServer(life, left, told)
    await server.confirmed(1 + Math.floor(roll() * share * 1.5))
    await new Promise((resolve) => setTimeout(resolve, roll() * 30))
    await server.kill()
    const { missing, halves, ...states } = await lookBetween(told.acks)
    // Before the next life mends anything.
    expect({ missing, halves }, `after kill ${life}`).toEqual({ missing: 0, halves: 0 })
    atKill.push({ confirmed: told.acks.size, ...states })
  }
  const last = startServer(
    KILLS + 1,
    proposals.filter((id) => !told.acks.has(id)),
    told,
  )
  expect(await last.ended()).toBe(0)

  const unconfirmed = atKill.reduce((sum, { issued, confirmed }) => sum + issued - confirmed, 0)
  const between = atKill.reduce((sum, { approved }) => sum + approved, 0)
  console.log(
    `${KILLS} kills at ${atKill.map(({ confirmed }) => confirmed).join(', ')} confirmed of ${ISSUES}; ` +
      `at a kill ${unconfirmed} issued and not yet confirmed, ${between} with numbers and not yet written; ` +
      `faults: ${[...told.faults].map(([fault, times]) => `${times} ${fault}`).join(', ')}`,
  )
  expect(told.acks.size).toBe(ISSUES)
  expect(told.twice).toBe(0)
  // Without these the kills proved nothing.
  expect(unconfirmed + between).toBeGreaterThan(0)
  expect(told.faults.size).toBe(4)
  await expectWhole(told.acks)
})

/** Every row of the office after all that, and the log as an outsider recomputes it. */
async function expectWhole(acks: ReadonlySet<string>): Promise<void> {
  const file = openSqlite(name)
  try {
    const all = async <Row>(query: string, ...values: string[]): Promise<Row[]> =>
      (
        await file.DB.prepare(query)
          .bind(...values)
          .all<Row>()
      ).results
    const certificates = await all<{ id: string; number: string; sequence: number; from: string }>(
      'select id, number, sequence, proposal_id as "from" from certificates order by sequence',
    )
    expect(new Set(certificates.map((row) => row.from))).toEqual(acks)
    expect(certificates.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: ISSUES }, (_, at) => at + 1),
    )
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(ISSUES)
    expect(await all('select last from number_series')).toEqual([{ last: ISSUES }])
    const places = await all<{ of: string; place: string }>(
      `select certificate_id as "of", issuer || '/' || status_list || '#' || status_index as place from credentials`,
    )
    const ids = new Set(certificates.map(({ id }) => id))
    expect(new Set(places.map((row) => row.of))).toEqual(ids)
    expect(new Set(places.map(({ place }) => place)).size).toBe(ISSUES)

    const entries = await all<{ position: number; of: string; leaf: string }>(
      'select position, certificate_id as "of", leaf from log_entries order by position',
    )
    expect(entries.map(({ position }) => position)).toEqual(
      Array.from({ length: ISSUES }, (_, at) => at),
    )
    expect(new Set(entries.map((row) => row.of))).toEqual(ids)
    expect(entries.every(({ leaf }) => readLeaf(leaf)?.event === 'issue')).toBe(true)
    const [key] = await all<{ key: string }>(
      `select public_key as key from issuer_keys where issuer = 'platform'`,
    )
    const publicKey = fromBase64Url(key?.key ?? '') ?? new Uint8Array(0)
    await integrateLog(actingAs(SYSTEM, file.DB))
    const log = { name: 'kelas-kader.example/log', publicKey }
    const hashes = await Promise.all(
      entries.map(({ leaf }) => leafHash(new TextEncoder().encode(leaf))),
    )
    const heads = await all<{ size: number; note: string }>(
      'select size, note from log_checkpoints order by size',
    )
    for (const { size, note } of heads) {
      const root = await rootOf(hashes.slice(0, size))
      expect(
        await openCheckpoint(note, { origin: log.name, key: log, verify: ed25519Verify }),
      ).toEqual({
        origin: log.name,
        size,
        root,
      })
    }
    expect(heads.at(-1)?.size).toBe(ISSUES)
    expect(await compareCounters(actingAs(SYSTEM, file.DB), DISTRICT)).toEqual([])
    console.log(`${entries.length} entries under ${heads.length} signed heads, each recomputed`)
  } finally {
    file.close()
  }
}

/** What stands in the database between two lives. */
async function lookBetween(
  acks: ReadonlySet<string>,
): Promise<{ issued: number; approved: number; missing: number; halves: number }> {
  const file = openSqlite(name)
  try {
    const found = await file.DB.prepare(
      `select
         (select count(*) from proposals where state = 'ISSUED') as issued,
         (select count(*) from proposals where state = 'APPROVED') as approved,
         (select count(*) from json_each(?) a
           where not exists (select 1 from certificates c where c.proposal_id = a.value)) as missing,
         (select count(*) from certificates c
           where not exists (select 1 from credentials k where k.certificate_id = c.id)
             or not exists (select 1 from log_entries e where e.certificate_id = c.id)
             or not exists (select 1 from proposals p where p.id = c.proposal_id and p.state = 'ISSUED')) as halves`,
    )
      .bind(JSON.stringify([...acks]))
      .all<{ issued: number; approved: number; missing: number; halves: number }>()
    return found.results[0] ?? { issued: 0, approved: 0, missing: acks.size, halves: 0 }
  } finally {
    file.close()
  }
}

type Told = { acks: Set<string>; twice: number; faults: Map<string, number> }

function startServer(seed: number, left: readonly string[], told: Told) {
  const child: ChildProcess = spawn(process.execPath, [SERVER, name, String(seed), left.join()], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
      NODE_NO_WARNINGS: '1',
    },
  })
  const before = told.acks.size
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let hear: () => void = () => undefined
  if (child.stdout === null) throw new Error('the server has no voice')
  createInterface(child.stdout).on('line', (line) => {
    const [word = '', ...rest] = line.split(' ')
    const what = rest.join(' ')
    if (word === 'fault') told.faults.set(what, (told.faults.get(what) ?? 0) + 1)
    if (word !== 'ack') return
    if (told.acks.has(what)) told.twice += 1
    told.acks.add(what)
    hear()
  })
  return {
    /** When it confirmed so many since it was started; it may end before. */
    confirmed: (count: number) =>
      Promise.race([
        ended,
        new Promise<void>((resolve) => {
          hear = () => {
            if (told.acks.size - before >= count) resolve()
          }
          hear()
        }),
      ]),
    async kill() {
      child.kill('SIGKILL')
      await ended
      expect(child.signalCode).toBe('SIGKILL')
    },
    ended: () => ended,
  }
}

/** A district with a course, an issuing unit and 200 cadres who passed, each in a proposal of her own. */
async function prepareOffice(file: OpenFile): Promise<string[]> {
  const system = actingAs(SYSTEM, file.DB)
  const admin = actingAs(officer('DISTRICT_ADMIN'), file.DB)
  await loadAreas(system, [
    { code: '35', name: 'Jawa Timur' },
    { code: '35.08', name: 'Kabupaten Lumajang' },
    { code: '35.08.01', name: 'Tempursari' },
    { code: '35.08.01.2001', name: 'Bulurejo' },
    { code: '35.08.01.2002', name: 'Purorejo' },
  ])
  await setDistrict(system, {
    code: DISTRICT,
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'LMJ',
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    isPublic: true,
    isDemo: false,
  })
  const draft = { code: 'UJI', ownerArea: 'ID', files: courseFiles(), version: 0 }
  const { courseId } = await saveDraft(system, draft)
  await approveDraft(system, courseId)
  await publishCourse(system, { courseId })
  await commitRoster(admin, {
    district: DISTRICT,
    importId: system.ids.uuid(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: Array.from({ length: ISSUES }, (_, at) => ({
      line: at + 2,
      name: `Kader Uji ${at + 1}`,
      areaCode: VILLAGES[at % VILLAGES.length] ?? '',
      decision: 'new' as const,
    })),
  })
  // As the learning room writes it when the last quiz is passed; hundreds of papers would only take time.
  const passed = await file.DB.prepare(
    `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
     select c.id, v.course_id, c.district_code, v.id, ?1, ?1, ?1 from cadres c, course_versions v returning cadre_id`,
  )
    .bind(NOW)
    .all<{ cadre_id: string }>()
  await file.DB.prepare(
    `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
     select s.cadre_id, s.course_id, m.value, 100, ?1, '-' from standings s, json_each('["satu","dua"]') m`,
  )
    .bind(NOW)
    .all()
  const unitId = system.ids.uuid()
  await setUnit(admin, DISTRICT, {
    id: unitId,
    letterhead: { government: 'PEMERINTAH KABUPATEN LUMAJANG', office: 'DINAS PMD', lines: [] },
    numberPattern: '{kode}/{urut:4}/{unit}/KPM/{tahun}',
    classification: '400.10.2',
    unitCode: 'DPMD',
    place: 'Lumajang',
    numbering: 'AUTO',
    version: 0,
  })
  await setSignatory(admin, DISTRICT, {
    keepTitles: false,
    id: system.ids.uuid(),
    unitId,
    name: 'Bambang Setiawan',
    position: 'Kepala Dinas',
    standing: 'DEFINITIF',
    rank: null,
    employeeNumber: null,
    validFrom: '2026-01-01',
    validUntil: null,
  })
  const event = {
    startsOn: '2026-11-03',
    endsOn: '2026-11-20',
    place: 'Aula Kecamatan Tempursari',
    organiser: 'Dinas PMD',
  }
  const made: string[] = []
  for (const { cadre_id: cadreId } of passed.results) {
    const id = system.ids.uuid()
    await propose(admin, {
      district: DISTRICT,
      id,
      courseId,
      unitId,
      event,
      cadreIds: [cadreId],
    })
    made.push(id)
  }
  return made
}

/**
 * A district with 500 certificates of three years, all issued by the product's own verbs: some ended, some revoked or replaced,
 * under keys that were changed by the clock and one that was stolen. And the product's own app over it, asked without a network.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openSqlite, type OpenFile } from '../../db/local/sqlite-d1.ts'
import { buildApp } from '../../worker/app.ts'
import {
  approveProposal,
  askRevocation,
  checkCertificates,
  correct,
  expireCertificates,
  propose,
  revoke,
  setSignatory,
  setUnit,
  tendKeys,
} from '../../worker/certification/index.ts'
import { compromiseKey } from '../../worker/certification/keys/compromise-key.ts'
import { readIssuerList, signIssuerList } from '../../worker/certification/archive/issuer-list.ts'
import { listPublicKeys } from '../../worker/certification/keys/keys.ts'
import { readStatusList } from '../../worker/certification/verify/read-status-list.ts'
import type { SignedIssuerList } from '../../worker/contract/issuer-list.ts'
import type { Actor, Grant } from '../../worker/core/access.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { contextOf, type Context, type Env } from '../../worker/core/context.ts'
import { publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { createStaff, openSession } from '../../worker/identity/index.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { commitRoster } from '../../worker/roster/index.ts'
import { verifierPage } from '../../site/src/archive/build.mjs'
import type { PaperState } from '../../site/src/archive/check.ts'
import { approveDraft, courseFiles } from '../factories/course.ts'
import { ORIGIN, SECRETS } from './running-product.ts'
import { PROVED } from '../factories/proved.ts'

export const DISTRICT = '35.08'
const ROOT = path.resolve(import.meta.dirname, '../..')
const VILLAGES = ['35.08.01.2001', '35.08.01.2002']
const PASSPHRASE = 'kata sandi kunci induk dari pengujian'
const PASSWORD = 'empat gajah menyeberang sungai'
const LAST_GOOD = '2025-06-01T05:00:00.000Z'

const SYSTEM: Actor = { kind: 'system', job: 'test' }
const holder = (role: Grant['role'], area = DISTRICT): Actor => ({
  kind: 'staff',
  accountId: role,
  name: role,
  grants: [{ role, area }],
  sessionId: 'test',
  provedAt: PROVED,
})

export type Stage = {
  /** By certificate: what a verifier of today must say of its credential. */
  readonly expected: ReadonlyMap<string, PaperState>
  /** Credentials as they were before their key was found stolen: attached to PDFs that were sent out then. */
  readonly older: ReadonlyMap<string, string>
  /** The status list as the district signed it before the last revocations, and one that it signed under the stolen key. */
  readonly lists: { readonly older: string; readonly stolen: string }
  /** Digits of the printed QR codes, by certificate. */
  readonly tokens: ReadonlyMap<string, string>
  /** The root key's fingerprint, as `make` printed it. */
  readonly fingerprint: string
  /** What happens by the clock, now; answers by certificate what the look at all of them found. */
  nightly(): Promise<ReadonlyMap<string, readonly string[]>>
  /** As a browser that is signed in as the district's officer; addresses without a host. */
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>
  close(): void
}

/** `folder` takes the database and the keeper's files. */
export async function openStage(folder: string): Promise<Stage> {
  const file = openSqlite(path.join(folder, 'arsip.sqlite'))
  const migrations = path.join(ROOT, 'db/migrations')
  for (const each of readdirSync(migrations).toSorted()) {
    if (each.endsWith('.sql')) file.exec(readFileSync(path.join(migrations, each), 'utf8'))
  }
  const keeper = makeRootKey(folder)
  const office = new Office(file, keeper.publicKey)
  await office.open()
  const expected = await office.threeYears()
  await office.signList(folder, keeper.key)
  const older = office.older
  const tokens = new Map(
    (
      await office.all<{ id: string; token: string }>(
        'select certificate_id as id, token from credentials',
      )
    ).map(({ id, token }) => [id, token]),
  )
  const fetch = await office.browser()
  const { lists } = office
  return {
    expected,
    older,
    lists,
    tokens,
    fingerprint: keeper.fingerprint,
    nightly: () => office.nightly(),
    fetch,
    close: () => file.close(),
  }
}

/** The keeper's machine: the script itself, with a passphrase on its input. */
function runScript(args: readonly string[]): string {
  const script = path.join(ROOT, 'db/root-key.ts')
  return execFileSync(process.execPath, [script, ...args], {
    input: `${PASSPHRASE}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}

function makeRootKey(folder: string) {
  const key = path.join(folder, 'kunci-induk.pem')
  const said = runScript(['make', key])
  const publicKey = /ROOT_KEY = "([\w-]{43})"/.exec(said)?.[1] ?? ''
  const fingerprint = /(?:[0-9A-F]{4} ){7}[0-9A-F]{4}/.exec(said)?.[0] ?? ''
  return { key, publicKey, fingerprint }
}

class Office {
  readonly #file: OpenFile
  readonly #rootKey: string
  readonly #expected = new Map<string, PaperState>()
  readonly older = new Map<string, string>()
  readonly lists = { older: '', stolen: '' }
  #course = { kept: '', ended: '' }
  #unitId = ''
  #cadres: string[] = []

  constructor(file: OpenFile, rootKey: string) {
    this.#file = file
    this.#rootKey = rootKey
  }

  #env(): Env {
    // Safe: nothing that is asked here stands in a file or an asset.
    const { FILES, ASSETS } = {} as Env
    return { DB: this.#file.DB, ORIGIN, ROOT_KEY: this.#rootKey, ...SECRETS, FILES, ASSETS }
  }

  #as(actor: Actor, at: string): Context {
    return contextOf(this.#env(), { actor, clock: fixedClock(at), log: () => undefined })
  }

  async all<Row>(query: string, ...values: readonly string[]): Promise<Row[]> {
    const { results } = await this.#file.DB.prepare(query)
      .bind(...values)
      .all<Row>()
    return results
  }

  async open(): Promise<void> {
    const at = '2024-01-02T02:00:00.000Z'
    const system = this.#as(SYSTEM, at)
    const admin = this.#as(holder('DISTRICT_ADMIN'), at)
    await loadAreas(system, [
      { code: '35', name: 'Jawa Timur' },
      { code: DISTRICT, name: 'Kabupaten Lumajang' },
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
    this.#course = {
      kept: await this.#publish(system, { code: 'UJI' }),
      ended: await this.#publish(system, { code: 'LAMA', prefix: 'lama-', validMonths: 12 }),
    }
    this.#unitId = system.ids.uuid()
    await setUnit(admin, DISTRICT, {
      id: this.#unitId,
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
      unitId: this.#unitId,
      name: 'Bambang Setiawan',
      position: 'Kepala Dinas',
      standing: 'DEFINITIF',
      rank: null,
      employeeNumber: null,
      validFrom: '2024-01-01',
      validUntil: null,
    })
    await commitRoster(admin, {
      district: DISTRICT,
      importId: system.ids.uuid(),
      fileName: 'daftar.xlsx',
      position: 0,
      rows: Array.from({ length: 490 }, (_, row) => ({
        line: row + 2,
        name: `Kader Arsip ${row + 1}`,
        areaCode: VILLAGES[row % VILLAGES.length] ?? '',
        decision: 'new' as const,
      })),
    })
    // As the learning room writes it when the last quiz is passed; hundreds of papers would only take time.
    await this.all(
      `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
       select c.id, v.course_id, c.district_code, v.id, ?1, ?1, ?1 from cadres c, course_versions v`,
      at,
    )
    // Slugs of both courses: those of the other one do no harm.
    await this.all(
      `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
       select s.cadre_id, s.course_id, m.value, 100, ?1, '-'
       from standings s, json_each('["satu","dua","lama-satu","lama-dua"]') m`,
      at,
    )
    this.#cadres = (await this.all<{ id: string }>('select id from cadres order by id')).map(
      ({ id }) => id,
    )
  }

  async #publish(ctx: Context, wishes: Parameters<typeof courseFiles>[0] & { code: string }) {
    const files = courseFiles(wishes)
    const draft = { code: wishes.code, ownerArea: 'ID', files, version: 0 }
    const { courseId } = await saveDraft(ctx, draft)
    await approveDraft(ctx, courseId)
    await publishCourse(ctx, { courseId })
    return courseId
  }

  async #issue(count: number, at: string, courseId: string, state: PaperState): Promise<string[]> {
    const cadreIds = this.#cadres.splice(0, count)
    const day = at.slice(0, 10)
    const id = this.#as(SYSTEM, at).ids.uuid()
    await propose(this.#as(holder('DISTRICT_ADMIN'), at), {
      district: DISTRICT,
      id,
      courseId,
      unitId: this.#unitId,
      event: { startsOn: day, endsOn: day, place: 'Aula Kecamatan', organiser: 'Dinas PMD' },
      cadreIds,
    })
    return this.#approve(id, at, count, state)
  }

  async #approve(id: string, at: string, count: number, state: PaperState): Promise<string[]> {
    await approveProposal(this.#as(holder('APPROVER'), at), DISTRICT, id, { unanswered: count })
    const rows = await this.all<{ id: string }>(
      'select id from certificates where proposal_id = ? order by id',
      id,
    )
    for (const each of rows) this.#expected.set(each.id, state)
    return rows.map((each) => each.id)
  }

  /** The keys of a new year: published ahead, then changed. */
  async #newYear(year: number): Promise<void> {
    for (const at of [`${year - 1}-12-24T02:00:00.000Z`, `${year}-01-01T02:00:00.000Z`]) {
      await tendKeys(this.#as(SYSTEM, at))
    }
  }

  /** 60 + 100 + 150 + 10 + 20 + 100 + 60 certificates. */
  async threeYears(): Promise<ReadonlyMap<string, PaperState>> {
    const { kept, ended } = this.#course
    await this.#issue(60, '2024-03-01T02:00:00.000Z', ended, 'expired')
    const first = await this.#issue(100, '2024-06-03T02:00:00.000Z', kept, 'valid')
    await this.#newYear(2025)
    const second = await this.#issue(150, '2025-02-03T02:00:00.000Z', kept, 'valid')
    this.lists.stolen = await this.#listAt('2025-02-03T02:00:00.000Z')
    for (const id of [...first.slice(0, 15), ...second.slice(0, 15)])
      await this.#revoke(id, '2025-02-10T02:00:00.000Z')
    for (const id of second.slice(20, 30)) await this.#replace(id)
    await this.#issue(20, '2025-06-10T02:00:00.000Z', kept, 'key_not_valid_then')
    for (const id of second.slice(40, 45)) {
      const [row] = await this.all<{ document: string }>(
        'select document from credentials where certificate_id = ?',
        id,
      )
      this.older.set(id, row?.document ?? '')
    }
    await this.#findTheft('2025-06-20T02:00:00.000Z')
    const third = await this.#issue(100, '2025-07-01T02:00:00.000Z', kept, 'valid')
    await this.#newYear(2026)
    await this.#issue(60, '2026-02-02T02:00:00.000Z', kept, 'valid')
    this.lists.older = await this.#listAt('2026-02-03T02:00:00.000Z')
    for (const id of third.slice(0, 5)) await this.#revoke(id, '2026-03-02T02:00:00.000Z')
    return this.#expected
  }

  async #listAt(at: string): Promise<string> {
    return JSON.stringify(await readStatusList(this.#as(SYSTEM, at), DISTRICT, 1))
  }

  async #revoke(certificateId: string, at: string): Promise<void> {
    const id = this.#as(SYSTEM, at).ids.uuid()
    const wish = {
      district: DISTRICT,
      certificateId,
      id,
      reason: 'VIOLATION',
      note: 'Uji',
    } as const
    await askRevocation(this.#as(holder('DISTRICT_ADMIN'), at), wish)
    await revoke(this.#as(holder('APPROVER'), at), { district: DISTRICT, id })
    this.#expected.set(certificateId, 'revoked')
  }

  async #replace(certificateId: string): Promise<void> {
    const at = '2025-02-11T02:00:00.000Z'
    const id = this.#as(SYSTEM, at).ids.uuid()
    await correct(this.#as(holder('DISTRICT_ADMIN'), at), {
      district: DISTRICT,
      certificateId,
      id,
      holderName: `Nama Betul ${certificateId.slice(-4)}`.replace(/\d/g, 'a'),
      event: {
        startsOn: '2025-02-03',
        endsOn: '2025-02-03',
        place: 'Aula',
        organiser: 'Dinas PMD',
      },
      village: 'printed',
    })
    await this.#approve(id, at, 1, 'valid')
    this.#expected.set(certificateId, 'replaced')
  }

  async #findTheft(at: string): Promise<void> {
    const ctx = this.#as(holder('SUPERADMIN', 'ID'), at)
    const active = (await listPublicKeys(ctx, DISTRICT)).find(({ state }) => state === 'ACTIVE')
    const stolen = { issuer: DISTRICT, kid: active?.kid ?? '', lastGoodAt: LAST_GOOD }
    await compromiseKey(ctx, stolen)
    // Signing anew goes on by the clock, some hundred at a time.
    for (let hour = 0; hour < 3; hour += 1) await tendKeys(this.#as(SYSTEM, at))
  }

  /** The ceremony, with the real script in the middle. */
  async signList(folder: string, key: string): Promise<void> {
    const ctx = this.#as(holder('SUPERADMIN', 'ID'), new Date().toISOString())
    const source = path.join(folder, 'daftar-penerbit.json')
    writeFileSync(source, (await readIssuerList(ctx)).list)
    runScript(['sign', key, source])
    const target = source.replace('.json', '.bertanda-tangan.json')
    // Safe: written by the script.
    const { list, signature } = JSON.parse(readFileSync(target, 'utf8')) as SignedIssuerList
    await signIssuerList(ctx, { list, signature })
  }

  async nightly(): Promise<ReadonlyMap<string, readonly string[]>> {
    const ctx = this.#as(SYSTEM, new Date().toISOString())
    await expireCertificates(this.#as(SYSTEM, '2025-03-02T02:00:00.000Z'), DISTRICT)
    const round = await checkCertificates(ctx)
    if (round?.finishedAt == null) throw new Error('the round is not whole')
    return new Map(round.findings.kept.map(({ certificateId, what }) => [certificateId, what]))
  }

  async browser(): Promise<Stage['fetch']> {
    const system = contextOf(this.#env(), { actor: SYSTEM, log: () => undefined })
    const id = await createStaff(system, {
      username: 'dinas.lumajang',
      name: 'Rina',
      password: PASSWORD,
      grants: [{ role: 'DISTRICT_ADMIN', area: DISTRICT }],
    })
    const app = buildApp()
    const ask = async (address: string, init: RequestInit = {}) =>
      app.fetch(new Request(`${ORIGIN}${address}`, init), this.#env())
    const { cookie } = await openSession(system, { kind: 'staff', id, scheme: 'https' })
    const page = await verifierPage()
    const contexts = path.join(ROOT, 'worker/certification/credential/contexts')
    return async (address, init = {}) => {
      if (address === '/arsip/periksa.txt') return new Response(page)
      if (address.startsWith('/arsip/contexts/')) {
        return new Response(readFileSync(path.join(contexts, path.basename(address))))
      }
      const { cache: _, ...rest } = init
      return ask(address, { ...rest, headers: { ...init.headers, cookie } })
    }
  }
}

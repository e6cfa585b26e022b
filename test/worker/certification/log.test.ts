import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { integrateLog, revoke } from '../../../worker/certification/index.ts'
import { listPublicKeys } from '../../../worker/certification/keys/keys.ts'
import { fromBase64, fromBase64Url, type Bytes } from '../../../worker/contract/byte-text.ts'
import type { CertificateProof, ConsistencyProof } from '../../../worker/contract/credentials.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { openCheckpoint, type Checkpoint } from '../../../worker/contract/signed-note.ts'
import {
  leafHash,
  readLeaf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type LogEntry,
} from '../../../worker/contract/transparency-log.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  type Office,
} from '../../factories/certification.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const get = (path: string, init: RequestInit = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, init)

const issue = async (...names: string[]) => makeIssued(office, await makeEligible(office, names))

async function open(note: string): Promise<Checkpoint> {
  const [key] = await listPublicKeys(contextFor(PUBLIC), 'platform')
  const publicKey = fromBase64Url(key?.publicKey ?? '') ?? new Uint8Array(0)
  const log = { name: 'kelas-kader.example/log', publicKey }
  const checkpoint = await openCheckpoint(note, {
    origin: log.name,
    key: log,
    verify: ed25519Verify,
  })
  if (checkpoint === null) throw new Error(`not a checkpoint of ours: ${note}`)
  return checkpoint
}

const head = async () => open(await (await get('/log/checkpoint')).text())

/** All leaves as an outsider fetches them. */
async function leaves(): Promise<string[]> {
  const found: string[] = []
  for (let file = 0; ; file += 1) {
    const answer = await get(`/log/entries/${file}`)
    if (answer.status === 404) return found
    found.push(...(await answer.text()).trimEnd().split('\n'))
  }
}

const hashOf = (leaf: string) => leafHash(new TextEncoder().encode(leaf))
const bytesOf = (hashes: readonly string[]) =>
  hashes.map((hash): Bytes => fromBase64(hash) ?? new Uint8Array(0))
const readProof = async (id: string) => (await get(`/c/${id}/bukti.json`)).json<CertificateProof>()

async function recomputed(): Promise<Bytes> {
  return rootOf(await Promise.all((await leaves()).map(hashOf)))
}

const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0

describe('the log', () => {
  it('has one entry for each issue and each revocation, at once and without a gap', async () => {
    const before = await count('log_entries')
    const [first = '', second = ''] = await issue('Masuk Log', 'Masuk Juga')
    const request = await makeRevoked(second)
    await revoke(contextFor(APPROVER), { district: DISTRICT, id: request })
    const { results } = await env.DB.prepare(
      'select position, certificate_id as id, event, leaf from log_entries where position >= ? order by position',
    )
      .bind(before)
      .all<{ position: number; id: string; event: string; leaf: string }>()
    expect(results.map(({ position, id, event }) => [position, id, event])).toEqual([
      [before, first, 'issue'],
      [before + 1, second, 'issue'],
      [before + 2, second, 'revoke'],
    ])
    const read = results.map(({ leaf }) => readLeaf(leaf))
    expect(read[1]).toMatchObject({ event: 'issue', id: await sha256(second), list: '35.08/1' })
    expect(read[2]).toEqual({ ...(read[1] as LogEntry), event: 'revoke' })
  })

  it('never says a name, a code or the id that opens a certificate', async () => {
    const [id = ''] = await issue('Rahasia Dalam Log')
    const { verification_code: code } = (await env.DB.prepare(
      'select verification_code from certificates where id = ?',
    )
      .bind(id)
      .first<{ verification_code: string }>()) ?? { verification_code: '?' }
    const everything = [...(await leaves()), await (await get('/log/checkpoint')).text()].join('\n')
    for (const secret of ['Rahasia', id, code]) expect(everything).not.toContain(secret)
  })

  it('is under a head that an outsider computes from the entries', async () => {
    await issue('Satu', 'Dua', 'Tiga')
    const { size, root } = await head()
    expect(size).toBe(await count('log_entries'))
    expect(await recomputed()).toEqual(root)
  })

  it('proves every certificate, and what became of it, against the newest head', async () => {
    const ids = await issue(...Array.from({ length: 11 }, (_, at) => `Terbukti ${at}`))
    await makeRevoked(ids[4] ?? '')
    for (const id of ids) {
      const { later, checkpoint, ...issued } = await readProof(id)
      const { size, root } = await open(checkpoint)
      for (const { leaf, position, path } of [issued, ...later]) {
        const proof = bytesOf(path)
        expect(await verifyInclusion(await hashOf(leaf), position, size, proof, root)).toBe(true)
        expect(readLeaf(leaf)?.id).toBe(await sha256(id))
        const forged = await hashOf(leaf.replace('"v":1', '"v":2'))
        expect(await verifyInclusion(forged, position, size, proof, root)).toBe(false)
      }
      expect(later.map(({ event }) => event)).toEqual(id === ids[4] ? ['revoke'] : [])
    }
  })

  it('names the credential that is served, whichever key signed it', async () => {
    const [id = ''] = await issue('Isi Yang Sama')
    const { leaf } = await readProof(id)
    const { proof: _, ...unsigned } = await (
      await get(`/c/${id}.json`)
    ).json<Record<string, unknown>>()
    expect(readLeaf(leaf)?.hash).toBe(await sha256(JSON.stringify(unsigned)))
  })

  it('shows that each head extends every older one', async () => {
    for (let turn = 0; turn < 5; turn += 1) await issue(`Bertambah ${turn}`)
    const { results } = await env.DB.prepare('select note from log_checkpoints order by size')
      .bind()
      .all<{ note: string }>()
    const heads = await Promise.all(results.map(({ note }) => open(note)))
    expect(heads.length).toBeGreaterThan(5)
    for (const [at, older] of heads.entries()) {
      for (const newer of heads.slice(at + 1)) {
        const answer = await get(`/log/consistency/${older.size}/${newer.size}`)
        const proof = bytesOf((await answer.json<ConsistencyProof>()).proof)
        expect(await verifyConsistency(older, newer, proof)).toBe(true)
        const rewritten = { ...older, root: newer.root }
        expect(await verifyConsistency(rewritten, newer, proof)).toBe(false)
      }
    }
  })

  it('is brought under a head when it is asked for and is behind', async () => {
    const ids = await issue('Tertinggal')
    const covered = (await head()).size
    await env.DB.prepare(
      `insert into log_entries (position, certificate_id, event, leaf)
       select ?, ?, 'replace', replace(leaf, '"issue"', '"replace"') from log_entries where certificate_id = ?`,
    )
      .bind(covered, ids[0] ?? '', ids[0] ?? '')
      .run()
    expect((await head()).size).toBe(covered + 1)
  })

  it('gets one head when many sign it at the same moment', async () => {
    const ids = await issue('Serentak')
    const from = (await head()).size
    await env.DB.prepare(
      `insert into log_entries (position, certificate_id, event, leaf)
       select ?, ?, 'replace', replace(leaf, '"issue"', '"replace"') from log_entries where certificate_id = ?`,
    )
      .bind(from, ids[0] ?? '', ids[0] ?? '')
      .run()
    const heads = await count('log_checkpoints')
    const states = await Promise.all(
      Array.from({ length: 8 }, () => integrateLog(contextFor(SYSTEM))),
    )
    expect(states.map(({ signed }) => signed)).toEqual(states.map(() => from + 1))
    expect(await count('log_checkpoints')).toBe(heads + 1)
    expect(await recomputed()).toEqual((await head()).root)
    const { results } = await env.DB.prepare(
      "select actor_kind as who from audit_entries where action = 'log.sign' and entity_id = ?",
    )
      .bind(String(from + 1))
      .all()
    expect(results).toEqual([{ who: 'system' }])
  })

  it('does not fail who issues when its head cannot be signed', async () => {
    await env.DB.prepare(
      "create trigger planted before insert on log_nodes begin select raise(abort, 'planted'); end",
    ).run()
    const heads = await count('log_checkpoints')
    const [id = ''] = await issue('Tetap Terbit')
    expect(await count('log_checkpoints')).toBe(heads)
    await env.DB.prepare('drop trigger planted').run()
    expect((await readProof(id)).event).toBe('issue')
    expect(await recomputed()).toEqual((await head()).root)
  })
})

describe('whoever changes the log', () => {
  it('cannot do it through the database', async () => {
    for (const statement of [
      "update log_entries set leaf = '{}'",
      'delete from log_entries',
      "update log_nodes set hash = ''",
      'delete from log_checkpoints',
    ]) {
      await expect(env.DB.prepare(statement).run()).rejects.toThrow(/append-only/)
    }
  })

  it('is noticed when the guards are gone', async () => {
    const [id = ''] = await issue('Diubah Diam-diam')
    await head()
    await env.DB.prepare('drop trigger log_entries_no_update').run()
    await env.DB.prepare(
      `update log_entries set leaf = replace(leaf, '2026-11-21', '2025-11-21') where certificate_id = ?`,
    )
      .bind(id)
      .run()
    const { root, size } = await head()
    expect(await recomputed()).not.toEqual(root)
    const { leaf, position, path } = await readProof(id)
    const proof = bytesOf(path)
    expect(await verifyInclusion(await hashOf(leaf), position, size, proof, root)).toBe(false)
    await env.DB.prepare(
      `update log_entries set leaf = replace(leaf, '2025-11-21', '2026-11-21') where certificate_id = ?`,
    )
      .bind(id)
      .run()
    expect(await recomputed()).toEqual(root)
  })
})

describe('the addresses of the log', () => {
  it('answer any origin, keep whole files for ever and nothing else', async () => {
    await issue(...Array.from({ length: 260 }, (_, at) => `Penuh ${at}`))
    const whole = await get('/log/entries/0')
    expect(whole.headers.get('cache-control')).toContain('immutable')
    expect((await whole.text()).trimEnd().split('\n')).toHaveLength(256)
    for (const path of ['/log/entries/1', '/log/checkpoint']) {
      const answer = await get(path)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect((await get(path, { method: 'OPTIONS' })).status).toBe(204)
    }
    expect((await get('/log/checkpoint')).headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('say so when there is no such thing', async () => {
    const { size } = await head()
    for (const path of [
      '/log/entries/9999',
      `/log/consistency/1/${size + 1}`,
      '/c/00000000-0000-7000-8000-000000000000/bukti.json',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    for (const path of [`/log/consistency/${size}/1`, '/log/entries/x', '/c/x/bukti.json']) {
      expect((await get(path)).status, path).toBe(422)
    }
  })
})

/** The head of the log when the platform's key ends: signed anew by the next one, and for phones still the same head. */
import { env, exports } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { compareLog } from '../../../site/src/verify/log.ts'
import { compromiseKey } from '../../../worker/certification/keys/compromise-key.ts'
import { integrateLog } from '../../../worker/certification/index.ts'
import { signingKey } from '../../../worker/certification/keys/keys.ts'
import { retireKey } from '../../../worker/certification/keys/retire-key.ts'
import type { Bytes } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { openCheckpoint, type Checkpoint } from '../../../worker/contract/signed-note.ts'
import { runHourly } from '../../../worker/jobs.ts'
import { makeEligible, makeIssued, makeOffice, type Office } from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'

const NOW = '2026-11-23T02:00:00.000Z'
const root = contextFor(staff('SUPERADMIN', 'ID', 'root'), NOW)
const NAME = 'kelas-kader.example/log'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const issue = async (...names: string[]) => makeIssued(office, await makeEligible(office, names))
const get = (path: string) => exports.default.fetch(`https://kelas.test${path}`)
const platformKey = async () => signingKey(contextFor(SYSTEM, NOW), 'platform')
const compromise = (kid: string) =>
  compromiseKey(root, { issuer: 'platform', kid, lastGoodAt: '2026-11-22T12:00:00.000Z' })

const served = async () => (await get('/log/checkpoint')).text()
const openedBy = (note: string, publicKey: Bytes): Promise<Checkpoint | null> =>
  openCheckpoint(note, {
    origin: NAME,
    key: { name: NAME, publicKey },
    verify: ed25519Verify,
  })

/** As they are stored, in the order in which they were signed. */
async function heads(): Promise<{ size: number; kid: string; root: string; note: string }[]> {
  const { results } = await env.DB.prepare(
    'select size, kid, root, note from log_checkpoints order by size, rowid',
  ).all<{ size: number; kid: string; root: string; note: string }>()
  return results
}

/** A phone's storage and its way to the product. */
function onePhone(): void {
  const kept = new Map<string, string>()
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (path: string) => {
        const text = kept.get(path)
        return text === undefined ? undefined : new Response(text)
      },
      put: async (path: string, answer: Response) => {
        kept.set(path, await answer.text())
      },
    }),
  })
  vi.stubGlobal('fetch', (path: string) => get(path))
}

it('is not there before the first entry, and its address says so in words', async () => {
  const answer = await get('/log/checkpoint')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(await answer.text()).toContain('belum ada sertifikat yang terbit')
  onePhone()
  expect(await compareLog()).toBe(null)
})

describe('the head of the log', () => {
  beforeAll(() => issue('Satu', 'Dua', 'Tiga'))

  it('is signed anew at once when the key of the platform was taken, and is the same head', async () => {
    onePhone()
    const stolen = await platformKey()
    const before = await openedBy(await served(), stolen.publicKey)
    const { length } = await heads()
    expect(await compareLog()).toEqual({ continues: true, size: before?.size })

    await compromise(stolen.kid)
    // Before anybody asks for it.
    expect(await heads()).toHaveLength(length + 1)
    const fresh = await platformKey()
    expect(fresh.kid).not.toBe(stolen.kid)
    const note = await served()
    expect(await openedBy(note, stolen.publicKey)).toBe(null)
    expect(await openedBy(note, fresh.publicKey)).toEqual(before)
    expect(await compareLog()).toEqual({ continues: true, size: before?.size })
    const { results } = await env.DB.prepare(
      "select detail from audit_entries where action = 'log.sign' and entity_id = ? order by rowid desc limit 1",
    )
      .bind(String(before?.size))
      .all<{ detail: string }>()
    expect(JSON.parse(results[0]?.detail ?? '')).toEqual({
      size: before?.size,
      before: before?.size,
      kid: fresh.kid,
    })
  })

  it('stands once under each key, however many ask at the same moment', async () => {
    const { kid } = await platformKey()
    const { length } = await heads()
    await retireKey(root, 'platform', kid)
    const states = await Promise.all(
      Array.from({ length: 6 }, () => integrateLog(contextFor(SYSTEM, NOW))),
    )
    expect(new Set(states.map(({ isKeyOver }) => isKeyOver))).toEqual(new Set([false]))
    expect(await heads()).toHaveLength(length + 1)
    await Promise.all([compromise(kid), served(), served()])
    expect(await heads()).toHaveLength(length + 1)
  })

  it('is made up for by the clock when it could not be signed at once', async () => {
    const { kid } = await platformKey()
    const { length } = await heads()
    await env.DB.prepare(
      "create trigger planted before insert on log_checkpoints begin select raise(abort, 'planted'); end",
    ).run()
    const keys = await compromise(kid)
    expect(keys.find((key) => key.kid === kid)?.state).toBe('COMPROMISED')
    expect(await heads()).toHaveLength(length)
    await env.DB.prepare('drop trigger planted').run()
    await runHourly(contextFor(SYSTEM, NOW))
    const after = await heads()
    expect(after).toHaveLength(length + 1)
    expect(after.at(-1)).toMatchObject({
      kid: (await platformKey()).kid,
      size: after.at(-2)?.size,
      root: after.at(-2)?.root,
    })
    expect(await served()).toBe(after.at(-1)?.note)
  })

  it('goes on from there with the next entry', async () => {
    onePhone()
    const { size } = (await heads()).at(-1) ?? { size: 0 }
    expect(await compareLog()).toEqual({ continues: true, size })
    await issue('Empat')
    const key = await platformKey()
    expect(await openedBy(await served(), key.publicKey)).toMatchObject({ size: size + 1 })
    expect(await compareLog()).toEqual({ continues: true, size: size + 1 })
  })
})

/** What is signed cannot be taken back: every address in it must answer, to a browser and to a program of any origin. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { DISTRICT, makeOffice } from '../../factories/certification.ts'
import { contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles } from '../../factories/course.ts'
import { issueAt, type Paper } from '../../factories/keys.ts'

const ORIGIN = 'https://kelas-kader.example'
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const PROGRAM = 'application/vc, application/ld+json, application/json;q=0.9, */*;q=0.1'

const get = (address: string, accept: string) =>
  exports.default.fetch(new URL(address, 'https://kelas.test').href, {
    redirect: 'manual',
    headers: { accept, origin: 'https://wallet.example' },
  })
const path = (address: string) => address.slice(ORIGIN.length)

let paper: Paper
let badge: Badge
type Badge = {
  readonly id: string
  readonly issuer: { readonly id: string; readonly url: string }
  readonly credentialSubject: {
    readonly achievement: { readonly id: string; readonly criteria: { readonly id: string } }
  }
}
beforeAll(async () => {
  const office = await makeOffice()
  const [first] = await issueAt(office, ['Siti Aminah'], NOW)
  if (first === undefined) throw new Error('nothing was issued')
  paper = first
  // Safe: the shape is what is tested.
  badge = JSON.parse(paper.document) as Badge
})

/** Every text in a document, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Ours as they stand in a document; a DID as the address of its document (did:web method specification, 3.2). */
function addressesIn(document: unknown): string[] {
  const host = `did:web:${new URL(ORIGIN).host}`
  const dids = textsIn(document)
    .filter((text) => text.startsWith(host))
    .map((did) => did.split('#')[0]?.slice(host.length).split(':').slice(1) ?? [])
    .map((parts) => `${ORIGIN}/${parts.length === 0 ? '.well-known' : parts.join('/')}/did.json`)
  return [...textsIn(document).filter((text) => text.startsWith(`${ORIGIN}/`)), ...dids]
}

/** Follows redirects as a browser does, and keeps the fragment. */
async function visit(address: string, accept: string): Promise<{ status: number; text: string }> {
  let answer = await get(path(address), accept)
  for (let hop = 1; hop <= 2 && answer.status >= 300 && answer.status < 400; hop += 1) {
    answer = await get(answer.headers.get('location') ?? '', accept)
  }
  return { status: answer.status, text: await textOf(answer) }
}

/** A credential's media type is no text to the runtime, which would warn. */
async function textOf(answer: Response): Promise<string> {
  return new TextDecoder().decode(await answer.arrayBuffer())
}

/** The addresses of documents, and of the documents that those name, until nothing new comes. */
async function collect(documents: readonly unknown[]): Promise<Set<string>> {
  const known = new Set<string>()
  const waiting = documents.flatMap(addressesIn)
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (known.has(address)) continue
    known.add(address)
    const { text } = await visit(address, PROGRAM)
    if (text.startsWith('{')) waiting.push(...addressesIn(JSON.parse(text)))
  }
  return known
}

describe('every address that is signed', () => {
  it('answers, to browsers and to programs, with the anchor that it names', async () => {
    const addresses = await collect([badge])
    expect([...addresses].map(path).toSorted()).toEqual(
      expect.arrayContaining([
        '/',
        '/.well-known/did.json',
        `/c/${paper.certificateId}`,
        '/courses/UJI/1',
        '/courses/UJI/1#kriteria',
        `/issuers/${DISTRICT}/did.json`,
        `/kab/${DISTRICT}/`,
        `/status/${DISTRICT}/1`,
        '/tentang/#aksi-5',
      ]),
    )
    const faults: string[] = []
    for (const address of addresses) {
      for (const accept of [BROWSER, PROGRAM]) {
        const { status, text } = await visit(address, accept)
        const anchor = new URL(address).hash.slice(1)
        const isPage = text.trimStart().toLowerCase().startsWith('<!doctype html>')
        if (status !== 200) faults.push(`${address}: ${status} for ${accept}`)
        if (isPage && anchor !== '' && !text.includes(`id="${anchor}"`)) {
          faults.push(`${address}: no such anchor`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('is the certificate itself: the signed bytes for a program, its page for a person', async () => {
    const program = await get(path(badge.id), PROGRAM)
    expect(program.status).toBe(200)
    expect(program.headers.get('access-control-allow-origin')).toBe('*')
    expect(await textOf(program)).toBe(paper.document)
    expect(await (await get(`${path(badge.id)}.json`, BROWSER)).text()).toBe(paper.document)

    const person = await get(path(badge.id), BROWSER)
    expect(person.status).toBe(303)
    expect(person.headers.get('location')).toMatch(/^\/v\/KPM(-[0-9A-Z]{4}){3}$/)
    expect(person.headers.get('vary')).toBe('accept')
    expect((await visit(badge.id, BROWSER)).text).toContain('Siti Aminah')

    const unknown = await get('/c/00000000-0000-4000-8000-000000000000', BROWSER)
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).toContain('Tidak ditemukan')
  })

  it('is a page of the issuer also while its figures are closed', async () => {
    await env.DB.prepare('update districts set is_public = 0 where code = ?').bind(DISTRICT).run()
    const { status, text } = await visit(badge.issuer.url, BROWSER)
    await env.DB.prepare('update districts set is_public = 1 where code = ?').bind(DISTRICT).run()
    expect(status).toBe(200)
    expect(text).toContain('<h1>Kabupaten Lumajang</h1>')
  })
})

describe('a course version', () => {
  it('is the achievement of its credentials for a program of any origin', async () => {
    const { achievement } = badge.credentialSubject
    const answer = await get(path(achievement.id), PROGRAM)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('content-type')).toBe('application/ld+json')
    expect(answer.headers.get('vary')).toBe('accept')
    expect(await answer.json()).toMatchObject(achievement)
    const preflight = await exports.default.fetch(`https://kelas.test${path(achievement.id)}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://wallet.example', 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(204)
  })

  it('says to people what it teaches, whom, and by the words that are signed, what it asks', async () => {
    const { text } = await visit(badge.credentialSubject.achievement.id, BROWSER)
    expect(text).toContain('<h1>Pelatihan Dasar KPM</h1>')
    expect(text).toContain('Pelatihan UJI, versi 1')
    expect(text).toContain('Menyelesaikan semua materi pelatihan dan lulus menurut aturan')
    expect(text).toMatch(/Lulus kuis 2 modul, nilai minimal \d+\./)
    expect(text).toContain('untuk seluruh Indonesia')
    expect(text).toContain('tidak akan berubah')
    expect(text).not.toContain('Sudah ada versi')
  })

  it('stays as it is when a newer one is published, and names that one', async () => {
    const address = path(badge.credentialSubject.achievement.id)
    const before = await (await get(address, PROGRAM)).text()
    const changed = courseFiles({ code: 'UJI', title: 'Pelatihan Lanjutan KPM' })
    await publishFiles(contextFor(SYSTEM), changed, { code: 'UJI' })
    expect(await (await get(address, PROGRAM)).text()).toBe(before)
    const page = await (await get(address, BROWSER)).text()
    expect(page).toContain('<h1>Pelatihan Dasar KPM</h1>')
    expect(page).toContain('href="/courses/UJI/2"')
    expect((await get('/courses/UJI/2', BROWSER)).status).toBe(200)
  })

  it.each(['/courses/UJI/9', '/courses/UJI/01', '/courses/UJI/satu', '/courses/TIDAK-ADA/1'])(
    '%s was never published, and that is said in words',
    async (address) => {
      const answer = await get(address, BROWSER)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Tidak ditemukan')
    },
  )
})

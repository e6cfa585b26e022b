import { exports } from 'cloudflare:workers'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { catalog as catalogShape, pack as packShape } from '../../../worker/contract/curriculum.ts'
import type { Catalog } from '../../../worker/contract/curriculum.ts'
import { getHead } from '../../../worker/curriculum/index.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  exports.default.fetch(`https://kelas.test${path}`, { method, headers })
const readCatalog = async (area: string) =>
  catalogShape.parse(await (await get(`/catalog.json?area=${area}`)).json())
const courseOf = ({ courses }: Catalog, code: string) =>
  courses.find(({ head }) => head.code === code)

it('lists to anyone the newest version of every course of an area, with what each pack costs', async () => {
  const files = courseFiles({ code: 'KATALOG' })
  const { versionId } = await publishFiles(system, files, { code: 'KATALOG' })
  const answer = await get('/catalog.json?area=35.08')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate')
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.has('set-cookie')).toBe(false)

  const entry = courseOf(catalogShape.parse(await answer.json()), 'KATALOG')
  expect(entry?.head).toEqual(await getHead(system.db, versionId))
  expect(entry?.packs.map(({ slug, changed }) => [slug, changed])).toEqual([
    ['katalog-satu', null],
    ['katalog-dua', null],
  ])
  const [first] = entry?.packs ?? []
  const file = await get(first?.url ?? '')
  const bytes = new Uint8Array(await file.arrayBuffer())
  // Compressors differ by a few bytes.
  expect(Math.abs((first?.transfer ?? 0) - gzipSync(bytes).byteLength)).toBeLessThan(60)
  expect(bytes.byteLength).toBe(entry?.head.modules[0]?.packBytes)
})

it('answers a repeat with nothing but "the same", until something is published', async () => {
  await publishFiles(system, courseFiles({ code: 'TETAP' }), { code: 'TETAP' })
  const etag = (await get('/catalog.json')).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
  for (const known of [etag, `W/${etag}`, `"lain", ${etag}`]) {
    const again = await get('/catalog.json', { 'if-none-match': known })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
  }
  const other = withFile(courseFiles({ code: 'TETAP' }), 'tetap-satu/awal.md', (text) => `${text}x`)
  await publishFiles(system, other, { code: 'TETAP' })
  expect((await get('/catalog.json', { 'if-none-match': etag })).status).toBe(200)
})

it('shows a district its own courses, and an unknown one those of the whole country', async () => {
  await publishFiles(system, courseFiles({ code: 'SEMUA' }), { code: 'SEMUA' })
  await publishFiles(system, courseFiles({ code: 'SETEMPAT' }), {
    code: 'SETEMPAT',
    ownerArea: '35.08',
  })
  const own = await readCatalog('35.08.01.2005')
  expect([courseOf(own, 'SETEMPAT'), courseOf(own, 'SEMUA')]).not.toContain(undefined)
  for (const area of ['33.75', '99.99', 'ID']) {
    const catalog = await readCatalog(area)
    expect(courseOf(catalog, 'SEMUA')).toBeDefined()
    expect(courseOf(catalog, 'SETEMPAT')).toBeUndefined()
  }
  expect((await get('/catalog.json?area=35/08')).status).toBe(422)
})

it('says of each module what is new in it', async () => {
  const files = courseFiles({ code: 'GANTI' })
  const changesAfter = async (next: typeof files) => {
    await publishFiles(system, next, { code: 'GANTI' })
    const entry = courseOf(await readCatalog('ID'), 'GANTI')
    return Object.fromEntries(entry?.packs.map(({ slug, changed }) => [slug, changed]) ?? [])
  }
  const text = withFile(files, 'ganti-satu/awal.md', (old) => `${old}\nKalimat baru.\n`)
  const asked = withFile(text, 'ganti-satu/soal.yaml', (old) => old.replace('Soal', 'Pertanyaan'))
  const both = withFile(
    withFile(asked, 'ganti-dua/akhir.md', (old) => `${old}\nLagi.\n`),
    'ganti-dua/module.yaml',
    (old) => old.replace('passMark: 70', 'passMark: 80'),
  )
  const fewer = withFile(both, 'course.yaml', (old) => old.replace('ganti-satu, ', ''))
  const without = fewer.filter(({ path }) => !path.startsWith('ganti-satu/'))

  expect(await changesAfter(files)).toEqual({ 'ganti-satu': null, 'ganti-dua': null })
  expect(await changesAfter(text)).toEqual({ 'ganti-satu': 'text', 'ganti-dua': null })
  expect(await changesAfter(asked)).toEqual({ 'ganti-satu': 'questions', 'ganti-dua': null })
  expect(await changesAfter(both)).toEqual({ 'ganti-satu': null, 'ganti-dua': 'both' })
  expect(await changesAfter(without)).toEqual({ 'ganti-dua': null })
  expect(await changesAfter(both)).toEqual({ 'ganti-satu': 'new', 'ganti-dua': null })
})

it('gives a pack to anyone, to be kept for ever, also when a newer version is out', async () => {
  const files = courseFiles({ code: 'PAKET' })
  await publishFiles(system, files, { code: 'PAKET' })
  const url = courseOf(await readCatalog('ID'), 'PAKET')?.packs[0]?.url ?? ''
  const changed = withFile(files, 'paket-satu/awal.md', (text) => `${text}\nBaru.\n`)
  await publishFiles(system, changed, { code: 'PAKET' })

  const answer = await get(url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.has('set-cookie')).toBe(false)
  const body = await answer.text()
  expect(packShape.parse(JSON.parse(body)).slug).toBe('paket-satu')
  expect(body).not.toMatch(/Alasan|Pembahasan|"right"/)

  const preflight = await get(url, {}, 'OPTIONS')
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
    204,
    '*',
  ])
})

it('never gives out a final test, nor anything for a guessed name', async () => {
  const wishes = { code: 'RAHASIA' }
  const { versionId } = await publishFiles(system, courseFiles(wishes), wishes)
  const { finalTest, modules } = await getHead(system.db, versionId)
  const hash = modules[0]?.packHash ?? ''
  expect((await get(`/pack/rahasia-satu.${hash}.json`)).status).toBe(200)
  for (const name of [
    `${finalTest?.slug}.${finalTest?.packHash}.json`,
    `rahasia-dua.${hash}.json`,
    `rahasia-satu.${versionId}.json`,
    `rahasia-satu.${'0'.repeat(16)}.json`,
    `rahasia-satu.${hash}`,
    `${hash}.json`,
    '%25',
  ]) {
    const answer = await get(`/pack/${name}`)
    expect([name, answer.status]).toEqual([name, 404])
    expect(answer.headers.get('cache-control')).toContain('no-store')
  }
})

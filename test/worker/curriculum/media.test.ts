import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { pack as packShape } from '../../../worker/contract/curriculum.ts'
import type { Actor } from '../../../worker/core/access.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { addMedium, getPack } from '../../../worker/curriculum/index.ts'
import { readCatalog } from '../../../worker/curriculum/read-catalog.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { base64Of, ogg, webm, webp } from '../../factories/media.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const add = (bytes: Uint8Array, ctx = system) => addMedium(ctx, { base64: base64Of(bytes) })
const get = (name: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`https://kelas.test/media/${name}`, { headers })
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0

/** A recording with so many empty elements behind its head. */
function crumbled(pieces: number): Uint8Array<ArrayBuffer> {
  const whole = webm()
  const head = whole.subarray(0, whole.findLastIndex((byte) => byte !== 1) + 1)
  const file = new Uint8Array(head.length + 2 * pieces).fill(0x80)
  for (let at = head.length; at < file.length; at += 2) file[at] = 0xec
  file.set(head)
  return file
}

it('tells a picture and its size from its first bytes', async () => {
  for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const) {
    const medium = await add(webp(640, 361, { kind }))
    expect(medium).toMatchObject({
      kind: 'image',
      bytes: 60,
      width: 640,
      height: 361,
      seconds: null,
    })
    expect(medium.name).toMatch(/^[0-9a-f]{32}\.webp$/)
  }
})

it('tells a recording and its length, when it says one', async () => {
  expect(await add(ogg(75))).toMatchObject({ kind: 'audio', seconds: 75, width: null })
  expect(await add(webm({ seconds: 61.4 }))).toMatchObject({ kind: 'audio', seconds: 61 })
  const unknown = await add(webm())
  expect(unknown.seconds).toBeNull()
  expect(unknown.name).toMatch(/\.webm$/)
  const absurd = Array<number>(16).fill(0xff)
  expect((await add(webm({ seconds: 61, perTick: absurd }))).seconds).toBeNull()
})

it.each<[string, Uint8Array]>([
  ['a text', new TextEncoder().encode('<svg onload="alert(1)"></svg>'.repeat(4))],
  ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(60).fill(0)])],
  ['nothing much', new Uint8Array(3)],
  ['a picture with something behind it', Uint8Array.from([...webp(2, 2), ...new Uint8Array(9)])],
  ['a picture without a size', webp(0, 2)],
  ['another sound in Ogg', ogg(5, { codec: 'vorbis00' })],
  ['a film', webm({ codecs: ['A_OPUS', 'V_VP9'] })],
  ['an empty WebM', webm({ codecs: [] })],
  ['a WebM of countless pieces', crumbled(1_400_000)],
])('refuses %s', async (_, bytes) => {
  const before = [await count('course_media'), await count('audit_entries')]
  await expect(add(bytes)).rejects.toMatchObject({
    code: 'MEDIA_INVALID',
    detail: { why: 'MEDIUM_TYPE' },
  })
  expect([await count('course_media'), await count('audit_entries')]).toEqual(before)
})

it('refuses what is too large for a phone on a slow line, to the byte', async () => {
  expect(await add(webp(9, 9, { bytes: 120_000 }))).toMatchObject({ bytes: 120_000 })
  await expect(add(webp(9, 9, { bytes: 120_001 }))).rejects.toMatchObject({
    code: 'MEDIA_INVALID',
    detail: { why: 'MEDIUM_LARGE', limit: 120_000 },
  })
  expect(await add(ogg(60, { bytes: 1_000_000 }))).toMatchObject({ bytes: 1_000_000 })
  await expect(add(ogg(60, { bytes: 1_000_001 }))).rejects.toMatchObject({
    detail: { why: 'MEDIUM_LARGE', limit: 1_000_000 },
  })
})

it('keeps the same content once, with one audit row', async () => {
  const bytes = webp(7, 5, { seed: 3 })
  const first = await add(bytes)
  expect(await add(bytes)).toEqual(first)
  expect(await Promise.all([add(bytes), add(bytes)])).toEqual([first, first])
  for (const [table, column] of [
    ['course_media', 'name'],
    ['audit_entries', 'entity_id'],
  ]) {
    const rows = await env.DB.prepare(`select count(*) n from ${table} where ${column} = ?`)
      .bind(first.name)
      .first('n')
    expect([table, rows]).toEqual([table, 1])
  }
})

it('refuses a file whose name other bytes have, and replaces nothing', async () => {
  const bytes = webp(6, 5, { seed: 21 })
  const other = webp(6, 5, { seed: 22 })
  const hash = await sha256(bytes)
  const [long, short] = [`${hash.slice(0, 32)}.webp`, `${hash.slice(0, 16)}.webp`]
  const kept = async (name: string) => (await system.files().get(`media/${name}`))?.bytes()
  const before = [await count('course_media'), await count('audit_entries')]
  await system.files().put(`media/${long}`, other)
  await expect(add(bytes)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await kept(long)).toEqual(other)
  await system.files().put(`media/${short}`, other)
  const named = { base64: base64Of(bytes), name: short }
  await expect(addMedium(system, named)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await kept(short)).toEqual(other)
  expect([await count('course_media'), await count('audit_entries')]).toEqual(before)
})

it('names a file after its bytes, whatever it is called, and leaves the one of that name', async () => {
  const first = await add(webp(6, 4, { seed: 23 }))
  const bytes = webp(6, 4, { seed: 24 })
  const second = await addMedium(system, { base64: base64Of(bytes), name: first.name })
  expect(second.name).toBe(`${(await sha256(bytes)).slice(0, 32)}.webp`)
  const answer = await get(first.name)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(webp(6, 4, { seed: 23 }))
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('k', '35.08'), 'NOT_ALLOWED'],
  ['a district admin', staff('DISTRICT_ADMIN', '35.08'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('takes none from %s', async (_, actor, code) => {
  const before = [await count('course_media'), await count('audit_entries')]
  const base64 = base64Of(webp(3, 3, { seed: 9 }))
  await expect(addMedium(contextFor(actor), { base64, ownerArea: '35.08' })).rejects.toMatchObject({
    code,
  })
  expect([await count('course_media'), await count('audit_entries')]).toEqual(before)
  const own = contextFor(staff('TRAINER', '35.08'))
  expect(await addMedium(own, { base64, ownerArea: '35.08' })).toMatchObject({ width: 3 })
})

it('gives a file to anyone for ever, as what it is and as nothing that runs', async () => {
  const bytes = webp(11, 4, { seed: 4 })
  const { name } = await add(bytes)
  const answer = await get(name)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-length': '60',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
  for (const other of [name.replace('webp', 'webm'), `x${name}`, '..%2Frahasia', name.slice(1)]) {
    expect([other, (await get(other)).status]).toEqual([other, 404])
  }
})

it('gives a player the part of a recording that it asks for', async () => {
  const bytes = ogg(3, { bytes: 500 })
  const { name } = await add(bytes)
  const part = async (range: string) => {
    const answer = await get(name, { range })
    const body = new Uint8Array(await answer.arrayBuffer())
    return [answer.status, answer.headers.get('content-range'), body.length, body[0]]
  }
  expect(await part('bytes=0-')).toEqual([206, 'bytes 0-499/500', 500, bytes[0]])
  expect(await part('bytes=440-449')).toEqual([206, 'bytes 440-449/500', 10, bytes[440]])
  expect(await part('bytes=440-9999')).toEqual([206, 'bytes 440-499/500', 60, bytes[440]])
  expect(await part('bytes=-60')).toEqual([206, 'bytes 440-499/500', 60, bytes[440]])
  expect(await part('bytes=500-')).toEqual([416, 'bytes */500', 0, undefined])
  expect(await part('bytes=0-1,5-6')).toEqual([200, null, 500, bytes[0]])
  expect(await part('halaman=1')).toEqual([200, null, 500, bytes[0]])
})

it('publishes lessons with media that were added, and names those that were not', async () => {
  const picture = await add(webp(320, 200, { seed: 5 }))
  const sound = await add(ogg(62, { bytes: 900 }))
  const files = withFile(
    courseFiles({ code: 'MEDIA' }),
    'media-satu/awal.md',
    (text) =>
      `${text}\n![Sumur](media/${picture.name})\n\n::suara{berkas="${sound.name}" judul="Cerita"}\n`,
  )
  const { versionId } = await publishFiles(system, files, { code: 'MEDIA' })
  const pack = packShape.parse(await getPack(system.db, versionId, 'media-satu'))
  const media = [
    { kind: 'image', url: `/media/${picture.name}`, bytes: 60, lesson: 'awal' },
    { kind: 'audio', url: `/media/${sound.name}`, bytes: 900, lesson: 'awal' },
  ]
  expect(new Set(pack.media)).toEqual(new Set(media))
  expect(pack.lessons[0]?.screens[1]).toContain(`<img src="/media/${picture.name}" width="320"`)
  expect((await getPack(system.db, versionId, 'media-dua')).media).toBeUndefined()
  const entry = (await readCatalog(system.db, 'ID')).courses.find(
    ({ head }) => head.code === 'MEDIA',
  )
  expect(entry?.packs.map((each) => each.media.length)).toEqual([2, 0])

  const wrong = withFile(files, 'media-satu/awal.md', (text) =>
    text.replace(sound.name, `${'0'.repeat(16)}.ogg`),
  )
  await expect(publishFiles(system, wrong, { code: 'MEDIA' })).rejects.toMatchObject({
    code: 'CONTENT_INVALID',
    detail: { problems: [{ file: 'media-satu/awal.md', line: 11, reason: 'MEDIUM_UNKNOWN' }] },
  })
})

import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import { readOwnPractice } from '../../../worker/fieldwork/own-practice.ts'
import { listPracticePhotos } from '../../../worker/fieldwork/list-photos.ts'
import { readPhotoSetting, setPhotoSetting } from '../../../worker/fieldwork/photo-setting.ts'
import {
  addPracticePhoto,
  readPracticePhoto,
  removePracticePhoto,
} from '../../../worker/fieldwork/photos.ts'
import { readCadrePractice, readPracticeBook } from '../../../worker/fieldwork/read-practice.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { runHourly } from '../../../worker/jobs.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { assess, publishPractice, type PracticeCourse } from '../../factories/fieldwork.ts'
import { base64Of, webp } from '../../factories/media.ts'
import { jpeg } from '../../factories/photos.ts'
import { auditedOf, refusal } from '../../factories/records.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const SUB = '35.08.13'
const OTHER_SUB = '35.08.01'
const VILLAGE = '35.08.13.2001'
const MINUTE = 60_000
const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * MINUTE).toISOString()

const account = () => crypto.randomUUID()
const [trainerId, otherId] = [account(), account()]
const trainer = staff('TRAINER', DISTRICT, trainerId)
const other = staff('TRAINER', DISTRICT, otherId)
const office = staff('DISTRICT_ADMIN', DISTRICT, account())
const approver = staff('APPROVER', DISTRICT)
const camat = staff('SUB_DISTRICT_ADMIN', SUB, account())
const otherCamat = staff('SUB_DISTRICT_ADMIN', OTHER_SUB, account())
const stranger = staff('DISTRICT_ADMIN', '33.75', account())

let course: PracticeCourse
beforeAll(async () => {
  await makeRosterDistricts()
  course = await publishPractice(contextFor(SYSTEM), 'FOTO')
  await set(true, at(-120))
})

const set = (isOn: boolean, moment: string, by: Actor = office, area = DISTRICT) =>
  setPhotoSetting(contextFor(by, moment), { area, isOn })
const idOf = (who: Actor) => (who.kind === 'staff' ? who.accountId : '')

type Wish = {
  readonly by?: Actor
  readonly area?: string
  readonly id?: string
  /** By the phone's clock, ms; the phone's clock is right unless `now` says otherwise. */
  readonly at?: number
  readonly now?: number
  readonly bytes?: Uint8Array
  readonly owner?: string
  readonly moment?: string
}

const send = (assessmentId: string, wish: Wish = {}) => {
  const { by = trainer, area = DISTRICT, moment = NOW } = wish
  return addPracticePhoto(contextFor(by, moment), {
    area,
    owner: wish.owner ?? idOf(by),
    id: wish.id ?? crypto.randomUUID(),
    assessmentId,
    at: wish.at ?? Date.parse(moment),
    now: wish.now ?? Date.parse(moment),
    base64: base64Of(wish.bytes ?? jpeg()),
  })
}

const nameOf = (nth: number) =>
  `Kader ${String.fromCodePoint(65 + (nth % 26), 97 + Math.floor(nth / 26))}oto`
let people = 0
/** A cadre who was assessed; answers her and the assessment. */
async function assessed(by: Actor = trainer, area = DISTRICT, village = VILLAGE) {
  const { id: cadreId } = await makeCadre(contextFor(SYSTEM), village, nameOf((people += 1)))
  const event = assess(course, cadreId)
  const now = Date.parse(NOW)
  const { results } = await takePractice(contextFor(by), { area, now, events: [event] })
  expect(results).toMatchObject([{ status: 'applied' }])
  return { cadreId, assessmentId: event.id }
}

const retract = (assessmentId: string, by: Actor = trainer) =>
  takePractice(contextFor(by), {
    area: DISTRICT,
    now: Date.parse(NOW),
    events: [
      {
        type: 'retract',
        id: crypto.randomUUID(),
        at: Date.parse(NOW),
        assessmentId,
        reason: 'Salah orang',
      },
    ],
  })

const look = (photoId: string, by: Actor = trainer, area = DISTRICT, moment = NOW) =>
  readPracticePhoto(contextFor(by, moment), { area, photoId })
const remove = (photoId: string, by: Actor = trainer, area = DISTRICT) =>
  removePracticePhoto(contextFor(by), { area, photoId })
const bytesOf = (photoId: string) => env.FILES.head(`practice/${photoId}`)
const kept = async (by: Actor = office, area = DISTRICT) =>
  (await listPracticePhotos(contextFor(by), { area })).photos.map(({ id }) => id)

describe('a photo beside an assessment', () => {
  it('is there once however often it is sent, also at once and after a lost answer', async () => {
    const { assessmentId } = await assessed()
    const id = crypto.randomUUID()
    const many = await Promise.all([1, 2, 3].map(() => send(assessmentId, { id })))
    expect(many.map(({ status }) => status).toSorted()).toEqual([
      'applied',
      'duplicate',
      'duplicate',
    ])
    expect((await send(assessmentId, { id, moment: at(600) })).status).toBe('duplicate')
    expect((await kept()).filter((each) => each === id)).toEqual([id])
    expect(await auditedOf(id)).toEqual(['practice.addPhoto'])
    // The first time ended between row and bytes.
    await env.FILES.delete(`practice/${id}`)
    expect((await send(assessmentId, { id })).status).toBe('duplicate')
    expect(await bytesOf(id)).not.toBeNull()
  })

  it('is one of an assessment, and an id is of one photo', async () => {
    const { assessmentId } = await assessed()
    const id = crypto.randomUUID()
    await send(assessmentId, { id })
    expect(await refusal(send(assessmentId))).toBe('CONFLICT')
    expect(await refusal(send(assessmentId, { id, bytes: jpeg({ body: 'lain' }) }))).toBe(
      'CONFLICT',
    )
    const another = await assessed()
    expect(await refusal(send(another.assessmentId, { id }))).toBe('CONFLICT')
  })

  it('is of the trainer who assessed, of an assessment that stands, in an area of hers', async () => {
    const { assessmentId } = await assessed()
    for (const [wish, code] of [
      [{ by: other }, 'NOT_FOUND'],
      [{ by: office }, 'NOT_FOUND'],
      [{ by: stranger }, 'NOT_FOUND'],
      [{ by: stranger, area: '33.75' }, 'NOT_FOUND'],
      [{ by: camat, area: SUB }, 'NOT_FOUND'],
      [{ by: approver }, 'NOT_ALLOWED'],
      [{ owner: otherId }, 'OTHER_PERSON'],
    ] as const) {
      // A district that takes photos, so that only the scope can refuse.
      if ('area' in wish && wish.area === '33.75') await set(true, at(-60), stranger, '33.75')
      expect(await refusal(send(assessmentId, wish)), JSON.stringify(wish)).toBe(code)
    }
    expect(await refusal(send(crypto.randomUUID()))).toBe('NOT_FOUND')
    await retract(assessmentId)
    expect(await refusal(send(assessmentId))).toBe('NOT_FOUND')
    expect(await refusal(send(assessmentId, { by: cadre(account(), DISTRICT) }))).toBe(
      'NOT_ALLOWED',
    )
  })

  it('is a JPEG or WebP by its bytes, of a sane size, without the camera’s notes', async () => {
    const { assessmentId } = await assessed()
    const text = (words: string) => new TextEncoder().encode(words)
    const before = (await env.FILES.list({ prefix: 'practice/' })).objects.length
    for (const [bytes, why] of [
      [text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'TYPE'],
      [text('%PDF-1.7 ..........................................'), 'TYPE'],
      [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'TYPE'],
      [new Uint8Array(), 'TYPE'],
      [new Uint8Array([0xff, 0xd8, 0xff]), 'TYPE'],
      [jpeg({ tail: '<script>alert(1)</script>' }), 'TYPE'],
      [jpeg({ width: 9000 }), 'PIXELS'],
      [jpeg({ width: 8, height: 8 }), 'PIXELS'],
      [jpeg({ segments: [[0xe1, 'Exif\0\0II*\0']] }), 'NOTES'],
      [jpeg({ segments: [[0xfe, 'Posyandu Melati']] }), 'NOTES'],
      [jpeg({ body: 'x'.repeat(300_000) }), 'LARGE'],
    ] as const) {
      const refused = send(assessmentId, { bytes })
      await expect(refused).rejects.toMatchObject({ code: 'PHOTO_INVALID', detail: { why } })
    }
    expect((await env.FILES.list({ prefix: 'practice/' })).objects).toHaveLength(before)
    const { id } = await send(assessmentId, { bytes: webp(640, 480) })
    expect((await look(id)).headers.get('content-type')).toBe('image/webp')
  })
})

describe('looking at it', () => {
  it('hands out a file that nothing runs in, byte for byte, and logs each look once', async () => {
    const { assessmentId, cadreId } = await assessed()
    const bytes = jpeg({ body: 'posyandu' })
    const { id } = await send(assessmentId, { bytes })
    const answer = await look(id, approver)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="foto-praktik-2026-11-21.jpg"; filename*=UTF-8''foto-praktik-2026-11-21.jpg`,
    )
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    await (await look(id, approver)).body?.cancel()
    expect(await auditedOf(id)).toEqual(['practice.addPhoto', 'practice.readPhoto'])
    const { photos } = await readCadrePractice(contextFor(approver), { area: DISTRICT, cadreId })
    expect(photos).toMatchObject([{ id, assessmentId, by: 'Akun TRAINER', mayRemove: false }])
    const { photos: all } = await listPracticePhotos(contextFor(office), { area: DISTRICT })
    const listed = all.find((each) => each.id === id)
    expect(listed).toMatchObject({
      keptUntil: '2027-11-21T02:00:00.000Z',
      mayRemove: true,
      person: { cadreId },
    })
    expect(listed?.sheetTitle).toBeTruthy()
  })

  it('is for the area of the cadre: another district and another sub-district find nothing', async () => {
    const { assessmentId, cadreId } = await assessed()
    const { id } = await send(assessmentId)
    expect((await look(id, camat, SUB)).status).toBe(200)
    expect(await kept(camat, SUB)).toContain(id)
    for (const [who, area] of [
      [otherCamat, OTHER_SUB],
      [otherCamat, DISTRICT],
      [stranger, DISTRICT],
      [stranger, '33.75'],
      [office, OTHER_SUB],
    ] as const) {
      expect(await refusal(look(id, who, area))).toBe('NOT_FOUND')
      expect(await refusal(remove(id, who, area))).toBe('NOT_FOUND')
    }
    expect(await kept(otherCamat, OTHER_SUB)).not.toContain(id)
    expect(await kept(stranger, '33.75')).toEqual([])
    const asHer = contextFor(cadre(cadreId, DISTRICT))
    expect(await refusal(readPracticePhoto(asHer, { area: DISTRICT, photoId: id }))).toBe(
      'NOT_ALLOWED',
    )
    expect(await bytesOf(id)).not.toBeNull()
  })

  it('asks for a session', async () => {
    const { assessmentId } = await assessed()
    const { id } = await send(assessmentId)
    const address = `https://kelas.test/api/v1/areas/${DISTRICT}/practice-photos/${id}/file`
    expect((await exports.default.fetch(address)).status).toBe(401)
  })

  it('tells the cadre that there is one, and who took it', async () => {
    const { assessmentId, cadreId } = await assessed()
    const own = async () => {
      const { sheets } = await readOwnPractice(contextFor(cadre(cadreId, DISTRICT)))
      return sheets.flatMap(({ photos }) => photos)
    }
    expect(await own()).toEqual([])
    const { id } = await send(assessmentId)
    expect(await own()).toEqual([{ takenAt: NOW, by: 'Akun TRAINER' }])
    await remove(id)
    expect(await own()).toEqual([])
  })
})

describe('removing it', () => {
  it('takes its bytes at once; who took it and the office may, others may not', async () => {
    for (const who of [trainer, office]) {
      const { assessmentId } = await assessed()
      const { id } = await send(assessmentId)
      expect(await refusal(remove(id, other))).toBe('NOT_ALLOWED')
      expect(await refusal(remove(id, camat, SUB))).toBe('NOT_ALLOWED')
      expect(await refusal(remove(id, approver))).toBe('NOT_ALLOWED')
      expect(await bytesOf(id)).not.toBeNull()
      expect(await remove(id, who)).toEqual({ removed: true })
      expect(await bytesOf(id)).toBeNull()
      expect(await refusal(look(id))).toBe('NOT_FOUND')
      expect(await kept()).not.toContain(id)
      // A repeat is no second removal, and the phone's late repeat brings nothing back.
      expect(await remove(id, who)).toEqual({ removed: true })
      expect((await send(assessmentId, { id })).status).toBe('duplicate')
      expect(await bytesOf(id)).toBeNull()
      expect(await auditedOf(id)).toEqual(['practice.addPhoto', 'practice.removePhoto'])
    }
  })

  it('happens with the assessment that is taken back, by whomever', async () => {
    const { assessmentId, cadreId } = await assessed()
    const { id } = await send(assessmentId)
    await retract(assessmentId, other)
    expect(await bytesOf(id)).toBeNull()
    expect(await refusal(look(id))).toBe('NOT_FOUND')
    const { photos } = await readCadrePractice(contextFor(office), { area: DISTRICT, cadreId })
    expect(photos).toEqual([])
  })

  it('happens by itself a year after it was taken, and what a crash left is cleared', async () => {
    const [old, young, crashed] = [await assessed(), await assessed(), await assessed()]
    const day = 24 * 60
    const first = await send(old.assessmentId)
    const second = await send(young.assessmentId, { moment: at(2 * day) })
    const third = await send(crashed.assessmentId, { moment: at(2 * day) })
    await remove(third.id)
    await env.FILES.put(`practice/${third.id}`, 'left by a crash')
    await runHourly(contextFor(SYSTEM, at(365 * day + 60)))
    expect(await bytesOf(first.id)).toBeNull()
    expect(await bytesOf(third.id)).toBeNull()
    expect(await bytesOf(second.id)).not.toBeNull()
    expect(await refusal(look(first.id))).toBe('NOT_FOUND')
    expect(await kept()).toContain(second.id)
    await runHourly(contextFor(SYSTEM, at(365 * day + 120)))
    const left = await env.DB.prepare(
      'select count(*) n from practice_photos where removed_at is not null and cleared_at is null',
    ).first('n')
    expect(left).toBe(0)
  })

  it('leaves a row that nobody can change', async () => {
    const { assessmentId } = await assessed()
    const { id } = await send(assessmentId)
    await remove(id)
    for (const attack of [
      'delete from practice_photos where id = ?',
      "update practice_photos set assessment_id = 'x' where id = ?",
      'update practice_photos set removed_at = null where id = ?',
      'delete from practice_photo_switches where ?1 = ?1',
      "update practice_photo_switches set set_at = '2020' where ?1 = ?1",
    ]) {
      await expect(env.DB.prepare(attack).bind(id).run(), attack).rejects.toThrow(/photo/)
    }
  })
})

describe('the setting of a district', () => {
  it('is off until its office says otherwise, and is logged each time it changes', async () => {
    const area = '53.01'
    const admin = staff('DISTRICT_ADMIN', area, account())
    const read = () => readPhotoSetting(contextFor(admin, at(40)), { area })
    expect(await read()).toEqual({ isOn: false, since: null, by: null, maySet: true })
    await set(true, at(10), admin, area)
    await set(true, at(15), admin, area)
    expect(await read()).toMatchObject({ isOn: true, since: at(10), by: 'Akun DISTRICT_ADMIN' })
    await set(false, at(20), admin, area)
    expect(await read()).toMatchObject({ isOn: false, since: at(20) })
    const entries = await env.DB.prepare(
      "select detail from audit_entries where action = 'practice.setPhotos' and entity_id = ? order by rowid",
    )
      .bind(area)
      .all<{ detail: string }>()
    expect(entries.results.map(({ detail }) => JSON.parse(detail))).toEqual([
      { isOn: true },
      { isOn: false },
    ])
  })

  it('is switched by the office alone, and read by whom it concerns', async () => {
    for (const who of [trainer, camat, approver]) {
      expect(await refusal(set(false, NOW, who))).toBe('NOT_ALLOWED')
    }
    expect(await refusal(set(false, NOW, stranger))).toBe('NOT_FOUND')
    expect(await readPhotoSetting(contextFor(camat), { area: SUB })).toMatchObject({
      isOn: true,
      maySet: false,
    })
    expect(await refusal(readPhotoSetting(contextFor(stranger), { area: SUB }))).toBe('NOT_FOUND')
  })

  it('lets in what was taken while it was on, whenever it comes, and nothing else', async () => {
    const [early, late, before, first] = [
      await assessed(),
      await assessed(),
      await assessed(),
      await assessed(),
    ]
    const { id } = await send(first.assessmentId)
    await set(false, at(30))
    const arriving = at(300)
    const book = await readPracticeBook(contextFor(trainer, arriving), { area: DISTRICT })
    expect(book.photos.isOn).toBe(false)
    // What is there is still seen, and can be removed.
    expect(book.photos.taken.map((each) => each.id)).toContain(id)
    expect((await look(id, office, DISTRICT, arriving)).status).toBe(200)
    await remove(id, office)

    const taken = (minutes: number) => Date.parse(at(minutes))
    const now = Date.parse(arriving)
    const ok = await send(early.assessmentId, { at: taken(29), moment: arriving })
    expect(ok.status).toBe('applied')
    const off = { at: taken(31), moment: arriving }
    expect(await refusal(send(late.assessmentId, off))).toBe('PHOTOS_OFF')
    // By a clock that is two hours slow it is the same moment.
    const slow = { at: taken(31 - 120), now: now - 120 * MINUTE, moment: arriving }
    expect(await refusal(send(late.assessmentId, slow))).toBe('PHOTOS_OFF')
    const never = { at: taken(-200), moment: arriving }
    expect(await refusal(send(before.assessmentId, never))).toBe('PHOTOS_OFF')
    await set(true, at(400))
    const again = await send(late.assessmentId, { moment: at(401) })
    expect(again.status).toBe('applied')
    expect((await kept()).includes(again.id)).toBe(true)
  })
})

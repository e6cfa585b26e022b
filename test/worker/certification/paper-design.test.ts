import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { paperDesign, type PaperDesign } from '../../../worker/contract/paper-design.ts'
import { setSignatory, setUnit } from '../../../worker/certification/index.ts'
import { addPaperPicture } from '../../../worker/certification/design/add-paper-picture.ts'
import { pictureKey, readLook } from '../../../worker/certification/design/designs.ts'
import { PLAIN, PLAIN_DESIGN } from '../../../worker/certification/paper/look.ts'
import {
  previewPaper,
  previewPaperFile,
} from '../../../worker/certification/design/preview-paper.ts'
import { readPaperDesign } from '../../../worker/certification/design/read-design.ts'
import { setPaperDesign } from '../../../worker/certification/design/set-design.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  newUuid,
  signatoryWishes,
  unitWishes,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff } from '../../factories/context.ts'
import { logo64, png, seal, SMALL_LOGO } from '../../factories/pictures.ts'
import { base64Of } from '../../factories/media.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
}, 60_000)

const admin = contextFor(ADMIN)
const other = contextFor(staff('DISTRICT_ADMIN', '33.75'))

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: { code: string; detail: { why?: string } }) => error.detail.why ?? error.code,
  )
}

const rowsOf = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0
const auditOf = async (id: string) =>
  env.DB.prepare('select action, area_code, actor_id from audit_entries where entity_id = ?')
    .bind(id)
    .all()
    .then(({ results }) => results)

const save = (
  design: PaperDesign,
  after: string | null,
  wish: Partial<{ id: string; unitId: string; district: string }> = {},
) => ({ district: DISTRICT, unitId: office.unitId, id: newUuid(), after, design, ...wish })

const now = () => readPaperDesign(admin, DISTRICT, office.unitId)

async function paperOf(id: string): Promise<Uint8Array> {
  const answer = await exports.default.fetch(`https://kelas.test/c/${id}.pdf`)
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
const same = (one: Uint8Array, two: Uint8Array) =>
  one.length === two.length && one.every((byte, at) => two[at] === byte)

describe('a design', () => {
  it('is the plain paper until one is saved', async () => {
    expect(await now()).toEqual({ design: PLAIN_DESIGN, designId: null, savedAt: null })
    expect(await readLook(admin, null)).toBe(PLAIN)
    expect(paperDesign.safeParse(PLAIN_DESIGN).success).toBe(true)
  })

  it('is saved once however often it is sent, and never over somebody else’s', async () => {
    const { designId } = await now()
    const design = { ...PLAIN_DESIGN, accent: '#123f7a', title: 'PIAGAM' }
    const wish = save(design, designId)
    const first = await setPaperDesign(admin, wish)
    expect(first).toMatchObject({ design, designId: wish.id })
    const rows = await rowsOf('paper_designs')
    expect(await setPaperDesign(admin, wish)).toEqual(first)
    expect(await rowsOf('paper_designs')).toBe(rows)
    expect(await refusal(setPaperDesign(admin, save(PLAIN_DESIGN, designId)))).toBe(
      'CHANGED_MEANWHILE',
    )
    const second = save({ ...design, title: 'SERTIFIKAT' }, wish.id)
    await setPaperDesign(admin, second)
    // Sent again after another one has followed: still done, and still not the newest.
    expect(await setPaperDesign(admin, wish)).toEqual(first)
    expect((await now()).designId).toBe(second.id)
    expect(await refusal(setPaperDesign(admin, { ...second, design }))).toBe('CONFLICT')
    expect(await auditOf(wish.id)).toEqual([
      { action: 'design.set', area_code: DISTRICT, actor_id: 'admin' },
    ])
  })

  it('of two saves at once is one of them', async () => {
    const { designId } = await now()
    const two = ['Pertama', 'Kedua'].map((closing) =>
      refusal(setPaperDesign(admin, save({ ...PLAIN_DESIGN, closing }, designId))),
    )
    expect(new Set(await Promise.all(two))).toEqual(new Set(['CHANGED_MEANWHILE', 'done']))
  })

  it('cannot be changed or deleted, whatever the code does', async () => {
    for (const table of ['paper_designs', 'paper_pictures']) {
      await addPaperPicture(admin, DISTRICT, SMALL_LOGO)
      await expect(env.DB.prepare(`delete from ${table}`).run()).rejects.toThrow(/drawn/)
    }
    await expect(env.DB.prepare("update paper_designs set design = '{}'").run()).rejects.toThrow(
      /drawn/,
    )
  })

  it('is set by the office of the district only', async () => {
    const wish = save(PLAIN_DESIGN, null)
    for (const [actor, code] of [
      [PUBLIC, 'SIGN_IN_NEEDED'],
      [APPROVER, 'NOT_ALLOWED'],
      [staff('TRAINER', DISTRICT), 'NOT_ALLOWED'],
      [staff('PROVINCE', '35'), 'NOT_ALLOWED'],
      [cadre(newUuid(), DISTRICT), 'NOT_ALLOWED'],
      [staff('DISTRICT_ADMIN', '33.75'), 'NOT_FOUND'],
    ] as const) {
      expect(await refusal(setPaperDesign(contextFor(actor), wish))).toBe(code)
      expect(await refusal(addPaperPicture(contextFor(actor), DISTRICT, SMALL_LOGO))).toBe(code)
    }
    const foreign = { ...wish, district: '33.75' }
    expect(await refusal(setPaperDesign(other, foreign))).toBe('NOT_FOUND')
    expect(await refusal(readPaperDesign(other, '33.75', office.unitId))).toBe('NOT_FOUND')
    const preview = { ...foreign, names: 'LONGEST' as const }
    expect(await refusal(previewPaper(other, preview))).toBe('NOT_FOUND')
    expect(await auditOf(wish.id)).toEqual([])
  })

  it.each([
    ['a colour that nobody can read', { accent: '#ffee00' }],
    ['a frame that nobody can see', { frameColor: '#eeeeee' }],
    ['something that is no colour', { accent: 'red;}</style>' }],
    ['a claim of an electronic signature', { signatureNote: 'Ditandatangani secara elektronik' }],
    ['the mark of BSrE', { closing: 'Dokumen ini sah dengan BSrE.' }],
    ['no title', { title: ' ' }],
    ['a title without end', { title: 'S'.repeat(49) }],
    ['a picture by another name', { logos: { left: '../kunci.png', right: null } }],
    ['a fact', { holderName: 'Siti' }],
  ])('with %s is refused', (_, part) => {
    expect(paperDesign.safeParse({ ...PLAIN_DESIGN, ...part }).success).toBe(false)
  })
})

describe('a logo', () => {
  it('is kept once by its content, with its row in the log', async () => {
    const base64 = await logo64({ width: 200, height: 160 })
    const kept = await addPaperPicture(admin, DISTRICT, base64)
    expect(kept).toMatchObject({ width: 200, height: 160 })
    expect(kept.name).toMatch(/^[0-9a-f]{16}\.png$/)
    expect(await addPaperPicture(admin, DISTRICT, base64)).toEqual(kept)
    const file = await env.FILES.get(pictureKey(kept.name))
    expect(file?.size).toBe(kept.bytes)
    expect(file?.httpMetadata?.contentType).toBe('image/png')
    expect(await auditOf(kept.name)).toHaveLength(1)
  })

  it('of another district is no logo here, also when its name is known', async () => {
    const base64 = await logo64({ width: 150, height: 150 })
    const { name } = await addPaperPicture(other, '33.75', base64)
    const design = { ...PLAIN_DESIGN, logos: { left: name, right: null } }
    const { designId } = await now()
    expect(await refusal(setPaperDesign(admin, save(design, designId)))).toBe('NOT_FOUND')
    const preview = { ...save(design, designId), names: 'INVENTED' as const }
    expect(await refusal(previewPaper(admin, preview))).toBe('NOT_FOUND')
    await addPaperPicture(admin, DISTRICT, base64)
    expect(await refusal(setPaperDesign(admin, save(design, designId)))).toBe('done')
  })

  it('that is none is refused and leaves nothing behind', async () => {
    const rows = await rowsOf('paper_pictures')
    const files = (await env.FILES.list({ prefix: 'paper/' })).objects.length
    const text = (content: string) => base64Of(new TextEncoder().encode(content))
    const whole = await png({ width: 130, height: 130 })
    for (const [base64, why] of [
      [text('<svg onload="alert(1)"/>'), 'PICTURE_TYPE'],
      [text('<!doctype html>'), 'PICTURE_TYPE'],
      [base64Of(whole.slice(0, 400)), 'PICTURE_BROKEN'],
      [await logo64({ width: 1700, height: 2, paint: seal(9) }), 'PICTURE_PIXELS'],
      [base64Of(new Uint8Array(500_001)), 'PICTURE_LARGE'],
    ] as const) {
      expect(await refusal(addPaperPicture(admin, DISTRICT, base64))).toBe(why)
    }
    expect(await rowsOf('paper_pictures')).toBe(rows)
    expect((await env.FILES.list({ prefix: 'paper/' })).objects.length).toBe(files)
  })
})

describe('a certificate', { timeout: 120_000 }, () => {
  it('keeps the paper it was issued on, byte for byte, whatever is saved afterwards', async () => {
    const unit = await setUnit(admin, DISTRICT, unitWishes({ unitCode: 'LEMBAR' }))
    await setSignatory(admin, DISTRICT, { ...signatoryWishes(unit.id), keepTitles: false })
    const own = { ...office, unitId: unit.id }
    const read = () => readPaperDesign(admin, DISTRICT, own.unitId)
    const [first = '', second = '', third = ''] = await makeEligible(own, ['Ani', 'Budi', 'Cici'])
    const [plainId = ''] = await makeIssued(own, [first])
    const plain = await paperOf(plainId)

    const { name } = await addPaperPicture(
      admin,
      DISTRICT,
      await logo64({ width: 300, height: 300 }),
    )
    const design: PaperDesign = {
      ...PLAIN_DESIGN,
      accent: '#6b1d1d',
      frame: 'KAWUNG',
      frameColor: '#8a5a14',
      logos: { left: name, right: name },
      statement: 'ATTENDED',
      closing: 'Semoga bermanfaat.',
    }
    const mine = save(design, (await read()).designId, { unitId: own.unitId })
    await setPaperDesign(admin, mine)
    const [designedId = ''] = await makeIssued(own, [second])
    const designed = await paperOf(designedId)
    expect(designed.length).toBeLessThan(150_000)

    const next = { ...design, frame: 'TUMPAL' as const, logos: { left: null, right: null } }
    await setPaperDesign(admin, save(next, mine.id, { unitId: own.unitId }))
    const [newestId = ''] = await makeIssued(own, [third])

    // As if nothing had ever been kept: drawn anew.
    for (const id of [plainId, designedId]) {
      const { objects } = await env.FILES.list({ prefix: `papers/${id}/` })
      for (const { key } of objects) await env.FILES.delete(key)
    }
    expect(same(await paperOf(plainId), plain)).toBe(true)
    expect(same(await paperOf(designedId), designed)).toBe(true)
    const designs = await env.DB.prepare('select id, design_id from certificates').all<{
      id: string
      design_id: string | null
    }>()
    const designOf = (id: string) => designs.results.find((row) => row.id === id)?.design_id
    expect(designOf(plainId)).toBe(null)
    expect(designOf(designedId)).toBe(mine.id)
    expect(designOf(newestId)).toBe((await read()).designId)
    await expect(env.DB.prepare('update certificates set design_id = null').run()).rejects.toThrow(
      /printed/,
    )
  })

  it('shows nothing rather than another paper when its logo is lost', async () => {
    const { name } = await addPaperPicture(
      admin,
      DISTRICT,
      await logo64({ width: 140, height: 130 }),
    )
    const wish = save(
      { ...PLAIN_DESIGN, logos: { left: name, right: null } },
      (await now()).designId,
    )
    await setPaperDesign(admin, wish)
    await env.FILES.delete(pictureKey(name))
    await expect(readLook(admin, wish.id)).rejects.toThrow(/not in the store/)
  })
})

describe('the preview', { timeout: 60_000 }, () => {
  const input = (names: 'INVENTED' | 'LONGEST') => ({
    district: DISTRICT,
    unitId: office.unitId,
    design: PLAIN_DESIGN,
    names,
  })

  it('is two sheets in which nothing can run or be fetched, and writes nothing', async () => {
    const rows = await rowsOf('audit_entries')
    const pages = await previewPaper(admin, input('INVENTED'))
    expect(pages).toHaveLength(2)
    for (const page of pages) {
      expect(page).toMatch(/^<svg /)
      expect(page).not.toMatch(/<script|<text|<foreignObject|https?:\/\/(?!www\.w3\.org)|on\w+=/i)
    }
    expect(await rowsOf('audit_entries')).toBe(rows)
  })

  it('has no paper in it that a verifier would take for one', async () => {
    const text = atob(await previewPaperFile(admin, input('LONGEST')))
    expect(text.startsWith('%PDF')).toBe(true)
    expect(text).not.toMatch(/KQ1:|EmbeddedFile/)
  })

  it('takes the longest name and place of the roster when asked, and reveals them to readers only', async () => {
    const plain = await previewPaper(admin, input('LONGEST'))
    const long = 'Raden Ayu Siti Nurhalizah Kusumaningrum Wulandari'
    await makeEligible(office, [long])
    const longest = await previewPaper(admin, input('LONGEST'))
    expect(longest[0]).not.toBe(plain[0])
    const invented = await previewPaper(admin, input('INVENTED'))
    expect(invented[0]).not.toBe(longest[0])
    const province = contextFor(staff('PROVINCE', '35'))
    expect(await refusal(previewPaper(province, input('LONGEST')))).toBe('NOT_ALLOWED')
    expect(await refusal(previewPaper(contextFor(APPROVER), input('LONGEST')))).toBe('done')
  })
})

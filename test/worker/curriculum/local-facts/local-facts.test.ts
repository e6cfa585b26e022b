import { beforeAll, describe, expect, it } from 'vitest'
import { decideLocalFact } from '../../../../worker/curriculum/local-facts/decide-card.ts'
import { endLocalFact } from '../../../../worker/curriculum/local-facts/end-card.ts'
import { listLocalFacts } from '../../../../worker/curriculum/local-facts/list-cards.ts'
import { proposeLocalFact } from '../../../../worker/curriculum/local-facts/propose-card.ts'
import { readLocalCards } from '../../../../worker/curriculum/index.ts'
import { withdrawCourse } from '../../../../worker/curriculum/draft/withdraw-course.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { newUuid } from '../../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../../factories/course.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { audits, later, rows } from '../draft/desk.ts'
import { PROVED } from '../../../factories/proved.ts'

const AREA = '35.08'
const OTHER = '33.75'
const ANI = { ...staff('TRAINER', AREA, 'ani'), name: 'Ani' }
const BUDI = { ...staff('TRAINER', AREA, 'budi'), name: 'Budi' }
const BIDAN = { ...staff('REVIEWER', AREA, 'bidan'), name: 'Bidan Rina' }
const ABOVE = { ...staff('REVIEWER', '35', 'provinsi'), name: 'Penelaah Provinsi' }
const system = contextFor(SYSTEM)

let made = 0
type Course = { readonly courseId: string; readonly versionId: string; readonly module: string }

const card = (id: string, local: 'ya' | 'tidak') =>
  `\n:::kartu-fakta{id="${id}" angka="19,8%" sumber="SSGI 2024" ditinjau="2026-11-01" tinjau-ulang="2027-05-01" daerah="${local}"}\nSatu dari lima.\n:::\n`

/** A national course with one card that districts may replace and one that they may not; `without`: the first is gone. */
async function publish(code: string, kind: 'with' | 'without' = 'with'): Promise<Course> {
  const module = `${code.toLowerCase()}-satu`
  const files = withFile(
    courseFiles({ code, title: `Pelatihan ${kind}` }),
    `${module}/awal.md`,
    (text) =>
      [text, ...(kind === 'with' ? [card('ssgi', 'ya')] : []), card('tetap', 'tidak')].join('\n'),
  )
  return { ...(await publishFiles(system, files, { code })), module }
}

const course = () => publish(`FAKTA-${(made += 1)}`)

beforeAll(makeDistricts)

type Wishes = Partial<Parameters<typeof proposeLocalFact>[1]> & {
  readonly by?: Actor
  readonly at?: string
}

function propose(
  { courseId }: Pick<Course, 'courseId'>,
  { by = ANI, at = NOW, ...wishes }: Wishes = {},
) {
  return proposeLocalFact(contextFor(by, at), {
    id: newUuid(),
    district: AREA,
    courseId,
    factId: 'ssgi',
    figure: '17,2%',
    text: 'Di kabupaten kita lebih rendah.',
    source: 'SSGI 2024, Lumajang',
    reviewBy: '2027-06-01',
    instead: null,
    ...wishes,
  }).then((reply) => reply.card)
}

type Decision = { readonly approved?: boolean; readonly by?: Actor; readonly at?: string }

const decide = (id: string, { approved = true, by = BIDAN, at = NOW }: Decision = {}) =>
  decideLocalFact(contextFor(by, at), {
    id,
    approved,
    as: 'Bidan koordinator, Dinkes Lumajang',
    comment: approved ? '' : 'Sumbernya tahun berapa?',
  }).then((reply) => reply.card)

const end = (id: string, by: Actor = BIDAN) =>
  endLocalFact(contextFor(by), { id }).then((reply) => reply.card)

const shown = ({ versionId }: Course, area = AREA, at = NOW) =>
  readLocalCards(contextFor(SYSTEM, at), area, [versionId])

const listed = async ({ courseId }: Course, area = AREA, by: Actor = ANI) =>
  (await listLocalFacts(contextFor(by), { area })).cards.filter(
    (each) => each.courseId === courseId,
  )

const stateOf = async (id: string) =>
  (await rows('select state from local_facts where id = ?', id))[0]?.['state']

describe('proposing a card', () => {
  it('waits for a second person and is shown to nobody', async () => {
    const where = await course()
    const proposed = await propose(where)
    expect(proposed).toMatchObject({
      is: 'asked',
      district: AREA,
      districtName: 'Kabupaten Lumajang',
      module: where.module,
      lesson: 'awal',
      national: { figure: '19,8%', source: 'SSGI 2024', reviewBy: '2027-05-01' },
      askedBy: 'Ani',
      isOwn: true,
    })
    expect(await shown(where)).toEqual({})
    expect(await audits('fact.propose', proposed.id)).toBe(1)
    expect(await listed(where, AREA, BIDAN)).toMatchObject([{ id: proposed.id, isOwn: false }])
  })

  it('is one card however often it is sent, and no other one by the same id', async () => {
    const where = await course()
    const id = newUuid()
    const first = await propose(where, { id })
    expect(await propose(where, { id })).toEqual(first)
    expect(await audits('fact.propose', id)).toBe(1)
    await expect(propose(where, { id, figure: '18%' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(propose(where, { id, by: BUDI })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('takes the place of a proposal that was seen, and of no other', async () => {
    const where = await course()
    const first = await propose(where)
    await expect(propose(where, { by: BUDI })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const second = await propose(where, { by: BUDI, instead: first.id, at: later(60) })
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['ENDED', 'ASKED'])
    await expect(propose(where, { instead: first.id })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
  })

  it('leaves one that waits when two propose at once', async () => {
    const where = await course()
    const results = await Promise.allSettled([propose(where), propose(where, { by: BUDI })])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await listed(where)).toHaveLength(1)
  })

  it.each([
    ['a card that may not be local', { factId: 'tetap' }],
    ['a card that is not published', { factId: 'tidak-ada' }],
    ['an unknown course', { courseId: newUuid() }],
    [
      'a district that does not use the platform',
      { district: '35.99', by: staff('TRAINER', '35') },
    ],
  ])('refuses %s', async (_, wishes) => {
    await expect(propose(await course(), wishes)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a course of another district', async () => {
    const files = withFile(
      courseFiles({ code: 'FAKTA-LAIN' }),
      'fakta-lain-satu/awal.md',
      (text) => text + card('ssgi', 'ya'),
    )
    const theirs = await publishFiles(system, files, { code: 'FAKTA-LAIN', ownerArea: OTHER })
    await expect(propose(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['2026-11-21', '2020-01-01', '2029-11-22'])(
    'refuses a review before %s',
    async (reviewBy) => {
      await expect(propose(await course(), { reviewBy })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
      })
    },
  )

  it('is refused to other roles and to another district’s writers', async () => {
    const where = await course()
    await expect(propose(where, { by: BIDAN })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(propose(where, { by: PUBLIC })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    await expect(propose(where, { by: staff('TRAINER', OTHER) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('deciding a card', () => {
  it('puts it in force for its district alone, under the reviewer’s name', async () => {
    const where = await course()
    const { id } = await propose(where)
    const decided = await decide(id, { by: ABOVE })
    expect(decided).toMatchObject({ is: 'inForce', decidedBy: 'Penelaah Provinsi' })
    expect(await decide(id, { by: ABOVE })).toEqual(decided)
    expect(await audits('fact.decide', id)).toBe(1)
    const cards = await shown(where)
    expect(Object.keys(cards)).toEqual([`${where.module}/fakta-ssgi`])
    expect(cards[`${where.module}/fakta-ssgi`]).toContain('17,2%')
    expect(await shown(where, OTHER)).toEqual({})
  })

  it('ends the one before', async () => {
    const where = await course()
    const first = await propose(where)
    await decide(first.id)
    const second = await propose(where, { figure: '16%', at: later(60) })
    expect(await shown(where)).toMatchObject({
      [`${where.module}/fakta-ssgi`]: expect.stringContaining('17,2%'),
    })
    await decide(second.id, { at: later(120) })
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['ENDED', 'IN_FORCE'])
    expect((await shown(where))[`${where.module}/fakta-ssgi`]).toContain('16%')
  })

  it('returns it with a comment, after which it can be proposed anew', async () => {
    const where = await course()
    const { id } = await propose(where)
    expect(await decide(id, { approved: false })).toMatchObject({
      is: 'returned',
      comment: 'Sumbernya tahun berapa?',
    })
    expect(await shown(where)).toEqual({})
    await expect(decide(id)).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
    expect(await listed(where)).toMatchObject([{ id, is: 'returned' }])
    const again = await propose(where, { at: later(60) })
    expect(await listed(where)).toMatchObject([{ id: again.id, is: 'asked' }])
  })

  it('needs a second person, also when the first is a reviewer', async () => {
    const both: Actor = {
      kind: 'staff',
      accountId: 'ani',
      name: 'Ani',
      sessionId: 'test',
      provedAt: PROVED,
      grants: [
        { role: 'TRAINER', area: AREA },
        { role: 'REVIEWER', area: AREA },
      ],
    }
    const { id } = await propose(await course(), { by: both })
    for (const approved of [true, false]) {
      await expect(decide(id, { by: both, approved })).rejects.toMatchObject({
        code: 'SECOND_PERSON_NEEDED',
      })
    }
    expect(await stateOf(id)).toBe('ASKED')
  })

  it('is one decision when two are made at once', async () => {
    const where = await course()
    const { id } = await propose(where)
    const results = await Promise.allSettled([
      decide(id),
      decide(id, { by: ABOVE, approved: false }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await audits('fact.decide', id)).toBe(1)
  })

  it('is refused to writers and to another district’s reviewers', async () => {
    const { id } = await propose(await course())
    await expect(decide(id, { by: BUDI })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(decide(id, { by: staff('REVIEWER', OTHER) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(decide(newUuid())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('ending a card', () => {
  it('brings the national one back', async () => {
    const where = await course()
    const { id } = await propose(where)
    await decide(id)
    const ended = await end(id)
    expect(ended.is).toBe('ended')
    expect(await end(id)).toEqual(ended)
    expect(await audits('fact.end', id)).toBe(1)
    expect(await shown(where)).toEqual({})
    expect(await listed(where)).toEqual([])
  })

  it('takes a proposal back, which writers may too', async () => {
    const where = await course()
    const { id } = await propose(where)
    expect((await end(id, BUDI)).is).toBe('ended')
    expect(await audits('fact.withdraw', id)).toBe(1)
    await expect(decide(id)).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })

  it('is no way to end what was returned', async () => {
    const { id } = await propose(await course())
    await decide(id, { approved: false })
    await expect(end(id)).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })

  it('is refused to a writer once it is in force, and to another district', async () => {
    const { id } = await propose(await course())
    await decide(id)
    await expect(end(id, BUDI)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(end(id, staff('PUBLISHER', OTHER))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await stateOf(id)).toBe('IN_FORCE')
  })
})

describe('a card in force', () => {
  it('is not shown once no published card stands for it', async () => {
    const code = `FAKTA-${(made += 1)}`
    const where = await publish(code)
    const { id } = await propose(where)
    await decide(id)
    const newer = await publish(code, 'without')
    expect(await shown(newer)).toEqual({})
    expect(await listed(where)).toEqual([])
    await expect(end(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is not offered for a course that was withdrawn', async () => {
    const where = await course()
    await withdrawCourse(contextFor(staff('PUBLISHER', 'ID')), {
      courseId: where.courseId,
      withdrawn: true,
      reason: 'Uji.',
    })
    await expect(propose(where)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('says so when its day has come, and not before', async () => {
    const where = await course()
    await decide((await propose(where)).id)
    const at = `${where.module}/fakta-ssgi`
    const lastDay = (await shown(where, AREA, '2027-06-01T16:59:00.000Z'))[at]
    expect(lastDay).toContain('paling lambat 1 Juni 2027')
    const after = (await shown(where, AREA, '2027-06-01T17:00:00.000Z'))[at]
    expect(after).toContain('perlu ditinjau ulang sejak 1 Juni 2027')
    expect(after).toContain('17,2%')
  })

  it('cannot be changed or decided again past the verbs', async () => {
    const { id } = await propose(await course())
    await decide(id)
    for (const change of [`figure = '1%'`, `state = 'ASKED'`, `state = 'RETURNED'`]) {
      await expect(rows(`update local_facts set ${change} where id = ?`, id)).rejects.toThrow()
    }
    await expect(rows('delete from local_facts where id = ?', id)).rejects.toThrow()
  })
})

it('lists what waits in all districts for a reviewer above them, first what waits', async () => {
  const where = await course()
  const here = await propose(where)
  const there = await propose(where, { district: OTHER, by: staff('TRAINER', OTHER) })
  await decide(here.id)
  const nation = staff('REVIEWER', 'ID', 'pusat')
  expect(await listed(where, 'ID', nation)).toMatchObject([
    { id: there.id, is: 'asked', districtName: 'Kota Pekalongan' },
    { id: here.id, is: 'inForce', districtName: 'Kabupaten Lumajang' },
  ])
  await expect(listed(where, OTHER, ANI)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

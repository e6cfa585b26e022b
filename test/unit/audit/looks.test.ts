/** The table of what is looked at: each with its words, under a permission of the group that an office filters by. */
import { expect, it } from 'vitest'
import { LOOK_WORDS } from '../../../site/src/text/audit-looks.ts'
import { sentenceOf } from '../../../site/src/text/audit.ts'
import { GROUP_OF } from '../../../worker/audit/groups.ts'
import { LOOKS } from '../../../worker/audit/looks.ts'
import { ENDPOINTS } from '../../../worker/contract/all.ts'
import type { Endpoint } from '../../../worker/contract/endpoint.ts'

const looks = [...LOOKS.values()].map((of) => of({ report: 'R2' }))

it('names each look once, in words of its own', () => {
  const entities = looks.map(({ entity }) => entity)
  expect(new Set(entities).size).toBe(entities.length)
  expect(Object.keys(LOOK_WORDS).toSorted()).toEqual(entities.toSorted())
})

it('finds every look under “Melihat data orang”', () => {
  expect(looks.filter(({ by }) => by === null || GROUP_OF[by] !== 'view')).toEqual([])
})

it('is about endpoints that are there', () => {
  const known = new Set<Endpoint>(Object.values(ENDPOINTS))
  expect([...LOOKS.keys()].filter((each) => !known.has(each))).toEqual([])
})

it('does not count a report without names', () => {
  const report = [...LOOKS].find(([to]) => to === ENDPOINTS['readReport'])?.[1]
  expect(report?.({ report: 'R1' }).by).toBeNull()
  expect(report?.({ report: 'R2' })).toEqual({ by: 'cadre.read', entity: 'reportShown', id: 'R2' })
})

it('says whose it was, where it was one cadre’s, a cohort’s or a meeting’s', () => {
  const of = (name: string) => LOOKS.get(ENDPOINTS[name] as Endpoint)
  expect(of('readCadreProgress')?.({ area: '35.08', cadreId: 'c' })).toMatchObject({
    id: 'c',
    detail: { cadreId: 'c' },
  })
  expect(of('readRoll')?.({ meetingId: 'm' }).detail).toEqual({ meetingId: 'm' })
  expect(of('readCohort')?.({ cohortId: 'k' }).detail).toEqual({ cohortId: 'k' })
  const one = of('readPlan')?.({ planId: 'p' }, { plan: { id: 'p', cadreId: 'c' } })
  expect(one).toMatchObject({ id: 'p', detail: { cadreId: 'c' } })
  const two = of('compareCadres')?.({ cadreId: 'c', otherId: 'd' })
  expect(two?.detail).toEqual({ cadreId: 'c', otherId: 'd' })
  const ofMeeting = of('readReport')?.({ report: 'R6', meetingId: 'm' })
  expect(ofMeeting?.detail).toEqual({ meetingId: 'm' })
  expect(of('listCadres')?.({ area: '35.08' }).detail).toBeUndefined()
})

it('tells a look in a sentence', () => {
  const entry = {
    actorKind: 'staff',
    actorName: 'Budi',
    hasActorEnded: false,
    subject: null,
    detail: {},
  } as const
  const say = (action: string, entity: string, entityId = '35.08') =>
    sentenceOf({ ...entry, action, entity, entityId })
  expect(say('cadre.read', 'cadreList')).toBe('Budi membuka daftar kader.')
  expect(say('cadre.read', 'reportShown', 'R2')).toBe(
    'Budi membuka laporan dengan nama kader: laporan R2.',
  )
})

import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { expireCertificates, finishApproved } from '../../../worker/certification/index.ts'
import { daysAfter } from '../../../worker/certification/validity/validity.ts'
import { compareCounters } from '../../../worker/reporting/index.ts'
import { advanceCoverage } from '../../../worker/roster/index.ts'
import {
  DISTRICT,
  makeEligible,
  makeOffice,
  makeRevoked,
  makeStanding,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { count } from '../../factories/reporting.ts'
import { afterMidnight, courseOf, issueAt, morning } from '../../factories/validity.ts'

const DAYS = 400
const CADRES = 8
const FIRST = '2026-11-22'

let courses: Office[]
beforeAll(async () => {
  const office = await makeOffice()
  courses = [office]
  for (const validMonths of [1, 2, 5, 9]) {
    courses.push(await courseOf(office, { code: `BULAN-${validMonths}`, validMonths }))
  }
  await count()
})

type Held = {
  cadreId: string
  issuedOn: string
  expiresOn: string | null
  revokedOn: string | null
}

const heldNow = async () =>
  (
    await env.DB.prepare(
      `select cadre_id as cadreId, issued_on as issuedOn, expires_on as expiresOn, revoked_on as revokedOn
       from certificates where counts_as_trained = 1`,
    ).all<Held>()
  ).results

const markedNow = async () =>
  (
    await env.DB.prepare('select id from cadres where trained_on is not null order by id').all<{
      id: string
    }>()
  ).results.map(({ id }) => id)

const countedNow = () =>
  env.DB.prepare('select trained from coverage_totals where scope_code = ?')
    .bind(DISTRICT)
    .first<number>('trained')

/** By the certificates alone, in the plainest way. */
function trainedBy(held: readonly Held[], day: string): string[] {
  const holding = held.filter(
    ({ issuedOn, expiresOn, revokedOn }) =>
      issuedOn <= day && (expiresOn === null || expiresOn > day) && (revokedOn ?? '9999') > day,
  )
  return [...new Set(holding.map(({ cadreId }) => cadreId))].sort()
}

/** Refused while she has one of this course, and after it while she learned nothing: a day without a change. */
function noCandidate(error: { readonly code?: string }): string[] {
  if (error.code !== 'CANDIDATES_CHANGED') throw error
  return []
}

const event = fc.record({
  // Without the usual leaning to both ends, where little happens.
  day: fc.noBias(fc.integer({ min: 0, max: DAYS - 1 })),
  kind: fc.constantFrom('issue', 'issue', 'issue', 'revoke'),
  cadre: fc.nat(CADRES - 1),
  course: fc.constantFrom(0, 1, 2, 3, 4, 1, 2, 3, 4),
})

it('keeps the trained mark and the counters equal to the certificates on each of 400 days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 60, maxLength: 80 }), async (events) => {
      const [first = ''] = courses.map(({ courseId }) => courseId)
      const names = Array.from(
        { length: CADRES },
        (_, index) => `Kader ${first.slice(-4)} ${index}`,
      )
      const cadres = await makeEligible(courses[0] as Office, names)
      for (const course of courses.slice(1)) await makeStanding(course, cadres)
      const issued: string[] = []
      let ended = 0
      for (let number = 0; number < DAYS; number += 1) {
        const day = daysAfter(FIRST, number)
        const night = contextFor(SYSTEM, afterMidnight(day))
        ended += await expireCertificates(night, DISTRICT)
        const isBusy = events.some((each) => each.day === number) || number % 25 === 0
        if (isBusy) await advanceCoverage(night, DISTRICT)
        for (const { kind, cadre, course } of events.filter((each) => each.day === number)) {
          if (kind === 'issue') {
            const office = courses[course] as Office
            issued.push(
              ...(await issueAt(office, [cadres[cadre] ?? ''], morning(day)).catch(noCandidate)),
            )
          } else {
            const id = issued.pop()
            if (id !== undefined) await makeRevoked(id, {}, morning(day))
          }
        }
        const noon = contextFor(SYSTEM, morning(day))
        const trained = trainedBy(await heldNow(), day)
        expect(await markedNow(), day).toEqual(trained)
        expect(await countedNow(), day).toBe(trained.length)
        if (isBusy) expect(await compareCounters(noon, DISTRICT), day).toEqual([])
      }
      expect(await finishApproved(contextFor(SYSTEM, morning(daysAfter(FIRST, DAYS))))).toBe(0)
      console.log(
        `${events.length} events, ${issued.length} certificates left, ${ended} marks changed by the clock`,
      )
    }),
    { numRuns: 1, endOnFailure: true },
  )
}, 240_000)

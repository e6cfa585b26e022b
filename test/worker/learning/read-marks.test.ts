import { expect, it } from 'vitest'
import { readMarks } from '../../../worker/learning/index.ts'
import { makeEligible, makeOffice } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'

it('reads a course version once for all its cadres, also when nothing is in memory yet', async () => {
  const office = await makeOffice()
  const names = Array.from({ length: 30 }, (_, at) => `Kader ${at}`)
  const cadreIds = await makeEligible(office, names)
  const { db } = contextFor(SYSTEM)
  const marks = await readMarks(db, cadreIds, office.courseId)
  expect(marks).toHaveLength(30)
  expect(db.meter.queries).toBeLessThan(5)
})

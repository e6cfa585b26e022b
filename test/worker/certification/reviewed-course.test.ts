/** No certificate comes of a course whose newest version nobody checked. */
import { expect, it } from 'vitest'
import { propose } from '../../../worker/certification/index.ts'
import { publishCourse, saveDraft } from '../../../worker/curriculum/index.ts'
import {
  ADMIN,
  DISTRICT,
  EVENT,
  makeEligible,
  makeOffice,
  newUuid,
} from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { approveDraft, courseFiles, withFile } from '../../factories/course.ts'

it('takes no proposal for a course that nobody reviewed, and takes it once somebody has', async () => {
  const office = await makeOffice()
  const system = contextFor(SYSTEM)
  const files = withFile(courseFiles({ code: 'TANPA', prefix: 'tanpa-' }), 'course.yaml', (text) =>
    text.replace('countsAsTrained: true', 'countsAsTrained: false'),
  )
  const { courseId } = await saveDraft(system, {
    code: 'TANPA',
    ownerArea: 'ID',
    files,
    version: 0,
  })
  const { versionId } = await publishCourse(system, { courseId })
  const [cadreId = ''] = await makeEligible({ ...office, courseId, versionId }, ['Siti Aminah'])
  const wish = {
    district: DISTRICT,
    id: newUuid(),
    courseId,
    unitId: office.unitId,
    event: EVENT,
    cadreIds: [cadreId],
  }
  const admin = contextFor(ADMIN)
  await expect(propose(admin, wish)).rejects.toMatchObject({ code: 'COURSE_NOT_REVIEWED' })
  await approveDraft(system, courseId)
  expect(await publishCourse(system, { courseId })).toMatchObject({ isNew: true })
  expect(await propose(admin, wish)).toMatchObject({ id: wish.id })
})

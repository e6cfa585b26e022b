import { beforeAll, expect, it } from 'vitest'
import { listCandidates } from '../../../worker/certification/issue/list-candidates.ts'
import { mergeCadres, undoMerge } from '../../../worker/roster/index.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeProposal,
  newUuid,
  type Office,
} from '../../factories/certification.ts'
import { contextFor } from '../../factories/context.ts'
import { makeCadre } from '../../factories/roster.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const ctx = () => contextFor(ADMIN)
const candidates = async () => {
  const { candidates: found } = await listCandidates(ctx(), DISTRICT, office.courseId)
  return found.map(({ cadreId }) => cadreId)
}
async function merge(keptId: string, mergedId: string): Promise<string> {
  const id = newUuid()
  await mergeCadres(ctx(), { district: DISTRICT, id, keptId, mergedId })
  return id
}

it('makes one candidate of a person who passed by both entries: the one that stands for her', async () => {
  const [kept = '', other = ''] = await makeEligible(office, ['Kandidat Satu', 'Kandidat Dua'])
  const id = await merge(kept, other)
  expect(await candidates()).toContain(kept)
  expect(await candidates()).not.toContain(other)
  await expect(makeProposal(office, [kept, other])).rejects.toThrow('CANDIDATES_CHANGED')
  await expect(makeProposal(office, [other])).rejects.toThrow('CANDIDATES_CHANGED')
  await makeProposal(office, [kept])
  // In an open proposal by one entry, she is in it by both.
  expect(await candidates()).not.toContain(other)
  await undoMerge(ctx(), { district: DISTRICT, mergeId: id })
  expect(await candidates()).toContain(other)
})

it('has no candidate in who holds the certificate by her other entry', async () => {
  const [holder = '', learner = ''] = await makeEligible(office, ['Pemegang', 'Pembelajar'])
  await makeIssued(office, [holder])
  expect(await candidates()).toContain(learner)
  const id = await merge(learner, holder)
  expect(await candidates()).not.toContain(learner)
  await expect(makeProposal(office, [learner])).rejects.toThrow('CANDIDATES_CHANGED')
  await undoMerge(ctx(), { district: DISTRICT, mergeId: id })
  expect(await candidates()).toContain(learner)
})

it('does not lose what she learned by the merged entry alone: it is issued under that one, in her name', async () => {
  const [learner = ''] = await makeEligible(office, ['Nama Lama'])
  const kept = await makeCadre(ctx(), '35.08.13.2002', 'Nama Baru')
  await merge(kept.id, learner)
  const { candidates: found } = await listCandidates(ctx(), DISTRICT, office.courseId)
  expect(found.find(({ cadreId }) => cadreId === learner)).toMatchObject({ name: 'Nama Baru' })
  expect(found.map(({ cadreId }) => cadreId)).not.toContain(kept.id)
})

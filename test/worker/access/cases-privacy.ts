/** The cases of a cadre's rights over her data: requests of the own district's victim, and the pages of the learner herself. */
import { recordRequest } from '../../../worker/privacy/answer.ts'
import { NOTICE } from '../../../worker/contract/privacy-notice.ts'
import { DISTRICT, newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import type { Case } from './cases.ts'

/** As `world.ts` has it, which imports this file. */
const CANARY = 'Kenari Rahasia'

const REQUEST = newUuid()
const END = newUuid()

export async function makeRequests(cadreId: string): Promise<void> {
  const asked = { district: DISTRICT, cadreId, body: CANARY, receivedOn: NOW.slice(0, 10) }
  const ctx = contextFor(SYSTEM)
  await recordRequest(ctx, { ...asked, id: REQUEST, kind: 'CORRECTION', topic: 'NAME' })
  await recordRequest(ctx, { ...asked, id: END, kind: 'END_OF_USE', topic: null })
}

const own =
  (who: Case['who']) =>
  (input: Case['input'] = () => ({})): Case => ({
    who,
    area: DISTRICT,
    input: (world, visit) => ({ district: DISTRICT, ...input(world, visit) }),
  })

export const PRIVACY_CASES: Readonly<Record<string, Case>> = {
  listRequests: own('request.read')(),
  countRequests: own('request.read')(),
  recordRequest: own('request.record')(({ victimId }) => ({
    id: newUuid(),
    cadreId: victimId,
    kind: 'CORRECTION',
    topic: 'PHONE',
    body: 'Nomor baru',
    receivedOn: '2020-01-01',
  })),
  setRequestState: own('request.decide')(() => ({
    id: REQUEST,
    version: 99,
    state: 'WORKING',
    answer: '',
  })),
  endUse: own('use.end')(() => ({ id: END, version: 99, code: 'LMJ-0000-K' })),
  readRetention: own('retention.read')(),
  setRetention: own('retention.set')(() => ({
    kind: 'ANSWERS',
    isOn: true,
    days: 730,
    version: 99,
  })),
  findAffected: own('breach.read')(() => ({
    from: '2026-11-01T00:00:00.000Z',
    until: '2026-11-02T00:00:00.000Z',
  })),
  readRotations: { who: 'secret.rotate', area: 'ID', input: () => ({}) },
}

const self =
  (who: Case['who']) =>
  (input: Case['input'] = () => ({})): Case => ({ who, area: 'self', input })

export const PRIVACY_PAGE_CASES: Readonly<Record<string, Case>> = {
  downloadForm: self('data.takeSelf')(({ learnerId }) => ({ orang: learnerId, bentuk: 'json' })),
  correctionPage: self('request.ask')(),
  correctionForm: self('request.ask')(({ learnerId }) => ({
    orang: learnerId,
    kirim: newUuid(),
    perihal: 'NAME',
    isi: '',
  })),
  endOfUsePage: self('data.readSelf')(),
  endOfUseForm: self('request.ask')(({ learnerId }) => ({ orang: learnerId, kirim: newUuid() })),
  withdrawForm: self('request.withdraw')(() => ({ permintaan: '' })),
  noticeSeenForm: self('notice.confirm')(({ learnerId }) => ({
    orang: learnerId,
    versi: NOTICE.version,
  })),
}

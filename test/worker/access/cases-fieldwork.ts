/** The cases of field practice and follow-up plans: a plan of the own sub-district's learner, which no other may find. */
import { listPlans } from '../../../worker/fieldwork/read-plans.ts'
import { setPhotoSetting } from '../../../worker/fieldwork/photo-setting.ts'
import { addPracticePhoto, removePracticePhoto } from '../../../worker/fieldwork/photos.ts'
import { savePlan } from '../../../worker/fieldwork/save-plan.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { assess, publishPractice } from '../../factories/fieldwork.ts'
import { base64Of } from '../../factories/media.ts'
import { jpeg } from '../../factories/photos.ts'
import type { Case } from './cases.ts'

const SUB_DISTRICT = '35.08.01'

let planId = ''
let keptPhotoId = ''
let removedPhotoId = ''
const LINE = newUuid()

export async function makePlan(learnerId: string): Promise<void> {
  const line = {
    id: LINE,
    what: 'Mengajak ayah',
    withWhom: '',
    where: '',
    dueOn: '2026-12-31',
  }
  await savePlan(contextFor(cadre(learnerId, '35.08')), {
    courseCode: 'UJI',
    id: newUuid(),
    version: 0,
    lines: [line],
  })
  const { plans } = await listPlans(contextFor(SYSTEM), { area: SUB_DISTRICT })
  planId = plans.find(({ cadreId }) => cadreId === learnerId)?.id ?? ''
}

/** One that is kept and one that was removed, of the same learner. */
export async function makePhotos(cadreId: string): Promise<void> {
  const ctx = contextFor(SYSTEM)
  const course = await publishPractice(ctx, 'FOTO')
  await setPhotoSetting(ctx, { area: '35.08', isOn: true })
  const now = Date.parse(NOW)
  const add = async (): Promise<string> => {
    const event = assess(course, cadreId)
    await takePractice(ctx, { area: '35.08', now, events: [event] })
    const { id } = await addPracticePhoto(ctx, {
      area: '35.08',
      owner: 'system',
      id: newUuid(),
      assessmentId: event.id,
      at: now,
      now,
      base64: base64Of(jpeg()),
    })
    return id
  }
  keptPhotoId = await add()
  removedPhotoId = await add()
  await removePracticePhoto(ctx, { area: '35.08', photoId: removedPhotoId })
}

const own =
  (who: Case['who']) =>
  (input: Case['input']): Case => ({
    who,
    area: SUB_DISTRICT,
    input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
  })
const self =
  (who: Case['who']) =>
  (input: Case['input'] = () => ({})): Case => ({ who, area: 'self', input })

export const FIELDWORK_CASES: Readonly<Record<string, Case>> = {
  readPracticeBook: own('practice.assess')(() => ({})),
  takePractice: own('practice.assess')(() => ({
    now: Date.parse(NOW),
    events: [
      { type: 'retract', id: newUuid(), at: Date.parse(NOW), assessmentId: newUuid(), reason: 'x' },
    ],
  })),
  listPractice: own('practice.read')(() => ({ courseCode: 'UJI' })),
  exportPractice: own('report.export')(() => ({ courseCode: 'UJI' })),
  readCadrePractice: own('practice.read')(({ learnerId }) => ({ cadreId: learnerId })),
  listPlans: own('plan.read')(() => ({})),
  readPlan: own('plan.read')(() => ({ planId })),
  addFollowUp: own('plan.followUp')(() => ({
    planId,
    id: newUuid(),
    note: 'Sudah jalan',
    on: '2026-11-20',
    nextOn: null,
  })),
  readPhotoSetting: own('practice.read')(() => ({})),
  setPhotoSetting: {
    who: 'practice.setPhotos',
    area: '35.08',
    input: () => ({ area: '35.08', isOn: true }),
  },
  // Under another's name: whoever may send photos at all gets that far.
  addPracticePhoto: own('practice.addPhoto')(() => ({
    owner: newUuid(),
    id: newUuid(),
    assessmentId: newUuid(),
    at: Date.parse(NOW),
    now: Date.parse(NOW),
    base64: '',
  })),
  listPracticePhotos: own('practice.readPhoto')(() => ({})),
  // One that was removed before: a repeat is answered to whoever may remove any.
  removePracticePhoto: own('practice.removePhoto')(() => ({ photoId: removedPhotoId })),
  signPlan: own('plan.sign')(() => ({ planId, version: 99, nextOn: null })),
  returnPlan: own('plan.return')(() => ({ planId, version: 99, note: 'Isi tempatnya' })),
}

const form = ({ learnerId }: { readonly learnerId: string }) => ({
  code: 'uji',
  orang: learnerId,
  kirim: newUuid(),
})

export const FIELDWORK_PAGE_CASES: Readonly<Record<string, Case>> = {
  practicePhotoFile: own('practice.readPhoto')(() => ({ photoId: keptPhotoId })),
  ownPracticePage: self('practice.readSelf')(),
  ownPlansPage: self('plan.readSelf')(),
  ownPlanPage: self('plan.readSelf')(() => ({ code: 'uji' })),
  planFormPage: self('plan.readSelf')(() => ({ code: 'uji' })),
  planForm: self('plan.write')((world) => ({ ...form(world), versi: '0' })),
  lineForm: self('plan.report')((world) => ({
    ...form(world),
    baris: LINE,
    keadaan: 'DONE',
    catatan: '',
  })),
}

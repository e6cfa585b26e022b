/** The cases of field practice and follow-up plans: a plan of the own sub-district's learner, which no other may find. */
import { listPlans } from '../../../worker/fieldwork/read-plans.ts'
import { savePlan } from '../../../worker/fieldwork/save-plan.ts'
import { newUuid } from '../../factories/certification.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import type { Case } from './cases.ts'

const SUB_DISTRICT = '35.08.01'

let planId = ''
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
  signPlan: own('plan.sign')(() => ({ planId, version: 99, nextOn: null })),
  returnPlan: own('plan.return')(() => ({ planId, version: 99, note: 'Isi tempatnya' })),
}

const form = ({ learnerId }: { readonly learnerId: string }) => ({
  code: 'uji',
  orang: learnerId,
  kirim: newUuid(),
})

export const FIELDWORK_PAGE_CASES: Readonly<Record<string, Case>> = {
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

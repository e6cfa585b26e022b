/** The cases of a class: a batch as its trainer looks at it. */
import { openTopic } from '../../../worker/learning/topics/open-topic.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import type { Case } from './cases.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.01'
/** As `cases-cohorts.ts` makes it. */
const COHORT = '01980000-0000-7000-8000-0000000000c1'
/** As `cases-meetings.ts` makes it, of this sub-district. */
const MEETING = '01980000-0000-7000-8000-0000000000d1'
const TOPIC = '01980000-0000-7000-8000-0000000000e1'

export async function makeClass(courseId: string): Promise<void> {
  const made = { area: SUB_DISTRICT, courseId, topicId: TOPIC, modules: ['satu'] }
  await openTopic(contextFor(SYSTEM), made)
}

const batch: Case = {
  who: 'learning.read',
  area: SUB_DISTRICT,
  input: () => ({ area: SUB_DISTRICT, kind: 'cohort', batchId: COHORT }),
}

const topic = (who: Case['who'], input: Case['input']): Case => ({
  who,
  area: SUB_DISTRICT,
  input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
})

export const CLASS_CASES: Readonly<Record<string, Case>> = {
  readBatch: batch,
  readBatchProgress: batch,
  readBatchGain: batch,
  listBatchItems: { ...batch, who: 'insight.read' },

  listTopics: topic('topic.open', ({ courseId }) => ({ courseId })),
  openTopic: topic('topic.open', ({ courseId }) => ({
    courseId,
    topicId: newUuid(),
    modules: ['satu'],
  })),
  closeTopic: topic('topic.close', () => ({ topicId: TOPIC })),
  enterTopic: { who: 'topic.enter', area: 'self', input: () => ({ code: 'bukan kode' }) },

  readEvaluation: topic('evaluation.read', () => ({ meetingId: MEETING })),
}

export const CLASS_PAGE_CASES: Readonly<Record<string, Case>> = {
  enterTopicForm: { who: 'topic.enter', area: 'self', input: () => ({ kode: 'bukan kode' }) },
  evaluationPage: { who: 'evaluation.answer', area: DISTRICT, input: () => ({ meeting: MEETING }) },
  evaluationForm: {
    who: 'evaluation.answer',
    area: DISTRICT,
    input: ({ learnerId }) => ({ meeting: MEETING, orang: learnerId }),
  },
}

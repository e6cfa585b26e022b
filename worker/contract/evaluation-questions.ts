/** What cadres are asked of a meeting, without zod: the Worker, its page and the office's screen ask and show the same. */

/** About the matter, what it is good for, and the place. */
export const EVALUATION_GROUPS = [
  { group: 'MATTER', questions: ['MATTER_CLEAR', 'MATTER_FITS'] },
  { group: 'USE', questions: ['USE_VILLAGE', 'USE_SURE'] },
  { group: 'PLACE', questions: ['PLACE_ROOM', 'PLACE_TIME'] },
] as const
export const EVALUATION_QUESTIONS = [
  'MATTER_CLEAR',
  'MATTER_FITS',
  'USE_VILLAGE',
  'USE_SURE',
  'PLACE_ROOM',
  'PLACE_TIME',
] as const
/** Of each speaker, once a meeting. */
export const SPEAKER_QUESTION = 'SPEAKER'
export const MARK_QUESTIONS = [...EVALUATION_QUESTIONS, SPEAKER_QUESTION] as const
export type MarkQuestion = (typeof MARK_QUESTIONS)[number]

/** 1 very poor to 5 very good. */
export const EVALUATION_MARKS = [1, 2, 3, 4, 5] as const
export type EvaluationMark = (typeof EVALUATION_MARKS)[number]

/** What was best, and what should be better, in free words. */
export const TEXT_QUESTIONS = ['BEST', 'BETTER'] as const
export type TextQuestion = (typeof TEXT_QUESTIONS)[number]
export const MAX_EVALUATION_TEXT = 500

/** Nothing is shown of fewer, and what is shown grows by so many at a time. */
export const FEWEST_EVALUATIONS = 5
/** From the first day of a meeting until so many days after its last. */
export const EVALUATION_DAYS = 7
export const MAX_EVALUATED_SPEAKERS = 12

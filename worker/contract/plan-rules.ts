/** The few rules of follow-up plans that pages, Worker and office share. Pure and plain, without zod. */
export const PLAN_STATES = ['WRITTEN', 'RETURNED', 'SIGNED'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** NOT_YET "belum" · RUNNING "jalan" · DONE "selesai" */
export const LINE_STATES = ['NOT_YET', 'RUNNING', 'DONE'] as const
export type LineState = (typeof LINE_STATES)[number]

export const MAX_LINES = 10
/** Letters of what is done; of with whom, and where; of what is said of a line. */
export const MAX_WHAT = 200
export const MAX_DETAIL = 120

/** A line whose day has come (both `YYYY-MM-DD`, today in the district) and that is not done. */
export function isLineDue(dueOn: string, state: LineState, today: string): boolean {
  return state !== 'DONE' && dueOn <= today
}

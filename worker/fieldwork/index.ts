/** The door of the fieldwork room. */
export { addFollowUp, returnPlan, signPlan } from './follow-plan.ts'
export { listPlans } from './read-plans.ts'
export { readPracticeBook } from './read-practice.ts'
export { readPlanStates } from './read-plan-states.ts'
export { readPractices, type Practiced } from './read-practices.ts'
export { routes } from './routes.ts'
export { reportLine, savePlan } from './save-plan.ts'
export { takePractice } from './take-practice.ts'

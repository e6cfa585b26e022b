/** The door of the dossier room: what a district puts before its assessors. */
export { routes } from './routes.ts'
export { issueStatement } from './statements/decide-statement.ts'
export { proposeStatement } from './statements/propose-statement.ts'

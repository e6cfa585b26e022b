/** The door of the dossier room: what a district puts before its assessors. */
export { routes } from './routes.ts'

/** The door of the audit room. */
export { routes } from './routes.ts'

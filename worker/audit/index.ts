/** The door of the audit room. */
export { listEntries } from './list-entries.ts'
export { routes } from './routes.ts'

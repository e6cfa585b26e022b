/** The door of the reporting room: it reads everything and writes nothing. */
export { compareCounters } from './compare-counters.ts'
export { readPublicCoverage } from './read-public.ts'
export { routes } from './routes.ts'

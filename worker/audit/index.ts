/** The door of the audit room. */
export { sealEverywhere } from './chain/seal.ts'
export { readLooks, type Look } from './read-looks.ts'
export { readWindow, type Seen } from './read-window.ts'
export { logLook } from './log-look.ts'
export { routes } from './routes.ts'

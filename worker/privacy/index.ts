/** The door of the privacy room: only the app and the jobs come in by it. */
export { eraseCadre, finishErasures } from './erase-cadre.ts'
export { tellNotice } from './notice.ts'
export { enforceRetention } from './retention.ts'
export { rotateSecrets } from './rotate-secrets.ts'
export { routes } from './routes.ts'

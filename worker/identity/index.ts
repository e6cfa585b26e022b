/** The door of the identity room. */
export { newActivationCode, newActivationCodes, type ActivationCode } from './activation-codes.ts'
export { activate, type Activation } from './activate.ts'
export { createStaff, type NewStaff } from './create-staff.ts'
export { forgetOld } from './forget-old.ts'
export { forgetLogins } from './store-forget.ts'
export { openSealed, sealingFor, type Sealing } from './person-keys.ts'
export { eachOpened, readIdentitySecrets, tendSecrets } from './tend-secrets.ts'
export { readBrowser } from './browser.ts'
export { openPage, seeOther, staffPage } from './answers.ts'
export { MESSAGE } from './message-code/rules.ts'
export {
  askingDevice,
  isMessageOffered,
  reserveMessageCode,
  settleMessageCode,
} from './message-code/send.ts'
export { readMessageSettings, setMessageSettings } from './message-code/settings.ts'
export { isBoundTo } from './message-code/store.ts'
export { listNames } from './sign-in-cadre.ts'
export { readActor } from './read-actor.ts'
export { routes } from './routes.ts'
export { addNoticeViews, hasSeenNotice, listUntold } from './store-notice.ts'
export { listSessions, readSession } from './own-sessions.ts'
export { staffData } from './pages.ts'
export { ownIdentity } from './store-own-data.ts'
export { openPending, STEP_ADDRESS } from './second-factor/pending.ts'
export { proveInForm } from './second-factor/prove-in-form.ts'
export { confirmApp } from './second-factor/steps.ts'
export { stepAt, totpCode } from './second-factor/totp.ts'
export { openSession } from './session.ts'
export { grantRole } from './staff/grant-role.ts'
export { inviteStaff } from './staff/invite.ts'
export { closeVisit, openVisit } from './staff/visits.ts'
export {
  canSignIn,
  disableLogin,
  listSignInStates,
  putLogin,
  putLogins,
  renameLogin,
  renameLogins,
  type LoginRow,
} from './store.ts'
export { readPhoneKind, readSignKeys, readUploader, registerUpload } from './upload-tokens.ts'

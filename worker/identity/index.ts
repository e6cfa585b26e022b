/** The door of the identity room. */
export { newActivationCode, newActivationCodes, type ActivationCode } from './activation-codes.ts'
export { activate, type Activation } from './activate.ts'
export { createStaff, type NewStaff } from './create-staff.ts'
export { forgetOld } from './forget-old.ts'
export { readActor } from './read-actor.ts'
export { routes } from './routes.ts'
export { openSession } from './session.ts'
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

/** Authentication; session management. */
import { absent, stated, tested, type Chapter, type Proof } from './row.ts'

const rules = (title: string): Proof => ['unit/identity/rules.test.ts', title]
const activation = (title: string): Proof => ['worker/identity/activation.test.ts', title]
const signIn = (title: string): Proof => ['worker/identity/sign-in.test.ts', title]
const sessions = (title: string): Proof => ['worker/identity/sessions.test.ts', title]

const factor = (title: string): Proof => ['worker/identity/second-factor.test.ts', title]
const account = (title: string): Proof => ['worker/identity/account.test.ts', title]
const proof = (title: string): Proof => ['worker/identity/prove-again.test.ts', title]
const colleagues = (title: string): Proof => ['worker/identity/staff/accounts.test.ts', title]
const fields = (title: string): Proof => ['unit/identity/fields.test.ts', title]
/** Whatever is random comes from `ctx.ids`, which is `crypto.getRandomValues`. */
const NO_DICE: Proof = ['rules/planted.test.ts', 'catches a planted fault against %s']

const NO_OUT_OF_BAND = 'no code goes out of band: codes are handed over on paper or by the officer'
const NO_PROVIDER = 'no other provider of identities yet'

export const V6: Chapter = {
  'V6.1.1': stated('.github/SECURITY.md', 'nobody is locked by an address'),
  'V6.1.2': stated('.github/SECURITY.md', 'Usual words that no password may be made of'),
  'V6.1.3': stated('.github/SECURITY.md', 'Every way in that exists; there is no other'),
  'V6.2.1': tested(
    rules('weighs the password %s as %s'),
    signIn(
      'creates accounts only for the system and the superadmin, once, with a password worth the name',
    ),
  ),
  'V6.2.2': tested(
    account('changes the password with the current one, and ends every other way in'),
  ),
  'V6.2.3': tested(
    account('changes the password with the current one, and ends every other way in'),
  ),
  'V6.2.4': tested(rules('refuses every stolen password that is long enough for us')),
  'V6.2.5': tested(rules('weighs any text without failing')),
  'V6.2.6': tested(fields('hides passwords and PINs, and lets them be pasted and filled in')),
  'V6.2.7': tested(fields('hides passwords and PINs, and lets them be pasted and filled in')),
  'V6.2.8': tested(
    fields('takes a password as it was typed, but for how one keyboard writes a letter'),
  ),
  'V6.2.9': tested(rules('weighs the password %s as %s')),
  'V6.2.10': stated('.github/SECURITY.md', 'any composition'),
  'V6.2.11': tested(rules('weighs the password %s as %s')),
  'V6.2.12': tested(rules('refuses every stolen password that is long enough for us')),
  'V6.3.1': tested(
    signIn('evaluates exactly 5 of 40 parallel wrong PINs and refuses the right one while locked'),
    signIn('evaluates exactly 5 of 40 parallel wrong passwords'),
    signIn('does not let strangers keep an officer out of the computer she has signed in on'),
  ),
  'V6.3.2': stated('.github/SECURITY.md', 'no default account'),
  'V6.3.3': tested(
    factor('opens no session by the password alone, and nothing else with what it gives'),
    factor('lets an account without an app do nothing but enrol'),
    signIn('answers on a strange telephone as for a wrong PIN, takes as long, and locks nobody'),
  ),
  'V6.3.4': tested(
    factor('gives no session to one that was opened before there were second factors'),
    factor('opens no session by the password alone, and nothing else with what it gives'),
  ),
  'V6.4.1': tested(
    activation('gives codes of 10 Crockford characters and keeps only a keyed hash'),
    activation('refuses a code after 14 days, after a newer one, and of a disabled login'),
  ),
  'V6.4.2': stated('.github/SECURITY.md', 'no hint or secret question'),
  'V6.4.3': tested(
    colleagues(
      'leaves the second factor, and with it the roles, where only the password was forgotten',
    ),
  ),
  'V6.4.4': tested(
    colleagues('ends password, factor, trust and sessions, and begins anew by the link'),
    colleagues(
      'does not hand the power to decide to who holds the link: those roles wait for a second person again',
    ),
  ),
  'V6.5.1': tested(
    factor('takes each code once: a second sign-in with it is refused, the next code opens'),
    factor('takes each recovery code once, also of two parallel tries'),
    activation('lets only one of 20 people with the same code in'),
  ),
  'V6.5.2': stated(
    'worker/identity/README.md',
    'Activation codes are kept as a keyed hash, not a slow one',
  ),
  'V6.5.3': tested(NO_DICE),
  'V6.5.4': tested(
    activation('gives codes of 10 Crockford characters and keeps only a keyed hash'),
  ),
  'V6.5.5': tested(
    factor('lets ten minutes pass and no more, and one password lead to one step'),
    activation('refuses a code after 14 days, after a newer one, and of a disabled login'),
  ),
  'V6.6.1': absent(NO_OUT_OF_BAND),
  'V6.6.2': absent(NO_OUT_OF_BAND),
  'V6.6.3': absent(NO_OUT_OF_BAND),
  'V6.8.1': absent(NO_PROVIDER),
  'V6.8.2': absent(NO_PROVIDER),
  'V6.8.3': absent('no SAML'),
  'V6.8.4': absent(NO_PROVIDER),
}

export const V7: Chapter = {
  'V7.1.1': stated('.github/SECURITY.md', 'Idle ends follow from use'),
  'V7.1.2': stated('.github/SECURITY.md', 'There may be any number of sessions of one person'),
  'V7.1.3': absent(NO_PROVIDER),
  'V7.2.1': tested(sessions('knows a cadre and a member of staff by their cookies, with one read')),
  'V7.2.2': tested(
    signIn('opens a fresh session at each sign-in, ends the one before, and writes it to the log'),
  ),
  'V7.2.3': tested(
    sessions('keeps no token in the database'),
    sessions('takes the cookies %j for the public'),
  ),
  'V7.2.4': tested(
    signIn('opens a fresh session at each sign-in, ends the one before, and writes it to the log'),
    proof('makes the session fresh under a new cookie; the one before is worth nothing'),
  ),
  'V7.3.1': tested(
    sessions('ends staff sessions after 12 idle hours and after 7 days of use'),
    sessions('keeps a cadre signed in for 30 idle days and 180 days in all'),
  ),
  'V7.3.2': tested(
    sessions('ends staff sessions after 12 idle hours and after 7 days of use'),
    sessions('keeps a cadre signed in for 30 idle days and 180 days in all'),
  ),
  'V7.4.1': tested(
    sessions('signs out, takes the cookie away, and does nothing without a session'),
  ),
  'V7.4.2': tested(signIn('refuses a cadre whose login was disabled, and her open sessions')),
  'V7.4.3': tested(
    account('changes the password with the current one, and ends every other way in'),
    account(
      'takes a new app after password and code of the old one, and ends what stands elsewhere',
    ),
    [
      'worker/identity/own-account.test.ts',
      'takes the place of the old one, ends her sessions elsewhere, and is told to her',
    ],
  ),
  'V7.4.4': tested(fields('has the way out on every page that asks for a session')),
  'V7.4.5': tested(
    colleagues('ends its sessions at once, and comes back with the roles that still hold'),
  ),
  'V7.5.1': tested(
    account(
      'takes a new app after password and code of the old one, and ends what stands elsewhere',
    ),
    proof('is refused by whatever way it is written or taken out, and nothing is left of it'),
  ),
  'V7.5.2': tested(sessions('lists the own sessions and ends one of them, which is then public')),
  'V7.6.1': absent(NO_PROVIDER),
  'V7.6.2': tested(activation('uses nothing up by GET, whatever the address says')),
}

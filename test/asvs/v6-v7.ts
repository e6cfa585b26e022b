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
const passkeys = (title: string): Proof => ['worker/identity/passkeys.test.ts', title]
const fingers = (title: string): Proof => ['worker/identity/cadre-passkeys.test.ts', title]
const service = (title: string): Proof => ['worker/identity/services/journey.test.ts', title]
const hostile = (title: string): Proof => ['worker/identity/services/hostile.test.ts', title]
const fields = (title: string): Proof => ['unit/identity/fields.test.ts', title]
/** Whatever is random comes from `ctx.ids`, which is `crypto.getRandomValues`. */
const NO_DICE: Proof = ['rules/planted.test.ts', 'catches a planted fault against %s']

const shield = (title: string): Proof => ['worker/core/shield.test.ts', title]
const messages = (title: string): Proof => ['worker/roster/message-codes.test.ts', title]

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
  'V6.2.5': tested(rules('weighs the password %s as %s')),
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
    shield('shuts no door for the one whose name a stranger types'),
  ),
  'V6.3.2': stated('.github/SECURITY.md', 'no default account'),
  'V6.3.3': tested(
    factor('opens no session by the password alone, and nothing else with what it gives'),
    factor('lets an account without an app do nothing but enrol'),
    signIn('answers on a strange telephone as for a wrong PIN, takes as long, and locks nobody'),
    passkeys('is added after password and code, and is the second step from then on'),
    hostile('lets in whom the service names, by a token as it must be'),
    passkeys('opens nothing for whatever no device of hers would say, and its owner hears of it'),
    fingers('opens what her PIN opens, on the phone where she switched it on; her PIN stays'),
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
    passkeys('opens nothing for an account that was closed meanwhile, and is gone after a reset'),
    colleagues(
      'does not hand the power to decide to who holds the link: those roles wait for a second person again',
    ),
  ),
  'V6.5.1': tested(
    factor('takes each code once: a second sign-in with it is refused, the next code opens'),
    factor('takes each recovery code once, also of two parallel tries'),
    passkeys('answers once: the same answer again, also at the same moment, opens nothing'),
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
    passkeys('answers for five minutes, and only where it was asked'),
    activation('refuses a code after 14 days, after a newer one, and of a disabled login'),
    messages('lives ten minutes'),
  ),
  // Not by telephone network, but the same holds: the number is the roster's and has stood for a day, and the office's code is stronger.
  'V6.6.1': tested(
    messages('sends nothing to a number that was put in less than a day ago'),
    messages('is nowhere where nothing carries messages'),
  ),
  'V6.6.2': tested(
    messages(
      'sends a code to the number of the roster, which opens her account on the phone that asked, once',
    ),
  ),
  'V6.6.3': tested(
    messages(
      'sends three a day to one person and no more, a burst too, and no more than the month allows',
    ),
    activation(
      'stops looking at codes from an address after 300 wrong ones, in a burst too, for 10 minutes',
    ),
  ),
  'V6.8.1': tested(
    service(
      'knows nobody by name: an identity that nobody linked, or the same name at another service',
    ),
    hostile('refuses a token %s'),
  ),
  'V6.8.2': tested(hostile('refuses a token %s')),
  'V6.8.3': absent('no SAML'),
  'V6.8.4': tested(
    hostile('asks for the code of the app unless the service said that it did: %s'),
    hostile('refuses a token %s'),
    service(
      'needs no code on a computer that she trusts, and asks for one before what would hurt most',
    ),
  ),
}

export const V7: Chapter = {
  'V7.1.1': stated('.github/SECURITY.md', 'Both are longer than NIST SP 800-63B has them'),
  'V7.1.2': stated('.github/SECURITY.md', 'There may be any number of sessions of one person'),
  'V7.1.3': stated('worker/identity/oidc/README.md', 'Sessions are ours (V7.1.3, V7.6.1)'),
  'V7.2.1': tested(sessions('knows a cadre and a member of staff by their cookies, with one read')),
  'V7.2.2': tested(
    signIn('opens a fresh session at each sign-in, ends the one before, and writes it to the log'),
  ),
  'V7.2.3': tested(
    signIn('opens a fresh session at each sign-in, ends the one before, and writes it to the log'),
    NO_DICE,
  ),
  'V7.2.4': tested(
    signIn('opens a fresh session at each sign-in, ends the one before, and writes it to the log'),
    proof('makes the session fresh under a new cookie; the one before is worth nothing'),
    passkeys('makes the proof fresh under a new cookie, for that session alone'),
  ),
  'V7.3.1': tested(
    sessions('ends staff sessions after 12 idle hours and after 7 days of use'),
    sessions('keeps a cadre signed in for 30 idle days and 180 days in all'),
    signIn('keeps nobody signed in on a shared telephone'),
  ),
  'V7.3.2': tested(
    sessions('ends staff sessions after 12 idle hours and after 7 days of use'),
    sessions('keeps a cadre signed in for 30 idle days and 180 days in all'),
  ),
  'V7.4.1': tested(
    sessions('signs out, takes the cookie away, and does nothing without a session'),
  ),
  'V7.4.2': tested(
    signIn('refuses a cadre whose login was disabled, and her open sessions'),
    colleagues('ends its sessions at once, and comes back with the roles that still hold'),
  ),
  'V7.4.3': tested(
    account('changes the password with the current one, and ends every other way in'),
    account(
      'takes a new app after password and code of the old one, and ends what stands elsewhere',
    ),
    [
      'worker/identity/own-account.test.ts',
      'takes the place of the old one, ends her sessions elsewhere, and is told to her',
    ],
    account("lists and ends one's own sessions and trusted computers, never another's"),
    colleagues('ends password, factor, trust and sessions, and begins anew by the link'),
    activation('starts anew with a new code: old telephone, old sessions, old PIN and lock end'),
    service('is unlinked by her, or by her office, which sees it and ends where she is signed in'),
  ),
  'V7.4.4': tested(
    fields('has the way out on every page that asks for a session'),
    fields('has the way out one step from every page that the Worker makes for a session'),
  ),
  'V7.4.5': tested(
    colleagues('ends its sessions at once, and comes back with the roles that still hold'),
    activation('starts anew with a new code: old telephone, old sessions, old PIN and lock end'),
  ),
  'V7.5.1': tested(
    account(
      'takes a new app after password and code of the old one, and ends what stands elsewhere',
    ),
    proof('is refused by whatever way it is written or taken out, and nothing is left of it'),
    passkeys('changes only after a fresh proof, but for names'),
    passkeys('is asked for password and code before it grows, and counts them'),
    account('tells of wrong recovery codes in a session, and says that they are wrong'),
    service('links only after password and code, and offers only services that have a say'),
    fingers('is switched on by her PIN alone, counted like signing in'),
    ['worker/identity/own-account.test.ts', 'is refused beside its field, and no PIN is printed'],
  ),
  // They are shown and ended, but without being asked again: a decision, not the requirement's words.
  'V7.5.2': stated('.github/SECURITY.md', 'asks for nothing again, other than ASVS V7.5.2 has it'),
  'V7.6.1': tested(
    hostile('refuses a token %s'),
    service('asks the service for nothing but who she is, by a fixed address of ours'),
    service('is unlinked by her, or by her office, which sees it and ends where she is signed in'),
    hostile('asks for the code of the app unless the service said that it did: %s'),
  ),
  'V7.6.2': tested(
    activation('uses nothing up by GET, whatever the address says'),
    service(
      'leads nowhere because somebody was shown an address: setting out is a press of a button',
    ),
    service('takes an answer once, in the browser that asked, with its state, within ten minutes'),
  ),
}

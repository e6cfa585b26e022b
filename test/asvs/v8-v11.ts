/** Authorization; self-contained tokens; OAuth and OIDC; cryptography. */
import { absent, stated, tested, type Chapter, type Proof } from './row.ts'

const MATRIX: Proof = ['worker/access/matrix.test.ts', '%s answers each role as the table says']
const token = (title: string): Proof => ['unit/certification/token.test.ts', title]
const NO_AUTHORIZATION_SERVER = 'no authorization server and no OpenID provider'
const NO_RESOURCE_SERVER = 'takes no access tokens'
const service = (title: string): Proof => ['worker/identity/services/journey.test.ts', title]
const hostile = (title: string): Proof => ['worker/identity/services/hostile.test.ts', title]
const ciphers = (title: string): Proof => ['unit/core/algorithms.test.ts', title]
const chapterOf = (why: string, ids: readonly string[]): Chapter =>
  Object.fromEntries(ids.map((id) => [id, absent(why)]))

export const V8: Chapter = {
  'V8.1.1': stated('.github/SECURITY.md', 'role × permission; a role is held over an area'),
  'V8.1.2': stated('.github/SECURITY.md', 'Fields follow the permission'),
  'V8.2.1': tested(MATRIX, [
    'worker/access/matrix.test.ts',
    'has a case for every endpoint and page, and none for what is gone',
  ]),
  'V8.2.2': tested(MATRIX),
  'V8.2.3': tested(
    [
      'worker/roster/cadres.test.ts',
      'shows a sub-district its own cadres only, without telephones',
    ],
    [
      'worker/learning/pages.test.ts',
      'shows no key and no explanation on any page before the answer',
    ],
  ),
  'V8.3.1': tested(MATRIX, [
    'rules/planted.test.ts',
    'the compiler refuses a write without the permission that its action needs',
  ]),
  'V8.4.1': tested(MATRIX),
}

/** The tokens on certificates and statements, and those by which services tell who came. Sessions are no self-contained tokens. */
export const V9: Chapter = {
  'V9.1.1': tested(
    token('is refused for every single bit of it'),
    token('is refused for every single changed claim'),
    hostile('refuses a token %s'),
  ),
  'V9.1.2': tested(
    token('is a COSE_Sign1 over CWT claims, byte for byte'),
    token('passes over claims that it does not know, and unsigned headers make it none'),
    hostile('refuses a token %s'),
    hostile('refuses %s, and repeats nothing of it'),
  ),
  'V9.1.3': tested(
    token('shows nothing of what another key signed in the name of a known one'),
    token('needs a key that was in use on the day of issue'),
    hostile('refuses a token %s'),
  ),
  'V9.2.1': tested(
    token('ends with the first second of the day on which it no longer holds'),
    hostile('refuses a token %s'),
  ),
  'V9.2.2': tested(
    token('shows nothing of a signature that belongs to something else'),
    [
      'unit/dossier/statement-token.test.ts',
      'is signed for its own purpose: the bytes name it, and a certificate’s never are it',
    ],
    hostile('refuses a token %s'),
  ),
  'V9.2.3': tested(hostile('refuses a token %s')),
  'V9.2.4': absent('a certificate is for anyone to check; no service takes it as a key'),
}

export const V10: Chapter = {
  // The tokens of a service are read once in the Worker and kept nowhere.
  'V10.1.1': tested(
    hostile('lets in whom the service names, by a token as it must be'),
    service('asks the service for nothing but who she is, by a fixed address of ours'),
  ),
  'V10.1.2': tested(
    service('takes an answer once, in the browser that asked, with its state, within ten minutes'),
    service('links in no other session than the one that showed password and code'),
    service('asks the service for nothing but who she is, by a fixed address of ours'),
  ),
  'V10.2.1': tested(
    service('takes an answer once, in the browser that asked, with its state, within ten minutes'),
  ),
  'V10.2.2': tested(
    hostile('takes no code without the name of who gave it where there are several services'),
    hostile('refuses %s, and repeats nothing of it'),
  ),
  'V10.5.1': tested(hostile('refuses a token %s')),
  'V10.5.2': tested(
    service(
      'knows nobody by name: an identity that nobody linked, or the same name at another service',
    ),
    service('lets one identity open one account'),
  ),
  'V10.5.3': tested(hostile('refuses %s, and repeats nothing of it')),
  'V10.5.4': tested(hostile('refuses a token %s')),
  'V10.5.5': absent('no back-channel logout: services end no sessions here'),
  ...chapterOf(NO_RESOURCE_SERVER, ['V10.3.1', 'V10.3.2', 'V10.3.3', 'V10.3.4']),
  ...chapterOf(NO_AUTHORIZATION_SERVER, [
    'V10.4.1',
    'V10.4.2',
    'V10.4.3',
    'V10.4.4',
    'V10.4.5',
    'V10.4.6',
    'V10.4.7',
    'V10.4.8',
    'V10.4.9',
    'V10.4.10',
    'V10.4.11',
    'V10.6.1',
    'V10.6.2',
    'V10.7.1',
    'V10.7.2',
    'V10.7.3',
  ]),
}

export const V11: Chapter = {
  'V11.1.1': stated('.github/SECURITY.md', 'How each is made, changed, revoked and destroyed'),
  'V11.1.2': tested(ciphers('has each key that is made or read in the list of keys')),
  'V11.2.1': stated('.github/SECURITY.md', 'All by WebCrypto of the runtime'),
  'V11.2.2': stated(
    '.github/SECURITY.md',
    'so that another algorithm can take its place beside it',
  ),
  // Ours all have them (`algorithms.test.ts`, `multikey.test.ts`); RSA keys of others may not.
  'V11.2.3': stated('.github/SECURITY.md', 'the usual 2,048 bits have 112'),
  'V11.3.1': tested(ciphers('encrypts in one mode only, each time under a fresh nonce')),
  'V11.3.2': tested(
    ciphers('names no cipher, mode, hash or signature but those that are approved'),
  ),
  'V11.3.3': tested(
    ciphers('encrypts in one mode only, each time under a fresh nonce'),
    ['unit/core/secrets.test.ts', 'open nothing of which one bit was changed, wherever'],
    ['worker/core/key-wrap.test.ts', 'opens no key for another owner, and none that was changed'],
  ),
  'V11.4.1': tested(
    ciphers('names no cipher, mode, hash or signature but those that are approved'),
  ),
  'V11.4.2': tested(
    [
      'worker/identity/sign-in.test.ts',
      'keeps PINs and passwords only as Argon2id over a keyed text',
    ],
    ['unit/identity/rules.test.ts', 'ships the Argon2 that was reviewed, byte for byte'],
  ),
  'V11.4.3': tested(
    ciphers('names no cipher, mode, hash or signature but those that are approved'),
    ['unit/certification/log.test.ts', 'has the heads of the reference leaves'],
  ),
  'V11.4.4': absent('no key is derived from a password'),
  'V11.5.1': tested(
    ['rules/planted.test.ts', 'catches a planted fault against %s'],
    ciphers('draws nothing of fewer than 128 bits but what is told'),
  ),
  'V11.6.1': tested(
    ciphers('names no cipher, mode, hash or signature but those that are approved'),
    hostile('refuses %s, and repeats nothing of it'),
    [
      'unit/certification/credential/multikey.test.ts',
      'is a Multikey as the Ed25519 examples of W3C and RFC 8032 give it',
    ],
    [
      'worker/core/key-wrap.test.ts',
      'gives back a key that signs for its public half and can never be exported',
    ],
  ),
}

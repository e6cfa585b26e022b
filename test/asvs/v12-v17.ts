/** Communication; configuration; data protection; coding and architecture; logging and errors; WebRTC. */
import { absent, stated, tested, type Chapter, type Proof } from './row.ts'

const BINDINGS = 'the Worker reaches its database and files by bindings of the platform'
const MOUNTED: Proof = [
  'worker/access/matrix.test.ts',
  'mounts exactly what the contract says, and documents it',
]
const outbound = (title: string): Proof => ['unit/core/outbound.test.ts', title]
const source = (title: string): Proof => ['worker/core/request-sources.test.ts', title]
const start = (title: string): Proof => ['worker/core/start-up.test.ts', title]

export const V12: Chapter = {
  'V12.1.1': stated('.github/SECURITY.md', "TLS is the platform's: 1.2 or later"),
  'V12.1.2': absent('cipher suites are the platform’s'),
  'V12.1.3': absent('no client certificates'),
  'V12.2.1': stated('.github/SECURITY.md', 'HSTS of a year'),
  'V12.2.2': absent('the public certificate is the platform’s'),
  // Inwards a setting of the zone; outwards held by `sign-in-services.test.ts` and `services/hostile.test.ts`.
  'V12.3.1': stated(
    '.github/SECURITY.md',
    'TLS version and rule are settings that a deployment has to make',
  ),
  'V12.3.2': stated(
    '.github/SECURITY.md',
    'Outwards the runtime checks the certificate of whom it asks, and knows no way not to',
  ),
  'V12.3.3': absent(BINDINGS),
  'V12.3.4': absent(BINDINGS),
}

export const V13: Chapter = {
  'V13.1.1': stated('.github/SECURITY.md', '## What it talks to'),
  'V13.2.1': absent(BINDINGS),
  'V13.2.2': absent(BINDINGS),
  'V13.2.3': tested(
    start('serves with the %s of the demonstration on this machine alone'),
    start('refuses to serve with %s'),
    ['unit/core/sign-in-services.test.ts', 'refuses to start with %s, and shows no value'],
  ),
  'V13.2.4': tested(
    outbound('asks the network in the files that are named, and follows no redirect there'),
    ['e2e/answers.test.ts', 'lets nothing run in any page but what was built'],
  ),
  'V13.2.5': tested(
    outbound('asks the network in the files that are named, and follows no redirect there'),
    outbound('is bound to its own database, files and assets alone'),
  ),
  'V13.3.1': stated('README.md', 'npx wrangler secret put PEPPER'),
  'V13.3.2': tested(
    [
      'unit/core/secrets.test.ts',
      'no room sees the settings of the deployment, only what core makes of them',
    ],
    ['unit/core/secrets.test.ts', 'each is used by those alone whose work it is'],
    [
      'worker/certification/keys-addresses.test.ts',
      'no answer of any address holds a private half, wrapped or not',
    ],
  ),
  'V13.4.1': tested(['e2e/answers.test.ts', 'serves nothing that belongs to the source alone']),
  'V13.4.2': tested(
    ['worker/fuzz/fuzz.test.ts', '%s takes whatever comes'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    start('serves with the %s of the demonstration on this machine alone'),
    [
      'worker/identity/prove-again.test.ts',
      'shows no code but on the demonstration, and is for staff alone',
    ],
  ),
  'V13.4.3': tested([
    'e2e/answers.test.ts',
    'lists no folder, and sends nothing back that TRACE brings',
  ]),
  'V13.4.4': tested(
    ['e2e/answers.test.ts', 'lists no folder, and sends nothing back that TRACE brings'],
    source('has no handler that answers TRACE, for any address'),
  ),
  'V13.4.5': tested(MOUNTED, [
    'e2e/answers.test.ts',
    'serves nothing that belongs to the source alone',
  ]),
}

export const V14: Chapter = {
  'V14.1.1': stated('.github/SECURITY.md', '## Data and its classes'),
  'V14.1.2': stated('.github/SECURITY.md', '| Class | What | How it is kept |'),
  'V14.2.1': tested([
    'unit/core/addresses.test.ts',
    'takes no free text by GET: what is looked for travels in the body',
  ]),
  'V14.2.2': tested(
    [
      'worker/core/app.test.ts',
      'lets no cache keep what it answers, but for the totals that anyone may read',
    ],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
  ),
  'V14.2.3': tested(['e2e/answers.test.ts', 'lets nothing run in any page but what was built']),
  'V14.2.4': tested([
    'worker/audit/views.test.ts',
    'keeps no name and no number of anybody in the log',
  ]),
  'V14.3.1': tested([
    'unit/offline/cadre-store.test.ts',
    'signing out takes away what others could read, and nothing that could be lost',
  ]),
  'V14.3.2': tested(
    [
      'worker/core/app.test.ts',
      'lets no cache keep what it answers, but for the totals that anyone may read',
    ],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
  ),
  'V14.3.3': tested([
    'e2e/offline-journey.test.ts',
    'forgets who was there on a shared phone once the browser was closed, and loses nothing of hers',
  ]),
}

export const V15: Chapter = {
  'V15.1.1': stated('.github/SECURITY.md', 'critical ones are mended within 3 days'),
  'V15.1.2': tested(
    ['rules/dependencies.test.ts', 'stands in the bill of materials, as far as it is shipped'],
    ['rules/dependencies.test.ts', 'takes packages from the registry only'],
  ),
  'V15.1.3': stated('.github/SECURITY.md', '## What costs much'),
  'V15.2.1': stated('.github/SECURITY.md', 'Once a week the advisories'),
  'V15.2.2': tested(
    [
      'worker/core/app.test.ts',
      'reads a body no further than its limit, also when its length is not told',
    ],
    [
      'worker/core/limits.test.ts',
      'answers no endless list: each has its most, is paged, or is as long as something that has',
    ],
    ['worker/core/limits.test.ts', 'takes no text and no list without a limit'],
    [
      'worker/core/shield.test.ts',
      'sends one device that hammers away before the database is asked, and says when to come again',
    ],
    ['worker/reporting/nightly.test.ts', 'leaves to the next hour what it has no queries left for'],
  ),
  'V15.2.3': tested(
    MOUNTED,
    ['e2e/answers.test.ts', 'serves nothing that belongs to the source alone'],
    ['rules/planted.test.ts', 'catches every kind of import that the floor plan forbids'],
    ['rules/planted.test.ts', 'knip refuses a file and an export that nobody uses'],
  ),
  'V15.3.1': tested(['worker/fuzz/fuzz.test.ts', '%s takes whatever comes']),
  'V15.3.2': tested(
    outbound('asks the network in the files that are named, and follows no redirect there'),
    [
      'worker/identity/services/hostile.test.ts',
      'says that a service which %s does not answer, and what works',
    ],
    [
      'unit/core/whatsapp.test.ts',
      'follows no redirect, gives up in time, and tells no more than a tag',
    ],
  ),
  'V15.3.3': tested(
    [
      'worker/core/limits.test.ts',
      'takes no field by any call that it does not know, however deep',
    ],
    ['worker/core/app.test.ts', 'refuses unknown input fields'],
  ),
  'V15.3.4': tested(
    source(
      'takes the address of who asks from the platform, and from nothing that can be sent along',
    ),
    [
      'worker/identity/activation.test.ts',
      'counts the addresses of one IPv6 network as one, for a single line has 2^64 of them',
    ],
  ),
  'V15.3.5': tested(['rules/planted.test.ts', 'lint refuses %s']),
  'V15.3.6': tested(
    ['worker/fuzz/fuzz.test.ts', '%s takes whatever comes'],
    [
      'worker/learning/attacks.test.ts',
      'keeps whatever a phone may send, and the trainer can still read the list',
    ],
    ['unit/render/local-cards.test.ts', 'is not misled by names that every object has'],
  ),
  'V15.3.7': tested(
    source('lets the path say what the path names, whatever query and body say of it'),
    source(
      'takes the body of what is sent and never its query, and no field from headers and cookies',
    ),
    source('makes one text of a name that comes twice, or refuses it; never a list'),
  ),
}

export const V16: Chapter = {
  'V16.1.1': stated('.github/SECURITY.md', '| Log | Where | What | Who reads |'),
  'V16.2.1': tested([
    'worker/core/commit.test.ts',
    'writes the change, its audit row and the rest in one batch',
  ]),
  'V16.2.2': tested([
    'worker/core/commit.test.ts',
    'writes the change, its audit row and the rest in one batch',
  ]),
  'V16.2.3': tested(['rules/planted.test.ts', 'lint refuses %s']),
  'V16.2.4': tested([
    'worker/core/log-canaries.test.ts',
    'says right and wrong by kind, in the line of the request',
  ]),
  'V16.2.5': tested([
    'worker/core/log-canaries.test.ts',
    'leaves nothing of what is typed, looked at and taken out',
  ]),
  'V16.3.1': tested([
    'worker/core/log-canaries.test.ts',
    'says right and wrong by kind, in the line of the request',
  ]),
  'V16.3.2': tested([
    'worker/core/log-canaries.test.ts',
    'says who was refused what lies outside, and what nobody may',
  ]),
  'V16.3.3': tested([
    'worker/core/log-canaries.test.ts',
    'leaves nothing of what cannot be read, and says of what kind it was',
  ]),
  'V16.3.4': tested([
    'worker/dossier/bundle-zip.test.ts',
    'and breaks on the way breaks the download, and is logged without a name',
  ]),
  'V16.4.1': tested([
    'worker/core/log-canaries.test.ts',
    'leaves nothing of what cannot be read, and says of what kind it was',
  ]),
  'V16.4.2': tested(
    ['worker/core/commit.test.ts', 'keeps the log append-only'],
    ['worker/audit/chain.test.ts', 'refuse %s'],
    ['worker/audit/list-entries.test.ts', 'is closed to %s of %s'],
  ),
  'V16.4.3': stated('.github/SECURITY.md', 'Workers Logs, one JSON line each'),
  'V16.5.1': tested(
    ['worker/fuzz/fuzz.test.ts', '%s takes whatever comes'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
  ),
  'V16.5.2': tested([
    'worker/certification/papers.test.ts',
    'is drawn when the store fails, and the failure is logged without saying whose',
  ]),
  'V16.5.3': tested([
    'worker/core/commit.test.ts',
    'rolls everything back when the change touches no row',
  ]),
}

const NO_WEBRTC = 'no WebRTC'
export const V17: Chapter = {
  'V17.1.1': absent(NO_WEBRTC),
  'V17.2.1': absent(NO_WEBRTC),
  'V17.2.2': absent(NO_WEBRTC),
  'V17.2.3': absent(NO_WEBRTC),
  'V17.2.4': absent(NO_WEBRTC),
  'V17.3.1': absent(NO_WEBRTC),
  'V17.3.2': absent(NO_WEBRTC),
}

/** Communication; configuration; data protection; coding and architecture; logging and errors; WebRTC. */
import { absent, stated, tested, type Chapter } from './row.ts'

const BINDINGS = 'the Worker reaches its database and files by bindings of the platform'

export const V12: Chapter = {
  'V12.1.1': stated('.github/SECURITY.md', "TLS is the platform's: 1.2 or later"),
  'V12.1.2': absent('cipher suites are the platform’s'),
  'V12.1.3': absent('no client certificates'),
  'V12.2.1': stated('.github/SECURITY.md', 'HSTS of a year'),
  'V12.2.2': absent('the public certificate is the platform’s'),
  'V12.3.1': stated('.github/SECURITY.md', 'by bindings, which carry no password'),
  'V12.3.2': absent(BINDINGS),
  'V12.3.3': absent(BINDINGS),
  'V12.3.4': absent(BINDINGS),
}

export const V13: Chapter = {
  'V13.1.1': stated('.github/SECURITY.md', '## What it talks to'),
  'V13.2.1': absent(BINDINGS),
  'V13.2.2': absent(BINDINGS),
  'V13.2.3': tested(['unit/core/secrets.test.ts', 'knows those of the demonstration, any of them']),
  'V13.2.4': tested(['rules/planted.test.ts', 'catches a planted fault against %s']),
  'V13.2.5': stated('.github/SECURITY.md', 'no outbound request'),
  'V13.3.1': stated('README.md', 'npx wrangler secret put PEPPER'),
  'V13.3.2': tested([
    'worker/certification/keys-addresses.test.ts',
    'no answer of any address holds a private half, wrapped or not',
  ]),
  'V13.4.1': tested([
    'e2e/answers.test.ts',
    'serves every built file with the headers of its kind',
  ]),
  'V13.4.2': tested(['worker/fuzz/fuzz.test.ts', '%s takes whatever comes']),
  'V13.4.3': tested([
    'worker/core/app.test.ts',
    'answers an unknown address with a code and a request id',
  ]),
  'V13.4.4': absent('the runtime refuses TRACE before the Worker is asked'),
  'V13.4.5': tested([
    'worker/access/matrix.test.ts',
    'mounts exactly what the contract says, and documents it',
  ]),
}

export const V14: Chapter = {
  'V14.1.1': stated('.github/SECURITY.md', '## Data and its classes'),
  'V14.1.2': stated('.github/SECURITY.md', '| Class | What | How it is kept |'),
  'V14.2.1': tested([
    'unit/core/addresses.test.ts',
    'takes no free text by GET: what is looked for travels in the body',
  ]),
  'V14.2.2': tested([
    'worker/core/app.test.ts',
    'lets no cache keep what it answers, but for the totals that anyone may read',
  ]),
  'V14.2.3': tested(['e2e/answers.test.ts', 'lets nothing run in any page but what was built']),
  'V14.2.4': tested([
    'worker/audit/views.test.ts',
    'keeps no name and no number of anybody in the log',
  ]),
  'V14.3.1': tested([
    'unit/offline/cadre-store.test.ts',
    'signing out takes away what others could read, and nothing that could be lost',
  ]),
  'V14.3.2': tested([
    'worker/core/app.test.ts',
    'lets no cache keep what it answers, but for the totals that anyone may read',
  ]),
  'V14.3.3': tested([
    'e2e/offline-journey.test.ts',
    'forgets who was there on a shared phone once the browser was closed, and loses nothing of hers',
  ]),
}

export const V15: Chapter = {
  'V15.1.1': stated('.github/SECURITY.md', 'critical ones are mended within 3 days'),
  'V15.1.2': stated('.github/SECURITY.md', 'npm run sbom'),
  'V15.1.3': stated('.github/SECURITY.md', '## What costs much'),
  'V15.2.1': stated('.github/SECURITY.md', 'Once a week the advisories'),
  'V15.2.2': tested([
    'worker/core/app.test.ts',
    'reads a body no further than its limit, also when its length is not told',
  ]),
  'V15.2.3': tested([
    'rules/planted.test.ts',
    'knip refuses a file and an export that nobody uses',
  ]),
  'V15.3.1': tested([
    'worker/access/matrix.test.ts',
    'mounts exactly what the contract says, and documents it',
  ]),
  'V15.3.2': absent('no calls to external addresses'),
  'V15.3.3': tested(['worker/core/app.test.ts', 'refuses unknown input fields']),
  'V15.3.4': tested([
    'worker/identity/activation.test.ts',
    'counts the addresses of one IPv6 network as one, for a single line has 2^64 of them',
  ]),
  'V15.3.5': tested(['rules/planted.test.ts', 'lint refuses %s']),
  'V15.3.6': tested([
    'unit/render/local-cards.test.ts',
    'is not misled by names that every object has',
  ]),
  'V15.3.7': tested([
    'worker/core/app.test.ts',
    'answers a form that is none like one with a wrong field',
  ]),
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
  'V16.4.2': tested(['worker/core/commit.test.ts', 'keeps the log append-only']),
  'V16.4.3': stated('.github/SECURITY.md', 'Workers Logs, one JSON line each'),
  'V16.5.1': tested(['worker/fuzz/fuzz.test.ts', '%s takes whatever comes']),
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

/** Encoding and sanitization; validation and business logic; web frontend. */
import { absent, stated, tested, type Chapter } from './row.ts'

const SQL_RULE = ['rules/planted.test.ts', 'catches a planted fault against %s'] as const
const HOSTILE = [
  'e2e/hostile-content.test.ts',
  'shows nothing live of a source that was saved past the editor, and publishes only what can be read',
] as const
const MARKDOWN = ['unit/curriculum/markdown.test.ts', 'renders nothing active from %j'] as const
const MATRIX = ['worker/access/matrix.test.ts', '%s answers each role as the table says'] as const

const COOKIES = [
  'worker/identity/sign-in.test.ts',
  'opens a fresh session at each sign-in, ends the one before, and writes it to the log',
] as const
const SERVICES = 'asks the service for nothing but who she is, by a fixed address of ours'

export const V1: Chapter = {
  'V1.1.1': tested(
    ['worker/core/app.test.ts', 'decodes an address once, before it is looked at'],
    [
      'unit/exchange/hostile-files.test.ts',
      'takes a written sign for what it says once, and for no tag',
    ],
    [
      'unit/core/fields.test.ts',
      'keeps a short text in one line, without signs that turn or hide letters',
    ],
  ),
  'V1.1.2': tested(
    ['unit/render/tile-map.test.ts', 'escapes names and addresses'],
    ['unit/reporting/words.test.ts', 'escapes every name'],
    ['unit/core/formulas.test.ts', 'does not run, and can be taken back, whatever it is'],
    [
      'e2e/hostile-content.test.ts',
      'shows hostile words as words on every page, on paper and in the files that leave the house',
    ],
  ),
  'V1.2.1': tested(
    ['unit/render/growth-mat.test.ts', 'escapes what comes from a course'],
    [
      'unit/certification/badge.test.ts',
      'lets no title become markup, and gives a long one three lines of smaller letters',
    ],
    HOSTILE,
  ),
  'V1.2.2': tested(
    [
      'unit/curriculum/markdown.test.ts',
      'refuses everything in a lesson that looks like HTML or leads elsewhere',
    ],
    [
      'unit/core/addresses.test.ts',
      'takes no free text by GET: what is looked for travels in the body',
    ],
  ),
  'V1.2.3': tested(
    [
      'e2e/hostile-content.test.ts',
      'shows hostile words as words on every page, on paper and in the files that leave the house',
    ],
    ['worker/curriculum/draft/published.test.ts', 'carries no script, whatever is written'],
  ),
  'V1.2.4': tested(SQL_RULE, ['worker/fuzz/fuzz.test.ts', '%s takes whatever comes']),
  'V1.2.5': absent('a Worker starts no process'),
  'V1.2.6': absent('no LDAP'),
  'V1.2.7': absent('no XPath'),
  'V1.2.8': absent('no LaTeX'),
  'V1.2.9': tested([
    'unit/core/where-input-goes.test.ts',
    'makes no pattern of what somebody sends',
  ]),
  'V1.3.1': tested(MARKDOWN, [
    'unit/editor/pasted.test.ts',
    'scripts, styles, forms, hidden text and layout tables go, words stay',
  ]),
  'V1.3.2': tested(['unit/core/algorithms.test.ts', 'runs no text as code']),
  'V1.3.3': tested(
    ['unit/core/fields.test.ts', 'keeps the lines of a long text'],
    ['unit/core/formulas.test.ts', 'does not run, and can be taken back, whatever it is'],
    [
      'worker/uploads/uploads.test.ts',
      '%s takes it under any name, and hands it out by what it is',
    ],
    ['worker/core/limits.test.ts', 'takes no text and no list without a limit'],
  ),
  'V1.3.4': tested(
    ['unit/curriculum/markdown.test.ts', 'refuses the drawing %j: %s'],
    ['unit/curriculum/markdown.test.ts', 'writes a drawing anew with what it knows'],
  ),
  'V1.3.5': tested(MARKDOWN),
  'V1.3.6': tested(
    [
      'unit/core/outbound.test.ts',
      'asks the network in the files that are named, and follows no redirect there',
    ],
    [
      'worker/identity/services/hostile.test.ts',
      'says that a service which %s does not answer, and what works',
    ],
    ['unit/core/whatsapp.test.ts', 'refuses %s as %j, by name and without its value'],
  ),
  'V1.3.7': tested([
    'unit/render/local-cards.test.ts',
    'shows text that looks like markup, or like a place to fill, as text',
  ]),
  'V1.3.8': absent('no JNDI'),
  'V1.3.9': absent('no memcache'),
  'V1.3.10': absent('no format strings in JavaScript'),
  'V1.3.11': absent('sends no mail'),
  'V1.4.1': absent('memory-safe language; the one WASM module is pinned'),
  'V1.4.2': tested(['worker/core/limits.test.ts', 'takes no number without a least and a most']),
  'V1.4.3': absent('memory is the runtime’s'),
  'V1.5.1': tested(
    [
      'unit/exchange/hostile-files.test.ts',
      'fetches nothing and grows by nothing that XML declares: %s',
    ],
    [
      'unit/exchange/hostile-files.test.ts',
      'refuses 2 MB of XML that begins %s again and again and never ends it',
    ],
  ),
  'V1.5.2': tested(
    [
      'worker/core/limits.test.ts',
      'takes no field by any call that it does not know, however deep',
    ],
    ['worker/core/app.test.ts', 'refuses unknown input fields'],
    ['unit/core/algorithms.test.ts', 'runs no text as code'],
    [
      'unit/exchange/hostile-files.test.ts',
      'fetches nothing and grows by nothing that XML declares: %s',
    ],
  ),
}

export const V2: Chapter = {
  'V2.1.1': stated('.github/SECURITY.md', 'type, length, range, allowed values'),
  'V2.1.2': stated('.github/SECURITY.md', 'dates in order, a'),
  'V2.1.3': stated('.github/SECURITY.md', 'Limits of use stand there too'),
  'V2.2.1': tested(
    ['worker/core/limits.test.ts', 'takes no text and no list without a limit'],
    ['worker/core/app.test.ts', 'refuses unknown input fields'],
  ),
  'V2.2.2': tested(['worker/fuzz/fuzz.test.ts', '%s takes whatever comes']),
  'V2.2.3': tested(
    [
      'worker/certification/issuing.test.ts',
      'refuses who has not met the rule, and dates that cannot be',
    ],
    [
      'worker/roster/cadres.test.ts',
      'refuses an end before the start, a stranger as successor, another district, other roles',
    ],
  ),
  'V2.3.1': tested(
    ['worker/learning/start-test.test.ts', 'shows and grades no test that was not started'],
    ['worker/certification/issuing.test.ts', 'needs a second person'],
  ),
  'V2.3.2': tested(
    [
      'worker/learning/sync.test.ts',
      'keeps the limit of a quiz when two phones of one cadre send at once',
    ],
    [
      'worker/learning/topics.test.ts',
      'holds no letters in the database, and no more than twenty codes of an area at a time',
    ],
  ),
  'V2.3.3': tested(
    ['worker/core/commit.test.ts', 'rolls everything back when the change touches no row'],
    [
      'worker/certification/issuing.test.ts',
      'writes nothing at all when one certificate cannot be written',
    ],
  ),
  'V2.3.4': tested(
    [
      'worker/certification/issuing.test.ts',
      'are distinct and without a gap when 50 proposals of 10 are approved at once',
    ],
    ['worker/certification/numbers.test.ts', 'gives a range to one of two who ask for it at once'],
    [
      'worker/meetings/meetings.test.ts',
      'do not go over the seats when officers invite at once, and leave once',
    ],
  ),
  'V2.4.1': tested(
    [
      'worker/identity/activation.test.ts',
      'stops looking at codes from an address after 300 wrong ones, in a burst too, for 10 minutes',
    ],
    [
      'worker/learning/topics.test.ts',
      'stops guessing after ten wrong codes in an hour; a slip is none',
    ],
    ['worker/core/shield.test.ts', 'lets a hall of 270 telephones behind one address through'],
    [
      'worker/core/shield.test.ts',
      'sends one device that hammers away before the database is asked, and says when to come again',
    ],
    [
      'worker/roster/message-codes.test.ts',
      'sends three a day to one person and no more, a burst too, and no more than the month allows',
    ],
  ),
}

export const V3: Chapter = {
  'V3.2.1': tested(
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    [
      'worker/dossier/bundle.test.ts',
      'sends and fetches by the real addresses; what is fetched runs in no page and is logged',
    ],
  ),
  'V3.2.2': tested(HOSTILE, [
    'unit/verify/outcome.test.ts',
    'shows every verdict with its own words and escapes what a token says',
  ]),
  'V3.3.1': tested(
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    [
      'worker/identity/sign-in.test.ts',
      'opens a fresh session at each sign-in, ends the one before, and writes it to the log',
    ],
  ),
  'V3.3.2': tested(MATRIX, COOKIES),
  'V3.3.3': tested(MATRIX, COOKIES),
  'V3.3.4': tested(MATRIX, COOKIES, [
    'unit/core/where-input-goes.test.ts',
    'writes no cookie and reads none by script',
  ]),
  'V3.4.1': tested(
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['e2e/answers.test.ts', 'serves every built file with the headers of its kind'],
  ),
  'V3.4.2': tested(
    [
      'worker/certification/keys-addresses.test.ts',
      '%s answers any origin and its preflight, and sets no cookie',
    ],
    ['worker/access/matrix.test.ts', 'answers other sites only where everybody may read'],
  ),
  'V3.4.3': tested(
    ['worker/core/app.test.ts', 'sends the security headers with every answer'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['e2e/answers.test.ts', 'serves every built file with the headers of its kind'],
    ['e2e/answers.test.ts', 'lets nothing run in any page but what was built'],
    ['e2e/answers.test.ts', 'lets nothing run in what the Worker puts into a shell'],
  ),
  'V3.4.4': tested(
    ['worker/core/app.test.ts', 'sends the security headers with every answer'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['e2e/answers.test.ts', 'serves every built file with the headers of its kind'],
  ),
  'V3.4.5': tested(
    ['worker/core/app.test.ts', 'sends the security headers with every answer'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['e2e/answers.test.ts', 'serves every built file with the headers of its kind'],
  ),
  'V3.4.6': tested(
    ['worker/core/app.test.ts', 'sends the security headers with every answer'],
    ['worker/access/matrix.test.ts', 'sends the headers of its kind with every other answer too'],
    ['e2e/answers.test.ts', 'serves every built file with the headers of its kind'],
  ),
  'V3.5.1': tested(
    ['worker/core/app.test.ts', 'refuses a form that another site sends, in so many words'],
    ['worker/identity/pages.test.ts', 'refuses forms sent from another site'],
  ),
  'V3.5.2': tested(
    ['worker/learning/attacks.test.ts', 'takes no sync that a page of another site could send'],
    ['worker/access/matrix.test.ts', 'answers other sites only where everybody may read'],
  ),
  'V3.5.3': tested(
    ['worker/identity/activation.test.ts', 'uses nothing up by GET, whatever the address says'],
    MATRIX,
  ),
  'V3.5.4': absent('one application on its own host'),
  'V3.5.5': tested([
    'unit/core/where-input-goes.test.ts',
    'hears no message of another window, and sends none to one',
  ]),
  'V3.7.1': tested(['e2e/answers.test.ts', 'lets nothing run in any page but what was built']),
  'V3.7.2': tested(
    MATRIX,
    ['worker/access/matrix.test.ts', 'page %s answers each role as the table says'],
    ['worker/identity/pages.test.ts', 'leads a cadre from her code to signed in by forms alone'],
    ['worker/identity/services/journey.test.ts', SERVICES],
  ),
}

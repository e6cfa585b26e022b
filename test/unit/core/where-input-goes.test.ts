/**
 * Places of the source where what comes in could do harm by being there at all: patterns, headers that a caller writes,
 * messages between windows, cookies. Each is named with why it does none; a new one is a fault until it is.
 */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const sources = globSync(['worker/**/*.ts', 'site/src/**/*.{ts,tsx}'])
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => {
    const lines = readFileSync(file, 'utf8').split('\n')
    return { file, text: lines.filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line)).join('\n') }
  })

/** Files, in their order, in which something stands. */
const filesWith = (pattern: RegExp, under = '') =>
  sources
    .filter(({ file, text }) => file.startsWith(under) && pattern.test(text))
    .map(({ file }) => file)
    .toSorted()

/** What is put into a pattern that is made while the program runs. */
const PATTERNS: Readonly<Record<string, string>> = {
  'site/src/lib/exchange/html.ts': 'the name of a tag out of a list of six',
  'site/src/lib/exchange/read-gift.ts': 'signs of our own',
  'site/src/lib/exchange/sheet-layout.ts': 'one letter of a list',
  'site/src/offline/routes.ts': 'addresses of our own',
  'site/src/verify/found.ts': 'the hex digits of a constant',
  'worker/contract/active-pdf.ts': 'names of a list, letter by letter',
  'worker/contract/answer-text.ts': 'constants',
  'worker/contract/certificate-token.ts': 'a constant',
  'worker/contract/nik.ts': 'a constant',
  'worker/core/shield.ts': 'the name of one of our cookies',
  'worker/curriculum/bank/lints.ts': 'constants',
  'worker/curriculum/compile/drawing.ts': 'constants',
  'worker/curriculum/draft/weigh-lesson.ts': 'a list of our own words, escaped',
}

it('makes no pattern of what somebody sends', () => {
  expect(filesWith(/\bRegExp\(/)).toEqual(Object.keys(PATTERNS).toSorted())
  // A text in the place of a pattern is one, too.
  expect(filesWith(/\.(match|matchAll|search)\(\s*['"`]/)).toEqual([])
})

/** Headers of a request, with who writes them. What a proxy writes and a caller could is `x-forwarded-proto` alone. */
const HEADERS: Readonly<Record<string, string>> = {
  accept: 'the caller: in which form it is answered',
  authorization: 'the caller: her upload token',
  'cf-connecting-ip': 'the platform, over whatever a caller wrote',
  'content-length':
    'the caller: refuses early what says that it is too large; what is read is counted',
  'content-type': 'the caller: what is not as it says cannot be parsed',
  cookie: 'the browser',
  'if-none-match': 'the caller: whether the body is sent again',
  range: 'the caller: which part of a recording',
  'user-agent': 'the caller: what her list of sessions calls her browser',
  'x-forwarded-proto': 'a proxy that ends TLS; who lies sends her own call in the clear',
}

it('reads no header of a request but these', () => {
  const read = sources
    .filter(({ file }) => file.startsWith('worker/'))
    .flatMap(({ text }) => [
      ...text.matchAll(/req\.header\(\s*'([\w-]+)'|request\.headers\.get\(\s*'([\w-]+)'/g),
    ])
    .map(([, header, own]) => header ?? own ?? '')
  expect([...new Set(read)].toSorted()).toEqual(Object.keys(HEADERS).toSorted())
  // By a name that is kept elsewhere: those of files, which are what their owner says.
  const named = sources
    .filter(({ file }) => file.startsWith('worker/'))
    .flatMap(({ text }) => [...text.matchAll(/req\.header\(\s*(?!')([\w.]*)/g)])
    .map(([, name = '']) => name.split('.').at(-1) ?? '')
  expect([...new Set(named)].toSorted()).toEqual(['FILE_HASH_HEADER', 'FILE_NAME_HEADER'])
})

/** Who hears messages: each only what its own page or worker of this origin says. */
const HEARING: Readonly<Record<string, string>> = {
  'site/src/lib/course-file/open-course-file.ts': 'its own worker',
  'site/src/lib/course-file/read-worker.ts': 'the page that made it',
  'site/src/lib/exchange/open-questions.ts': 'its own worker',
  'site/src/lib/exchange/read-worker.ts': 'the page that made it',
  'site/src/lib/kept/tabs.ts':
    'a channel of this origin, which says nothing but that something changed',
  'site/src/lib/sheet/open-file.ts': 'its own worker',
  'site/src/lib/sheet/read-worker.ts': 'the page that made it',
  'site/src/offline/page/ask.ts': 'the port that it made itself',
  'site/src/offline/page/delivery.ts': 'the service worker of this origin',
  'site/src/offline/service-worker.ts': 'pages of this origin, which alone reach a service worker',
}

it('hears no message of another window, and sends none to one', () => {
  const hears = /addEventListener\(\s*'message'|\bonmessage\b/
  const found = filesWith(hears)
  expect(found).toEqual(Object.keys(HEARING).toSorted())
  const inWindow =
    /\b(window|globalThis|opener|parent|top)\.(addEventListener\(\s*'message'|onmessage|postMessage)/
  expect(filesWith(inWindow)).toEqual([])
})

it('writes no cookie and reads none by script', () => {
  expect(filesWith(/\bdocument\.cookie\b|\bcookieStore\b/)).toEqual([])
})

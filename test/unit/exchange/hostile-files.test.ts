/** Files that a reader would need minutes for are refused, or read as they stand, before it sees them. */
import { expect, it } from 'vitest'
import { reduceHtml } from '../../../site/src/lib/exchange/html.ts'
import { readQuestions } from '../../../site/src/lib/exchange/read-questions.ts'
import { MAX_FILE_BYTES } from '../../../site/src/lib/exchange/reading.ts'

const SIZE = 2_000_000
const read = (text: string) => readQuestions('soal.xml', new TextEncoder().encode(text))
const BROKEN = { ok: false, fault: 'XML_BROKEN', line: 1 }

it.each(['<a ', '<a b="', '<!--', '<![CDATA[', '<?a '])(
  'refuses 2 MB of XML that begins %s again and again and never ends it',
  async (unit) => {
    expect(await read(`<quiz>${unit.repeat(SIZE / unit.length)}</quiz>`)).toEqual(BROKEN)
  },
)

it.each([
  '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question>&x;</question></quiz>',
  '<!DOCTYPE quiz SYSTEM "https://jahat.example/x.dtd"><quiz></quiz>',
  '<quiz><!-- --><!ENTITY x "y"></quiz>',
])('fetches nothing and grows by nothing that XML declares: %s', async (text) => {
  expect(await read(text)).toEqual({ ok: false, fault: 'XML_DOCTYPE', line: 1 })
})

it('refuses a tag inside a tag in a large file, and reads it in a small one', async () => {
  const quiz = (filler: string) =>
    `<quiz note="<a ${filler}"><question type="truefalse"><questiontext format="html">
      <text>ASI cukup.</text></questiontext><answer fraction="100"><text>true</text></answer>
      <answer fraction="0"><text>false</text></answer></question></quiz>`
  expect(await read(quiz(''))).toMatchObject({ ok: true, items: [{ line: 1 }] })
  expect(await read(quiz('x'.repeat(SIZE)))).toEqual(BROKEN)
})

it('takes angles for signs once many tags of an HTML text did not end', () => {
  expect(reduceHtml(`${'<a '.repeat(10)}<b>tebal</b>`).text).toBe('tebal')
  const { text } = reduceHtml(`${'<a '.repeat(5_000)}<b>tebal</b>`)
  expect(text.endsWith('<a <b>tebal</b>')).toBe(true)
})

it('takes a written sign for what it says once, and for no tag', () => {
  expect(reduceHtml('&lt;b&gt;a&lt;/b&gt; &amp;lt;i&amp;gt; &amp;amp;lt;').text).toBe(
    '<b>a</b> &lt;i&gt; &amp;lt;',
  )
})

it.each([
  ['words', 'kata ', 'kata kata'],
  ['cells', '<td>a</td>', 'a | a'],
  ['paragraphs', '<p>a</p>', 'a\na'],
])('reads 2 MB of %s in one go', (_, unit, begin) => {
  const { text } = reduceHtml(unit.repeat(SIZE / unit.length))
  expect(text.trimStart().startsWith(begin)).toBe(true)
})

it('refuses a file that is larger than any export', async () => {
  const bytes = new Uint8Array(MAX_FILE_BYTES + 1).fill(32)
  expect(await readQuestions('soal.xml', bytes)).toMatchObject({ ok: false, fault: 'TOO_BIG' })
  expect(await readQuestions('soal.xml', bytes.subarray(1))).toMatchObject({ fault: 'EMPTY' })
})

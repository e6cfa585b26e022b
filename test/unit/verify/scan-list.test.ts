/** The officer's running list: counted once a paper, safe in a spreadsheet, and readable again after a reload. */
import { expect, it } from 'vitest'
import { csvOf } from '../../../site/src/lib/csv.ts'
import {
  add,
  countsOf,
  improve,
  isAgain,
  oldestOf,
  readList,
  rowOf,
  tableOf,
  type Row,
  type ScanList,
} from '../../../site/src/verify/scan-list.ts'
import { listView } from '../../../site/src/verify/list-view.ts'
import { unproven, type Outcome } from '../../../site/src/verify/outcome.ts'

const row = (more: Partial<Row> = {}): Row => ({
  key: 'KPM-7Q4M-2XKD-9TRB',
  at: '2026-11-22T01:30:00.000Z',
  verdict: 'valid',
  name: 'Siti Aminah',
  area: 'Desa Tempursari',
  code: 'KPM-7Q4M-2XKD-9TRB',
  number: '',
  wasAsked: false,
  revocationsAt: '2026-11-22T01:00:00.000Z',
  ...more,
})

const FACTS = {
  holder: 'Siti Aminah',
  area: 'Desa Tempursari',
  course: 'Pelatihan Dasar',
  edition: 'KPM-DASAR 3',
  courseVersion: 3,
  hours: 20,
  code: 'KPM-7Q4M-2XKD-9TRB',
  issuedOn: '2026-11-20',
  expiresOn: null,
  issuer: 'Kabupaten Lumajang',
  sequence: 42,
  isSample: false,
}

it('counts a paper once, however often it was scanned, and marks the others', () => {
  const list = [row(), row({ key: 'b', verdict: 'revoked' }), row()].reduce<ScanList>(add, [])
  expect(countsOf(list)).toEqual({ all: 2, valid: 1 })
  expect(list.map((_, at) => isAgain(list, at))).toEqual([false, false, true])
})

it('learns later what the server says, and keeps when it was scanned', () => {
  const list = improve([row(), row({ key: 'b' })], row({ verdict: 'revoked', at: 'later' }))
  expect(list.map(({ verdict, at }) => [verdict, at])).toEqual([
    ['revoked', row().at],
    ['valid', row().at],
  ])
})

it('tells papers apart of which nothing is proven, without naming anybody', () => {
  const first = rowOf(unproven('bad_signature'), `${'1'.repeat(300)}7`, row().at)
  const second = rowOf(unproven('bad_signature'), `${'1'.repeat(300)}8`, row().at)
  expect(first.key).not.toBe(second.key)
  expect(first).toMatchObject({ name: '', area: '', code: '', number: '' })
})

it('comes back as it was stored, and not at all when it was something else', () => {
  const list = [row()]
  expect(readList(JSON.stringify(list))).toEqual(list)
  for (const other of [null, '', '{}', '[1]', '[{"verdict":"fine"}]']) {
    expect(readList(other)).toBeNull()
  }
})

it('is a file that a spreadsheet opens and runs nothing of', () => {
  const list = [row({ name: '=HYPERLINK("x")' }), row({ name: ' +62', area: 'Desa; "Baru"' })]
  const text = csvOf(tableOf(list))
  const [head = '', first = '', second = ''] = text.split('\r\n')
  expect(head.startsWith('\uFEFF"No";"Waktu";"Status"')).toBe(true)
  expect(first).toContain(`"22 November 2026, 08.30 WIB";"SAH";"'=HYPERLINK(""x"")"`)
  expect(second).toContain(`"' +62";"Desa; ""Baru"""`)
  expect(second).toContain('"sudah dipindai"')
})

it('says of a sample paper in the list that it is one', () => {
  const outcome: Outcome = { ...unproven('valid'), facts: { ...FACTS, isSample: true } }
  const sample = rowOf(outcome, '1'.repeat(300), row().at)
  expect(tableOf([sample])[1]?.join()).toContain('DATA CONTOH')
  expect(listView([sample], true).text).toContain('DATA CONTOH')
  const other = rowOf({ ...outcome, facts: FACTS }, '1', row().at)
  expect(tableOf([other])[1]?.join()).not.toContain('DATA CONTOH')
})

it('says how old the data on revocations was: the oldest in the page, of each paper in the file', () => {
  const older = '2026-11-02T01:00:00.000Z'
  // Of the second nothing is proven; the third was kept before this was noted.
  const { revocationsAt: _, ...before } = row({ key: 'c' })
  const list = [row(), row({ key: 'b', revocationsAt: null }), before]
  expect(oldestOf(list)).toBe(row().revocationsAt)
  expect(oldestOf([...list, row({ key: 'd', revocationsAt: older })])).toBe(older)
  expect(listView(list, true).text).toContain('Data pencabutan per 22 November 2026, 08.00 WIB.')
  expect(listView([before], true).text).not.toContain('Data pencabutan')
  const [head = [], ...lines] = tableOf(list)
  const at = head.indexOf('Data pencabutan per')
  expect(lines.map((cells) => cells[at])).toEqual(['22 November 2026, 08.00 WIB', '', ''])
  const outcome: Outcome = { ...unproven('valid'), facts: FACTS, revocationsAt: older }
  expect(rowOf(outcome, '1', row().at).revocationsAt).toBe(older)
})

it('leaves no paper valid in the list whose key turns out to be compromised', () => {
  const digits = `${'1'.repeat(300)}7`
  const before: Outcome = { ...unproven('valid'), facts: FACTS }
  const list = add([], rowOf(before, digits, row().at))
  // With the new file of issuers nothing of the paper is proven any more, not even its code.
  const after = improve(list, rowOf(unproven('key_not_valid_then'), digits, row().at))
  expect(after.map(({ verdict, name }) => [verdict, name])).toEqual([['key_not_valid_then', '']])
})

/** Things to sort and numbers to work out inside a lesson. Choices (`:::latihan`) are in `markdown.test.ts`. */
import { describe, expect, it } from 'vitest'
import { contentProblemWords } from '../../../site/src/text/curriculum.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'
import { readNumber } from '../../../worker/curriculum/compile/practice-number.ts'

const render = (body: string) => renderLesson(`# Judul\n\n${body}`, new Map())
const SORT = ':::pilah{pertanyaan="Masuk mana?" kelompok="Lauk | Sayur & buah"}'
const COUNT = ':::hitung{pertanyaan="Berapa?"}'
const LINES = '- Tempe > Lauk | Dari kacang.\n- Bayam *rebus* > sayur & buah | Hijau.'

describe('things to sort', () => {
  const { screens, problems, words } = render(`${SORT}\n\n${LINES}\n\n:::`)
  const html = screens[0] ?? ''
  const lines = html.split('<fieldset class="pilah">').slice(1)

  it('offer every group in every line, one of them right, each line by itself', () => {
    expect(problems).toEqual([])
    expect(lines.map((line) => /<legend>(.*?)<\/legend>/.exec(line)?.[1])).toEqual([
      'Tempe',
      'Bayam <em>rebus</em>',
    ])
    const button =
      /<input type="radio" name="(.*?)" id="(.*?)" class="(.*?)" \/><label\s+for="(.*?)"\s*>(.*?)</g
    const read = (line = '') => [...line.matchAll(button)].map((found) => found.slice(1))
    expect(read(lines[0])).toEqual([
      ['latihan-1-1', 'latihan-1-1-1', 'benar', 'latihan-1-1-1', 'Lauk'],
      ['latihan-1-1', 'latihan-1-1-2', 'salah', 'latihan-1-1-2', 'Sayur &amp; buah'],
    ])
    expect(read(lines[1]).map(([name, , kind]) => [name, kind])).toEqual([
      ['latihan-1-2', 'salah'],
      ['latihan-1-2', 'benar'],
    ])
  })

  it('have both answers in a live region, of which the style shows the one that was earned', () => {
    const said = /<div aria-live="polite">(.*?)<\/div>/s.exec(lines[0] ?? '')?.[1] ?? ''
    expect(said).toMatch(/<p class="benar">.*<b>Tepat\.<\/b> Dari kacang\.\s*<\/p>/s)
    expect(said).toMatch(/<p class="salah"><b>Belum tepat\.<\/b> Dari kacang\.\s*<\/p>/)
    expect(said).toContain('<span hidden>Jawaban: Lauk. </span>')
  })

  it('count the groups once and no answer towards the length of the screen', () => {
    // Three of the heading, two of the question, three of the things, three of the groups and their sign.
    expect(words).toBe(3 + 2 + 3 + 4)
  })
})

describe('numbers to work out', () => {
  const { screens, problems, words } = render(
    `${COUNT}\n\n- Tinggi = 87,7 cm | 88,4 dikurangi 0,7.\n- Bagian = 50% | Separuh.\n\n:::`,
  )
  const html = screens[0] ?? ''

  it('have a field that belongs to no form and has no name, so that nothing of it is sent', () => {
    expect(problems).toEqual([])
    const fields = html.match(/<input[^>]*>/g) ?? []
    expect(fields).toHaveLength(2)
    for (const field of fields) {
      expect(field).toContain('inputmode="decimal"')
      expect(field).toContain('autocomplete="off"')
      // Without one an empty field would count as filled in.
      expect(field).toContain('placeholder=" "')
      expect(field).not.toMatch(/\sname=|\srequired/)
    }
    expect(html).not.toContain('<form')
  })

  it('are named with their unit, and say a hint when they are wrong', () => {
    expect(html).toContain('<label for="latihan-1-1">Tinggi</label>')
    expect(html).toContain('aria-label="Tinggi (cm)"')
    expect(html).toContain('aria-label="Periksa: Tinggi"')
    expect(html).toContain('<b>Belum tepat. Coba lagi.</b> 88,4 dikurangi 0,7.')
    expect(html).toContain('<span hidden>Jawaban: 87,7 cm. </span>')
    expect(words).toBe(3 + 1 + 2 + 1)
  })

  it.each([
    [
      '87,7 cm',
      ['87,7', '87.7', ' 87,70 ', '087,7', '87,7 cm', '87.7cm'],
      ['877', '87', '87,8', '88,4', '87,71', 'x'],
    ],
    ['50%', ['50', '50,0', '50.', '50%', '50 %'], ['0,5', '500', '5']],
    ['1.250 rupiah', ['1250', '1.250', '1 250', '1.250,00'], ['1.25', '125', '1,25']],
    ['0,7', ['0,7', '.7', ',7', '0.70'], ['7', '0,07', '07']],
    ['0', ['0', '00', '0,0'], ['', '1', '10']],
    ['-2 SD', ['-2', '−2', '- 2', '-2 SD'], ['2', '−3']],
    ['3 kali/hari', ['3', '3 kali/hari'], ['33', '3 kali-hari']],
  ])('%s takes a comma or a point, and nothing else', (written, right, wrong) => {
    const pattern = readNumber(written)?.pattern ?? ''
    // What browsers make of a pattern: older ones with `u`, newer ones with `v`.
    for (const flag of ['u', 'v']) {
      const takes = (typed: string) => new RegExp(`^(?:${pattern})$`, flag).test(typed)
      expect(right.filter((typed) => !takes(typed))).toEqual([])
      expect(wrong.filter(takes)).toEqual([])
    }
  })

  it.each(['87.7 cm', 'banyak', '', '1,2,3', '12.50', '5 "x', '5 <b>', 'kira-kira 5'])(
    'does not take %j for a number',
    (written) => expect(readNumber(written)).toBeNull(),
  )
})

it.each([
  [`${SORT}\n:::`, 'SORT_FORM', 3],
  [`${SORT}\n- Tempe > Lauk | a\n:::`, 'SORT_FORM', 3],
  [`${SORT}\n${'- Tempe > Lauk | a\n'.repeat(7)}:::`, 'SORT_FORM', 3],
  [`${SORT}\nTeks.\n\n${LINES}\n:::`, 'SORT_FORM', 3],
  [`${SORT}\n${LINES}\n- Tahu | a\n:::`, 'SORT_FORM', 6],
  [`${SORT}\n${LINES}\n- [x] Tahu > Lauk | a\n:::`, 'SORT_FORM', 6],
  [`${SORT}\n- Tempe > Lau | a\n- Tahu > Lauk | a\n:::`, 'SORT_GROUP_UNKNOWN', 4],
  [`${SORT}\n- Tempe > Lauk\n- Tahu > Lauk | a\n:::`, 'LINE_FEEDBACK', 4],
  [`${SORT}\n${LINES}\n- Tahu > Lauk |\n:::`, 'LINE_FEEDBACK', 6],
  [`${SORT}\n- [Tempe](/) > Lauk | a\n- Tahu > Lauk | a\n:::`, 'LINE_PLAIN', 4],
  [`:::pilah{pertanyaan="a" kelompok="Lauk"}\n${LINES}\n:::`, 'SORT_GROUPS', 3],
  [`:::pilah{pertanyaan="a" kelompok="Lauk | lauk"}\n${LINES}\n:::`, 'SORT_GROUPS', 3],
  [`:::pilah{pertanyaan="a" kelompok="Lauk | | Sayur"}\n${LINES}\n:::`, 'SORT_GROUPS', 3],
  [`:::pilah{pertanyaan="a" kelompok="a|b|c|d|e|f"}\n${LINES}\n:::`, 'SORT_GROUPS', 3],
  [`:::pilah{pertanyaan="a" kelompok="a > b | c"}\n${LINES}\n:::`, 'SORT_GROUPS', 3],
  [`:::pilah{pertanyaan="a"}\n${LINES}\n:::`, 'DIRECTIVE_NEEDS', 3],
  [`${COUNT}\n:::`, 'COUNT_FORM', 3],
  [`${COUNT}\n- Tinggi 87,7 | a\n:::`, 'COUNT_FORM', 4],
  [`${COUNT}\n${'- a = 1 | a\n'.repeat(5)}:::`, 'COUNT_FORM', 3],
  [`${COUNT}\n- a = 1 | a\n- Tinggi = 87.7 cm | a\n:::`, 'COUNT_NUMBER', 5],
  [`${COUNT}\n- Tinggi = **87** | a\n:::`, 'COUNT_NUMBER', 4],
  [`${COUNT}\n- Tinggi = 87,7\n:::`, 'LINE_FEEDBACK', 4],
  [`${COUNT}\n- :istilah[TB]{arti="x"} = 87,7 | a\n:::`, 'LINE_PLAIN', 4],
])('refuses %j: %s in line %i', (body, reason, line) => {
  const { problems } = render(body)
  expect(problems).toContainEqual(expect.objectContaining({ reason, line }))
  const said = problems.map(contentProblemWords)
  expect(said.filter((words) => words.startsWith('Ada yang perlu'))).toEqual([])
})

it('names what it did not understand', () => {
  const [group] = render(`${SORT}\n${LINES}\n- Tahu > Lau & k | a\n:::`).problems
  expect(group && contentProblemWords(group)).toContain('Kelompok "Lau & k" di baris 3')
  const [number] = render(`${COUNT}\n- Tinggi = 87.7 cm | a\n:::`).problems
  expect(number && contentProblemWords(number)).toContain('"87.7 cm" di baris 1')
})

it('writes nothing active from an author who tries', () => {
  const html = render(
    `:::pilah{pertanyaan="<img src=x onerror=a()>" kelompok="\\"><script>a()</script> | <b onclick=a()>"}
- a<script>a()</script> > "><script>a()</script> | [x](javascript:a())
- b > <b onclick=a()> | <i onclick=a()>y</i>
:::

${COUNT}
- <b onclick=a()>x</b> = 5 cm" onfocus="a() | <img src=x onerror=a()>
- "><script>a()</script> = 5 | y
:::`,
  ).screens.join('')
  expect(html).not.toMatch(/<(?:script|img|i)\b|<b |<[^>]*\son\w+=|href="javascript/)
})

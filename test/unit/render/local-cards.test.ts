import { expect, it } from 'vitest'
import { factCard, localCard, type LocalCard } from '../../../site/src/render/content.ts'
import { html, trusted } from '../../../site/src/render/html.ts'
import { withCards } from '../../../site/src/render/lesson.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'

const published = (id: string, inside = html`<p>Isi ${id}</p>`) =>
  factCard(
    { id, figure: '19,8%', source: 'SSGI 2024', reviewedOn: '2026-11-21', mayBeLocal: true },
    inside,
  ).text

const CARD: LocalCard = {
  id: 'ssgi',
  figure: '17,2%',
  text: 'Di kabupaten kita lebih rendah.\n\nTetap jaga balita.',
  source: 'SSGI 2024, Lumajang',
  district: 'Kabupaten Lumajang',
  by: 'Bidan Rina',
  as: 'Bidan koordinator',
  on: '2026-11-23',
  reviewBy: '2027-11-21',
  isOverdue: false,
}
const own = localCard(CARD).text
const shown = (screen: string, cards: Record<string, string>) =>
  withCards(screen, 'satu', cards).text

it('puts the card of the district in the place of exactly the one that it stands for', () => {
  const [before, other] = ['<p>Sebelum</p>', published('lain')]
  const screen = `${before}${published('ssgi')}<p>Di antaranya</p>${other}`
  expect(shown(screen, { 'satu/fakta-ssgi': own })).toBe(
    `${before}${own}<p>Di antaranya</p>${other}`,
  )
})

it('leaves a lesson as it was published where no card of its module is meant', () => {
  const screen = published('ssgi')
  expect(shown(screen, { 'dua/fakta-ssgi': own, 'satu/fakta-ssg': own })).toBe(screen)
  expect(withCards(screen, 'satu', {}).text).toBe(screen)
})

it('takes whatever stands in a card away with it, and nothing that only names one', () => {
  const long = published(
    'ssgi',
    html`<div class="note danger">
        <table>
          <tr>
            <td>a</td>
          </tr>
        </table>
      </div>
      <p>fakta-sumber id="fakta-lain"</p>`,
  )
  expect(shown(`${long}<p>Akhir</p>`, { 'satu/fakta-ssgi': own })).toBe(`${own}<p>Akhir</p>`)
  const named = renderLesson(
    '# T\n\n`<div class="fakta" id="fakta-ssgi">` dan `<p class="fakta-sumber">x</p></div>`\n',
    new Map(),
  ).screens.join('')
  expect(shown(named, { 'satu/fakta-ssgi': own })).toBe(named)
})

it('finds the inner of two cards and leaves the outer whole', () => {
  const screen = published('luar', trusted(`<p>Awal</p>${published('ssgi')}<p>Akhir</p>`))
  const result = shown(screen, { 'satu/fakta-ssgi': own, 'satu/fakta-luar': own })
  expect(result).toBe(published('luar', trusted(`<p>Awal</p>${own}<p>Akhir</p>`)))
})

it('finds the card in what publishing makes of a lesson', () => {
  const source = `# Judul

Awal.

:::kartu-fakta{id="ssgi" angka="19,8%" sumber="SSGI 2024" ditinjau="2026-11-21" tinjau-ulang="2027-05-21" daerah="ya"}
Satu dari **lima** balita.

- satu
- dua
:::

Akhir.
`
  const [screen = ''] = renderLesson(source, new Map()).screens
  const result = shown(screen, { 'satu/fakta-ssgi': own })
  expect(result).not.toContain('19,8%')
  expect(result).toContain(`<p>Awal.</p>\n${own}\n<p>Akhir.</p>`)
})

it('says for whom it is, who looked at it and when, and when somebody must again', () => {
  expect(own).toContain('<b>Angka untuk Kabupaten Lumajang</b>')
  expect(own).toContain('ditelaah oleh Bidan Rina, Bidan koordinator, pada 23 November 2026.')
  expect(own).toContain('Ditinjau ulang paling lambat 21 November 2027.')
  expect(own).toContain('Sumber: SSGI 2024, Lumajang.')
  expect(own).toContain('<p>Di kabupaten kita lebih rendah.</p><p>Tetap jaga balita.</p>')
  const late = localCard({ ...CARD, isOverdue: true }).text
  expect(late).toContain('perlu ditinjau ulang sejak 21 November 2027')
  expect(late).not.toContain('paling lambat')
})

it('shows text that looks like markup, or like a place to fill, as text', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'</p></div>$&$1`'
  const card = localCard({
    ...CARD,
    figure: hostile,
    text: hostile,
    source: hostile,
    by: hostile,
    as: hostile,
  }).text
  expect(card).not.toContain('<img')
  expect(card.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(5)
  expect(card.match(/<\/div>/g)).toHaveLength(2)
  expect(shown(`<p>a</p>${published('ssgi')}<p>b</p>`, { 'satu/fakta-ssgi': card })).toBe(
    `<p>a</p>${card}<p>b</p>`,
  )
})

it('is not misled by names that every object has', () => {
  for (const id of ['constructor', 'tostring', '--proto--']) {
    expect(shown(published(id), {})).toBe(published(id))
  }
})

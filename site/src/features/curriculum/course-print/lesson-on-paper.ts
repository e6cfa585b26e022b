/**
 * A screen of a lesson, as phones show it, made ready for paper: what a tap opens is open, what sounds is named, headings stand
 * under those of the book. The screens were made by the publisher's own renderer.
 */
import { BOOK } from '../../../text/course-print.ts'

export type PaperWish = {
  /** Begins every id and group, so that many screens may stand in one page. */
  readonly prefix: string
  /** Of practice: whether the answers stand beside it. */
  readonly answers: 'shown' | 'hidden'
  /** All of it, or headings and boxes alone. */
  readonly length: 'whole' | 'short'
}

/** What a screen is remembered by. */
const BOXES = 'h2, h3, h4, .fakta, .kotak-bahaya, .kotak-lakukan, .kotak-rujuk'

export function lessonOnPaper(screen: string, wish: PaperWish): string {
  const body = new DOMParser().parseFromString(screen, 'text/html').body
  if (wish.length === 'short') {
    for (const part of body.querySelectorAll(':scope > *')) if (!part.matches(BOXES)) part.remove()
  }
  for (const word of body.querySelectorAll('.istilah')) spellOut(word)
  for (const figure of body.querySelectorAll('.suara')) figure.replaceWith(recordingNote(figure))
  for (const practice of body.querySelectorAll('.latihan'))
    practice.replaceWith(practiceOnPaper(practice, wish))
  for (const heading of body.querySelectorAll('h1, h2, h3, h4')) lower(heading)
  for (const image of body.querySelectorAll('img')) image.removeAttribute('loading')
  for (const link of body.querySelectorAll('a')) link.replaceWith(...link.childNodes)
  for (const part of body.querySelectorAll('[id]')) part.id = `${wish.prefix}-${part.id}`
  for (const part of body.querySelectorAll('[tabindex]')) part.removeAttribute('tabindex')
  return body.innerHTML
}

function spellOut(word: Element): void {
  const said = word.querySelector('label')?.textContent ?? ''
  word.replaceWith(`${said}${word.querySelector('.arti')?.textContent ?? ''}`)
}

function recordingNote(figure: Element): Element {
  const note = made('p', 'rekaman', '')
  const title = figure.querySelector('figcaption')?.textContent ?? ''
  note.append(made('b', '', `${BOOK.recording}: `), `${title} (${BOOK.recordingHelp})`)
  return note
}

function practiceOnPaper(practice: Element, { answers }: PaperWish): Element {
  const box = made('div', 'latihan-kertas', '')
  const legend = practice.querySelector('legend')
  legend?.querySelector('.small')?.remove()
  box.append(made('p', 'latihan-nama', BOOK.practice), made('p', '', legend?.textContent ?? ''))
  const list = made('ul', 'pilihan', '')
  for (const part of practice.querySelectorAll('.pilih, .pilah, .hitung')) {
    const entry = part.matches('.pilih') ? choiceOnPaper(part) : lineOnPaper(part)
    const answer = part.querySelector(part.matches('.pilih') ? 'p' : 'p.benar')
    if (answers === 'shown' && answer !== null) {
      const said = made('span', answer.matches('.benar') ? 'alasan tepat' : 'alasan', '')
      said.append(...answer.childNodes)
      entry.append(said)
    }
    list.append(entry)
  }
  box.append(list)
  return box
}

function choiceOnPaper(choice: Element): Element {
  const entry = made('li', '', '')
  const words = made('span', '', '')
  words.append(...(choice.querySelector('label')?.childNodes ?? []))
  entry.append(words)
  return entry
}

/** A thing and the groups to tick, or a label, a line to write on and the unit. Its answer begins with what is right. */
function lineOnPaper(line: Element): Element {
  const entry = made('li', 'baris', '')
  const field = line.querySelector('input[type="text"]')
  const name = made('b', '', '')
  name.append(...(line.querySelector('legend, label')?.childNodes ?? []))
  entry.append(name)
  if (field !== null) {
    entry.append(made('span', 'garis', ''), field.nextSibling?.textContent?.trim() ?? '')
  } else {
    for (const group of line.querySelectorAll('label'))
      entry.append(made('span', 'bulat', group.textContent ?? ''))
  }
  line.querySelector('p.benar b')?.remove()
  line.querySelector('p.benar [hidden]')?.removeAttribute('hidden')
  return entry
}

/** Two ranks down: a module and a lesson stand above it. */
function lower(heading: Element): void {
  const rank = Math.min(6, Number(heading.tagName.slice(1)) + 2)
  const lowered = made(`h${rank}`, '', '')
  lowered.append(...heading.childNodes)
  heading.replaceWith(lowered)
}

function made(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  element.textContent = text
  return element
}

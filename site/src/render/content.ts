/**
 * The blocks of a lesson: fact card, danger box, what to do, when to refer, story, the three kinds of practice, explained word, drawing,
 * photo, recording.
 * Used once, when a course is published; what comes out is kept in the pack.
 */
import { BLOCK } from '../text/learning.ts'
import { formatDate, formatSize } from '../text/format.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type FactCard = {
  readonly id: string
  readonly figure: string
  readonly source: string
  readonly reviewedOn: string
  /** A district may put its own card in this one's place. */
  readonly mayBeLocal: boolean
}

export function factCard(fact: FactCard, inside: Html): Html {
  return html`<div class="fakta" id="fakta-${fact.id}">
    ${fact.figure !== '' && html`<p class="fakta-angka num">${fact.figure}</p>`}
    <div class="fakta-isi">${inside}</div>
    <p class="fakta-sumber small">
      ${BLOCK.source(fact.source, formatDate(fact.reviewedOn))}${
        fact.mayBeLocal && ` ${BLOCK.mayBeLocal}`
      }
    </p>
  </div>`
}

export type LocalCard = {
  /** Of the published card whose place it takes. */
  readonly id: string
  readonly figure: string
  /** Plain words; an empty line begins a paragraph. */
  readonly text: string
  readonly source: string
  /** `Kabupaten Lumajang` */
  readonly district: string
  readonly by: string
  /** What the reviewer is. */
  readonly as: string
  readonly on: string
  readonly reviewBy: string
  readonly isOverdue: boolean
}

/** A district's own card. Made by the Worker when it is shown, not at publication; phones get it ready made. */
export function localCard(card: LocalCard): Html {
  const { district, by, as, on, reviewBy, isOverdue } = card
  return html`<div class="fakta" id="fakta-${card.id}">
    ${card.figure !== '' && html`<p class="fakta-angka num">${card.figure}</p>`}
    <div class="fakta-isi">${card.text.split(/\n\s*\n/).map((part) => html`<p>${part}</p>`)}</div>
    <p class="small">
      <b>${BLOCK.localFor(district)}</b>${BLOCK.localBy(by, as, formatDate(on))}
      ${
        isOverdue
          ? BLOCK.localOverdue(formatDate(reviewBy))
          : BLOCK.localUntil(formatDate(reviewBy))
      }
    </p>
    <p class="fakta-sumber small">${BLOCK.localSource(card.source)}</p>
  </div>`
}

export function dangerBox(inside: Html): Html {
  return html`<div class="note danger kotak-bahaya">
    <p class="kotak-judul">${icon('danger')}<strong>${BLOCK.danger}</strong></p>
    ${inside}
  </div>`
}

export function actionBox(inside: Html): Html {
  return html`<div class="note kotak-lakukan">
    <p class="kotak-judul">${icon('check')}<strong>${BLOCK.actions}</strong></p>
    ${inside}
  </div>`
}

export function referBox(inside: Html): Html {
  return html`<div class="note wait kotak-rujuk">
    <p class="kotak-judul">${icon('next')}<strong>${BLOCK.refer}</strong></p>
    ${inside}
  </div>`
}

export function story(title: string, inside: Html): Html {
  return html`<div class="cerita">
    <p class="kotak-judul"><strong>${title}</strong></p>
    ${inside}
  </div>`
}

export type Practice = {
  readonly question: string
  readonly choices: readonly {
    readonly text: Html
    readonly feedback: Html
    readonly isRight: boolean
  }[]
}

/**
 * A question that answers at once and does not count, without script: the chosen radio button shows what follows it. The
 * answers stand in live regions that are always there, so that a screen reader says the one that appears.
 */
export function practice(number: number, { question, choices }: Practice): Html {
  const name = `latihan-${number}`
  return html`<fieldset class="latihan">
    <legend><span class="small">${BLOCK.practice}</span> ${question}</legend>
    ${choices.map(({ text, feedback, isRight }, index) => {
      const id = `${name}-${index + 1}`
      return html`<div class="pilih">
        <input type="radio" name="${name}" id="${id}" /><label for="${id}">${text}</label>
        <div aria-live="polite">
          <p${isRight && html` class="benar"`}>
            <b>${isRight ? BLOCK.practiceRight : BLOCK.practiceWrong}</b> ${feedback}
          </p>
        </div>
      </div>`
    })}
  </fieldset>`
}

type Said = {
  /** What one is asked about, in a few words. */
  readonly text: Html
  readonly feedback: Html
}

export type Sorting = {
  readonly question: string
  readonly groups: readonly string[]
  /** `right`: which of the groups it belongs to, from 0. */
  readonly lines: readonly (Said & { readonly right: number })[]
}

/** Things to put into groups, each answered at once: the chosen button shows one of the two answers at the end of its line. */
export function sorting(number: number, { question, groups, lines }: Sorting): Html {
  return practiceOf(
    question,
    lines.map(({ text, feedback, right }, line) => {
      const name = `latihan-${number}-${line + 1}`
      return html`<fieldset class="pilah">
        <legend>${text}</legend>
        ${groups.map((group, index) => {
          const id = `${name}-${index + 1}`
          const kind = index === right ? 'benar' : 'salah'
          return html`<input type="radio" name="${name}" id="${id}" class="${kind}" /><label
              for="${id}"
              >${group}</label
            >`
        })}
        ${answers(groups[right] ?? '', BLOCK.practiceWrong, feedback)}
      </fieldset>`
    }),
  )
}

export type Counting = {
  readonly question: string
  readonly lines: readonly (Said & {
    /** `pattern` is one of a field; `text` and `unit` are plain. */
    readonly answer: { readonly text: string; readonly unit: string; readonly pattern: string }
  })[]
}

/**
 * Numbers to work out, each answered once the field is left, for which the button is there: without script it does nothing but take the
 * focus. The fields have no name and stand in no form, so they are sent nowhere.
 */
export function counting(number: number, { question, lines }: Counting): Html {
  return practiceOf(
    question,
    lines.map(({ text, feedback, answer }, line) => {
      const id = `latihan-${number}-${line + 1}`
      const label = plain(text)
      return html`<div class="isian hitung">
        <label for="${id}">${text}</label><br /><input
          type="text"
          id="${id}"
          size="8"
          inputmode="decimal"
          autocomplete="off"
          pattern="${answer.pattern}"
          placeholder=" "
          ${answer.unit !== '' && html`aria-label="${BLOCK.counted(label, answer.unit)}"`}
        />
        ${answer.unit}
        <button type="button" class="button plain" aria-label="${BLOCK.checkOf(label)}">
          ${BLOCK.check}
        </button>
        ${answers(answer.text, BLOCK.practiceAgain, feedback)}
      </div>`
    }),
  )
}

function practiceOf(question: string, lines: readonly Html[]): Html {
  return html`<fieldset class="latihan">
    <legend><span class="small">${BLOCK.practice}</span> ${question}</legend>
    ${lines}
  </fieldset>`
}

/** Both answers of a line, of which the style shows one; `right` stands there for paper. */
function answers(right: string, wrong: string, feedback: Html): Html {
  return html`<div aria-live="polite">
    <p class="benar">
      <span hidden>${BLOCK.rightAnswer(right)}</span><b>${BLOCK.practiceRight}</b> ${feedback}
    </p>
    <p class="salah"><b>${wrong}</b> ${feedback}</p>
  </div>`
}

/** A word whose meaning opens by a tap, without script: a check box that shows what follows it. */
export function explainedWord(number: number, word: Html, meaning: string): Html {
  const id = `arti-${number}`
  return html`<span class="istilah"
    ><input type="checkbox" id="${id}" aria-label="${BLOCK.meaningOf(plain(word))}" /><label
      for="${id}"
      >${word}</label
    ><span class="arti"> (${meaning})</span></span
  >`
}

/** A table scrolls alone when it is wider than the phone; this is what it is called then. */
export function tableName(number: number): string {
  return BLOCK.table(number)
}

/** An inline drawing; `root` and `inside` come from the allow-list of the publisher. */
export function drawing(viewBox: string, root: Html, inside: Html, alt: Html, caption: Html): Html {
  return html`<figure class="gambar">
    <svg viewBox="${viewBox}" role="img" aria-label="${alt}" ${root}>${inside}</svg>${
      caption.text !== '' && html`<figcaption>${caption}</figcaption>`
    }
  </figure>`
}

/** A file of its own beside the lesson; its size keeps the page from jumping when it arrives. */
export function photo(
  url: string,
  size: { readonly width: number; readonly height: number },
  alt: Html,
  caption: Html,
): Html {
  return html`<figure class="gambar">
    <img src="${url}" width="${size.width}" height="${size.height}" alt="${alt}" loading="lazy" />${
      caption.text !== '' && html`<figcaption>${caption}</figcaption>`
    }
  </figure>`
}

/** A recording that is fetched when it is played, not before; its length when it is known. */
export function recording(
  url: string,
  title: string,
  { bytes, seconds }: { readonly bytes: number; readonly seconds: number | null },
): Html {
  const facts = [title, formatSize(bytes), ...(seconds === null ? [] : [BLOCK.lasts(seconds)])]
  return html`<figure class="suara">
    <figcaption>${facts.join(' · ')}</figcaption>
    <audio controls preload="none" src="${url}" aria-label="${title}">
      <a href="${url}">${BLOCK.listen}</a>
    </audio>
  </figure>`
}

function plain(part: Html): string {
  return part.text.replace(/<[^>]*>/g, '').replace(/&amp;/g, '&')
}

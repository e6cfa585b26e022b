/** A module on paper: all its lessons one after another, with what a tap would open on a screen, and nothing to tap. */
import type { Pack } from '../../../worker/contract/curriculum.ts'
import * as LEARN from '../text/learn.ts'
import { PRINT } from '../text/learning.ts'
import { moduleHref, type Learner } from './course.ts'
import { html, trusted, type Html } from './html.ts'
import { withCards, type LocalCards } from './lesson.ts'
import type { Filling } from './shell.ts'

export function printPage(
  { isDemo }: Pick<Learner, 'isDemo'>,
  pack: Pack,
  cards: LocalCards,
): Filling {
  return {
    title: pack.title,
    here: 'belajar',
    isDemo,
    main: html`<link rel="stylesheet" href="/cetak.css" />
      <div class="no-print">
        <p class="kembali"><a href="${moduleHref(pack.slug)}">${LEARN.toModule(pack.title)}</a></p>
        <p class="note">${PRINT.how}</p>
      </div>
      <article class="cetak">
        <p class="muted label-kecil">${pack.course.title}</p>
        <h1>${pack.title}</h1>
        <p><strong>${LEARN.objective}:</strong> ${pack.objective}</p>
        ${pack.lessons.map(
          ({ title, screens }, index) =>
            html`<section>
              <h2>${index + 1}. ${title}</h2>
              ${screens.map((screen) => html`<div class="layar">${onPaper(withCards(screen, pack.slug, cards).text, index + 1)}</div>`)}
            </section>`,
        )}
      </article>`,
  }
}

/** A screen under its lesson's heading; ids and groups are the lesson's own, so that several may stand in one page. */
function onPaper(screen: string, lesson: number): Html {
  return trusted(
    screen
      .replace(
        /<(\/?)h([2-5])\b/g,
        (_, end: string, level: string) => `<${end}h${Number(level) + 1}`,
      )
      .replace(/\b(id|for|name)="(arti|latihan)-/g, `$1="$2-${lesson}-`)
      // A picture that waits until it is scrolled to is missing on paper.
      .replace(/ loading="lazy"/g, ''),
  )
}

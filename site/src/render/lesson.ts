/** A lesson: its screens one under another, then what comes next. */
import type { Pack } from '../../../worker/contract/curriculum.ts'
import type { ModuleProgress } from '../../../worker/contract/learning.ts'
import * as LEARN from '../text/learn.ts'
import { COMFORT } from '../text/phone.ts'
import { lessonHref, moduleHref, type Learner } from './course.ts'
import { html, trusted, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { CHECK, drawn } from './strokes.ts'

/** `<module>/fakta-<id>` → the card that stands in a district in the place of the published one. */
export type LocalCards = Readonly<Record<string, string>>

/**
 * A published card up to the end of its last line, which is its source. What an author writes cannot look like one, since his `<`
 * and `"` are escaped; of two cards, one in the other, the inner one is found.
 */
const CARD =
  /<div class="fakta" id="([^"]+)(?:(?!class="fakta")[^])+?class="fakta-sumber[^]+?<\/div>/g

/** A screen of a lesson with the district's own cards in it. */
export function withCards(screen: string, module: string, cards: LocalCards): Html {
  return trusted(screen.replace(CARD, (card, id: string) => cards[`${module}/${id}`] || card))
}

/** Null when the module has no such lesson. */
export function lessonPage(
  { isDemo }: Pick<Learner, 'isDemo'>,
  pack: Pack,
  { lessonsRead }: Pick<ModuleProgress, 'lessonsRead'>,
  slug: string,
  cards: LocalCards = {},
): Filling | null {
  const index = pack.lessons.findIndex((lesson) => lesson.slug === slug)
  const lesson = pack.lessons[index]
  if (lesson === undefined) return null
  const before = pack.lessons[index - 1]
  const after = pack.lessons[index + 1]
  const isRead = lessonsRead.includes(slug)
  const total = lesson.screens.length
  return {
    title: lesson.title,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali">
        <a href="${moduleHref(pack.slug)}">${LEARN.toModule(pack.title)}</a>
      </p>
      <p class="muted label-kecil">
        ${LEARN.lessonNumber(index + 1, pack.lessons.length)}${isRead && ` · ${LEARN.lessonDone}`}
      </p>
      <h1>${lesson.title}</h1>
      ${tools()}
      ${lesson.screens.map(
        (screen, number) =>
          html`<section class="card layar" id="bagian-${number + 1}">
            <p class="layar-nomor small">${LEARN.screen(number + 1, total)}</p>
            ${withCards(screen, pack.slug, cards)}
          </section>`,
      )}
      ${isRead ? onward(pack.slug, after) : finish(lessonHref(pack.slug, slug), after)}
      ${
        before !== undefined &&
        html`<p>
          <a href="${lessonHref(pack.slug, before.slug)}">${LEARN.previous}: ${before.title}</a>
        </p>`
      }`,
  }
}

/** Shown by the script: where she stopped last time, and a voice where the phone has an Indonesian one of its own. */
function tools(): Html {
  return html`<p class="alat no-print">
    <a href="#isi" data-lanjut hidden></a>
    <button class="tautan" type="button" data-bacakan="${COMFORT.stop}" hidden>
      ${COMFORT.readAloud}
    </button>
  </p>`
}

type Neighbour = Pack['lessons'][number] | undefined

function finish(action: string, after: Neighbour): Html {
  return html`<form method="post" action="${action}">
    <p class="muted">${after === undefined ? LEARN.thenQuiz : LEARN.thenLesson(after.title)}</p>
    <p><button class="button wide next" type="submit">${LEARN.markRead}</button></p>
  </form>`
}

function onward(module: string, after: Neighbour): Html {
  return html`<p class="sudah-dibaca">${drawn(CHECK)}${LEARN.lessonDone}</p>
    <p>
      <a
        class="button wide next"
        href="${after === undefined ? `${moduleHref(module)}#kuis` : lessonHref(module, after.slug)}"
        >${after === undefined ? LEARN.toQuiz : LEARN.resume(after.title)}</a
      >
    </p>`
}

/** An answered quiz that is not sent yet: what is safe, what happens next, and where to go on meanwhile. */
import type { CourseProgress } from '../../../worker/contract/learning.ts'
import * as LEARN from '../text/learn.ts'
import { QUEUED } from '../text/phone.ts'
import { backToModules, nextLink, type Learner } from './course.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

/** `progress` with what waits in it. The script loads the page again once the attempt has a grade. */
export function queuedPage(
  { isDemo }: Pick<Learner, 'isDemo'>,
  quiz: { readonly kind: 'module' | 'test'; readonly title: string; readonly attemptId: string },
  progress: CourseProgress,
): Filling {
  const { next } = progress
  const step = nextLink(next)
  return {
    title: QUEUED.title,
    here: 'belajar',
    isDemo,
    main: html`${backToModules()}
      <p class="muted label-kecil">
        ${quiz.kind === 'test' ? quiz.title : LEARN.quizOf(quiz.title)} · ${QUEUED.state}
      </p>
      <h1>${QUEUED.title}</h1>
      <div class="note wait" data-menunggu="${quiz.attemptId}">
        <p class="lede">${QUEUED.body}</p>
        <p>${QUEUED.grade}</p>
      </div>
      ${
        next.kind === 'waiting' || next.kind === 'trainer' || next.kind === 'done'
          ? html`<p><a class="button wide next" href="/belajar/">${LEARN.toModules}</a></p>`
          : html`<p>${QUEUED.goOn}</p>
              <p><a class="button wide next" href="${step.href}">${step.label}</a></p>`
      }
      <p><a href="/hp-ini/">${LEARN.toUnsent}</a></p>`,
  }
}

/** Pages that the phone makes by itself: what needs signal, what is safe, and the way back to the modules. */
import * as LEARN from '../text/learn.ts'
import type { ProblemWords } from '../text/problems-learner.ts'
import { REJECTED, WITHOUT_SIGNAL, type LocalPage } from '../text/without-signal.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

export type { LocalPage }

export function localPage(kind: LocalPage): Filling {
  return said(WITHOUT_SIGNAL[kind])
}

function said({ title, body, action }: ProblemWords): Filling {
  return {
    title,
    here: 'belajar',
    main: html`<h1>${title}</h1>
      <p class="lede">${body}</p>
      <p><a class="button wide" href="${action.href}">${action.label}</a></p>
      ${
        // Nobody is signed in where the way out is to sign in: the modules would lead back here.
        action.href !== '/belajar/' &&
        action.href !== '/masuk/' &&
        html`<p><a href="/belajar/">${LEARN.toModules}</a></p>`
      }`,
  }
}

/** An answer that arrived and cannot count; the reason stands with the others that came back. */
export function rejectedPage(): Filling {
  return said(REJECTED)
}

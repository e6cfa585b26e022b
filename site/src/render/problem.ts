/** A refusal as a page: what happened, what is safe, what to do. */
import { problemWords } from '../text/problems.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

export function problemPage(code: string, detail: Readonly<Record<string, unknown>>): Filling {
  const words = problemWords(code, detail)
  return {
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <p class="lede">${words.body}</p>
      <p><a class="button" href="${words.action.href}">${words.action.label}</a></p>`,
  }
}

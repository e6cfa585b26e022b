/** What a cadre is told above her courses of her plan and her practice. Only the Worker words it. */
import { TOLD } from '../text/own-plan.ts'
import { html, type Html } from './html.ts'

export type LearnerNoteView = {
  readonly kind: 'PLAN_DUE' | 'PLAN_RETURNED' | 'PRACTICE'
  /** A course code. */
  readonly ref: string
}

export function learnerNote({ kind, ref }: LearnerNoteView): Html {
  const isPlan = kind !== 'PRACTICE'
  const href = isPlan ? `/rtl/${ref.toLowerCase()}/` : '/praktik/'
  return html`<div class="note">
    <p><strong>${TOLD[kind]}</strong></p>
    <p><a href="${href}">${isPlan ? TOLD.toPlan : TOLD.toPractice}</a></p>
  </div>`
}

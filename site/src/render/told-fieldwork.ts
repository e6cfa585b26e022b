/** What a cadre is told above her courses of her plan, her practice and her data. Only the Worker words it. */
import { DATA_TOLD } from '../text/my-data.ts'
import { TOLD } from '../text/own-plan.ts'
import { html, type Html } from './html.ts'

export type LearnerNoteView = {
  readonly kind: 'PLAN_DUE' | 'PLAN_RETURNED' | 'PRACTICE' | 'REQUEST' | 'NOTICE'
  /** A course code, or what the kind says. */
  readonly ref: string
}

export function learnerNote({ kind, ref }: LearnerNoteView): Html {
  if (kind === 'REQUEST' || kind === 'NOTICE') {
    return html`<div class="note">
      <p><strong>${DATA_TOLD[kind]}</strong></p>
      <p><a href="/data-saya/">${DATA_TOLD.toData}</a></p>
    </div>`
  }
  const isPlan = kind !== 'PRACTICE'
  const href = isPlan ? `/rtl/${ref.toLowerCase()}/` : '/praktik/'
  return html`<div class="note">
    <p><strong>${TOLD[kind]}</strong></p>
    <p><a href="${href}">${isPlan ? TOLD.toPlan : TOLD.toPractice}</a></p>
  </div>`
}

/** What was said of a name before it is printed, in one tag and, where she calls it wrong, with her own words. */
import type { JSX } from 'preact'
import type { NameAnswer, NameState } from '../../../../../worker/contract/names.ts'
import { NAME_STATE, NAMES } from '../../../text/names-office.ts'

const TONE: Record<NameState, string> = {
  RIGHT: 'tag done',
  UNANSWERED: 'tag wait',
  WRONG: 'tag danger',
}

export function NameTag({ answer }: { readonly answer: NameAnswer }): JSX.Element {
  const { state, wish, byOfficer } = answer
  return (
    <>
      <span class={TONE[state]}>{NAME_STATE[state]}</span>
      {state !== 'UNANSWERED' && (
        <span class="help">{byOfficer ? NAMES.byOfficer : NAMES.byCadre}</span>
      )}
      {wish !== null && (
        <span class="help">
          {NAMES.wish} <b>{wish}</b>
        </span>
      )}
    </>
  )
}

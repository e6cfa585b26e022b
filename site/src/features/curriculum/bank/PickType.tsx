/** How a new question begins: its type, each in one sentence with an example. */
import type { JSX } from 'preact'
import { EDIT, START_TYPES, type StartType } from '../../../text/bank-office.ts'

export function PickType({ onPick }: { readonly onPick: (type: StartType) => void }): JSX.Element {
  return (
    <section aria-labelledby="jenis-soal">
      <h2 id="jenis-soal">{EDIT.pickTitle}</h2>
      <p class="help">{EDIT.pickHelp}</p>
      <ul class="bank-types">
        {START_TYPES.map(({ type, name, says, example }) => (
          <li key={type}>
            <button type="button" class="bank-type" onClick={() => onPick(type)}>
              <strong>{name}</strong>
              <span>{says}</span>
              <span class="help">
                {EDIT.example} {example}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

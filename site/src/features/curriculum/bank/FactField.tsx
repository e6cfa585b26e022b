/** The fact card that a question hangs on, by its id, with those of the published courses to choose from. */
import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { listFacts } from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import { FIELDS } from '../../../text/bank-fields.ts'
import { useMarks } from './marks.tsx'

type Props = {
  readonly area: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly isReadOnly: boolean
}

type Fact = { readonly id: string; readonly figure: string; readonly lessonTitle: string }

export function FactField({ area, value, onInput, isReadOnly }: Props): JSX.Element {
  const id = useId()
  const marks = useMarks('fact')
  const facts = useFacts(area, !isReadOnly)
  const known = facts.find((fact) => fact.id === value)
  return (
    <div class={marks.isWrong ? 'field wrong' : 'field'}>
      <label for={id}>
        {FIELDS.fact}
        <span class="optional"> (boleh kosong)</span>
      </label>
      <span class="help" id={`${id}-help`}>
        {FIELDS.factHelp}
      </span>
      <input
        id={id}
        list={`${id}-list`}
        value={value}
        readOnly={isReadOnly}
        autoComplete="off"
        aria-invalid={marks.isWrong}
        aria-describedby={[`${id}-help`, marks.id].filter(Boolean).join(' ')}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id={`${id}-list`}>
        {facts.map((fact) => (
          <option key={fact.id} value={fact.id}>
            {`${fact.figure} (${fact.lessonTitle})`}
          </option>
        ))}
      </datalist>
      {known !== undefined && <span class="help">{`${known.figure} (${known.lessonTitle})`}</span>}
      {marks.view}
    </div>
  )
}

/** Empty where they cannot be read: the id can be typed all the same. */
function useFacts(area: string, isWanted: boolean): readonly Fact[] {
  const [facts, setFacts] = useState<readonly Fact[]>([])
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    const read = async (): Promise<void> => {
      const reply = await call(listFacts, { area }, { signal: stop.signal })
      const byId = new Map(reply.facts.map((fact) => [fact.id, fact]))
      setFacts([...byId.values()])
    }
    read().catch(() => undefined)
    return () => stop.abort()
  }, [area, isWanted])
  return facts
}

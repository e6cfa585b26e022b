/** Words of a question: a field that grows with them. Enter goes on where the caller says so; Shift and Enter break the line. */
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useId } from 'preact/hooks'
import { useMarks } from './marks.tsx'

type Props = {
  readonly label: string
  /** The place of its marks. */
  readonly at: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly help?: string
  /** The label is read out and not shown: what stands beside the field says it. */
  readonly quiet?: true
  /** A word before the field, in the same line. */
  readonly lead?: string
  readonly optional?: true
  readonly rows?: number
  readonly onEnter?: () => void
  readonly isReadOnly: boolean
}

export function Line(props: Props): JSX.Element {
  const { label, value, onInput, help, onEnter, rows = 1 } = props
  const id = useId()
  const marks = useMarks(props.at)
  const described = [help === undefined ? undefined : `${id}-help`, marks.id].filter(Boolean)
  const press = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    const isPlain = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (onEnter === undefined || !isPlain || event.isComposing) return
    event.preventDefault()
    onEnter()
  }
  return (
    <div class={marks.isWrong ? 'field bank-line wrong' : 'field bank-line'}>
      <label for={id} class={props.quiet ? 'unseen' : undefined}>
        {label}
        {props.optional && !props.quiet && <span class="optional"> (boleh kosong)</span>}
      </label>
      {help !== undefined && (
        <span class="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      <div class={props.lead === undefined ? undefined : 'bank-lead'}>
        {props.lead !== undefined && <span aria-hidden="true">{props.lead}</span>}
        <textarea
          id={id}
          rows={rows}
          value={value}
          readOnly={props.isReadOnly}
          aria-invalid={marks.isWrong}
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={press}
        />
      </div>
      {marks.view}
    </div>
  )
}

/** A title and Enter adds it; the field stays for the next. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'

type Props = {
  readonly label: string
  readonly action: string
  readonly onAdd: (title: string) => void
}

export function AddRow({ label, action, onAdd }: Props): JSX.Element {
  const [title, setTitle] = useState('')
  return (
    <form
      class="add-row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() === '') return
        onAdd(title.trim())
        setTitle('')
      }}
    >
      <Field label={label} value={title} maxLength={200} onInput={setTitle} />
      <Button type="submit" icon="plus">
        {action}
      </Button>
    </form>
  )
}

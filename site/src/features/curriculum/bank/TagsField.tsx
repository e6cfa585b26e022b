/** The tags of a question: typed and closed with Enter or a comma, or taken from those that the bank has. */
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from '../../../components/Icon.tsx'
import { FIELDS } from '../../../text/bank-fields.ts'
import { MOST_TAGS, tagOf } from './item-form.ts'

export type KnownTag = { readonly tag: string; readonly items: number }

type Props = {
  readonly tags: readonly string[]
  readonly known: readonly KnownTag[]
  readonly onChange: (tags: readonly string[]) => void
  readonly isReadOnly: boolean
}

const SUGGESTED = 8

export function TagsField({ tags, known, onChange, isReadOnly }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const id = useId()
  const isFull = tags.length >= MOST_TAGS
  const open = known.filter(({ tag }) => !tags.includes(tag))
  const begun = tagOf(typed)
  const suggested = (begun === '' ? open : open.filter(({ tag }) => tag.includes(begun))).slice(
    0,
    SUGGESTED,
  )
  function add(words: string): void {
    const more = words.split(',').map(tagOf).filter(Boolean)
    const next = [...new Set([...tags, ...more])].slice(0, MOST_TAGS)
    setTyped('')
    if (next.length !== tags.length) onChange(next)
  }
  function press(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.isComposing) return
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add(typed)
    }
    if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1))
  }
  return (
    <div class="field">
      <label for={id}>
        {FIELDS.tags}
        <span class="optional"> (boleh kosong)</span>
      </label>
      {!isReadOnly && (
        <span class="help" id={`${id}-help`}>
          {isFull ? FIELDS.tagsFull : FIELDS.tagsHelp}
        </span>
      )}
      {tags.length > 0 && (
        <ul class="bank-tags">
          {tags.map((tag) => (
            <li key={tag} class="tag">
              {tag}
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={FIELDS.removeTag(tag)}
                  onClick={() => onChange(tags.filter((each) => each !== tag))}
                >
                  <Icon name="close" size={18} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        value={typed}
        disabled={isReadOnly || isFull}
        autoComplete="off"
        aria-describedby={isReadOnly ? undefined : `${id}-help`}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
        // Left behind without Enter it counts too: nothing that was typed is lost.
        onBlur={() => add(typed)}
      />
      {!isReadOnly && !isFull && suggested.length > 0 && (
        <div class="bank-suggested" role="group" aria-label={FIELDS.suggestions}>
          <span class="help" aria-hidden="true">
            {FIELDS.suggestions}
          </span>
          {suggested.map(({ tag }) => (
            <button
              key={tag}
              type="button"
              class="bank-tool"
              // Before the field loses the focus and closes what was begun.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(tag)}
            >
              + {tag}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Two short questions about words of the lesson: what they say, and where they lead or what they mean. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { LINK_FORM, TERM_FORM } from '../../../text/editor-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { SAFE_LINK } from './schema.ts'

export type WordsKind = 'link' | 'video' | 'term'

type Props = {
  readonly kind: WordsKind
  readonly words: string
  /** The address, or the meaning. */
  readonly second: string
  readonly onDone: (words: string, second: string) => void
  /** Null: there is nothing to take off. */
  readonly onRemove: (() => void) | null
  readonly onClose: () => void
}

type Wording = {
  readonly title: string
  readonly words: string
  readonly wordsMissing: string
  readonly second: string
  readonly help: string
  readonly secondWrong: string
  readonly remove: string
}

const ADDRESS = {
  second: LINK_FORM.address,
  help: LINK_FORM.addressHelp,
  secondWrong: LINK_FORM.addressWrong,
  remove: LINK_FORM.remove,
}
const WORDING: Record<WordsKind, Wording> = {
  link: {
    title: LINK_FORM.link,
    words: LINK_FORM.words,
    wordsMissing: LINK_FORM.wordsMissing,
    ...ADDRESS,
  },
  video: {
    title: LINK_FORM.video,
    words: LINK_FORM.videoTitle,
    wordsMissing: LINK_FORM.videoTitleMissing,
    ...ADDRESS,
  },
  term: {
    title: TERM_FORM.title,
    words: TERM_FORM.word,
    wordsMissing: TERM_FORM.wordMissing,
    second: TERM_FORM.meaning,
    help: TERM_FORM.meaningHelp,
    secondWrong: TERM_FORM.meaningMissing,
    remove: TERM_FORM.remove,
  },
}

export function WordsDialog(props: Props): JSX.Element {
  const { kind, onDone, onRemove, onClose } = props
  const [words, setWords] = useState(props.words)
  const [second, setSecond] = useState(props.second)
  const [wasAsked, setAsked] = useState(false)
  const say = WORDING[kind]
  const form = useRef<HTMLFormElement>(null)
  // The first field that is still empty, not the button that closes.
  useEffect(() => {
    const [first, next] = form.current?.querySelectorAll('input') ?? []
    const field = props.words === '' ? first : next
    field?.focus()
  }, [])
  const given = kind === 'term' ? second.trim() : asAddress(second)
  const isRight = kind === 'term' ? given !== '' : SAFE_LINK.test(given)
  const insert = () => {
    setAsked(true)
    if (words.trim() !== '' && isRight) onDone(words.trim(), given)
  }
  return (
    <Dialog
      open
      title={say.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={insert}>
            {LINK_FORM.insert}
          </Button>
          {onRemove !== null && <Button onClick={onRemove}>{say.remove}</Button>}
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <Field
          label={say.words}
          error={wasAsked && words.trim() === '' ? say.wordsMissing : undefined}
          value={words}
          onInput={setWords}
          maxLength={200}
        />
        <Field
          label={say.second}
          help={say.help}
          error={wasAsked && !isRight ? say.secondWrong : undefined}
          value={second}
          onInput={setSecond}
          maxLength={500}
        />
        <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  )
}

/** People copy addresses without the beginning, or with the old one. */
function asAddress(typed: string): string {
  const address = typed.trim().replace(/^http:\/\//i, 'https://')
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/|$)/i.test(address) ? `https://${address}` : address
}

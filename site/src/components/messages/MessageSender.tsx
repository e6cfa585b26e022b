/**
 * One message for many: written once, seen as the first person gets it, copied for a group, or opened in WhatsApp person by person
 * with a tick for each. Nothing of it is kept on the server.
 */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../Button.tsx'
import { Field } from '../Field.tsx'
import { Notice } from '../Notice.tsx'
import { Select } from '../Select.tsx'
import { get, put } from '../../lib/tab-store.ts'
import { GROUP_WORDS, MESSAGES, type Template } from '../../text/messages.ts'
import { fillIn, PLACES, unknownPlaces, whatsappLink, type Filling } from '../../lib/message.ts'
import { OneByOne, type Recipient } from './OneByOne.tsx'

type Props = {
  readonly district: string
  /** Names the round: its ticks and its text are kept under it. */
  readonly round: string
  readonly people: readonly [Recipient, ...Recipient[]]
  /** What is the same for all. */
  readonly shared: Filling
  readonly templates: readonly Template[]
  /** Telephone numbers are for the district's own officers. */
  readonly mayReadNumbers: boolean
}

export function MessageSender(props: Props): JSX.Element {
  const { people, shared, templates, round } = props
  const [template, setTemplate] = useState(templates[0]?.id ?? '')
  const [text, setText] = useState(() => get(`pesan:${round}`) ?? templates[0]?.text ?? '')
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const [first] = people
  const fillingOf = (person: Recipient): Filling => ({
    ...shared,
    nama: person.name,
    desa: person.village,
  })
  const groupText = fillIn(text, { ...shared, ...GROUP_WORDS })
  const unknown = unknownPlaces(text, fillingOf(first))
  const isEmpty = text.trim() === ''
  function write(next: string): void {
    setText(next)
    setCopied('no')
    put(`pesan:${round}`, next)
  }
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(groupText)
      setCopied('yes')
    } catch {
      setCopied('failed')
    }
  }
  return (
    <div class="messages">
      <section class="panel message-panel" aria-labelledby="isi-pesan">
        <h2 id="isi-pesan">{MESSAGES.textTitle}</h2>
        <div class="message-columns">
          <div class="message-write">
            <Select
              label={MESSAGES.template}
              value={template}
              options={templates.map(({ id, label }) => ({ value: id, label }))}
              onChange={(id) => {
                setTemplate(id)
                write(templates.find((each) => each.id === id)?.text ?? '')
              }}
            />
            <Field
              label={MESSAGES.text}
              help={MESSAGES.textHelp}
              lines={9}
              maxLength={1500}
              value={text}
              onInput={write}
            />
            <div class="chips" role="group" aria-label={MESSAGES.places}>
              <span class="chips-label" aria-hidden="true">
                {MESSAGES.places}
              </span>
              {PLACES.filter((place) => fillingOf(first)[place] !== undefined).map((place) => (
                <button
                  key={place}
                  type="button"
                  class="chip"
                  onClick={() => write(`${text}${/\s$|^$/.test(text) ? '' : ' '}{${place}}`)}
                >
                  {`{${place}}`}
                </button>
              ))}
            </div>
            {unknown.length > 0 && <Notice kind="wait">{MESSAGES.unknown(unknown)}</Notice>}
          </div>
          <figure class="message-preview">
            <figcaption>{MESSAGES.previewTitle(first.name)}</figcaption>
            <p>{isEmpty ? MESSAGES.empty : fillIn(text, fillingOf(first))}</p>
          </figure>
        </div>
      </section>
      <section class="panel message-panel" aria-labelledby="kirim-grup">
        <h2 id="kirim-grup">{MESSAGES.groupTitle}</h2>
        <p class="help">{MESSAGES.groupHelp}</p>
        <div class="message-choices">
          <Button icon="copy" disabled={isEmpty} onClick={() => void copy()}>
            {MESSAGES.copyGroup}
          </Button>
          {!isEmpty && (
            <Button icon="message" href={whatsappLink(null, groupText)} newTab>
              {MESSAGES.openGroup}
            </Button>
          )}
        </div>
        {copied === 'yes' && <Notice kind="done">{MESSAGES.copied}</Notice>}
        {copied === 'failed' && (
          <>
            <Notice kind="wait">{MESSAGES.copyFailed}</Notice>
            <Field
              label={MESSAGES.groupText}
              lines={8}
              value={groupText}
              onInput={() => undefined}
            />
          </>
        )}
      </section>
      <OneByOne
        district={props.district}
        round={round}
        people={people}
        mayReadNumbers={props.mayReadNumbers}
        textFor={isEmpty ? null : (person) => fillIn(text, fillingOf(person))}
      />
    </div>
  )
}

/** The message that asks cadres to check their names: read and changed first, then copied or handed to WhatsApp. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { ASK_NAMES } from '../../../text/names-office.ts'

export function AskNames(): JSX.Element {
  const [text, setText] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const open = () => {
    setCopied(false)
    setText(ASK_NAMES.message(`${location.origin}/sertifikat/`))
  }
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text ?? '')
    setCopied(true)
  }
  return (
    <>
      <Button icon="message" onClick={open}>
        {ASK_NAMES.button}
      </Button>
      {text !== null && (
        <Dialog
          open
          title={ASK_NAMES.title}
          onClose={() => setText(null)}
          actions={
            <>
              <Button
                kind="primary"
                icon="send"
                href={`https://wa.me/?text=${encodeURIComponent(text)}`}
                newTab
              >
                {ASK_NAMES.open}
              </Button>
              <Button icon="copy" onClick={() => void copy()}>
                {ASK_NAMES.copy}
              </Button>
            </>
          }
        >
          <Field
            label={ASK_NAMES.text}
            help={ASK_NAMES.help}
            lines={9}
            value={text}
            onInput={(next) => {
              setText(next)
              setCopied(false)
            }}
          />
          {isCopied && <Notice kind="done">{ASK_NAMES.copied}</Notice>}
        </Dialog>
      )}
    </>
  )
}

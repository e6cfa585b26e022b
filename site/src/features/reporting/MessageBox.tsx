/** The message about a sub-district: shown to be read and changed first, then copied or handed to WhatsApp. Holds no names. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { UncoveredVillage } from '../../../../worker/contract/reporting.ts'
import type { CadreWord } from '../../../../worker/contract/statement-token.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { KIND_WORDS, UNCOVERED_LIST, uncoveredMessage } from '../../text/reporting.ts'

type Props = {
  readonly subDistrict: string
  readonly day: string
  readonly villages: readonly UncoveredVillage[]
  readonly word: CadreWord
}

export function MessageBox({ subDistrict, day, villages, word }: Props): JSX.Element {
  const [text, setText] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const write = () =>
    uncoveredMessage({
      who: word,
      subDistrict,
      day,
      villages: villages.map((village) => ({
        name: `${KIND_WORDS[village.kind]} ${village.name}`,
        cadres: village.cadres.length,
      })),
    })
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text ?? '')
    setCopied(true)
  }
  return (
    <>
      <Button
        icon="message"
        onClick={() => {
          setCopied(false)
          setText(write())
        }}
      >
        {UNCOVERED_LIST.message}
      </Button>
      {text !== null && (
        <Dialog open title={UNCOVERED_LIST.messageTitle} onClose={() => setText(null)}>
          <Field
            label={UNCOVERED_LIST.messageText}
            help={UNCOVERED_LIST.messageHelp}
            lines={10}
            value={text}
            onInput={(next) => {
              setText(next)
              setCopied(false)
            }}
          />
          {isCopied && <Notice kind="done">{UNCOVERED_LIST.copied}</Notice>}
          <div class="actions">
            <Button
              kind="primary"
              icon="send"
              href={`https://wa.me/?text=${encodeURIComponent(text)}`}
              newTab
            >
              {UNCOVERED_LIST.open}
            </Button>
            <Button icon="copy" onClick={() => void copy()}>
              {UNCOVERED_LIST.copy}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** A pasted list of villages: what was understood, and a choice for each line that was not sure. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_VILLAGE_LINES, readVillageLines } from '../../../../worker/contract/roster-life.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { areaWords } from '../../text/roster.ts'
import { FOCUS } from '../../text/roster-life.ts'
import { showFirstError } from '../../lib/show-first-error.ts'

type Props = {
  readonly district: string
  readonly onClose: () => void
  readonly onRead: (codes: readonly string[], how: 'add' | 'replace') => void
}

type Lines = ReplyOf<typeof readVillageLines>['lines']

export function PasteVillages({ district, onClose, onRead }: Props): JSX.Element {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [lines, setLines] = useState<Lines | null>(null)
  const [answers, setAnswers] = useState<Readonly<Record<number, string>>>({})
  const [isReading, setReading] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function read(): Promise<void> {
    const written = text
      .split('\n')
      .map((line) => line.trim().slice(0, 300))
      .filter((line) => line !== '')
    const fault =
      written.length === 0
        ? FOCUS.pasteNeeded
        : written.length > MAX_VILLAGE_LINES
          ? FOCUS.pasteTooMany
          : undefined
    setWrong(fault)
    if (fault !== undefined) return showFirstError()
    setReading(true)
    setError(null)
    try {
      setLines((await call(readVillageLines, { district, lines: written })).lines)
      setAnswers({})
    } catch (problem) {
      setError(problem)
    } finally {
      setReading(false)
    }
  }

  const codes = [
    ...new Set(
      (lines ?? []).flatMap(({ village }, index) => village?.code ?? (answers[index] || [])),
    ),
  ]
  const left = (lines ?? []).flatMap((line, index) =>
    line.village === null ? [{ ...line, index }] : [],
  )
  return (
    <Dialog
      open
      title={FOCUS.pasteTitle}
      onClose={onClose}
      actions={
        lines === null ? (
          <>
            <Button
              kind="primary"
              busy={isReading ? FOCUS.pasteReading : undefined}
              onClick={() => void read()}
            >
              {FOCUS.pasteRead}
            </Button>
            <Button onClick={onClose}>{SHARED.cancel}</Button>
          </>
        ) : (
          <>
            <Button
              kind="primary"
              disabled={codes.length === 0}
              onClick={() => onRead(codes, 'add')}
            >
              {FOCUS.pasteAdd}
            </Button>
            <Button disabled={codes.length === 0} onClick={() => onRead(codes, 'replace')}>
              {FOCUS.pasteReplace}
            </Button>
          </>
        )
      }
    >
      <div class="roster-form">
        {error !== null && <Problem error={error} />}
        <Field
          label={FOCUS.pasteLabel}
          help={FOCUS.pasteHelp}
          lines={lines === null ? 10 : 3}
          value={text}
          error={wrong}
          onInput={(value) => {
            setText(value)
            setLines(null)
          }}
        />
        {lines !== null && (
          <>
            <p aria-live="polite">
              <strong>{FOCUS.pasteFound(codes.length)}</strong>
              {left.length > 0 && ` · ${FOCUS.pasteLeft(left.length)}`}
            </p>
            {left.map(({ text: written, candidates, index }) =>
              candidates.length === 0 ? (
                <p key={index}>
                  {FOCUS.pasteWhich(written)}
                  <span class="help roster-line">{FOCUS.pasteUnknown}</span>
                </p>
              ) : (
                <Select
                  key={index}
                  label={FOCUS.pasteWhich(written)}
                  value={answers[index] ?? ''}
                  options={[
                    { value: '', label: FOCUS.pasteSkip },
                    ...candidates.map((area) => ({ value: area.code, label: areaWords(area) })),
                  ]}
                  onChange={(code) => setAnswers({ ...answers, [index]: code })}
                />
              ),
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

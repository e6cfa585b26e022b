/** Takes the questions of a bank, or those with one tag, out as a file of another system. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Select } from '../../../components/Select.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { EXCHANGE, EXPORT } from '../../../text/exchange-office.ts'
import { exported, type Exported, type ExportFormat } from './exported.ts'

type Props = {
  readonly area: string
  /** Null for the whole bank. */
  readonly tag: string | null
}

type State =
  | { readonly is: 'idle' }
  | {
      readonly is: 'busy'
      readonly step: 'reading' | 'pictures'
      readonly done: number
      readonly total: number
    }
  | { readonly is: 'done'; readonly result: Exported | null }
  | { readonly is: 'failed'; readonly error: unknown }

export function ExportItems({ area, tag }: Props): JSX.Element {
  const [format, setFormat] = useState<ExportFormat>('moodle')
  const [state, setState] = useState<State>({ is: 'idle' })

  async function download(): Promise<void> {
    setState({ is: 'busy', step: 'reading', done: 0, total: 1 })
    try {
      const result = await exported(area, tag, format, (step, done, total) =>
        setState({ is: 'busy', step, done, total }),
      )
      if (result !== null) saveFile(result.file, `${EXPORT.fileName(tag)}.${result.ending}`)
      setState({ is: 'done', result })
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }

  return (
    <div class="exchange-out">
      <p class="help">{EXPORT.lede(tag)}</p>
      <Select
        label={EXPORT.format}
        value={format}
        options={EXPORT.formats}
        // Safe: the options are the formats.
        onChange={(value) => setFormat(value as ExportFormat)}
      />
      <p>
        <Button
          icon="download"
          busy={state.is === 'busy' ? EXPORT.writing : undefined}
          onClick={() => void download()}
        >
          {EXPORT.download}
        </Button>
      </p>
      {state.is === 'busy' && (
        <Progress
          label={state.step === 'reading' ? EXPORT.reading : EXPORT.pictures}
          done={state.done}
          total={state.total}
          unit={state.step === 'reading' ? EXCHANGE.unit : EXCHANGE.pictures}
        />
      )}
      {state.is === 'failed' && <Problem error={state.error} onRetry={() => void download()} />}
      {state.is === 'done' && <Outcome result={state.result} />}
    </div>
  )
}

function Outcome({ result }: { readonly result: Exported | null }): JSX.Element {
  if (result === null) return <Notice>{EXPORT.none}</Notice>
  return (
    <>
      <Notice kind="done">{EXPORT.done(result.count)}</Notice>
      {result.left.length > 0 && (
        <Notice kind="wait" title={EXPORT.leftTitle(result.left.length)}>
          <ul>
            {result.left.map(({ code, reason }) => (
              <li key={code}>
                <span class="num">{code}</span>: {EXPORT.left[reason]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
